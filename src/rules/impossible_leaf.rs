//! Leaves are cited that no file can have.

use super::{Context, Rule};
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{Leaf, LeafRange, Level, Part, leaves};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "impossible-leaf",
    family: Family::Archive,
    severity: Severity::Warning,
    summary: "leaves are cited that no file can have",
    page: include_str!("../../docs/rules/impossible-leaf.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let shelfmarks = cable.witnesses.iter().filter_map(|witness| witness.shelfmark.as_ref());
    findings.extend(shelfmarks.filter_map(|shelfmark| {
        let is_of_fond = shelfmark.part(Level::Fond).is_some();
        finding(shelfmark.part(Level::List)?, is_of_fond)
    }));
}

/// Where there are no fonds, leaves may be frames of a microfilm, which are counted through.
fn finding(part: &Part, is_of_fond: bool) -> Option<Diagnostic> {
    let n = &part.n.value;
    let wrong = match leaves(n) {
        Some(leaves) => leaves.ranges.into_iter().find_map(|range| wrong(range, is_of_fond))?,
        // "unnumbered page" names a leaf in words.
        None if !n.starts_with(|c: char| c.is_ascii_digit()) => return None,
        None => format!("`{n}` cannot be read as leaves"),
    };
    let finding = Diagnostic::new(&KIND, wrong).at(part.words.span, "as cited");
    Some(
        finding.help(
            "compare the source; leaves are written `134-135`, the back of one `7ob` or `7v`",
        ),
    )
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
