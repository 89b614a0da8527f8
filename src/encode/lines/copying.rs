//! Bans on copying: `Making copies is prohibited`.

use super::wording::{count, folded};
use super::{LineRule, Place, mark};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    recognise: |words, _| {
        let line = folded(words);
        let what = [
            "making copies",
            "making of copies",
            "copies",
            "copying",
            "reproduction",
            "копии",
            "снятие копий",
            "снимать копии",
        ];
        let ban = ["prohibited", "forbidden", "воспрещается", "запрещается", "воспрещено"];
        let bans = ban.iter().any(|word| line.contains(word));
        (count(&line) <= 7 && bans && what.iter().any(|word| line.starts_with(word)))
            .then(|| mark(words, NoteKind::Copying))
            .flatten()
    },
};
