//! The office of who signs: before the name, behind it, or on a line below.

use std::ops::Range;

use super::names::NAME;
use super::without_edges;
use crate::encode::brackets;
use crate::encode::lines::wording::is_title_case;
use crate::encode::name_words::{is_institution, is_of_name, is_office};
use crate::places::Register as PlaceRegister;

/// Where the office stands that is printed on lines of its own below the name.
pub(super) fn offices_below(words: &str) -> Option<Range<usize>> {
    let start = words.find('\n')?;
    let below = &words[start..];
    let tells_office = |line: &str| {
        let line = line.trim();
        is_office(line) || office(line).is_some() || brackets::is_one_bracket(line)
    };
    let named = below.lines().filter(|line| !line.trim().is_empty()).all(tells_office);
    let first = start + below.len() - below.trim_start().len();
    named.then_some(first..words.len())
}

/// `József Kovács (Ambassador)`: the office is told behind the name, on a line of its own or not.
pub(super) fn without_office_behind(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let inner = words.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let told = inner.filter(|(name, inner)| {
        !name.trim().is_empty() && (office(inner).is_some() || is_office(inner))
    });
    told.map_or(range.clone(), |(name, _)| {
        without_edges(text, range.start..range.start + name.len())
    })
}

/// An office and the one name that brackets or a comma part from it.
pub(super) fn office_and_name(
    words: &str,
    register: &PlaceRegister,
) -> Option<(Range<usize>, Range<usize>)> {
    bracketed_name(words, register).or_else(|| office_behind_name(words, register))
}

/// `Deputy Minister (A. GROMYKO)`, `SOVIET AMBASSADOR [signature] /T. SHTYKOV`: the office, and the name in round brackets
/// behind it, or between the strokes that a typewriter has for them; the last one is an edge of the line.
fn bracketed_name(words: &str, register: &PlaceRegister) -> Option<(Range<usize>, Range<usize>)> {
    let (before, inner) = match words.strip_suffix(')') {
        Some(words) => words.split_once(" (")?,
        None => {
            words.rsplit_once('/').filter(|(before, _)| before.ends_with(char::is_whitespace))?
        }
    };
    let end = words.trim_end_matches(')').len();
    let inner = inner.trim_start();
    let start = end - inner.len();
    let mut pieces = inner.split_whitespace();
    let named = pieces.by_ref().take(NAME).all(|word| is_of_name(word, register));
    let surname = inner.split(|c: char| !c.is_alphabetic()).any(|piece| piece.chars().count() >= 3);
    let office = office(before).filter(|_| named && surname && pieces.next().is_none())?;
    Some((office, start..end))
}

/// `V. VASKOV, Counselor`: the office, and the name of two words at least before it.
fn office_behind_name(
    words: &str,
    register: &PlaceRegister,
) -> Option<(Range<usize>, Range<usize>)> {
    let (name, behind) = words.split_once(", ").filter(|_| !words.contains('\n'))?;
    let pieces = name.split(' ').count();
    let named =
        (2..=NAME).contains(&pieces) && name.split(' ').all(|word| is_of_name(word, register));
    let office = office(behind).filter(|_| named && is_title_case(behind))?;
    let start = words.len() - behind.len();
    Some((start + office.start..start + office.end, 0..name.len()))
}

/// The words of an office, without what stands in brackets behind them.
pub(super) fn office(words: &str) -> Option<Range<usize>> {
    let words = words
        .split('[')
        .next()
        .unwrap_or_default()
        .trim_end_matches([' ', '\n', ',', ':', '-', '/']);
    let pieces: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|piece| !piece.is_empty())
        .collect();
    let named = pieces.iter().any(|piece| is_office(piece) || is_institution(piece));
    let said = pieces.iter().any(|piece| SAID.contains(&piece.as_str()));
    (named && !said && pieces.len() <= 16 && is_title_case_but_first(words))
        .then_some(0..words.len())
}

/// Words that only sentences have: `We do not object to the journey of the representative to Mao Zedong.`
const SAID: &[&str] = &[
    "we", "he", "she", "they", "you", "it", "not", "is", "are", "was", "were", "be", "been", "do",
    "does", "did", "has", "have", "had", "will", "would", "must", "should", "that", "this", "who",
    "which",
];

/// An office may be a sentence's beginning (`Head of the delegation of`): its small words are allowed.
fn is_title_case_but_first(words: &str) -> bool {
    let words = words.strip_suffix(" a.i.").unwrap_or(words);
    (words.starts_with(char::is_uppercase) || begins_with_ordinal(words))
        && !words.ends_with(['.', '?', '!', ';'])
}

/// `2nd Secretary`
fn begins_with_ordinal(words: &str) -> bool {
    let behind = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let ends = ["st ", "nd ", "rd ", "th "];
    behind.len() < words.len() && ends.iter().any(|end| behind.starts_with(end))
}
