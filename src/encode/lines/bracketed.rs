//! Lines in the editor's brackets: `[Stamp: ...]`, `[handwritten: ...]`, `[Translator's note: ...]`.

use super::wording::{count, has_at_most};
use super::{LineRule, Numbers, Part, Place, Role, Tags, Words, whole};
use crate::cable::{LineKind, NoteKind};
use crate::encode::brackets;

/// ```text
/// line ::= "[" note "]" [ "." ] | "[handwritten]" words | "[" note ":" "]" words | "[" words "signature" "]"
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: false,
    glance: |words| words.starts_with('['),
    recognise: |words, _| {
        let (inner, behind) = brackets::first(words)?;
        if is_signature(&Words::new(inner)) {
            // A name behind it is read with those that sign.
            let alone = behind.is_empty();
            return alone.then(|| whole(words, Role::Line(LineKind::Signed), Tags::default()))?;
        }
        let kind = note_kind(inner)?;
        let named = kind == NoteKind::Handwritten && names_hand(inner, behind);
        let announced = inner.ends_with(':') && count(inner) <= 10 && has_at_most(behind, 40);
        let introduces = named || announced;
        (behind.is_empty() || behind == "." || introduces).then(|| note(words, kind))?
    },
};

/// `[handwritten] Copy sent to P.R./UN.`: in brackets nothing but how it was written.
fn names_hand(inner: &str, behind: &str) -> bool {
    count(inner) <= 3 && count(behind) <= 14
}

/// Whether the line begins what was written by hand.
pub(crate) fn begins_by_hand(words: &str) -> bool {
    let parted = words.starts_with('[').then(|| brackets::first(words)).flatten();
    parted.is_some_and(|(inner, behind)| {
        names_hand(inner, behind) && note_kind(inner) == Some(NoteKind::Handwritten)
    })
}

fn note(words: &str, kind: NoteKind) -> Option<Vec<Part>> {
    let of_a_register = matches!(kind, NoteKind::Stamp | NoteKind::Handwritten);
    let number = of_a_register.then_some(Numbers::Stamped);
    let names = kind == NoteKind::Distribution;
    whole(words, Role::Line(LineKind::Note(kind)), Tags { number, names, ..Tags::default() })
}

/// Whether the line is one such note and nothing else.
pub(crate) fn is_note(words: &str) -> bool {
    words.starts_with('[')
        && brackets::is_one_bracket(words)
        && note_kind(&words[1..words.len() - 1]).is_some()
}

/// The kind of note that the words in brackets begin.
pub(crate) fn note_kind(words: &str) -> Option<NoteKind> {
    if words.len() < "seal".len() {
        return None;
    }
    let words = &Words::new(words);
    let begins = |phrases| words.begin_with(phrases);
    if begins(&["handwritten", "in handwriting", "marginal", "in the margin"])
        || is_signature(words)
        || tells_of_a_hand(words)
    {
        Some(NoteKind::Handwritten)
    } else if begins(&["stamp", "stamped", "seal"]) || tells_of_a_stamp(words) {
        Some(NoteKind::Stamp)
    } else if begins(&["translator's note", "translator’s note", "note"]) {
        let about_copies = words.to_lowercase().contains("distribution");
        Some(if about_copies { NoteKind::Distribution } else { NoteKind::Translator })
    } else if (words.folded() == "distribution" && words.ends_with(':'))
        || begins(&["distribution:", "distribution list"])
    {
        Some(NoteKind::Distribution)
    } else if begins(&["resolution"]) {
        Some(NoteKind::Resolution)
    } else if begins(OF_THE_OFFICE) && words.contains(':') {
        Some(NoteKind::Spravka)
    } else {
        None
    }
}

/// What the cipher office added to the paper.
const OF_THE_OFFICE: &[&str] = &[
    "deciphering note",
    "decipherer's note",
    "cipher clerk's note",
    "typed note",
    "typist's note",
];

/// `signature`, `Chinese signature`: somebody signed with his hand.
fn is_signature(words: &Words<'_>) -> bool {
    let line = words.folded();
    line == "signature" || (line.ends_with(" signature") && count(words) <= 3)
}

/// `faded image of a stamp: ...`, `Classification level blacked out: "NOT SECRET" Stamped`
fn tells_of_a_stamp(words: &Words<'_>) -> bool {
    let line = words.to_lowercase();
    line.contains("of a stamp") || (line.ends_with(" stamped") && count(words) <= 16)
}

/// `pencil note, left:`, `along the left margin in red pencil: ...`, `below, in another hand:`
fn tells_of_a_hand(words: &Words<'_>) -> bool {
    let Some((told, _)) = words.split_once(':') else { return false };
    let told = told.to_lowercase();
    let hand = ["pencil", "margin", "another hand", "in ink", "by hand"];
    told.split_whitespace().count() <= 8 && hand.iter().any(|hand| told.contains(hand))
}
