//! What somebody wrote on the paper by hand, behind the words that say so: `With annotation by hand: Have they been told?`,
//! `(handwritten at the end: Noted.)`.

use super::wording::has_at_most;
use super::{Initials, LineRule, Place, mark};
use crate::cable::NoteKind;

/// ```text
/// line ::= [ "(" ] label [ where ] ":" words [ ")" ]
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.begin_like(&const { Initials::of(&[LABELS]) }),
    recognise: |words, _| {
        let (label, behind) = words.split_once(':')?;
        let label = label.trim_start_matches('(').to_lowercase();
        let told = LABELS.iter().any(|begun| label.starts_with(begun)) && has_at_most(&label, 8);
        (told && has_at_most(behind, 40)).then(|| mark(words, NoteKind::Handwritten))?
    },
};

/// In lower case.
const LABELS: &[&str] = &[
    "handwritten",
    "annotation by hand",
    "with annotation by hand",
    "note by hand",
    "by hand",
    "in handwriting",
    "written by hand",
    "added by hand",
    "in pencil",
    "in red pencil",
    "in blue pencil",
    "marginal note",
    "in the margin",
    "помета",
    "от руки",
];
