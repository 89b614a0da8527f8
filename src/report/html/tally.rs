//! How often each rule found something that is on the page.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::{FileFindings, Finding};
use super::article::id;
use super::filters::name_of;
use crate::diagnostic::{Kind, Severity};

/// What a rule found.
pub(super) struct Tally<'d> {
    pub(super) kind: &'static Kind,
    /// The greatest weight that a finding of it has.
    pub(super) severity: Severity,
    pub(super) count: usize,
    /// The first finding on the page, and its file.
    first: (&'d Finding, &'d str),
}

/// A tally for each rule that found something, the gravest first, then the most frequent.
pub(super) fn by_rule<'d>(files: &[&'d FileFindings]) -> Vec<Tally<'d>> {
    let mut by_code: BTreeMap<&str, Tally<'d>> = BTreeMap::new();
    for file in files {
        for finding in &file.findings {
            let Finding { kind, severity, .. } = *finding;
            let first = || Tally { kind, severity, count: 0, first: (finding, name_of(file)) };
            let tally = by_code.entry(kind.code).or_insert_with(first);
            tally.count += 1;
            tally.severity = tally.severity.max(severity);
        }
    }
    let mut tallies: Vec<_> = by_code.into_values().collect();
    tallies.sort_by_key(|tally| Reverse((tally.severity, tally.count)));
    tallies
}

impl Tally<'_> {
    /// The id of the first finding on the page.
    pub(super) fn first(&self) -> String {
        let (finding, file) = self.first;
        id(finding, file)
    }
}
