//! Where and when the document was written: `Moscow, 11 October 1950`, `8 October 1950   11.20`.

use super::wording::{count, is_title_case};
use super::{Context, LineRule, Place, Role, Tags, whole};
use crate::cable::LineKind;
use crate::dates;

/// ```text
/// line ::= [ place "," | place ] date [ "г." ] [ time ] [ "." ]
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    recognise: |words, context| {
        let date = dates::find(words, 0, context.century)?;
        let (before, after) = (&words[..date.range.start], &words[date.range.end..]);
        (is_place(before, context) && is_time(after)).then(|| {
            let tags = Tags { dates: true, ..Tags::default() };
            whole(words, Role::Line(LineKind::Dateline), tags)
        })?
    },
};

/// A comma parts a place from the date; without one only a single word that is nobody's name is a place,
/// for names stand before dates in signatures.
fn is_place(before: &str, context: Context<'_>) -> bool {
    let place = before.trim_end();
    let (place, words) = match place.strip_suffix(',') {
        Some(place) => (place, 3),
        None => (place, 1),
    };
    let plain = place.chars().all(|c| c.is_alphabetic() || " -'’".contains(c));
    let person = context.registers.persons.named(place).is_some();
    plain && !person && count(place) <= words && is_title_case(place)
}

fn is_time(after: &str) -> bool {
    let time = after.trim_matches([' ', ',', '.']);
    let time = time.strip_prefix("г").map_or(time, |rest| rest.trim_matches([' ', ',', '.']));
    let figures = time.chars().all(|c| c.is_ascii_digit() || " .:–-".contains(c));
    figures && time.len() <= 6 || matches!(time, "year" | "года")
}
