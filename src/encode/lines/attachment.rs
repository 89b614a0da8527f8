//! The heading of what is attached: `[Attachment to the Decision #78]`, `Attachment No. 1`.

use super::wording::{begins_with, count, has_at_most};
use super::{Initials, LineRule, Place, Role, Tags, whole};
use crate::cable::{LineKind, NoteKind};
use crate::encode::brackets;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: true,
    glance: |words| words.begin_like(Initials::of(&[NAMES])),
    recognise: |words, _| {
        let heading = Role::Line(LineKind::Note(NoteKind::Line));
        is_heading(words).then(|| whole(words, heading, Tags::default()))?
    },
};

const NAMES: &[&str] = &["attachment", "annex", "enclosure", "приложение"];

/// Whether the line says that an attached document follows.
pub(crate) fn is_heading(words: &str) -> bool {
    let named = has_at_most(words, 16) && begins_with(words, NAMES);
    let sentence = words.ends_with(['.', ':', ';', ',']) || words.contains('\n');
    let alone = count(words) == 1 || words.contains("No") || words.contains(" to ");
    named && (brackets::is_one_bracket(words) || (alone && !sentence))
}
