//! The words of a line, and what most recognisers ask of them first.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Deref;

use super::wording::{closed_up, folded, folded_begins_with};
use crate::source::has_byte;

/// The words of a line. What is asked of them again and again is worked out once.
pub(super) struct Words<'w> {
    words: &'w str,
    folded: OnceCell<String>,
    closed_up: OnceCell<Cow<'w, str>>,
    figure: OnceCell<bool>,
    /// What their first two letters or figures are.
    initials: (Option<char>, Option<char>),
}

impl<'w> Words<'w> {
    pub(super) fn new(words: &'w str) -> Self {
        let mut letters = words.chars().filter(|c| c.is_alphanumeric());
        Self {
            words,
            folded: OnceCell::new(),
            closed_up: OnceCell::new(),
            figure: OnceCell::new(),
            initials: (letters.next(), letters.next()),
        }
    }

    /// The words made alike for comparing.
    pub(super) fn folded(&self) -> &str {
        self.folded.get_or_init(|| folded(self.words))
    }

    /// The words without blanks between letters if they are letter-spaced.
    pub(super) fn closed_up(&self) -> &Cow<'w, str> {
        self.closed_up.get_or_init(|| closed_up(self.words))
    }

    /// Whether there is a figure among them.
    pub(super) fn has_figure(&self) -> bool {
        *self.figure.get_or_init(|| has_byte(self.words, |byte| byte.is_ascii_digit()))
    }

    /// Whether they begin with one of the phrases, as whole words, in any case.
    pub(super) fn begin_with(&self, phrases: &[&str]) -> bool {
        folded_begins_with(self.folded(), phrases)
    }

    /// Whether their first two letters, in any case, are the first of one of the phrases: most lines need not be
    /// compared with any.
    pub(super) fn begin_like(&self, initials: &Initials) -> bool {
        let (Some(first), second) = self.initials else { return false };
        let seconds = initials.0[class(first as u32)];
        match second {
            Some(second) => seconds & 1 << class(second as u32) != 0,
            None => seconds == ANYTHING,
        }
    }
}

impl Deref for Words<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.words
    }
}

/// The first two letters or figures of phrases: for each first one, a bit for each second.
#[derive(Clone, Copy)]
pub(super) struct Initials([u64; CLASSES]);

/// What may stand behind a first letter of which one need not look further, and nothing as well.
const ANYTHING: u64 = u64::MAX;

/// The letters and figures of ASCII, letters in any case, and one class for all others.
const CLASSES: usize = 37;

const fn class(letter: u32) -> usize {
    match letter {
        0..128 => match (letter as u8).to_ascii_lowercase() {
            letter @ b'a'..=b'z' => (letter - b'a') as usize,
            figure @ b'0'..=b'9' => 26 + (figure - b'0') as usize,
            _ => 36,
        },
        _ => 36,
    }
}

impl Initials {
    /// Those of all phrases of all lists.
    pub(super) const fn of(lists: &[&[&str]]) -> Self {
        let mut seconds = [0; CLASSES];
        let mut list = 0;
        while list < lists.len() {
            let mut phrase = 0;
            while phrase < lists[list].len() {
                let (first, second) = Self::first_two(lists[list][phrase].as_bytes());
                seconds[first] |= second;
                phrase += 1;
            }
            list += 1;
        }
        Self(seconds)
    }

    /// The class of the first letter, and the bits of what may stand second: [`ANYTHING`] behind a letter alone, and
    /// behind one that is not ASCII.
    const fn first_two(phrase: &[u8]) -> (usize, u64) {
        let start = Self::next_letter(phrase, 0);
        let second = Self::next_letter(phrase, start + 1);
        let first = class(phrase[start] as u32);
        if second == phrase.len() || !phrase[start].is_ascii() {
            return (first, ANYTHING);
        }
        (first, 1 << class(phrase[second] as u32))
    }

    const fn next_letter(phrase: &[u8], mut at: usize) -> usize {
        while at < phrase.len() && phrase[at].is_ascii() && !phrase[at].is_ascii_alphanumeric() {
            at += 1;
        }
        at
    }

    /// Those of both.
    pub(super) const fn and(self, other: Initials) -> Self {
        let mut seconds = self.0;
        let mut first = 0;
        while first < CLASSES {
            seconds[first] |= other.0[first];
            first += 1;
        }
        Self(seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INITIALS: Initials = Initials::of(&[&["top secret", "secret"], &["секретно"]]);

    #[test]
    fn the_first_letter_tells_where_to_look() {
        for words in ["Top Secret", "[secret]", "СЕКРЕТНО", "S E C R E T", "Seventy"] {
            assert!(Words::new(words).begin_like(&INITIALS), "{words}");
        }
        for words in ["", "...", "Moscow", "5 copies", "Then", "Stalin", "S", "[t]"] {
            assert!(!Words::new(words).begin_like(&INITIALS), "{words}");
        }
    }

    #[test]
    fn whole_words_count_in_any_case() {
        assert!(Words::new("[Top Secret]").begin_with(&["top"]));
        assert!(!Words::new("Topping").begin_with(&["top"]));
    }
}
