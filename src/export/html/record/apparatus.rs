//! The apparatus: where the editors' words are not the text's.

use maud::{Markup, html};

use super::reading::Reading;

pub(super) fn section(reading: &Reading<'_>) -> Markup {
    if reading.apparatus.is_empty() {
        return html! {};
    }
    html! {
        section.apparatus {
            h2 { "Apparatus" }
            ol {
                @for (note, number) in reading.apparatus.iter().zip(1..) {
                    li id={ "note-" (number) } {
                        a href={ "#sign-" (number) } title="to the place" { bdi { (note.lemma) } }
                        " – " span.says { (note.says) }
                    }
                }
            }
        }
    }
}
