//! A leaf is cited twice in one shelfmark.

use super::{Context, Record, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{LeafRange, Level, Part, leaves};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "leaf-range-overlap",
    family: Family::Archive,
    severity: Severity::Warning,
    summary: "a leaf is cited twice in one shelfmark",
    page: include_str!("../../docs/rules/leaf-range-overlap.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for part in record.cable.shelfmarks().filter_map(|shelfmark| shelfmark.part(Level::List)) {
        findings.extend(overlap(part).map(|(a, b)| finding(part, a, b)));
    }
}

/// The first two ranges that have a leaf in common.
fn overlap(part: &Part) -> Option<(LeafRange, LeafRange)> {
    let ranges = leaves(&part.n.value)?.in_full().ranges;
    let pairs = ranges.iter().enumerate().flat_map(|(at, a)| {
        let behind = ranges[at + 1..].iter();
        behind.map(move |b| (*a, *b))
    });
    pairs.into_iter().find(|(a, b)| share_a_leaf(*a, *b))
}

/// A range that runs backwards has no leaves; another rule finds it.
fn share_a_leaf(a: LeafRange, b: LeafRange) -> bool {
    let last = |range: LeafRange| range.last.unwrap_or(range.first);
    !a.is_reversed() && !b.is_reversed() && a.first <= last(b) && b.first <= last(a)
}

fn finding(part: &Part, a: LeafRange, b: LeafRange) -> Diagnostic {
    Diagnostic::new(&KIND, format!("leaves `{a}` and `{b}` overlap"))
        .at(part.words.span, "as cited")
        .help("compare the source: a digit is wrong, or the same leaves are cited twice")
}
