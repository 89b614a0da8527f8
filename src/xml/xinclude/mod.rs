//! Inclusion of other documents (XML Inclusions 1.0, second edition), as a layer over the reader.
//!
//! Every `xi:include` is replaced by the events of what it names, with places in the included file's own
//! lines. What is read comes from a [`Resolver`], which decides what may be looked at. `xml:base` and
//! `xml:lang` are not added to what was included (sections 4.5.5 and 4.5.6), for schemas seldom allow them
//! there; whoever resolves a reference takes the source of its place as base.

mod shelf;
mod pointer;
mod include;
mod layer;

pub use shelf::Shelf;

use std::sync::Arc;

use self::include::{Include, Parse};
use self::layer::{Layer, Shown};
use super::reader::{Event, Reader, Step};
use super::resolve::Resolver;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Source, Span};

/// Something cannot be included.
pub static UNRESOLVED_INCLUDE: Kind = Kind {
    code: "unresolved-include",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "an `xi:include` cannot be replaced by what it names",
    page: include_str!("../../../docs/rules/unresolved-include.md"),
};

/// The namespace of `include` and `fallback`.
pub const XINCLUDE: &str = "http://www.w3.org/2001/XInclude";

/// How many inclusions a document may come to. A file may include another twice, and that a third twice.
const INCLUSIONS: usize = 4096;

/// How deep inclusions may stand in inclusions.
const DEPTH: usize = 64;

/// Reads the events of a document and of everything that it includes.
pub struct Including<'s> {
    resolver: &'s dyn Resolver,
    shelf: &'s Shelf,
    layers: Vec<Layer<'s>>,
    inclusions: usize,
    findings: Vec<Diagnostic>,
}

impl<'s> Including<'s> {
    /// A reader at the beginning of `source`; what is included stays on the shelf.
    pub fn new(source: &'s Source, resolver: &'s dyn Resolver, shelf: &'s Shelf) -> Self {
        let layers = vec![Layer::whole(source, source.name())];
        Self { resolver, shelf, layers, inclusions: 0, findings: Vec::new() }
    }

    /// The next event. Of an included document there are neither document type declaration nor end.
    ///
    /// # Errors
    ///
    /// A finding of the reader, or one of kind `unresolved-include`.
    #[expect(
        clippy::should_implement_trait,
        reason = "an event borrows the reader, no iterator can"
    )]
    pub fn next(&mut self) -> Result<Event<'_>, Box<Diagnostic>> {
        loop {
            let step = self.top().reader.step()?;
            if step == Step::Eof && self.layers.len() > 1 {
                self.leave();
            } else if self.take(step)? && (step != Step::Doctype || self.layers.len() == 1) {
                return Ok(self.top().reader.event(step));
            }
        }
    }

    /// The reader of the innermost document, for its namespaces and its declaration.
    pub fn reader(&self) -> &Reader<'s> {
        &self.layers.last().expect("the first layer stays").reader
    }

    /// What was passed over so far in any of the documents.
    pub fn findings(&self) -> impl Iterator<Item = Diagnostic> {
        let open = self.layers.iter().flat_map(|layer| layer.reader.findings());
        self.findings.iter().cloned().chain(open)
    }

    fn top(&mut self) -> &mut Layer<'s> {
        self.layers.last_mut().expect("the first layer stays")
    }

    /// Whether what was read is to be shown. If it asks for an inclusion, that is begun.
    fn take(&mut self, step: Step) -> Result<bool, Box<Diagnostic>> {
        match self.top().look(step)? {
            Shown::Yes => Ok(true),
            Shown::No => Ok(false),
            Shown::Include(include) => {
                let opened = self.open(&include);
                match opened {
                    Ok(layer) => self.top().replaced(layer),
                    Err(Refused::Resource(why)) => self.top().fall_back(include.refused(&why)),
                    Err(Refused::Fatal(finding)) => return Err(finding),
                }
                Ok(false)
            }
            Shown::Replaced(layer) => {
                self.enter(*layer);
                Ok(false)
            }
        }
    }

    /// Finds what is to be included.
    fn open(&mut self, include: &Include) -> Result<Layer<'s>, Refused> {
        self.inclusions += 1;
        if self.inclusions > INCLUSIONS || self.layers.len() > DEPTH {
            let message = format!("more than {INCLUSIONS} inclusions, or more than {DEPTH} deep");
            return Err(Refused::Fatal(include.finding(message)));
        }
        if let Some(words) = include.unknown_pointer() {
            return Err(Refused::Resource(format!("`{words}` is no pointer that is supported")));
        }
        let repeats = |layer: &Layer<'_>| layer.is_of(&include.location, include.pointer.as_ref());
        if include.parse == Parse::Xml && self.layers.iter().any(repeats) {
            let message = format!("`{}` includes itself", include.location);
            return Err(Refused::Fatal(include.finding(message)));
        }
        self.layer(include)
    }

    fn layer(&mut self, include: &Include) -> Result<Layer<'s>, Refused> {
        let source = self.source(include)?;
        let layer = match (include.parse, &include.pointer) {
            (Parse::Text, _) => Layer::text(source, &include.location),
            (Parse::Xml, None) => Layer::whole(source, &include.location),
            (Parse::Xml, Some(pointer)) => {
                if !layer::finds(source, pointer).map_err(Refused::Fatal)? {
                    let words = include.pointer_words.as_deref().unwrap_or_default();
                    return Err(Refused::Resource(format!("nothing in it is `{words}`")));
                }
                Layer::part(source, &include.location, pointer.clone())
            }
        };
        Ok(layer)
    }

    fn source(&mut self, include: &Include) -> Result<&'s Source, Refused> {
        if include.same_document {
            return Ok(self.top().source);
        }
        let source: Arc<Source> =
            self.resolver.open(&include.location).map_err(Refused::Resource)?;
        Ok(self.shelf.keep(source))
    }

    fn enter(&mut self, mut layer: Layer<'s>) {
        layer.reader.exchange_numbers(&mut self.top().reader);
        self.layers.push(layer);
    }

    fn leave(&mut self) {
        if let Some(mut layer) = self.layers.pop() {
            self.findings.extend(layer.reader.findings());
            layer.reader.exchange_numbers(&mut self.top().reader);
        }
    }
}

/// Why something is not included.
enum Refused {
    /// It is not there; a fallback can stand for it (section 4.4).
    Resource(String),
    /// Nothing can stand for it.
    Fatal(Box<Diagnostic>),
}

/// A finding about an element of XInclude.
fn finding(message: impl Into<String>, place: Span) -> Box<Diagnostic> {
    let finding = Diagnostic::new(&UNRESOLVED_INCLUDE, message)
        .at(place, "nothing behind this was looked at")
        .help("correct the inclusion, or give it an `xi:fallback` (XInclude 1.0)");
    Box::new(finding)
}

#[cfg(test)]
mod tests;
