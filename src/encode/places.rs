//! Places as no names of persons: a line that is one of them is nobody's signature.

use crate::places::{Place, Register};

/// Whether the words name a place, in any case, and nothing else.
pub(super) fn is_place(words: &str) -> bool {
    place(words).is_some()
}

/// Whether the words name a city, from which a cable may come without a sender's name.
pub(super) fn is_city(words: &str) -> bool {
    place(words).is_some_and(|place| !place.country)
}

fn place(words: &str) -> Option<&'static Place> {
    Register::builtin().named(words.trim_matches(|c: char| !c.is_alphanumeric()))
}
