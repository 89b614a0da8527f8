//! Who got copies: `One copy printed for Cde. Stalin.`, `Copies: Stalin (2), Molotov`.

use super::wording::{begins_with, folded};
use super::{LineRule, Place, Role, Tags, whole};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: true,
    recognise: |words, _| {
        let line = folded(words);
        let counted = COUNTS.iter().any(|count| {
            line.strip_prefix(count).is_some_and(|rest| {
                [" copy", " copies", " экз"].iter().any(|copies| rest.starts_with(copies))
            })
        });
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let figured = digits.len() < line.len()
            && [" copy", " copies", " экз"].iter().any(|copies| digits.starts_with(copies));
        (counted || figured || begins_with(words, BEGINNINGS))
            .then(|| whole(words, Role::After(NoteKind::Distribution), Tags::default()))
            .flatten()
    },
};

const COUNTS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "отпечатано",
];

const BEGINNINGS: &[&str] = &[
    "copies:",
    "copies to",
    "distribution",
    "distribution list",
    "produced in",
    "printed in",
    "рассылка",
    "разослано",
    "отпечатано",
];
