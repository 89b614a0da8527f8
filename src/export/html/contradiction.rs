//! What a record says twice, and differently.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};

/// Two or more places that cannot both be right.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// The rule's code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The places, two at least.
    pub places: Vec<Place>,
}

/// A place of a contradiction.
#[derive(Clone, Debug)]
pub struct Place {
    /// The record, by its number in the survey.
    pub record: usize,
    /// The bytes of its document.
    pub range: Range<usize>,
    /// What stands there.
    pub says: String,
}

impl Contradiction {
    /// The finding as readers see it; `None` if it names one place only and so is no contradiction. `record`
    /// tells the record of a text.
    pub fn of(
        finding: &Diagnostic,
        record: impl Fn(SourceId) -> Option<usize>,
    ) -> Option<Contradiction> {
        let place = |(span, says): (Span, &str)| {
            let record = record(span.source)?;
            Some(Place { record, range: span.range(), says: says.to_owned() })
        };
        let labels = finding.labels.iter().map(|label| (label.span, label.text.as_str()));
        let places: Vec<Place> = labels.filter_map(place).collect();
        let Diagnostic { kind, message, .. } = finding;
        (places.len() > 1).then(|| Contradiction {
            code: kind.code,
            message: message.clone(),
            places,
        })
    }

    /// The records it is about, each once.
    pub(super) fn records(&self) -> Vec<usize> {
        let mut records: Vec<usize> = self.places.iter().map(|place| place.record).collect();
        records.sort_unstable();
        records.dedup();
        records
    }
}
