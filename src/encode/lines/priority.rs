//! How urgent, and which series: `Top Priority`, `Series "G" T`.

use super::wording::folded;
use super::{LineRule, Place, mark};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    recognise: |words, _| {
        let line = folded(words);
        if PHRASES.contains(&line.as_str()) {
            return mark(words, NoteKind::Priority);
        }
        let series =
            line == "special" || line.starts_with("series \"") || line.starts_with("серия ");
        (series && line.len() <= 20).then(|| mark(words, NoteKind::Series)).flatten()
    },
};

const PHRASES: &[&str] = &[
    "priority",
    "top priority",
    "highest priority",
    "urgent",
    "extra urgent",
    "extremely urgent",
    "most urgent",
    "very urgent",
    "immediate",
    "out of turn",
    "niact",
    "us urgent",
    "us urgent niact",
    "срочно",
    "вне очереди",
    "вне всякой очереди",
    "молния",
];
