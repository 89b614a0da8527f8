//! What findings say, with the values that they quote.

use maud::{Markup, html};

use super::super::quoted::{Part, parts};
use super::super::visible::visible;

/// A text whose values stand as code instead of between backquotes.
pub(super) fn words(text: &str) -> Markup {
    let text = visible(text);
    html! {
        @for part in parts(&text) {
            @match part {
                Part::Words(words) => (words),
                Part::Value(value) => code { (value) },
            }
        }
    }
}
