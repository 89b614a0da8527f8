//! A gap alone on its line: `[...]`.

use super::{LineRule, Place, Role, Tags, whole};
use crate::cable::LineKind;
use crate::encode::brackets;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.starts_with('['),
    recognise: |words, _| {
        brackets::is_gap(words)
            .then(|| whole(words, Role::Line(LineKind::Gap), Tags::default()))
            .flatten()
    },
};
