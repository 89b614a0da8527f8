//! The cipher office's note of what the cable refers to: `Spravka: no. 48 (from no. 837) of Jan 13 1950.`

use super::wording::begins_with;
use super::{LineRule, Numbers, Place, Role, Tags, whole};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: true,
    recognise: |words, _| {
        let labelled = words.contains(':') || words.contains('.');
        let kind = if begins_with(words, &["spravka", "справка"]) {
            NoteKind::Spravka
        } else if begins_with(words, &["resolution:", "резолюция:", "резолюция"])
        {
            NoteKind::Resolution
        } else {
            return None;
        };
        let tags = Tags { number: Some(Numbers::Others), ..Tags::default() };
        labelled.then(|| whole(words, Role::After(kind), tags)).flatten()
    },
};
