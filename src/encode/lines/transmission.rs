//! How the message went: `Received on 4:10 am, 14 May 1950`, `From Pyongyang. Sent 31.8.50 11:32`.

use super::wording::{begins_with, count};
use super::{LineRule, Place, Role, Tags, whole};
use crate::cable::{LineKind, NoteKind, Series};

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    recognise: |words, _| {
        let about_the_way = begins_with(words, VERBS) || is_place_line(words);
        let has_time = words.contains(|c: char| c.is_ascii_digit());
        (about_the_way && has_time && count(words) <= 25).then(|| {
            let tags = Tags { number: Some(Series::Place), dates: true, ..Tags::default() };
            whole(words, Role::Line(LineKind::Note(NoteKind::Transmission)), tags)
        })?
    },
};

const VERBS: &[&str] = &[
    "sent",
    "received",
    "arrived",
    "deciphered",
    "dispatched",
    "transmitted",
    "typed",
    "handed over",
    "отправлена",
    "получена",
    "принята",
    "расшифрована",
];

/// `From BEIJING No. 1309 20 hours 05 minutes, 13.1.1951`
fn is_place_line(words: &str) -> bool {
    let mut rest = words.split([' ', ':']).filter(|word| !word.is_empty());
    let from =
        rest.next().is_some_and(|word| matches!(word, "From" | "from" | "FROM" | "Из" | "ИЗ"));
    from && rest.next().is_some_and(|word| word.starts_with(char::is_uppercase))
}
