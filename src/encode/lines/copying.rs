//! Bans on copying: `Making copies is prohibited`.

use super::wording::{count, folded};
use super::{LineRule, Place, mark};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    recognise: |words, _| {
        let line = folded(words);
        let what = ["copies", "copying", "reproduction", "копий", "копии"];
        let ban = ["prohibited", "forbidden", "воспрещается", "запрещается", "воспрещено"];
        let says = |any: &[&str]| any.iter().any(|word| line.contains(word));
        (count(&line) <= 7 && says(&what) && says(&ban))
            .then(|| mark(words, NoteKind::Copying))
            .flatten()
    },
};
