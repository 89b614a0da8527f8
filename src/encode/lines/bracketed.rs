//! Lines wholly in the editor's brackets: `[Stamp: ...]`, `[handwritten: ...]`, `[Translator's note: ...]`.

use super::wording::begins_with;
use super::{LineRule, Place, Role, Tags, whole};
use crate::cable::{LineKind, NoteKind};
use crate::encode::brackets;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: false,
    recognise: |words, _| {
        if !brackets::is_one_bracket(words) {
            return None;
        }
        let kind = note_kind(words)?;
        whole(words, Role::Line(LineKind::Note(kind)), Tags::default())
    },
};

/// The kind of note that the words in brackets begin.
pub(crate) fn note_kind(words: &str) -> Option<NoteKind> {
    let begins = |phrases| begins_with(words, phrases);
    if begins(&["handwritten", "in handwriting"]) {
        Some(NoteKind::Handwritten)
    } else if begins(&["stamp", "stamped", "seal"]) || words.to_lowercase().contains("of a stamp") {
        Some(NoteKind::Stamp)
    } else if begins(&["translator's note", "translator’s note", "note"]) {
        let about_copies = words.to_lowercase().contains("distribution");
        Some(if about_copies { NoteKind::Distribution } else { NoteKind::Translator })
    } else if begins(&["resolution"]) {
        Some(NoteKind::Resolution)
    } else {
        None
    }
}
