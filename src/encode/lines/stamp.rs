//! A register's stamp: `MFA stamp: Copy Nº 3`, `5962 23/X/62`.

use super::wording::{count, folded};
use super::{Context, LineRule, Numbers, Place, Role, Tags, whole};
use crate::cable::{LineKind, NoteKind};
use crate::dates;

/// ```text
/// line ::= [ words ] "stamp" ":" words | digits S date
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.has_figure() || words.contains(':'),
    recognise: |words, context| {
        let numbers = if is_described(words) {
            Numbers::Stamped
        } else if is_impression(words, context) {
            Numbers::Bare(crate::cable::Series::Stamp)
        } else {
            return None;
        };
        let tags = Tags { number: Some(numbers), dates: true, ..Tags::default() };
        whole(words, Role::Line(LineKind::Note(NoteKind::Stamp)), tags)
    },
};

fn is_described(words: &str) -> bool {
    let before = words.split_once(':').map_or("", |(before, _)| before);
    let line = folded(before);
    (line == "stamp" || line.ends_with(" stamp")) && count(before) <= 4 && count(words) <= 20
}

/// Three to six digits and a date with strokes: a stamp of the day.
fn is_impression(words: &str, context: Context<'_>) -> bool {
    let Some((number, date)) = words.split_once(' ') else { return false };
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let reading = dates::read_at(date.trim_start(), 0, context.century);
    digits
        && (3..=6).contains(&number.len())
        && date.contains('/')
        && reading.is_some_and(|reading| reading.range.end == date.trim_start().len())
}
