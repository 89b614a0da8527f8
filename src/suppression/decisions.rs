//! What an editor has decided in words: `note[@type='editorial']`.

use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::xml::{Document, Element};

/// The places of elements that have a note of the edition right behind them.
///
/// Whoever writes there has seen what stands there, and tells every reader so; that is more than an
/// instruction to shifr would say.
pub fn decided(document: &Document<'_>) -> Vec<Span> {
    let notes = document.elements().filter(|element| element.name() == "note");
    let notes = notes.filter(|note| is_of_edition(*note));
    notes.filter_map(Element::neighbour).map(Element::span).collect()
}

/// The same of findings about several documents, which point to the title where they mean the whole record: a note of
/// the edition at the end of the title or in `notesStmt` speaks of that.
pub fn decided_for_others(document: &Document<'_>) -> Vec<Span> {
    let file = document.root().at(&["teiHeader", "fileDesc"]);
    let title = file.and_then(|file| file.at(&["titleStmt", "title"]));
    let notes = file.and_then(|file| file.first("notesStmt"));
    let has_note = |holder: Element<'_>| holder.all("note").any(is_of_edition);
    let is_settled = title.into_iter().chain(notes).any(has_note);
    let record = title.filter(|_| is_settled).map(Element::span);
    decided(document).into_iter().chain(record).collect()
}

fn is_of_edition(note: Element<'_>) -> bool {
    note.has("type", "editorial") && !note.is_blank()
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
