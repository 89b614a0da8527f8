//! A text of which only its name and the places of findings are known.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::source::{Position, Source, SourceId, Span};

/// Enough of a text to name the places where findings stand, without the text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outline {
    id: SourceId,
    name: String,
    /// Where findings and their further places begin, in order.
    places: Vec<(u32, Position)>,
}

impl Outline {
    /// What must be known of a text to name the places of its findings.
    pub fn of(source: &Source, findings: &[&Diagnostic]) -> Outline {
        let labels = findings.iter().flat_map(|finding| &finding.labels);
        let mut offsets: Vec<u32> = labels.map(|label| label.span.start).collect();
        offsets.sort_unstable();
        offsets.dedup();
        let place = |offset: u32| (offset, source.position(offset as usize));
        Outline {
            id: source.id(),
            name: source.name().to_owned(),
            places: offsets.into_iter().map(place).collect(),
        }
    }

    /// A text of which only its name matters.
    pub fn named(id: SourceId, name: String) -> Outline {
        Outline { id, name, places: Vec::new() }
    }

    /// The same of a text that has another number now.
    #[must_use]
    pub fn in_source(self, id: SourceId) -> Outline {
        Outline { id, ..self }
    }

    /// The number of the text in its run.
    pub(super) fn id(&self) -> SourceId {
        self.id
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Where a place of a finding begins.
    pub(super) fn start(&self, span: Span) -> Position {
        let at = self.places.binary_search_by_key(&span.start, |(offset, _)| *offset);
        at.map(|at| self.places[at].1).expect("the places of all findings were written down")
    }
}
