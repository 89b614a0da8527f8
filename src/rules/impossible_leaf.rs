//! Leaves are cited that no file can have.

use super::leaf_mark_mismatch::marks_several;
use super::{Context, Record, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{Leaf, LeafRange, Level, Part, Shelfmark, leaves};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "impossible-leaf",
    family: Family::Archive,
    severity: Severity::Warning,
    summary: "leaves are cited that no file can have",
    page: include_str!("../../docs/rules/impossible-leaf.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(record.cable.shelfmarks().filter_map(|shelfmark| {
        let is_of_fond = shelfmark.part(Level::Fond).is_some();
        let list = shelfmark.part(Level::List)?;
        finding(list, is_of_fond).or_else(|| without_dash(shelfmark, list))
    }));
}

/// Where there are no fonds, leaves may be frames of a microfilm, which are counted through.
fn finding(part: &Part, is_of_fond: bool) -> Option<Diagnostic> {
    let n = &part.n.value;
    let wrong = match (misread(&part.words.value), leaves(n)) {
        (Some(leaf), _) => {
            format!("leaf `{leaf}` has a letter where the other end of the range has a figure")
        }
        (None, Some(leaves)) => {
            leaves.ranges.into_iter().find_map(|range| wrong(range, is_of_fond))?
        }
        // "unnumbered page" names a leaf in words.
        (None, None) if !n.starts_with(|c: char| c.is_ascii_digit()) => return None,
        (None, None) => format!("`{n}` cannot be read as leaves"),
    };
    let finding = Diagnostic::new(&KIND, wrong).at(part.words.span, "as cited");
    Some(
        finding.help(
            "compare the source; leaves are written `134-135`, the back of one `7ob` or `7v`",
        ),
    )
}

/// A leaf where the mark says several, whose figures are two leaves near each other: `listy 8890` for 88-90. A thick file has
/// a thousand leaves and more.
fn without_dash(shelfmark: &Shelfmark, list: &Part) -> Option<Diagnostic> {
    const THICK: u32 = 2000;
    const NEAR: u32 = 50;
    let words = &list.words.value;
    let number: u32 = words.parse().ok().filter(|_| words.len() == 4)?;
    let (first, last) = (number / 100, number % 100);
    let is_range = first >= 10 && (first + 1..=first + NEAR).contains(&last);
    (is_range && marks_several(shelfmark, list)).then(|| {
        let message = format!("leaf `{words}` may be {first}-{last} without the dash");
        let severity = if number < THICK { Severity::Info } else { Severity::Warning };
        Diagnostic::new(&KIND, message).weighing(severity).at(list.words.span, "as cited").help(
            "compare the source; leaves are written `134-135`, and one leaf has the mark `l.`",
        )
    })
}

/// The leaf of a range among whose figures stands a letter that looks like one, if the other end is a number as long.
/// Leaves put in later have small letters: `202a`.
//
// range ::= leaf dash leaf
fn misread(words: &str) -> Option<&str> {
    const ALIKE: [char; 8] = ['B', 'O', 'S', 'I', 'Z', 'l', 'О', 'З'];
    let (first, last) = words.split_once(['-', '–', '—'])?;
    let (first, last) = (first.trim(), last.trim());
    let is_number = |leaf: &str| leaf.bytes().all(|byte| byte.is_ascii_digit());
    let has_slip = |leaf: &str| {
        let letters = leaf.matches(|sign: char| !sign.is_ascii_digit()).count();
        letters == 1 && leaf.contains(ALIKE) && leaf.chars().count() > 1
    };
    let as_long = first.chars().count() == last.chars().count();
    let pairs = [(first, last), (last, first)];
    let found = pairs.into_iter().find(|(leaf, other)| has_slip(leaf) && is_number(other));
    found.filter(|_| as_long).map(|(leaf, _)| leaf)
}

fn wrong(range: LeafRange, is_of_fond: bool) -> Option<String> {
    let ends = [Some(range.first), range.last];
    if ends.into_iter().flatten().any(|leaf| leaf.number == 0) {
        return Some("leaf `0` is cited, though leaves are counted from 1".to_owned());
    }
    if let Some(leaf) = ends.into_iter().flatten().find(|leaf| is_of_fond && leaf.number > GREATEST)
    {
        return Some(format!("leaf `{leaf}` is cited, and no file has so many"));
    }
    let last = range.last.filter(|last| is_back_of_nothing(range.first, *last))?;
    Some(format!("leaves `{}-{last}` are one side of one leaf", range.first))
}

/// Files have some hundred leaves, seldom more than a thousand; where a hyphen is lost, two numbers are one: `165192`.
const GREATEST: u32 = 9999;

/// A range from a back to the same back: one of both sides cannot be meant.
fn is_back_of_nothing(first: Leaf, last: Leaf) -> bool {
    first == last && first.verso
}
