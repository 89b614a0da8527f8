//! The cipher office's note of what the cable refers to: `Spravka: no. 48 (from no. 837) of Jan 13 1950.`

use super::{Initials, LineRule, Numbers, Place, Role, Tags, whole};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: true,
    glance: |words| words.begin_like(&const { Initials::of(&[SPRAVKA, RESOLUTION]) }),
    recognise: |words, _| {
        let labelled = words.contains(':') || words.contains('.');
        let kind = if words.begin_with(SPRAVKA) {
            NoteKind::Spravka
        } else if words.begin_with(RESOLUTION) {
            NoteKind::Resolution
        } else {
            return None;
        };
        let tags = Tags { number: Some(Numbers::Others), ..Tags::default() };
        labelled.then(|| whole(words, Role::After(kind), tags)).flatten()
    },
};

const SPRAVKA: &[&str] = &["spravka", "справка"];

const RESOLUTION: &[&str] = &["resolution:", "резолюция:", "резолюция"];
