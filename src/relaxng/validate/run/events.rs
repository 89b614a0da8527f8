//! Where the events of a document come from: its own text, shown to others as well, or that and what it includes.

use crate::diagnostic::Diagnostic;
use crate::xml::reader::{Event, Reader};
use crate::xml::xinclude::Including;

pub(in crate::relaxng::validate) trait Events {
    fn next(&mut self) -> Result<Event<'_>, Box<Diagnostic>>;
}

impl Events for Reader<'_> {
    fn next(&mut self) -> Result<Event<'_>, Box<Diagnostic>> {
        Reader::next(self)
    }
}

impl Events for Including<'_> {
    fn next(&mut self) -> Result<Event<'_>, Box<Diagnostic>> {
        Including::next(self)
    }
}

/// A reader whose events others look at as well: what a schema does not judge may be of use to them.
pub(in crate::relaxng::validate) struct Aside<'s, L> {
    pub(in crate::relaxng::validate) reader: Reader<'s>,
    pub(in crate::relaxng::validate) look: L,
}

impl<L: FnMut(Event<'_>)> Events for Aside<'_, L> {
    fn next(&mut self) -> Result<Event<'_>, Box<Diagnostic>> {
        let event = self.reader.next()?;
        if let Event::Comment(_) | Event::ProcessingInstruction(_) | Event::Doctype(_) = event {
            (self.look)(event);
        }
        Ok(event)
    }
}
