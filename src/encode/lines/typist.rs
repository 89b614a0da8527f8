//! The typist's mark: how many copies, and initials: `4ak`, `5-nb`, or who dictated and who typed: `ak/ms`; and who typed or drew up the paper, by name.

use super::number::is_dictation;
use super::wording::has_at_most;
use super::{Initials, LineRule, Place, mark};
use crate::cable::NoteKind;
use crate::encode::number;

/// ```text
/// line ::= digits [ "-" ] letters | letters "/" letters          two or three small letters that make no ordinal
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: true,
    glance: |words| words.len() <= LONGEST,
    recognise: |words, _| {
        let typed = counts_and_types(words) || is_initials_only(words);
        typed.then(|| mark(words, NoteKind::Line))?
    },
};

/// How many bytes such a mark has at most, in an alphabet of two bytes for each letter.
const LONGEST: usize = 13;

/// `4ak`, `5-nb`
fn counts_and_types(words: &str) -> bool {
    let figures = number::figures(words);
    let letters = words[figures..].trim_start_matches('-');
    let ordinal = matches!(letters, "st" | "nd" | "rd" | "th");
    matches!(figures, 1 | 2) && are_initials(letters) && !ordinal
}

/// Whether the line is `ak/ms`.
pub(crate) fn is_initials_only(words: &str) -> bool {
    words.split_once('/').is_some_and(|(who, by)| are_initials(who) && are_initials(by))
}

fn are_initials(letters: &str) -> bool {
    (2..=3).contains(&letters.chars().count()) && letters.chars().all(char::is_lowercase)
}

/// Who dictated and who typed, at the head of a letter, as German offices write: `A/Kz.`; `S/S` is an office.
pub(super) const DICTATED: LineRule = LineRule {
    place: Place::Head,
    alone: true,
    glance: |words| words.len() <= LONGEST && words.contains('/'),
    recognise: |words, _| {
        let typed = words.split_once('/').map_or("", |(_, by)| by);
        let by_somebody = typed.contains(char::is_lowercase) && is_dictation(words);
        by_somebody.then(|| mark(words, NoteKind::Line))?
    },
};

/// ```text
/// line ::= label name                          exec. Ivanov, typ. Shirokova, Pechatala Ivanova
/// ```
pub(super) const NAMED: LineRule = LineRule {
    place: Place::End,
    alone: true,
    glance: |words| words.begin_like(&const { Initials::of(&[LABELS]) }) && has_at_most(words, 4),
    recognise: |words, _| {
        let line = words.to_lowercase();
        let label = LABELS.iter().find(|label| line.starts_with(**label))?;
        let name = words.get(label.len()..)?.trim_start();
        name.starts_with(char::is_uppercase).then(|| mark(words, NoteKind::Line))?
    },
};

/// In lower case, each with what parts it from the name.
const LABELS: &[&str] = &[
    "typed: ",
    "typ. ",
    "typist: ",
    "exec. ",
    "executed: ",
    "isp. ",
    "pech. ",
    "pechatala ",
    "исп. ",
    "печ. ",
    "печатала ",
];
