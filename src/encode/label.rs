//! The labels of points: `1.`, `II)`, `(a)`, `- 1.`, and the signs that stand in their place.
//!
//! ```text
//! mark   ::= [ bullet S ] label S words | bullet S words | "-" capital words
//! bullet ::= "-" | "•" | "*" | "–" | "—"                             small words behind the last
//! label  ::= figure ( "." | ")" | ".)" | "/" | "./" ) | "(" figure ")"         no "x/", which marks a footnote
//!          | roman ( "." | ")" | ".)" ) | "(" roman ")" | capital ")" | "(" capital ")"
//!          | letter S ( "–" | "-" )                                            small words behind it
//! figure ::= digits | letter
//! roman  ::= two or more of "I", "V", "X", or of "i", "v", "x"
//! ```
//!
//! A single `I.` may be an initial, and a single `i)` the ninth letter; whoever reads them in a row takes them for Roman. In
//! a row a capital with a stop counts too.

use std::ops::Range;

use super::lines::wording::{has_at_most, is_title_case};
use super::name_words::is_surname;
use crate::cable::ListStyle;

/// What an item begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) bullet: Option<char>,
    pub(super) label: Range<usize>,
    /// Where the words begin.
    pub(super) words: usize,
    pub(super) count: Count,
    pub(super) value: u32,
    pub(super) closing: &'static str,
}

impl Mark {
    /// Whether both are written in one manner, whatever they count.
    pub(super) fn is_like(&self, other: &Mark) -> bool {
        self.count == other.count && self.closing == other.closing && self.bullet == other.bullet
    }
}

/// What points are counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    Figures,
    Roman,
    Letters,
    /// Capitals with a stop, which alone are initials.
    Capitals,
    /// Nothing: a sign stands before each.
    Signs,
}

impl Count {
    pub(super) fn style(self) -> ListStyle {
        match self {
            Count::Figures | Count::Roman => ListStyle::Numbered,
            Count::Letters | Count::Capitals => ListStyle::Lettered,
            Count::Signs => ListStyle::Bulleted,
        }
    }
}

/// The number with which a line begins as an item, if it has one.
pub(super) fn number(text: &str) -> Option<u32> {
    mark(text).filter(|mark| mark.count == Count::Figures).map(|mark| mark.value)
}

/// Whether a line begins with the mark of an item.
pub(super) fn begins_item(text: &str) -> bool {
    mark(text).is_some()
}

/// The mark with which a line begins.
pub(super) fn mark(text: &str) -> Option<Mark> {
    read(text, value)
}

/// The mark with which a line begins, single letters taken for Roman figures.
pub(super) fn roman_mark(text: &str) -> Option<Mark> {
    if !text.starts_with(|c: char| c == '(' || "IVXivx".contains(c)) {
        return None;
    }
    read(text, |figure, closing| Some((Count::Roman, roman(figure, closing)?)))
}

/// The mark with which a line begins, a capital with a stop taken for a letter that counts; before a name it is an initial.
pub(super) fn capital_mark(text: &str) -> Option<Mark> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let capital = |figure: &str, closing: &str| {
        let mut letters = figure.chars();
        let letter = letters.next().filter(|c| c.is_uppercase() && closing == ".")?;
        letters.next().is_none().then(|| Some((Count::Capitals, place(letter)?)))?
    };
    let named = |mark: &Mark| {
        let words = &text[mark.words..];
        let first = words.split(' ').next().unwrap_or_default();
        is_surname(first) || (has_at_most(words, 4) && is_title_case(words))
    };
    read(text, capital).filter(|mark| !named(mark))
}

fn read(text: &str, value: impl Fn(&str, &str) -> Option<(Count, u32)>) -> Option<Mark> {
    if begins_with_word(text) {
        return None;
    }
    let quote = text.len() - text.trim_start_matches(['"', '“', '«']).len();
    let bullet = text.chars().next().filter(|sign| BULLETS.contains(sign));
    let words = bullet.map(|sign| &text[sign.len_utf8()..]).filter(|rest| {
        match bullet {
            // Behind such a dash a point begins small: a capital may be that of somebody who speaks.
            Some('—') => rest.trim_start().starts_with(char::is_lowercase),
            Some('-') => rest.starts_with(' ') || rest.starts_with(char::is_uppercase),
            _ => rest.starts_with(' '),
        }
    });
    // "- Secretariat -": an office between two hyphens.
    if text.starts_with("- ") && (text.ends_with(" -") || text.contains(" -   ")) {
        return None;
    }
    let bullet = bullet.filter(|_| words.is_some());
    let start = words.map_or(0, |rest| text.len() - rest.trim_start().len());
    let figure_at = start.max(quote);
    let rest = &text[figure_at..];
    let opened = rest.starts_with('(');
    let figure = &rest[usize::from(opened)..];
    let mut beginning = figure.char_indices().take(LONGEST_FIGURE + 1);
    let length = beginning.find(|(_, c)| !c.is_alphanumeric()).map_or(figure.len(), |(at, _)| at);
    let (figure, behind) = figure.split_at(length);
    let counts = (1..=LONGEST_FIGURE).contains(&length) && behind.starts_with(['.', ')', '/', ' ']);
    if bullet.is_none() && !counts {
        return None;
    }
    let end = figure_at + usize::from(opened) + length;
    let closings: &[&'static str] = match figure {
        _ if opened => &[")"],
        "x" | "х" => &[".)", ".", ")"],
        _ => &[".)", "./", ".", ")", "/"],
    };
    let dash = dash(&text[end..]).filter(|_| !opened && is_small_letter(figure));
    let closed =
        closings.iter().find(|closing| text[end..].starts_with(**closing)).copied().or(dash);
    let end = end + closed.map_or(0, str::len);
    let closed = closed.filter(|_| begins_with_blank(&text[end..]));
    let closing = if opened { "()" } else { closed.unwrap_or("") };
    match closed.and_then(|_| value(figure, closing)) {
        Some((count, value)) => {
            let words = text.len() - text[end..].trim_start().len();
            Some(Mark { bullet, label: start..end, words, count, value, closing })
        }
        None if bullet.is_some() => {
            let (label, count) = (start..start, Count::Signs);
            Some(Mark { bullet, label, words: start, count, value: 0, closing: "" })
        }
        None => None,
    }
}

/// Whether the first two letters tell that the text begins with a word, as nearly every paragraph does, and with no label.
fn begins_with_word(text: &str) -> bool {
    match text.as_bytes() {
        [first, second, ..] => {
            first.is_ascii_alphabetic() && second.is_ascii_lowercase() && !b"ivx".contains(second)
        }
        _ => false,
    }
}

/// How many bytes what counts has at most: `XVIII`.
const LONGEST_FIGURE: usize = 5;

/// A blank, also one that does not break, or the one tab behind a label; the row of a table has more.
fn begins_with_blank(rest: &str) -> bool {
    match rest.strip_prefix('\t') {
        Some(words) => !words.contains('\t'),
        None => rest.starts_with([' ', '\u{A0}']),
    }
}

/// The dash that parts a letter from what it counts: `a – thanked for the trust;`.
fn dash(behind: &str) -> Option<&'static str> {
    let dash = [" –", " -"].into_iter().find(|dash| behind.starts_with(dash))?;
    let words = behind[dash.len()..].strip_prefix(' ')?;
    words.starts_with(char::is_lowercase).then_some(dash)
}

fn is_small_letter(figure: &str) -> bool {
    let mut letters = figure.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_none()
}

/// The signs with which items begin.
const BULLETS: &[char] = &['-', '•', '*', '–', '—'];

fn value(figure: &str, closing: &str) -> Option<(Count, u32)> {
    if figure.len() <= 2 && figure.bytes().all(|byte| byte.is_ascii_digit()) {
        return figure.parse().ok().map(|value| (Count::Figures, value));
    }
    let mut letters = figure.chars();
    match (letters.next()?, letters.next()) {
        (_, Some(_)) => Some((Count::Roman, roman(figure, closing)?)),
        // With a stop a capital is an initial: "A. Petrov".
        (letter, None) if letter.is_lowercase() || matches!(closing, ")" | "()") => {
            Some((Count::Letters, place(letter)?))
        }
        _ => None,
    }
}

/// Which letter of its alphabet it is.
fn place(letter: char) -> Option<u32> {
    let alphabets = ['a'..='z', 'A'..='Z', 'а'..='я', 'А'..='Я'];
    let alphabet = alphabets.into_iter().find(|alphabet| alphabet.contains(&letter))?;
    Some(u32::from(letter) - u32::from(*alphabet.start()) + 1)
}

/// What a Roman figure counts, in capitals or in small letters; no stroke stands behind one.
fn roman(figure: &str, closing: &str) -> Option<u32> {
    const FIGURES: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
    ];
    let cased = |test: fn(&u8) -> bool| figure.as_bytes().iter().all(test);
    let one_case = cased(u8::is_ascii_uppercase) || cased(u8::is_ascii_lowercase);
    let place = FIGURES.iter().position(|known| known.eq_ignore_ascii_case(figure))?;
    (one_case && !closing.contains('/')).then_some(place as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let read =
            |text: &str| mark(text).map(|mark| (text[mark.label.clone()].to_owned(), mark.value));
        assert_eq!(read("1. One"), Some(("1.".to_owned(), 1)));
        assert_eq!(read("- 12. One"), Some(("12.".to_owned(), 12)));
        assert_eq!(read("(3) One"), Some(("(3)".to_owned(), 3)));
        assert_eq!(read("b) Two"), Some(("b)".to_owned(), 2)));
        assert_eq!(read("2.) Two"), Some(("2.)".to_owned(), 2)));
        assert_eq!(read("\"1. One"), Some(("\"1.".to_owned(), 1)));
        assert_eq!(read("1/ One"), Some(("1/".to_owned(), 1)));
        assert_eq!(read("a./ One"), Some(("a./".to_owned(), 1)));
        assert_eq!(read("- One"), Some((String::new(), 0)));
        assert_eq!(read("(1)\u{A0}One"), Some(("(1)".to_owned(), 1)));
        assert_eq!(read("1.\tOne"), Some(("1.".to_owned(), 1)));
        assert_eq!(read("• One"), Some((String::new(), 0)));
        assert_eq!(read("— one"), Some((String::new(), 0)));
        assert_eq!(read("b – two"), Some(("b –".to_owned(), 2)));
        assert_eq!(read("-One"), Some((String::new(), 0)));
        assert_eq!(read("II. Two"), Some(("II.".to_owned(), 2)));
        assert_eq!(read("(iv) four"), Some(("(iv)".to_owned(), 4)));
        assert_eq!(read("B) Two"), Some(("B)".to_owned(), 2)));
        assert_eq!(read("б) два"), Some(("б)".to_owned(), 2)));
        for text in [
            "1948. A year",
            "1.5 million",
            "1/2 of it",
            "x/ See there",
            "I. One",
            "A. Petrov",
            "1",
            "-one",
            "- Secretariat -",
            "- 1. to wait; -",
            "•One",
            "1.\tLuohe\t5",
            "— One, he said",
            "a – One",
            "5 – five",
            "V. Molotov",
            "II/ Two",
            "Ii. Two",
            "IIII. Four",
            "(1 One",
            "•",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
