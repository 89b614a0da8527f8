//! Bans on copying: `Making copies is prohibited`.

use super::wording::count;
use super::{Initials, LineRule, Place, mark};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.begin_like(&INITIALS),
    recognise: |words, _| {
        let line = words.folded();
        let ban =
            ["prohibited", "forbidden", "воспрещается", "запрещается", "воспрещено", "vospreshch"];
        let behind = ban.iter().find_map(|word| Some(line.split_once(word)?.1));
        // "Making copies prohibited To Comrade ORLOV" is two lines run together.
        let bans =
            behind.is_some_and(|behind| !behind.contains(" to ") || behind.contains(" to be"));
        // "COPYING PROHIBITED - TOP SECRET" is two marks.
        let one = !line.contains(" - ") && !line.contains(" – ");
        let banned = bans && one && WHAT.iter().any(|word| line.starts_with(word));
        (count(line) <= 7 && (banned || BANS.contains(&line)))
            .then(|| mark(words, NoteKind::Copying))
            .flatten()
    },
};

pub(super) const INITIALS: Initials = Initials::of(&[WHAT, BANS]);

/// Bans in words of their own.
const BANS: &[&str] = &[
    "not subject to copying",
    "it is forbidden to make copies",
    "it is prohibited to make copies",
    "not to be copied",
    "do not copy",
    "do not make copies",
    "no copies to be made",
    "копий не снимать",
    "размножению не подлежит",
];

const WHAT: &[&str] = &[
    "making copies",
    "making of copies",
    "copies",
    "copying",
    "reproduction",
    "snyatie kopii",
    "snimat kopii",
    "копии",
    "снятие копий",
    "снимать копии",
];
