//! What was too long for one telegram and went in several: where the next one begins within the text.
//!
//! ```text
//! text ::= { block } { [ number-line ] first-line { block } }
//! first-line ::= kind-line | number-line                  the number is the title's, or the line below tells the part
//! ```
//!
//! Each part has its own number, of the register in the line of the kind and of the sender below the part.

use super::lines::{Numbers, Part, Place, Role, Tags};
use super::unit::Unit;
use super::{Encoder, number};
use crate::cable::{LineKind, NoteKind};

impl Encoder<'_> {
    /// What is to be looked for in a line between two parts, if it is one that counts them.
    pub(super) fn number_of_part(&self, units: &[Unit], at: usize) -> Option<Tags> {
        self.begins_part(units, at).or_else(|| {
            let counted = self.counted(&units[at], &NoteKind::Number)?;
            self.begins_part(units, at + 1).map(|_| counted)
        })
    }

    /// `CIPHERED TELEGRAM No. 60812` or `No. 10`, and below it `Part two.`, or the number is one of the title's.
    fn begins_part(&self, units: &[Unit], at: usize) -> Option<Tags> {
        let unit = units.get(at)?;
        let tags =
            [NoteKind::Kind, NoteKind::Number].iter().find_map(|kind| self.counted(unit, kind))?;
        let text = units[at].text();
        let marked = number::find_marked(text, 0)?;
        let of_title = self.title_numbers.iter().any(|n| *n == text[marked.number.clone()]);
        let told = || units.get(at + 1).is_some_and(|below| tells_part(below.text()));
        (of_title || told()).then_some(tags)
    }

    /// What is looked for in a line that is of this kind as a whole and bears a number.
    fn counted(&self, unit: &Unit, kind: &NoteKind) -> Option<Tags> {
        let parts = self.recognise(unit, Place::Head)?;
        let [Part { role: Role::Line(LineKind::Note(found)), tags, .. }] = parts.as_slice() else {
            return None;
        };
        let marked = matches!(tags.number, Some(Numbers::Marked(_)));
        (found == kind && marked).then_some(*tags)
    }
}

/// `Part two.`, `Part III (end).`, `2nd part`, `Continuation.`
fn tells_part(words: &str) -> bool {
    let mut pieces = words.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
    let is_part = |piece: &str| {
        PARTS.iter().any(|part| piece.eq_ignore_ascii_case(part)) || piece.to_lowercase() == "часть"
    };
    let few = pieces.clone().nth(LONGEST).is_none();
    few && pieces.by_ref().take(2).any(is_part)
}

const PARTS: [&str; 4] = ["part", "continuation", "continued", "end"];

/// How many words such a line has at most.
const LONGEST: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_told_in_a_few_words() {
        for words in ["Part two.", "Part III (end).", "(2nd part)", "Continuation.", "Часть вторая"]
        {
            assert!(tells_part(words), "{words}");
        }
        for words in
            ["Two parts went.", "For our part we agree.", "Part of it was lost on the way."]
        {
            assert!(!tells_part(words), "{words}");
        }
    }
}
