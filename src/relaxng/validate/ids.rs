//! Identifiers of a document, and references to them (DTD compatibility, 5).

use std::collections::HashMap;

use crate::nearest::nearest;
use crate::source::Span;
use crate::xml::words;
use crate::xsd::IdKind;

/// Among more identifiers none is looked for that is like another: each reference would look at them all.
const COMPARED: usize = 1000;

/// The identifiers met so far.
#[derive(Default)]
pub(super) struct Ids {
    given: HashMap<String, Span>,
    references: Vec<(String, Span)>,
}

impl Ids {
    /// Notes a value; an identifier that was given before comes back with the place where it was.
    pub(super) fn add(&mut self, kind: IdKind, value: &str, place: Span) -> Option<(String, Span)> {
        let mut words = words(value);
        match kind {
            IdKind::Id => {
                let id = words.next()?;
                if let Some(&first) = self.given.get(id) {
                    return Some((id.to_owned(), first));
                }
                self.given.insert(id.to_owned(), place);
            }
            IdKind::IdRef | IdKind::IdRefs => {
                self.references.extend(words.map(|word| (word.to_owned(), place)));
            }
        }
        None
    }

    /// The references that lead nowhere, once the whole document is known.
    pub(super) fn dangling(&mut self) -> Vec<(String, Span)> {
        let mut references = std::mem::take(&mut self.references);
        references.retain(|(id, _)| !self.given.contains_key(id));
        references
    }

    /// The identifier most like one that no element has.
    pub(super) fn likely(&self, id: &str) -> Option<String> {
        if self.given.len() > COMPARED {
            return None;
        }
        let mut given: Vec<&str> = self.given.keys().map(String::as_str).collect();
        given.sort_unstable();
        nearest(id, given).map(str::to_owned)
    }
}
