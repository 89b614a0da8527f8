//! The words of a line, and what most recognisers ask of them first.

use std::cell::OnceCell;
use std::ops::Deref;

use super::wording::{folded, folded_begins_with};

/// The words of a line. What is asked of them again and again is worked out once.
pub(super) struct Words<'w> {
    words: &'w str,
    folded: OnceCell<String>,
    /// Whether there is a figure among them.
    pub(super) figure: bool,
    /// What their first letter or figure is.
    initial: Option<char>,
}

impl<'w> Words<'w> {
    pub(super) fn new(words: &'w str) -> Self {
        Self {
            words,
            folded: OnceCell::new(),
            // Without a branch for each byte: lines are short.
            figure: words.bytes().fold(false, |seen, byte| seen | byte.is_ascii_digit()),
            initial: words.chars().find(|c| c.is_alphanumeric()),
        }
    }

    /// The words made alike for comparing.
    pub(super) fn folded(&self) -> &str {
        self.folded.get_or_init(|| folded(self.words))
    }

    /// Whether they begin with one of the phrases, as whole words, in any case.
    pub(super) fn begin_with(&self, phrases: &[&str]) -> bool {
        folded_begins_with(self.folded(), phrases)
    }

    /// Whether their first letter, in any case, is the first of one of the phrases: most lines need not be compared
    /// with any.
    pub(super) fn begin_like(&self, initials: Initials) -> bool {
        self.initial.is_some_and(|initial| initials.0 & Initials::bit(initial as u32) != 0)
    }
}

impl Deref for Words<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.words
    }
}

/// The first letters of phrases: a bit for each letter of ASCII in any case, and one for all others.
#[derive(Clone, Copy)]
pub(super) struct Initials(u128);

impl Initials {
    /// The first letters of all phrases of all lists.
    pub(super) const fn of(lists: &[&[&str]]) -> Self {
        let mut bits = 0;
        let mut list = 0;
        while list < lists.len() {
            let mut phrase = 0;
            while phrase < lists[list].len() {
                bits |= Self::bit(lists[list][phrase].as_bytes()[0] as u32);
                phrase += 1;
            }
            list += 1;
        }
        Self(bits)
    }

    /// The letters of both.
    pub(super) const fn and(self, other: Initials) -> Self {
        Self(self.0 | other.0)
    }

    const fn bit(letter: u32) -> u128 {
        match letter {
            0..128 => 1 << (letter as u8).to_ascii_lowercase(),
            _ => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INITIALS: Initials = Initials::of(&[&["top secret", "secret"], &["секретно"]]);

    #[test]
    fn the_first_letter_tells_where_to_look() {
        for words in ["Top Secret", "[secret]", "СЕКРЕТНО", "S E C R E T", "Stalin"] {
            assert!(Words::new(words).begin_like(INITIALS), "{words}");
        }
        for words in ["", "...", "Moscow", "5 copies"] {
            assert!(!Words::new(words).begin_like(INITIALS), "{words}");
        }
    }

    #[test]
    fn whole_words_count_in_any_case() {
        assert!(Words::new("[Top Secret]").begin_with(&["top"]));
        assert!(!Words::new("Topping").begin_with(&["top"]));
    }
}
