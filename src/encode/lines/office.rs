//! The office that issued the form: `Tenth Department`, `SOVIET EMBASSY IN THE DPRK`.

use super::wording::{begins_with, folded, has_at_most, is_title_case};
use super::{LineRule, Place, kind, mark};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: false,
    glance: |words| has_at_most(words, 14),
    recognise: |words, _| {
        let line = words.folded();
        let office = line.split(' ').any(|word| OFFICES.contains(&word));
        let plain = !words.ends_with(['.', ':', '!', '?', '"', '”']) && !line.starts_with("to ");
        (office && plain && !is_heading(words) && has_at_most(words, 14) && is_title_case(words))
            .then(|| mark(words, NoteKind::Office))
            .flatten()
    },
};

/// Whether the words are the name of an office and nothing else: `Foreign Ministry`.
pub(super) fn is_named(words: &str) -> bool {
    has_at_most(words, 6) && names_office(words)
}

/// Whether a word that names offices is among words with capitals.
pub(super) fn names_office(words: &str) -> bool {
    is_title_case(words) && folded(words).split(' ').any(|word| OFFICES.contains(&word))
}

/// `The Journal of the Embassy`: what the paper is, not who issued it.
fn is_heading(words: &str) -> bool {
    let words = words.strip_prefix("The ").unwrap_or(words);
    kind::document_kind(words).is_some()
        || begins_with(words, &["decision", "decisions", "extract", "from", "minutes", "on"])
}

const OFFICES: &[&str] = &[
    "department",
    "administration",
    "directorate",
    "embassy",
    "ministry",
    "staff",
    "committee",
    "council",
    "mission",
    "bureau",
    "8d/gs",
    "cc",
    "section",
    "consulate",
    "legation",
    "отдел",
    "управление",
    "министерство",
    "посольство",
    "цк",
];
