//! Numbers in a row behind one mark.

use std::ops::Range;

use super::{marked_at, number_length};
use crate::dates;

/// Numbers joined by strokes, one by one.
pub(super) fn divided(text: &str, number: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[number.clone()];
    let long = |part: &str| part.len() >= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !words.contains('/') || !words.split('/').all(long) || ends_with_year(words) {
        return vec![number];
    }
    let mut start = number.start;
    let parts = words.split('/').map(|part| {
        let range = start..start + part.len();
        start = range.end + 1;
        range
    });
    parts.collect()
}

/// `00104/1956`: the number counts in a year, and is longer or shorter than a year.
fn ends_with_year(n: &str) -> bool {
    let (before, year) = n.rsplit_once('/').unwrap_or((n, ""));
    let counted = before.split('/').all(|part| part.len() != year.len());
    year.len() == 4 && ["18", "19", "20"].iter().any(|century| year.starts_with(century)) && counted
}

/// The next number behind a comma or an "and". Three digits at least, and no word behind them: in
/// `No. 5, 300 men` the second figure counts men. A range counts nothing, and a mark in the plural promises more.
pub(super) fn next_in_list(text: &str, end: usize, promised: bool) -> Option<Range<usize>> {
    let joint =
        [", and ", ", ", " and ", " & "].iter().find(|joint| text[end..].starts_with(**joint))?;
    let start = end + joint.len();
    if let Some(marked) = marked_at(text, start).filter(|_| joint.ends_with("and ")) {
        return Some(marked.number);
    }
    let length = number_length(&text[start..])?;
    let number = &text[start..start + length];
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let behind = &text[start + length..];
    let goes_on = [" and ", " of ", " from "].iter().any(|word| behind.starts_with(word));
    if dates::read_at(number, 0, dates::TWENTIETH).is_some_and(|date| date.names_day) {
        return None;
    }
    let is_range = number.contains(['-', '–']);
    let ends = goes_on || is_range || promised || !behind.starts_with([' ', '\u{A0}']);
    ((digits >= 3 || promised) && ends && number.starts_with(|c: char| c.is_ascii_digit()))
        .then_some(start..start + length)
}
