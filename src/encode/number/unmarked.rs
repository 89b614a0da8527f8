//! Numbers that have no mark before them.

use std::ops::Range;

use super::Marked;
use super::length::number_length;
use crate::encode::lines::wording::places_of_words;
use crate::source::trimmed;

/// The number that stands without a mark behind the words for a kind of document: `Telegram 075.083`. It has three
/// figures at least, is no year, and no sentence goes on behind it.
pub(in crate::encode) fn directly_behind(text: &str, end: usize) -> Option<Marked> {
    let start = end + 1;
    let behind = text
        .get(end..)?
        .strip_prefix(' ')
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    let length = number_length(behind)?;
    let number = &behind[..length];
    let figures = number.bytes().filter(u8::is_ascii_digit).count();
    let year = length == 4 && ["18", "19", "20"].iter().any(|century| number.starts_with(century));
    let rest = &behind[length..];
    let ends = rest.is_empty() || rest.starts_with(',') || rest.starts_with(" from ");
    (figures >= 3 && !year && ends)
        .then_some(Marked { mark: start..start, number: start..start + length })
}

/// The one number of a line that has no mark before it: behind the year of a Chinese ministry and before its `hao`, or else
/// from the first figure on.
pub(in crate::encode) fn alone(text: &str) -> Option<Range<usize>> {
    let counted = before_hao(text);
    let mut words = words_with_figures(counted.unwrap_or(text));
    if counted.is_some() {
        return words.last();
    }
    let start = words.next()?.start;
    Some(start..start + number_length(&text[start..])?)
}

/// The words before `hao`, the Chinese word for a number, if the line ends with it.
pub(in crate::encode) fn before_hao(text: &str) -> Option<&str> {
    let words = text.trim_end_matches('.');
    ["hao", "[hao]", "号"]
        .iter()
        .find_map(|hao| words.strip_suffix(hao))
        .filter(|before| before.trim_end().ends_with(|c: char| c.is_ascii_digit()))
}

/// Every word with a figure in it, without stops and brackets around it.
pub(in crate::encode) fn words_with_figures(text: &str) -> impl Iterator<Item = Range<usize>> {
    let edge = |c: char| !c.is_alphanumeric();
    places_of_words(text).into_iter().filter_map(move |word| {
        let bare = trimmed(text, word, edge);
        text[bare.clone()].contains(|c: char| c.is_ascii_digit()).then_some(bare)
    })
}
