//! The heading of what is attached: `[Attachment to the Decision #78]`, `Attachment No. 1`.

use super::wording::{begins_with, count};
use super::{LineRule, Place, Role, Tags, whole};
use crate::cable::{LineKind, NoteKind};
use crate::encode::brackets;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: true,
    recognise: |words, _| {
        let heading = Role::Line(LineKind::Note(NoteKind::Line));
        is_heading(words).then(|| whole(words, heading, Tags::default()))?
    },
};

/// Whether the line says that an attached document follows.
pub(crate) fn is_heading(words: &str) -> bool {
    let named = begins_with(words, &["attachment", "annex", "enclosure", "приложение"]);
    let sentence = words.ends_with(['.', ':', ';', ',']) || words.contains('\n');
    let alone = count(words) == 1 || words.contains("No") || words.contains(" to ");
    named && count(words) <= 16 && (brackets::is_one_bracket(words) || (alone && !sentence))
}
