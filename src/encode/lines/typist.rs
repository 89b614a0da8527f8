//! The typist's mark: how many copies, and initials: `4ak`, `5-nb`; and who typed or drew up the paper, by name.

use super::wording::has_at_most;
use super::{Initials, LineRule, Place, mark};
use crate::cable::NoteKind;
use crate::encode::number;

/// ```text
/// line ::= digits [ "-" ] letters          two or three small letters that make no ordinal
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: false,
    glance: |words| words.starts_with(|c: char| c.is_ascii_digit()),
    recognise: |words, _| {
        let figures = number::figures(words);
        let letters = words[figures..].trim_start_matches('-');
        let ordinal = matches!(letters, "st" | "nd" | "rd" | "th");
        let initials =
            (2..=3).contains(&letters.chars().count()) && letters.chars().all(char::is_lowercase);
        (matches!(figures, 1 | 2) && initials && !ordinal).then(|| mark(words, NoteKind::Line))?
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
