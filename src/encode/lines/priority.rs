//! How urgent, and which series: `Top Priority`, `Series "G" T`.

use super::{Initials, LineRule, Place, mark};
use crate::cable::{COLUMNS, NoteKind};

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.begin_like(&INITIALS),
    recognise: |words, _| {
        let line = words.folded();
        let level = LABELS.iter().find_map(|label| line.strip_prefix(label)).unwrap_or(line);
        // "Extra Urgent [特急]": the word of the original.
        let level = level.split_once(" [").map_or(level, |(level, _)| level);
        // Two priorities may stand side by side: "us urgent   niact".
        if PHRASES.contains(&level) && !words.contains(COLUMNS) {
            return mark(words, NoteKind::Priority);
        }
        let series = SERIES.contains(&line) || SERIES_OF.iter().any(|of| line.starts_with(of));
        (series && line.len() <= 20).then(|| mark(words, NoteKind::Series)).flatten()
    },
};

const SERIES: &[&str] = &["special"];

/// What stands before the name of a series.
const SERIES_OF: &[&str] = &["series \"", "series “", "серия "];

pub(super) const INITIALS: Initials = Initials::of(&[LABELS, PHRASES, SERIES, SERIES_OF]);

/// What forms print before the level.
const LABELS: &[&str] = &["level: ", "priority: ", "precedence: ", "urgency: ", "series: "];

const PHRASES: &[&str] = &[
    "priority",
    "top priority",
    "highest priority",
    "urgent",
    "top urgent",
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
    "immediate delivery",
    "for immediate delivery",
    "for immediate transmission",
    "immediately",
    "out of turn",
    "niact",
    "us urgent",
    "us urgent niact",
    "vne ocheredi",
    "vne vsyakoi ocheredi",
    "srochno",
    "vesma srochno",
    "срочно",
    "весьма срочно",
    "вне очереди",
    "вне всякой очереди",
    "молния",
];
