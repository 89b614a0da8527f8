//! Which copy this is: `Copy No. 12`, `Экз. № 1`.

use super::wording::begins_with;
use super::{LineRule, Place, mark};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    recognise: |words, _| {
        let named = begins_with(words, &["copy", "экз", "экземпляр"]);
        let mut digits = words.chars().filter(char::is_ascii_digit);
        let short = words.chars().count() <= 16;
        (named && short && digits.next().is_some()).then(|| mark(words, NoteKind::Copy)).flatten()
    },
};
