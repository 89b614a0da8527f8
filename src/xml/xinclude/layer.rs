//! One of the documents that are being read, and what of it is shown.

use super::include::Include;
use super::pointer::{Pointer, Search};
use super::{XINCLUDE, finding};
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::xml::XML;
use crate::xml::reader::{Event, Reader, Start, Step};
use crate::xml::uri;

/// A document that is being read.
pub(super) struct Layer<'s> {
    pub(super) source: &'s Source,
    pub(super) reader: Reader<'s>,
    location: String,
    pointer: Option<Pointer>,
    part: Part,
    /// The `xi:include` elements that are open, each in the fallback of the one before.
    includes: Vec<Open<'s>>,
    /// The locations that `xml:base` gives, with the depth of its element.
    bases: Vec<(usize, String)>,
}

/// Which part of the document is included.
enum Part {
    /// All of it.
    Whole,
    /// An element that has not begun.
    Ahead(Search),
    /// The element that is open, at this depth.
    Inside(usize),
    /// Nothing more.
    Behind,
}

/// An `xi:include` that is open.
struct Open<'s> {
    /// How many elements are open with it.
    depth: usize,
    then: Then<'s>,
}

enum Then<'s> {
    /// At its end this takes its place.
    Replace(Box<Layer<'s>>),
    /// Its fallback takes its place.
    FallBack {
        /// What is wrong if there is no fallback.
        otherwise: Box<Diagnostic>,
        seen: bool,
        inside: bool,
    },
}

/// What is to be done with an event.
pub(super) enum Shown<'s> {
    /// It is shown.
    Yes,
    /// It is passed over.
    No,
    /// It asks for an inclusion.
    Include(Include),
    /// An `xi:include` has ended, and this takes its place.
    Replaced(Box<Layer<'s>>),
}

impl<'s> Layer<'s> {
    /// A document that is shown as a whole.
    pub(super) fn whole(source: &'s Source, location: &str) -> Self {
        Self {
            source,
            reader: Reader::new(source),
            location: location.to_owned(),
            pointer: None,
            part: Part::Whole,
            includes: Vec::new(),
            bases: Vec::new(),
        }
    }

    /// A text that is no XML.
    pub(super) fn text(source: &'s Source, location: &str) -> Self {
        Self { reader: Reader::of_text(source), ..Self::whole(source, location) }
    }

    /// A document of which one element is shown.
    pub(super) fn part(source: &'s Source, location: &str, pointer: Pointer) -> Self {
        let part = Part::Ahead(Search::new(pointer.clone()));
        Self { part, pointer: Some(pointer), ..Self::whole(source, location) }
    }

    /// Whether the same part of the same document is meant.
    pub(super) fn is_of(&self, location: &str, pointer: Option<&Pointer>) -> bool {
        self.location == location && self.pointer.as_ref() == pointer
    }

    /// The `xi:include` that has begun gives way to another document.
    pub(super) fn replaced(&mut self, by: Layer<'s>) {
        self.begin(Then::Replace(Box::new(by)));
    }

    /// The `xi:include` that has begun gives way to its fallback.
    pub(super) fn fall_back(&mut self, otherwise: Box<Diagnostic>) {
        self.begin(Then::FallBack { otherwise, seen: false, inside: false });
    }

    fn begin(&mut self, then: Then<'s>) {
        self.includes.push(Open { depth: self.reader.depth(), then });
    }

    /// What to do with what the reader has just read.
    pub(super) fn look(&mut self, step: Step) -> Result<Shown<'s>, Box<Diagnostic>> {
        if !self.is_in_part(step) {
            return Ok(Shown::No);
        }
        let depth = self.reader.depth();
        if let Some(open) = self.includes.last_mut() {
            let ends = |element| step == Step::End && depth == element;
            match &mut open.then {
                Then::FallBack { inside, .. } if *inside && ends(open.depth + 1) => {
                    *inside = false;
                    return Ok(Shown::No);
                }
                Then::FallBack { inside: true, .. } => {}
                _ if ends(open.depth) => return self.end_of_include(),
                _ => return open.look_inside(step, &self.reader).map(|()| Shown::No),
            }
        }
        if step == Step::Start { self.start() } else { Ok(Shown::Yes) }
    }

    /// Whether the event belongs to what is included.
    fn is_in_part(&mut self, step: Step) -> bool {
        let depth = self.reader.depth();
        match &mut self.part {
            Part::Whole => true,
            Part::Ahead(search) => {
                let Event::Start(start) = self.reader.event(step) else { return false };
                let found = search.finds(start);
                if found {
                    self.part = Part::Inside(depth);
                }
                found
            }
            Part::Inside(element) => {
                if step == Step::End && depth == *element {
                    self.part = Part::Behind;
                }
                true
            }
            Part::Behind => false,
        }
    }

    fn start(&mut self) -> Result<Shown<'s>, Box<Diagnostic>> {
        let depth = self.reader.depth();
        self.bases.retain(|(element, _)| *element < depth);
        let Event::Start(start) = self.reader.event(Step::Start) else { return Ok(Shown::Yes) };
        if let Some(base) = start.attribute(XML, "base") {
            let outer = self.bases.last().map_or(&self.location, |(_, base)| base);
            let base = uri::resolve(outer, base.value());
            self.bases.push((depth, base));
        }
        let name = start.name();
        match name.local {
            "include" if name.namespace == XINCLUDE => {
                let base = self.bases.last().map_or(&self.location, |(_, base)| base);
                Include::read(start, base, &self.location).map(Shown::Include)
            }
            "fallback" if name.namespace == XINCLUDE => {
                Err(finding("a fallback stands outside an inclusion", start.tag_span()))
            }
            _ => Ok(Shown::Yes),
        }
    }

    fn end_of_include(&mut self) -> Result<Shown<'s>, Box<Diagnostic>> {
        match self.includes.pop().map(|open| open.then) {
            Some(Then::Replace(layer)) => Ok(Shown::Replaced(layer)),
            Some(Then::FallBack { otherwise, seen: false, .. }) => Err(otherwise),
            Some(Then::FallBack { .. }) | None => Ok(Shown::No),
        }
    }
}

impl Open<'_> {
    /// Looks at what stands in an `xi:include` and not in its fallback: nothing of it is shown.
    fn look_inside(&mut self, step: Step, reader: &Reader<'_>) -> Result<(), Box<Diagnostic>> {
        let Event::Start(start) = reader.event(step) else { return Ok(()) };
        if reader.depth() != self.depth + 1 || start.name().namespace != XINCLUDE {
            return Ok(());
        }
        if start.name().local != "fallback" {
            return Err(not_allowed(start));
        }
        if let Then::FallBack { seen, inside, .. } = &mut self.then {
            if *seen {
                return Err(finding("an inclusion has a second fallback", start.tag_span()));
            }
            (*seen, *inside) = (true, true);
        }
        Ok(())
    }
}

/// Whether a document has the element; it is read to its end, for all of it must be well-formed.
pub(super) fn finds(source: &Source, pointer: &Pointer) -> Result<bool, Box<Diagnostic>> {
    let mut reader = Reader::new(source);
    let mut search = Search::new(pointer.clone());
    let mut found = false;
    loop {
        match reader.next()? {
            Event::Start(start) => found |= !found && search.finds(start),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn not_allowed(start: Start<'_>) -> Box<Diagnostic> {
    let message = format!("`{}` stands in an inclusion", start.name().qualified);
    finding(message, start.tag_span())
}
