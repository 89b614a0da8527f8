//! How urgent, and which series: `Top Priority`, `Series "G" T`.

use super::wording::folded;
use super::{LineRule, Place, mark};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    recognise: |words, _| {
        let line = folded(words);
        let level = LABELS.iter().find_map(|label| line.strip_prefix(label)).unwrap_or(&line);
        if PHRASES.contains(&level) {
            return mark(words, NoteKind::Priority);
        }
        let series = line == "special"
            || line.starts_with("series \"")
            || line.starts_with("series “")
            || line.starts_with("серия ");
        (series && line.len() <= 20).then(|| mark(words, NoteKind::Series)).flatten()
    },
};

/// What forms print before the level.
const LABELS: &[&str] = &["level: ", "priority: ", "precedence: ", "urgency: "];

const PHRASES: &[&str] = &[
    "priority",
    "top priority",
    "highest priority",
    "urgent",
    "extra urgent",
    "extra urgent advance",
    "absolutely urgent",
    "especially urgent",
    "operational immediate",
    "flash",
    "special priority",
    "first priority",
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
