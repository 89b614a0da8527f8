//! Papers that only a few might see, and not for long: `SPECIAL FILE`, `(From the special file)`, `Особая папка`,
//! `To be returned in 24 hours`.

use super::wording::has_at_most;
use super::{Initials, LineRule, Place, mark};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.begin_like(&INITIALS),
    recognise: |words, _| {
        let lent = words.begin_with(LENT) && has_at_most(words, LONGEST);
        let name = words.folded().trim_matches(['(', ')']);
        (lent || NAMES.contains(&name)).then(|| mark(words, NoteKind::Line)).flatten()
    },
};

pub(super) const INITIALS: Initials = Initials::of(&[NAMES, LENT]);

/// How many words say when and to whom it is to be returned.
const LONGEST: usize = 14;

const LENT: &[&str] = &["to be returned", "subject to return", "подлежит возврату"];

const NAMES: &[&str] = &[
    "special file",
    "special folder",
    "from the special file",
    "from the special folder",
    "osobaia papka",
    "osobaya papka",
    "особая папка",
    "из особой папки",
];
