//! What a superior wrote on the paper, printed in quotation marks: `"to Cdes. Samsonov and Ivanov. 9 April 1960"`.

use super::wording::{count, folded};
use super::{LineRule, Place, Role, Tags, whole};
use crate::cable::{LineKind, NoteKind};

/// ```text
/// line ::= [ "[" ] quote "to" address names [ date ] [ signature ] quote [ "]" ]
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: false,
    glance: |words| words.starts_with(['[', '"', '“', '«']),
    recognise: |words, _| {
        let inner = words.strip_prefix('[').unwrap_or(words);
        let quoted = inner.starts_with(['"', '“', '«'])
            && inner.trim_end_matches([']', '.', ' ']).ends_with(['"', '”', '»']);
        (quoted && is_directed(inner) && count(words) <= 25).then(|| {
            let tags = Tags { names: true, dates: true, ..Tags::default() };
            whole(words, Role::Line(LineKind::Note(NoteKind::Resolution)), tags)
        })?
    },
};

/// `to Cde. Samsonov`: to somebody, and with an address that no sentence has.
fn is_directed(words: &str) -> bool {
    let line = folded(words);
    let to = line.strip_prefix("to ").unwrap_or_default();
    ["cde", "cdes", "com", "comr", "comrade", "comrades", "cmrds"]
        .iter()
        .any(|address| to.strip_prefix(address).is_some_and(|rest| rest.starts_with(['.', ' '])))
}
