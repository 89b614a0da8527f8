//! Who translated or certified the paper: `Translated from Chinese by Andreyev`, `Верно: Сухова`.

use super::wording::count;
use super::{Initials, LineRule, Place, Role, Tags, mark, whole};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: true,
    glance: |words| words.begin_like(&const { Initials::of(&[TRANSLATED, CERTIFIED]) }),
    recognise: |words, _| {
        if count(words) > 14 {
            return None;
        }
        if words.begin_with(TRANSLATED) {
            return whole(words, Role::After(NoteKind::Translator), Tags::default());
        }
        words.begin_with(CERTIFIED).then(|| mark(words, NoteKind::Line))?
    },
};

const TRANSLATED: &[&str] =
    &["translated from", "translated by", "translator:", "перевел", "перевела"];

const CERTIFIED: &[&str] = &[
    "верно",
    "verno",
    "v e r n o",
    "correct:",
    "certified:",
    "certified by",
    "certified true",
    "true:",
    "(true:)",
    "true copy",
    "authentic:",
];
