//! English words that pages need in several places.

use maud::{Markup, html};

use super::days;
use crate::report::counted;

/// `1 record`, `2 records`.
pub(super) fn records(count: usize) -> String {
    counted(count, "record")
}

/// A message of a rule as a sentence. It puts values in backquotes, and days as `@when` has them.
pub(super) fn sentence(message: &str) -> Markup {
    html! {
        @for (at, part) in message.split('`').enumerate() {
            @if at % 2 == 1 { q { bdi { (part) } } }
            @else if at == 0 { (capital(&days::in_words(part))) }
            @else { (days::in_words(part)) }
        }
    }
}

/// Words that begin with a capital letter.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name of a month, 1 to 12.
pub(super) fn month(month: u8) -> &'static str {
    let at = usize::from(month).saturating_sub(1);
    MONTHS.get(at).copied().unwrap_or("")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A word of the profile as a heading: `top-secret` as `Top secret`.
pub(super) fn heading(word: &str) -> String {
    capital(&word.replace('-', " "))
}
