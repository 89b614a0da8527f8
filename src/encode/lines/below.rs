//! What forms say below the signature, each behind its label: `Enclosures: as stated, on 31 pages`, `To: Comrade Minister`.

use super::wording::has_at_most;
use super::{Initials, LineRule, Place, mark};
use crate::cable::NoteKind;

/// ```text
/// line ::= label ":" words
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: false,
    glance: |words| words.begin_like(&const { Initials::of(&[LABELS]) }),
    recognise: |words, _| {
        let (label, behind) = words.folded().split_once(':')?;
        let labelled = LABELS.contains(&label) && behind.contains(char::is_alphanumeric);
        (labelled && has_at_most(words, 25)).then(|| mark(words, NoteKind::Line))?
    },
};

/// In lower case.
const LABELS: &[&str] = &[
    "enclosure",
    "enclosures",
    "encl",
    "attachment",
    "attachments",
    "attached",
    "appendix",
    "to",
    "verified",
    "checked",
    "re-typed",
    "f. d. r",
    "f.d.r",
    "приложение",
];
