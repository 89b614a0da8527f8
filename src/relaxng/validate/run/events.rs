//! Where the events of a document come from: its own text, or that and what it includes.

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
