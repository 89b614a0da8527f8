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
use crate::source::has_byte;

impl Encoder<'_> {
    /// What is to be looked for in a line between two parts, if it is one that counts them.
    pub(super) fn number_of_part(&self, units: &[Unit], at: usize) -> Option<Tags> {
        let (kind, tags) = self.counted(&units[at])?;
        let closes = || kind == NoteKind::Number && self.begins_part(units, at + 1);
        (self.begins_part(units, at) || closes()).then_some(tags)
    }

    /// `CIPHERED TELEGRAM No. 60812` or `No. 10`, and below it `Part two.`, or the number is one of the title's.
    fn begins_part(&self, units: &[Unit], at: usize) -> bool {
        let Some(unit) = units.get(at).filter(|unit| self.counted(unit).is_some()) else {
            return false;
        };
        let number = number::find_marked(unit.text(), 0).map(|marked| &unit.text()[marked.number]);
        let of_title = number.is_some_and(|number| self.title_numbers.iter().any(|n| n == number));
        of_title || units.get(at + 1).is_some_and(|below| tells_part(below.text()))
    }

    /// Of which kind a line is that bears a number behind its mark, and nothing else.
    fn counted(&self, unit: &Unit) -> Option<(NoteKind, Tags)> {
        // Nearly every paragraph is longer, or has no figure.
        let text = unit.text();
        if text.len() > LONGEST_LINE || !has_byte(text, |byte| byte.is_ascii_digit()) {
            return None;
        }
        let parts = self.recognise(unit, Place::Head)?;
        match parts.as_slice() {
            [Part { role: Role::Line(LineKind::Note(kind)), tags, .. }]
                if COUNTED.contains(kind) && matches!(tags.number, Some(Numbers::Marked(_))) =>
            {
                Some((kind.clone(), *tags))
            }
            _ => None,
        }
    }
}

const COUNTED: [NoteKind; 2] = [NoteKind::Kind, NoteKind::Number];

/// How many bytes such a line has at most.
const LONGEST_LINE: usize = 80;

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

/// `Part One`, `PART II`, `Part 2`: a heading, and nothing more.
pub(super) fn names_part(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    let (part, which) = text.split_once(' ').unwrap_or_default();
    part.eq_ignore_ascii_case("part")
        && (COUNTS.iter().any(|count| which.eq_ignore_ascii_case(count))
            || (1..=4).contains(&which.len()) && which.bytes().all(|byte| b"IVX".contains(&byte))
            || matches!(which.len(), 1 | 2) && which.bytes().all(|byte| byte.is_ascii_digit()))
}

const COUNTS: [&str; 10] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

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
        assert!(["Part One", "PART II", "Part 2."].into_iter().all(names_part));
        assert!(
            !["Part", "Part of it.", "Part One ended.", "Parts II"].into_iter().any(names_part)
        );
    }
}
