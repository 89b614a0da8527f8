//! Notes to places in the text: a number at the place, the note below the text.

use maud::{Markup, html};

use super::reading::Reading;
use crate::cable::{Inline, NoteKind};

impl Reading<'_> {
    /// A note within a sentence: one of the source stands in its brackets, one to the text under its number.
    pub(super) fn note_inside(&mut self, kind: &NoteKind, content: &[Inline]) -> Markup {
        if !kind.is_beside_text() {
            return self.note_in_text(kind, content);
        }
        let number = self.notes.len() + 1;
        // A note within the note comes after it.
        self.notes.push(html! {});
        let in_link = std::mem::replace(&mut self.in_link, false);
        self.notes[number - 1] = self.content(content);
        self.in_link = in_link;
        let id = format!("place-of-note-{number}");
        if in_link {
            return html! { sup id=(id) { (number) } };
        }
        html! { sup { a id=(id) href={ "#text-note-" (number) } { (number) } } }
    }
}

pub(super) fn section(reading: &Reading<'_>) -> Markup {
    if reading.notes.is_empty() {
        return html! {};
    }
    html! {
        section.notes {
            h2 { "Notes" }
            ol {
                @for (note, number) in reading.notes.iter().zip(1..) {
                    li id={ "text-note-" (number) } dir="auto" {
                        (note) " " a href={ "#place-of-note-" (number) } title="to the place" { "↑" }
                    }
                }
            }
        }
    }
}
