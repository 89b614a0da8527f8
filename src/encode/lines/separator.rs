//! Lines that only part what stands above from what stands below: `###`, `====`, `——————`.

use super::{LineRule, Place, mark};
use crate::cable::NoteKind;

/// ```text
/// line ::= sign sign sign { sign }          signs are neither letters nor figures, and all alike
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: false,
    glance: |words| words.starts_with(SIGNS),
    recognise: |words, _| is_separator(words).then(|| mark(words, NoteKind::Line))?,
};

/// Whether the line parts what stands above from what stands below.
pub(super) fn is_separator(words: &str) -> bool {
    let sign = words.chars().next().filter(|sign| SIGNS.contains(sign));
    words.chars().nth(2).is_some() && words.chars().all(|c| Some(c) == sign)
}

const SIGNS: &[char] = &['#', '=', '-', '–', '—', '_', '*', '~'];
