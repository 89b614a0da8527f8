//! Who translated or certified the paper: `Translated from Chinese by Andreyev`, `Верно: Сухова`.

use super::wording::{begins_with, count};
use super::{LineRule, Place, Role, Tags, mark, whole};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: false,
    recognise: |words, _| {
        if count(words) > 14 {
            return None;
        }
        if begins_with(
            words,
            &["translated from", "translated by", "translator:", "перевел", "перевела"],
        ) {
            return whole(words, Role::After(NoteKind::Translator), Tags::default());
        }
        let certified =
            ["верно", "correct:", "certified:", "certified by", "true copy", "authentic:"];
        begins_with(words, &certified).then(|| mark(words, NoteKind::Line))?
    },
};
