//! The words of a line, made alike for comparing.

use std::borrow::Cow;
use std::ops::Range;

use crate::source::has_byte;

/// Lower case, single blanks, without brackets and stops around it; letter-spaced words closed up:
/// `S P E C I A L` and `[Special.]` are `special`.
///
/// Phrases stand at the beginning of a line; of a long paragraph only so much is looked at.
pub(crate) fn folded(line: &str) -> String {
    let line = beginning(line);
    let trimmed = line.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')'));
    let words = closed_up(trimmed);
    if is_plain(&words) { words.to_ascii_lowercase() } else { folded_words(&words) }
}

/// Whether the words are ASCII with single blanks. Nearly every line is, and nearly every question about a line
/// begins with its folded form.
fn is_plain(words: &str) -> bool {
    let pairs = words.bytes().zip(words.bytes().skip(1));
    let doubled = pairs.fold(false, |seen, (a, b)| seen | ((a == b' ') & (b == b' ')));
    !doubled && !has_byte(words, |byte| matches!(byte, b'\t'..=b'\r' | 0x80..))
}

fn folded_words(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// The line without blanks between letters if it is letter-spaced, single letters all through; wider blanks part
/// its words.
pub(crate) fn closed_up(line: &str) -> Cow<'_, str> {
    // Of nearly every line the second letter tells that it is not; then it need not be divided.
    if line.len() < "a b c d".len()
        || line.trim_start().chars().nth(1).is_some_and(|c| !c.is_whitespace())
    {
        return Cow::Borrowed(line);
    }
    let single = |piece: &str| piece.chars().nth(1).is_none();
    let spaced = line.split_whitespace().all(single) && count(line) >= 4;
    if !spaced {
        return Cow::Borrowed(line);
    }
    let letters = |word: &str| word.split_whitespace().collect::<String>();
    let words: Vec<String> =
        line.split("  ").map(letters).filter(|word| !word.is_empty()).collect();
    // Blanks that are all alike part letters, however wide they are.
    let even = words.iter().all(|word| single(word));
    Cow::Owned(words.join(if even { "" } else { " " }))
}

/// Whether the line begins with one of the phrases, as whole words, in any case.
pub(crate) fn begins_with(line: &str, phrases: &[&str]) -> bool {
    folded_begins_with(&folded(line), phrases)
}

/// The same of a line that is folded already.
pub(super) fn folded_begins_with(folded: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        folded.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

fn beginning(line: &str) -> &str {
    let mut end = line.len().min(LOOKED_AT);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
}

/// How many bytes of a line are compared with phrases.
const LOOKED_AT: usize = 160;

/// How many words a line has; of a long paragraph, at least so many that it is no line of a form.
pub(crate) fn count(line: &str) -> usize {
    line.split_whitespace().take(50).count()
}

/// Whether the line has no more words than that. It looks no further than it must.
pub(crate) fn has_at_most(line: &str, words: usize) -> bool {
    let (mut begun, mut before) = (0, b' ');
    for block in line.as_bytes().chunks(BLOCK) {
        // Other letters have other blanks too.
        if !block.is_ascii() {
            return line.split_whitespace().nth(words).is_none();
        }
        begun += usize::from(words_begun(before, block));
        if begun > words {
            return false;
        }
        before = block[block.len() - 1];
    }
    true
}

/// How many words begin in a block behind such a byte; without a branch, as [`has_byte`] looks.
fn words_begun(before: u8, block: &[u8]) -> u8 {
    let blank = |byte: u8| (byte == b' ') | matches!(byte, b'\t'..=b'\r');
    let begins = |(before, byte): (&u8, &u8)| u8::from(blank(*before) & !blank(*byte));
    begins((&before, &block[0])) + block.iter().zip(&block[1..]).map(begins).sum::<u8>()
}

/// How many bytes are looked at together: some more than the words of a line of a form have.
const BLOCK: usize = 64;

/// Where each word stands.
pub(crate) fn places_of_words(line: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut end = 0;
    while let Some(start) = line[end..].find(|c: char| !c.is_whitespace()).map(|at| end + at) {
        end = line[start..].find(char::is_whitespace).map_or(line.len(), |at| start + at);
        words.push(start..end);
    }
    words
}

/// Whether every word of letters begins with a capital or is a short link between names (`of`, `the`).
pub(crate) fn is_title_case(line: &str) -> bool {
    let mut words = line.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    words.all(|word| {
        let first = word.chars().find(|c| c.is_alphabetic());
        // "8th" begins with a figure.
        word.starts_with(|c: char| c.is_ascii_digit())
            || first.is_some_and(char::is_uppercase)
            || LINKS.contains(&word.trim_matches(['(', ')']))
    })
}

/// What stands between names and within the titles of offices: `Chargé d'Affaires a.i.`
const LINKS: &[&str] = &[
    "of",
    "the",
    "and",
    "in",
    "to",
    "for",
    "at",
    "de",
    "von",
    "ad",
    "interim",
    "a.i.",
    "d'Affaires",
    "d’Affaires",
    "d'affaires",
    "d’affaires",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_spaced_words_are_closed_up() {
        assert_eq!(closed_up("S P E C I A L"), "SPECIAL");
        assert_eq!(closed_up("S T R I C T L Y   S E C R E T"), "STRICTLY SECRET");
        assert_eq!(closed_up("S  P  E  C  I  A  L"), "SPECIAL");
        assert_eq!(closed_up("a b c"), "a b c");
        assert_eq!(closed_up("Part A B C"), "Part A B C");
    }

    #[test]
    fn words_are_counted_across_blocks() {
        for letters in 1..2 * BLOCK {
            let line = format!(" {} two\t\tthree ", "a".repeat(letters));
            assert!(has_at_most(&line, 3) && !has_at_most(&line, 2), "{letters}");
            let line = line.replace("\t\t", "\u{A0}");
            assert!(has_at_most(&line, 3) && !has_at_most(&line, 2), "{letters}");
        }
        assert!(has_at_most("", 0));
    }
}
