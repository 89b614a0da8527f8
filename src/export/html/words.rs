//! English words that pages need in several places.

use maud::{Markup, html};

/// `1 record`, `2 records`.
pub(super) fn records(count: usize) -> String {
    format!("{count} {}", if count == 1 { "record" } else { "records" })
}

/// A message of a rule, which puts values in backquotes.
pub(super) fn quoting(message: &str) -> Markup {
    html! {
        @for (at, part) in message.split('`').enumerate() {
            @if at % 2 == 1 { q { bdi { (part) } } } @else { (part) }
        }
    }
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
    let words = word.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
