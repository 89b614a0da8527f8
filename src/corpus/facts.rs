//! What is kept of one document.

use crate::cable::{Cable, DateWords};
use crate::source::{Passage, Span};

/// What one document says that others may contradict.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The whole record in its source.
    pub span: Span,
    /// The record's number at its publisher.
    pub record_id: Option<Passage>,
    /// Where the record was published.
    pub uri: Option<Passage>,
    /// When the document was made.
    pub date: Option<DateWords>,
}

impl Facts {
    /// The facts of a record.
    pub fn of(cable: &Cable) -> Facts {
        Facts {
            span: cable.span,
            record_id: cable.record_id.clone(),
            uri: cable.uri.clone(),
            date: cable.date.clone(),
        }
    }
}
