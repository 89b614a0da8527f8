//! A streaming reader of XML 1.0 (fifth edition) and Namespaces in XML 1.0 (third edition).
//!
//! Reads a decoded text in one pass and in memory bounded by the depth of elements; a text that comes as a
//! [`Stream`] is not held either, but for the piece that is being read. What it gives are
//! views into the text and into buffers of its own that are used again, so that an event costs no
//! allocation. It accepts the documents that are well-formed and namespace-well-formed, and refuses all
//! others with a finding that points at the place and names the clause. The internal subset of a
//! document type declaration is read; nothing outside the text ever is.
//!
//! ```
//! use shifr::source::{Source, SourceId};
//! use shifr::xml::reader::{Event, Reader};
//!
//! let source = Source::new(SourceId(0), "a.xml", "<p xmlns='urn:x' n='1'>№ <hi>7</hi></p>");
//! let mut reader = Reader::new(&source);
//! let mut words = String::new();
//! loop {
//!     match reader.next().expect("is well-formed") {
//!         Event::Start(start) => assert_eq!(start.name().namespace, "urn:x"),
//!         Event::Text(text) => words.push_str(text.value()),
//!         Event::Eof => break,
//!         _ => {}
//!     }
//! }
//! assert_eq!(words, "№ 7");
//! ```

mod fault;
mod chars;
mod name;
mod reference;
mod cursor;
mod declaration;
mod entities;
mod value;
mod namespaces;
mod tag;
mod misc;
mod dtd;
mod prolog;
mod content;
mod event;
mod window;
mod findings;

pub use declaration::Declaration;
pub use event::{
    Attribute, Attributes, Comment, Doctype, End, Event, Name, ProcessingInstruction, Start, Text,
};
pub use findings::{ENTITY_NOT_READ, NOT_NAMESPACE_WELL_FORMED, NOT_WELL_FORMED};
pub use namespaces::{NamespaceId, Namespaces};

pub(in crate::xml) use chars::name_end;
pub(in crate::xml) use reference::predefined_references;

use std::ops::Range;
use std::rc::Rc;

use self::dtd::Attlists;
use self::entities::Entities;
use self::fault::Fault;
use self::name::QName;
use self::namespaces::Scope;
use self::tag::{Tag, Words};
use self::window::Window;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, SourceId, Span, Stream};

/// Reads the events of one document.
#[derive(Debug)]
pub struct Reader<'s> {
    id: SourceId,
    /// The document, or as much of it as is being read.
    window: Window<'s>,
    /// Where to read on in the text of the innermost entity, or of the window.
    at: usize,
    part: Part,
    declaration: Option<Declaration>,
    /// The entities whose replacement text is being read as content.
    frames: Vec<Frame>,
    entities: Entities,
    attlists: Attlists,
    elements: Vec<Open>,
    namespaces: Namespaces,
    /// Whether the innermost element has ended and its scope is to be left.
    ended: bool,
    tag: Tag,
    end_tag: (u32, u32),
    run: Run,
    /// The characters of a run that differ from what stands in the text.
    words: String,
    target: Range<usize>,
    piece: Range<usize>,
    whole: Range<usize>,
}

/// Which part of a document is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Nothing has been read.
    Start,
    /// What stands before the root element; the declaration of the document type at most once.
    Prolog { doctype: bool },
    /// The root element.
    Content,
    /// What stands behind the root element.
    Epilog,
    /// The whole text, which is no XML.
    Plain,
    /// Nothing is left, or a fault was found.
    Finished,
}

/// The replacement text of an entity, and where to go on behind the reference.
#[derive(Clone, Debug)]
struct Frame {
    text: Rc<str>,
    resume: usize,
    /// How many elements were open at the reference: as many must be open at the end.
    depth: usize,
}

/// An element that has begun.
#[derive(Debug)]
struct Open {
    name: QName,
    /// Where the document has the name, which may be behind the window.
    place: (u32, u32),
    namespace: NamespaceId,
    scope: Scope,
}

/// A run of character data.
#[derive(Debug)]
struct Run {
    words: Words,
    /// Its place in the document.
    place: (u32, u32),
}

/// What has been read and is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Start,
    End,
    Text,
    Comment,
    Instruction,
    Doctype,
    Eof,
}

impl<'s> Reader<'s> {
    /// A reader at the beginning of a text.
    pub fn new(source: &'s Source) -> Self {
        Self::of(source.id(), source.text().len(), Window::whole(source.text()))
    }

    /// A reader at the beginning of a text that is not held as a whole: only as much of it is as the token that is
    /// being read needs. Where the text cannot be read on, that is a finding of kind `not-well-formed`; so is a token
    /// that has no end within 8 MiB, which a reader of the whole text may know better.
    pub fn of_stream(stream: Stream<'s>) -> Self {
        Self::of(stream.id(), stream.length(), Window::moving(stream))
    }

    fn of(id: SourceId, length: usize, window: Window<'s>) -> Self {
        Self {
            id,
            window,
            at: 0,
            part: Part::Start,
            declaration: None,
            frames: Vec::new(),
            entities: Entities::new(length),
            attlists: Attlists::default(),
            elements: Vec::new(),
            namespaces: Namespaces::new(),
            ended: false,
            tag: Tag::default(),
            end_tag: (0, 0),
            run: Run { words: Words::Text(0, 0), place: (0, 0) },
            words: String::new(),
            target: 0..0,
            piece: 0..0,
            whole: 0..0,
        }
    }

    /// A reader of plain text: its only event is the whole of it.
    pub(super) fn of_text(source: &'s Source) -> Self {
        Self { part: Part::Plain, ..Self::new(source) }
    }

    /// Numbers namespaces as another reader does, which must have its numbers back before it reads on.
    pub(super) fn exchange_numbers(&mut self, other: &mut Reader<'_>) {
        self.namespaces.exchange_numbers(&mut other.namespaces);
    }

    /// The next event. After [`Event::Eof`] and after a finding there is nothing but [`Event::Eof`].
    ///
    /// # Errors
    ///
    /// A finding of kind `not-well-formed` or `not-namespace-well-formed` at the first place that breaks
    /// the recommendation.
    #[expect(
        clippy::should_implement_trait,
        reason = "an event borrows the reader, no iterator can"
    )]
    pub fn next(&mut self) -> Result<Event<'_>, Box<Diagnostic>> {
        let step = self.step()?;
        Ok(self.event(step))
    }

    /// Reads on without showing yet what was read.
    pub(super) fn step(&mut self) -> Result<Step, Box<Diagnostic>> {
        if self.ended {
            self.leave();
        }
        loop {
            let mark = self.mark();
            let read = self.advance();
            match mark {
                Some(mark) if self.is_cut(&read) => self.read_on(mark)?,
                _ => return read.map_err(|fault| self.refuse(*fault)),
            }
        }
    }

    /// What the XML declaration says, once something has been read.
    pub fn declaration(&self) -> Option<&Declaration> {
        self.declaration.as_ref()
    }

    /// The namespaces in scope where the reader stands.
    pub fn namespaces(&self) -> &Namespaces {
        &self.namespaces
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.elements.len()
    }

    fn advance(&mut self) -> Result<Step, Fault> {
        match self.part {
            Part::Content => self.content(),
            Part::Start => self.start(),
            Part::Prolog { .. } | Part::Epilog => self.misc(),
            Part::Plain => self.plain(),
            Part::Finished => Ok(Step::Eof),
        }
    }

    /// What was read last.
    pub(super) fn event(&self, step: Step) -> Event<'_> {
        match step {
            Step::Start => Event::Start(Start(self)),
            Step::End => Event::End(End(self)),
            Step::Text => Event::Text(Text(self)),
            Step::Comment => Event::Comment(Comment(self)),
            Step::Instruction => Event::ProcessingInstruction(ProcessingInstruction(self)),
            Step::Doctype => Event::Doctype(Doctype(self)),
            Step::Eof => Event::Eof,
        }
    }

    /// The text in which `at` counts.
    fn text(&self) -> &str {
        self.frames.last().map_or(self.window.text(), |frame| &frame.text)
    }

    /// The place in the document of a range of the text being read.
    fn place(&self, range: Range<usize>) -> Span {
        Span::new(self.id, self.entities.outside(range))
    }

    /// A place in the document.
    fn span(&self, start: u32, end: u32) -> Span {
        Span { source: self.id, start, end }
    }

    fn piece(&self) -> &str {
        &self.text()[self.piece.clone()]
    }

    fn piece_span(&self) -> Span {
        self.place(self.whole.clone())
    }

    fn name_of(&self, open: &Open) -> Name<'_> {
        let text = self.text();
        Name {
            namespace: self.namespaces.name(open.namespace),
            namespace_id: open.namespace,
            local: open.name.local_of(text),
            qualified: open.name.of(text),
        }
    }
}

#[cfg(test)]
mod tests;
