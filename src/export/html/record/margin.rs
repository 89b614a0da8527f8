//! Marks: what clerks and offices wrote around a message stands in the margin.

use maud::{Markup, html};

use super::super::words::heading;
use super::reading::Reading;
use crate::cable::{Inline, NoteKind};
use crate::source::Span;

impl Reading<'_> {
    /// A mark with the name of its kind.
    pub(super) fn mark_in_margin(&mut self, kind: &NoteKind, content: &[Inline]) -> Markup {
        let content = self.content(content);
        let label = label(kind);
        html! {
            aside.mark dir="auto" {
                @if let Some(label) = label { span.label { (label) } " " }
                (content)
            }
        }
    }

    /// A mark that a line of the head is.
    pub(super) fn line_in_margin(
        &mut self,
        kind: &NoteKind,
        content: &[Inline],
        span: Span,
    ) -> Markup {
        let mark = self.mark_in_margin(kind, content);
        self.marking_block(span, &mark)
    }
}

/// What kind of mark it is, where readers would not see that from its words.
fn label(kind: &NoteKind) -> Option<String> {
    match kind {
        NoteKind::Classification
        | NoteKind::Priority
        | NoteKind::Line
        | NoteKind::Number
        | NoteKind::Kind
        | NoteKind::Sic => None,
        NoteKind::Other(name) if name.is_empty() => None,
        NoteKind::Series
        | NoteKind::Copying
        | NoteKind::Office
        | NoteKind::Copy
        | NoteKind::Transmission
        | NoteKind::Distribution
        | NoteKind::Spravka
        | NoteKind::Resolution
        | NoteKind::Stamp
        | NoteKind::Handwritten
        | NoteKind::Translator
        | NoteKind::Footnote
        | NoteKind::Other(_) => Some(heading(kind.name())),
    }
}
