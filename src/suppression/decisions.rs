//! What an editor has decided in words: `note[@type='editorial']`.

use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::xml::{Document, Element};

/// The places of elements that have a note of the edition right behind them.
///
/// Whoever writes there has seen what stands there, and tells every reader so; that is more than an
/// instruction to shifr would say.
pub fn decided(document: &Document<'_>) -> Vec<Span> {
    let notes = document.elements().filter(|element| {
        element.name() == "note" && element.has("type", "editorial") && !element.is_blank()
    });
    notes.filter_map(Element::neighbour).map(Element::span).collect()
}

/// Whether a finding points into one of the places.
pub fn is_decided(finding: &Diagnostic, places: &[Span]) -> bool {
    let within = |span: Span| {
        places.iter().any(|place| {
            place.source == span.source && place.start <= span.start && span.end <= place.end
        })
    };
    finding.labels.iter().any(|label| within(label.span))
}
