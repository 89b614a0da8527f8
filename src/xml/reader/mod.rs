//! A streaming reader of XML 1.0 (fifth edition) and Namespaces in XML 1.0 (third edition).
//!
//! Reads a decoded text in one pass and in memory bounded by the depth of elements. What it gives are
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
mod declaration;
mod entities;
mod value;
mod namespaces;
mod tag;
mod misc;
mod doctype;
mod content;
mod event;

pub use declaration::Declaration;
pub use event::{
    Attribute, Attributes, Comment, Doctype, End, Event, Name, ProcessingInstruction, Start, Text,
};
pub use namespaces::{NamespaceId, Namespaces};

use std::ops::Range;
use std::rc::Rc;

use self::entities::Entities;
use self::fault::{Clause, Fault};
use self::name::QName;
use self::namespaces::Scope;
use self::tag::{Tag, Words};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Source, Span};

/// The text is not XML.
pub static NOT_WELL_FORMED: Kind = Kind {
    code: "not-well-formed",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "the file is not well-formed XML, so nothing in it can be checked",
    page: include_str!("../../../docs/rules/not-well-formed.md"),
};

/// The text is XML, but its names do not keep to namespaces.
pub static NOT_NAMESPACE_WELL_FORMED: Kind = Kind {
    code: "not-namespace-well-formed",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "names in the file break the rules of namespaces, so nothing in it can be checked",
    page: include_str!("../../../docs/rules/not-namespace-well-formed.md"),
};

/// Reads the events of one document.
#[derive(Debug)]
pub struct Reader<'s> {
    source: &'s Source,
    /// Where to read on in the text of the innermost entity, or of the document.
    at: usize,
    part: Part,
    declaration: Option<Declaration>,
    /// The entities whose replacement text is being read as content.
    frames: Vec<Frame>,
    entities: Entities,
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
    /// Nothing is left, or a fault was found.
    Finished,
}

/// The replacement text of an entity, and where to go on behind the reference.
#[derive(Debug)]
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
enum Step {
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
        Self {
            source,
            at: 0,
            part: Part::Start,
            declaration: None,
            frames: Vec::new(),
            entities: Entities::new(source.text().len()),
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
        match self.advance() {
            Ok(step) => Ok(self.event(step)),
            Err(fault) => Err(self.refuse(fault)),
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

    /// The text that is being read.
    pub fn source(&self) -> &'s Source {
        self.source
    }

    fn advance(&mut self) -> Result<Step, Fault> {
        match self.part {
            Part::Content => self.content(),
            Part::Start => self.start(),
            Part::Prolog { .. } | Part::Epilog => self.misc(),
            Part::Finished => Ok(Step::Eof),
        }
    }

    fn event(&self, step: Step) -> Event<'_> {
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

    // document ::= prolog element Misc*                                         (XML 1.0, [1])
    // prolog   ::= XMLDecl? Misc* (doctypedecl Misc*)?                          (XML 1.0, [22])
    fn start(&mut self) -> Result<Step, Fault> {
        if let Some((declaration, end)) = declaration::declaration(self.source.text())? {
            self.declaration = Some(declaration);
            self.at = end;
        }
        self.part = Part::Prolog { doctype: false };
        self.misc()
    }

    // Misc ::= Comment | PI | S                                                (XML 1.0, [27])
    fn misc(&mut self) -> Result<Step, Fault> {
        let text = self.source.text();
        self.at = chars::skip_space(text.as_bytes(), self.at);
        let rest = &text[self.at..];
        match (rest.as_bytes(), self.part) {
            ([b'<', b'?', ..], _) => self.instruction(),
            _ if rest.starts_with("<!--") => self.comment(),
            ([], Part::Epilog) => {
                self.part = Part::Finished;
                Ok(Step::Eof)
            }
            (_, Part::Prolog { doctype: false }) if rest.starts_with("<!DOCTYPE") => self.doctype(),
            ([b'<', next, ..], Part::Prolog { .. }) if !matches!(next, b'!' | b'/') => {
                self.part = Part::Content;
                self.start_tag()
            }
            _ => Err(content::misplaced(text, self.at, self.part)),
        }
    }

    fn comment(&mut self) -> Result<Step, Fault> {
        let start = self.at;
        self.piece = misc::comment(self.text(), start)?;
        self.at = self.piece.end + "-->".len();
        self.whole = start..self.at;
        Ok(Step::Comment)
    }

    fn instruction(&mut self) -> Result<Step, Fault> {
        let start = self.at;
        (self.target, self.piece) = misc::instruction(self.text(), start)?;
        self.at = self.piece.end + "?>".len();
        self.whole = start..self.at;
        Ok(Step::Instruction)
    }

    /// The text in which `at` counts.
    fn text(&self) -> &str {
        self.frames.last().map_or(self.source.text(), |frame| &frame.text)
    }

    /// The place in the document of a range of the text being read.
    fn place(&self, range: Range<usize>) -> Span {
        self.source.span(self.entities.outside(range))
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

    #[cold]
    fn refuse(&mut self, fault: Fault) -> Box<Diagnostic> {
        self.part = Part::Finished;
        let kind = match fault.clause {
            Clause::Namespaces(_) => &NOT_NAMESPACE_WELL_FORMED,
            _ => &NOT_WELL_FORMED,
        };
        let help = format!(
            "mend the markup here first; what follows has not been looked at ({})",
            fault.clause
        );
        let finding = Diagnostic::new(kind, fault.message).at(self.place(fault.place), fault.label);
        let finding = match fault.related {
            Some((place, label)) => finding.at(self.place(place), label),
            None => finding,
        };
        Box::new(finding.help(help))
    }
}
