//! Decisions of the Politburo that only a few might see: `SPECIAL FILE`, `Особая папка`.

use super::{Initials, LineRule, Place, mark};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.begin_like(INITIALS),
    recognise: |words, _| {
        NAMES.contains(&words.folded()).then(|| mark(words, NoteKind::Line)).flatten()
    },
};

pub(super) const INITIALS: Initials = Initials::of(&[NAMES]);

const NAMES: &[&str] =
    &["special file", "special folder", "osobaia papka", "osobaya papka", "особая папка"];
