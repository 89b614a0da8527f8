//! The typist's mark: how many copies, and initials: `4ak`, `5-nb`.

use super::{LineRule, Place, mark};
use crate::cable::NoteKind;

/// ```text
/// line ::= digits [ "-" ] letters          two or three small letters that make no ordinal
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: false,
    glance: |words| words.starts_with(|c: char| c.is_ascii_digit()),
    recognise: |words, _| {
        let figures = words.bytes().take_while(u8::is_ascii_digit).count();
        let letters = words[figures..].trim_start_matches('-');
        let ordinal = matches!(letters, "st" | "nd" | "rd" | "th");
        let initials =
            (2..=3).contains(&letters.chars().count()) && letters.chars().all(char::is_lowercase);
        (matches!(figures, 1 | 2) && initials && !ordinal).then(|| mark(words, NoteKind::Line))?
    },
};
