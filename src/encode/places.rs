//! Places as no names of persons: a line that is one of them is nobody's signature.

use crate::places::{Place, Register};

/// Whether the words name a place, in any case, and nothing else.
pub(super) fn is_place(words: &str, register: &Register) -> bool {
    place(words, register).is_some()
}

/// Whether the words name a city, from which a cable may come without a sender's name.
pub(super) fn is_city(words: &str, register: &Register) -> bool {
    place(words, register).is_some_and(|place| !place.country)
}

fn place<'r>(words: &str, register: &'r Register) -> Option<&'r Place> {
    register.named(words.trim_matches(|c: char| !c.is_alphanumeric()))
}
