//! Leaves: which pages of a file a document fills.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::number::plain_sign;
use super::scan::{DASHES, at_end_of_number, digits, optional, word};

/// Reads leaves as cited or as normalised: `134-135`, `0134–0135`, `11, 12`, `5-7ob.`
pub fn leaves(text: &str) -> Option<Leaves> {
    let (leaves, rest) = read(text.trim())?;
    matches!(rest, "" | ".").then_some(leaves)
}

/// Leaves of one file, in the order in which they are cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaves {
    /// One range at least; a single leaf is a range without a last one.
    pub ranges: Vec<LeafRange>,
}

impl Leaves {
    /// The same leaves with every shortened range written out: `134-5` as `134-135`.
    #[must_use]
    pub fn in_full(&self) -> Leaves {
        let in_full = |range: &LeafRange| LeafRange { first: range.first, last: range.last() };
        Leaves { ranges: self.ranges.iter().map(in_full).collect() }
    }

    /// Whether both are the same leaves, however they are cited: `98, 99` and `98-99`.
    pub fn are_those_of(&self, other: &Leaves) -> bool {
        self.joined() == other.joined()
    }

    /// Whether each of these leaves is one of the others.
    pub fn are_part_of(&self, whole: &Leaves) -> bool {
        let whole = whole.joined();
        let lies_in = |range: &LeafRange, whole: &LeafRange| {
            whole.first <= range.first && range.end() <= whole.end()
        };
        self.joined().iter().all(|range| whole.iter().any(|whole| lies_in(range, whole)))
    }

    /// As few ranges as possible, in the order of the file.
    fn joined(&self) -> Vec<LeafRange> {
        let mut ranges = self.in_full().ranges;
        ranges.sort_by_key(|range| range.first);
        let mut joined: Vec<LeafRange> = Vec::new();
        for range in ranges {
            match joined.last_mut() {
                Some(before) if before.reaches(range.first) => {
                    before.last = Some(before.end().max(range.end()));
                }
                _ => joined.push(LeafRange { last: Some(range.end()), ..range }),
            }
        }
        joined
    }
}

/// A leaf, or all from one leaf to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeafRange {
    /// The first leaf.
    pub first: Leaf,
    /// The last one as it is cited, if there is more than one.
    pub last: Option<Leaf>,
}

impl LeafRange {
    /// Whether the range runs backwards. A verso comes behind its recto.
    pub fn is_reversed(self) -> bool {
        self.last().is_some_and(|last| last < self.first)
    }

    /// The last leaf in full; of a single leaf, that leaf.
    pub fn end(self) -> Leaf {
        self.last().unwrap_or(self.first)
    }

    /// Whether no leaf lies between the end of the range and another leaf behind its beginning.
    fn reaches(self, next: Leaf) -> bool {
        let end = self.end();
        let whole = next.letter.is_none() && !next.verso;
        next <= end || whole && end.number.checked_add(1) == Some(next.number)
    }

    /// How many leaves there are; both sides of a leaf are one.
    pub fn count(self) -> u32 {
        (self.end().number + 1).saturating_sub(self.first.number)
    }

    /// The last leaf in full. In `134-5` only the digits that change are printed; a number is taken as
    /// shortened only where the range would run backwards otherwise.
    fn last(self) -> Option<Leaf> {
        let last = self.last?;
        let full = Leaf { number: completed(self.first.number, last.number), ..last };
        Some(if last.number < self.first.number && full >= self.first { full } else { last })
    }
}

/// The number that ends with the digits of `last` and begins with those of `first`.
fn completed(first: u32, last: u32) -> u32 {
    let unit = 10u64.pow(last.checked_ilog10().unwrap_or(0) + 1);
    let full = u64::from(first) / unit * unit + u64::from(last);
    u32::try_from(full).unwrap_or(last)
}

/// One side of a leaf. The order is that of the file: `7`, `7ob`, `7a`, `8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Leaf {
    /// Its number, without leading zeros.
    pub number: u32,
    /// The letter of a leaf that was put in after the file had been numbered: `202a`.
    pub letter: Option<char>,
    /// Whether the back is meant: `2ob`, in other editions `29-rev.` or `18v`.
    pub verso: bool,
}

/// The leaves at the beginning of a text, and the text behind them.
///
/// A full stop that shortens `об.` belongs to the leaf only where more leaves follow; at the end it
/// cannot be told from the end of the sentence.
//
// leaves ::= range { joint range }
// joint  ::= S? "," S? | S "and" S [ mark S? ]          the mark is that of leaves again: "ll. 212-220 and ll. 224-225"
// range  ::= leaf [ S? dash S? leaf ]
pub(super) fn read(text: &str) -> Option<(Leaves, &str)> {
    let (first, mut rest) = range(text)?;
    let mut ranges = vec![first];
    while let Some((next, behind)) = next(rest, &ranges) {
        ranges.push(next);
        rest = behind;
    }
    Some((Leaves { ranges }, rest))
}

fn next<'a>(text: &'a str, read: &[LeafRange]) -> Option<(LeafRange, &'a str)> {
    let and = || {
        let verso = read.last().is_some_and(|range| range.end().verso);
        let text = if verso { optional(text, '.') } else { text };
        let behind = ["and", "и"].iter().find_map(|and| word(text.trim_start(), and))?.trim_start();
        let marked = MARKS.iter().find_map(|mark| word(behind, mark));
        Some(marked.map_or(behind, |rest| optional(rest, '.').trim_start()))
    };
    joined(text, read, &[',']).and_then(range).or_else(|| and().and_then(range))
}

/// The marks of leaves.
const MARKS: [&str; 8] = ["ll", "l", "listy", "list", "лл", "л", "листы", "лист"];

fn range(text: &str) -> Option<(LeafRange, &str)> {
    let (first, rest) = leaf(text)?;
    let single = LeafRange { first, last: None };
    Some(match joined(rest, &[single], &DASHES).and_then(leaf) {
        Some((last, rest)) => (LeafRange { first, last: Some(last) }, rest),
        None => (single, rest),
    })
}

fn joined<'a>(text: &'a str, read: &[LeafRange], joint: &[char]) -> Option<&'a str> {
    let verso = read.last().is_some_and(|range| range.last.unwrap_or(range.first).verso);
    let text = if verso { optional(text, '.') } else { text };
    Some(text.trim_start().strip_prefix(joint)?.trim_start())
}

// leaf ::= digits [letter] [side]
fn leaf(text: &str) -> Option<(Leaf, &str)> {
    let rest = digits(text)?;
    let number = text[..text.len() - rest.len()].parse().ok()?;
    let behind_letter = |letter: char| (Some(letter), &rest[letter.len_utf8()..]);
    let lettered = rest.chars().next().filter(|sign| sign.is_alphabetic()).map(behind_letter);
    [Some((None, rest)), lettered].into_iter().flatten().find_map(|(letter, rest)| {
        let (verso, rest) = side(rest);
        let leaf = Leaf { number, letter: letter.map(plain_sign), verso };
        at_end_of_number(rest).then_some((leaf, rest))
    })
}

// side ::= "r" | "v" | [dash] S? ("ob" | "об" | "rev" | "verso")
fn side(text: &str) -> (bool, &str) {
    if let Some(rest) = word(text, "r") {
        return (false, rest);
    }
    let apart = text.strip_prefix(DASHES).unwrap_or(text).trim_start();
    let names = ["ob", "об", "rev", "verso"];
    let back = word(text, "v").or_else(|| names.iter().find_map(|name| word(apart, name)));
    back.map_or((false, text), |rest| (true, rest))
}

impl fmt::Display for Leaves {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, range) in self.ranges.iter().enumerate() {
            write!(f, "{}{range}", if at == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl fmt::Display for LeafRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last {
            Some(last) => write!(f, "{}-{last}", self.first),
            None => self.first.fmt(f),
        }
    }
}

impl fmt::Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)?;
        self.letter.map_or(Ok(()), |letter| letter.fmt(f))?;
        f.write_str(if self.verso { "ob" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_runs_backwards_or_it_does_not() {
        let reversed = |text| leaves(text).expect("leaves").ranges[0].is_reversed();
        for text in ["135-134", "7ob-7", "141-12", "202a-202", "5-0"] {
            assert!(reversed(text), "{text}");
        }
        for text in ["134-135", "7-7ob", "134-5", "141-45", "202-202a", "0099-0100", "5-5", "5"] {
            assert!(!reversed(text), "{text}");
        }
    }

    #[test]
    fn shortened_ranges_can_be_written_out() {
        let in_full = |text| leaves(text).expect("leaves").in_full().to_string();
        assert_eq!(in_full("134-5, 201-3ob"), "134-135, 201-203ob");
        assert_eq!(in_full("135-134"), "135-134");
        assert_eq!(in_full("4294967295-9"), "4294967295-9");
    }

    #[test]
    fn the_same_leaves_are_cited_in_several_ways() {
        let read = |text| leaves(text).expect("leaves");
        for (a, b, same) in [
            ("98, 99", "0098-0099", true),
            ("99, 98", "98-99", true),
            ("98-100, 101-102", "98-102", true),
            ("98-98ob, 99", "98-99", true),
            ("98, 99ob", "98-99ob", false),
            ("98, 100", "98-100", false),
            ("98", "98-99", false),
            ("135-134", "134-135", false),
        ] {
            assert_eq!(read(a).are_those_of(&read(b)), same, "{a} {b}");
        }
        assert!(read("60ob").are_part_of(&read("60ob, 61")));
        assert!(!read("60-62").are_part_of(&read("60, 61")));
    }

    #[test]
    fn what_is_no_leaf_is_not_read() {
        for text in ["", "unnumbered page", "5-", "5,", "5x6", "5 v", "99999999999"] {
            assert_eq!(leaves(text), None, "{text}");
        }
    }
}
