//! A note behind the text, under its number in brackets: `[1] See the record of 9 April.`

use super::{LineRule, Place, Role, Tags, whole};
use crate::cable::NoteKind;
use crate::encode::brackets;

pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: true,
    glance: |words| words.starts_with('['),
    recognise: |words, _| {
        let behind = brackets::behind_anchor(words)?;
        behind
            .starts_with(' ')
            .then(|| whole(words, Role::After(NoteKind::Footnote), Tags::default()))
            .flatten()
    },
};
