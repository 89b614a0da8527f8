//! Figures of a date that nobody can read: damaged ones, and those among which letters stand.

use std::ops::Range;

use crate::source::has_byte;

/// The number of a date of which a figure cannot be read: `194‸`, `195[?]`, `19‸9`, the `5‸` of `27.V.5‸`.
///
/// ```text
/// number ::= figures and marks, one of each at least
/// mark   ::= "‸" | "_" | "?" | "[?]"
/// ```
///
/// `1950?` and `[5?]` are numbers that can be read, and that somebody doubts: a mark of question stands for a figure in a
/// year only.
pub fn damaged(words: &str) -> Option<Range<usize>> {
    // Nearly no date has a mark, and all rules of dates ask.
    if !has_byte(words, |byte| matches!(byte, b'?' | b'_' | 0x80..)) {
        return None;
    }
    runs(words, |sign| sign.is_alphanumeric() || "‸_?[]".contains(sign)).find(|run| {
        let number = words[run.clone()].replace("[?]", "?");
        let figures = number.chars().filter(char::is_ascii_digit).count();
        let doubts = number.chars().filter(|sign| *sign == '?').count();
        let marks = number.chars().filter(|sign| "‸_".contains(*sign)).count();
        let is_number = number.chars().count() == figures + doubts + marks && figures > 0;
        let is_last_of_date = words[..run.start].ends_with(['.', '/', '-', '–']);
        let is_year = figures + doubts == 4 || figures + doubts == 2 && is_last_of_date;
        is_number && (marks > 0 || doubts > 0 && is_year)
    })
}

/// The day of which the second figure cannot be read: the `1?` of `1? August 1954`.
///
/// Of a single figure the mark may say that it is doubted, so only who has encoded the date can tell.
///
/// ```text
/// day ::= ( "1" | "2" | "3" ) ( "?" | "[?]" ) S                      at the beginning
/// ```
pub fn damaged_day(words: &str) -> Option<Range<usize>> {
    let behind = words.strip_prefix(['1', '2', '3'])?;
    let behind = behind.strip_prefix("[?]").or_else(|| behind.strip_prefix('?'))?;
    behind.starts_with(' ').then_some(0..words.len() - behind.len())
}

/// The number among whose figures letters stand that look like them: `l949`, `2O`, `I952`.
///
/// ```text
/// number ::= figures and letters, one of each at least, four in all at most
/// letter ::= "l" | "I" | "O" | "o" | "О" | "З"                     the last two are Cyrillic
/// ```
pub fn misread(words: &str) -> Option<Range<usize>> {
    runs(words, char::is_alphanumeric).find(|run| {
        let number = &words[run.clone()];
        let figures = number.chars().filter(char::is_ascii_digit).count();
        let all = number.chars().count();
        // "1o" is an ordinal in several tongues.
        let alike = if all == 4 { "lIOoОЗ" } else { "lIOОЗ" };
        let letters = number.chars().filter(|sign| alike.contains(*sign)).count();
        figures > 0 && letters > 0 && figures + letters == all && all <= 4
    })
}

/// The longest runs of such signs.
fn runs(words: &str, belongs: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + words[at..].find(&belongs)?;
        let rest = &words[start..];
        at = start + rest.find(|sign| !belongs(sign)).unwrap_or(rest.len());
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_numbers_are_told_from_doubted_ones() {
        for (words, number) in [
            ("30.XII.194‸", Some("194‸")),
            ("27.V.5‸", Some("5‸")),
            ("27.V.5?", Some("5?")),
            ("14 September 19‸9", Some("19‸9")),
            ("11 September 195[?]", Some("195[?]")),
            ("December 30, 194?", Some("194?")),
            ("1950?", None),
            ("October [5?]", None),
            ("[?]", None),
            ("5? October 1950", None),
            ("11 September 1950", None),
        ] {
            assert_eq!(damaged(words).map(|range| &words[range]), number, "{words}");
        }
    }

    #[test]
    fn letters_among_figures_are_told_from_other_words() {
        for (words, number) in [
            ("January 17, l949", Some("l949")),
            ("2O.8.52", Some("2O")),
            ("26 January I952", Some("I952")),
            ("l3:48", Some("l3")),
            ("20.VIII.52", None),
            ("1st of May 1952", None),
            ("11 October 1952", None),
            ("I.II.52", None),
            ("1o de mayo de 1952", None),
        ] {
            assert_eq!(misread(words).map(|range| &words[range]), number, "{words}");
        }
    }
}
