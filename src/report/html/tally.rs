//! How often rules found something that is on the page.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::{FileFindings, Finding};
use super::article::id;
use super::filters::name_of;
use crate::diagnostic::{Kind, Severity};

/// What a rule found, all of it or what has one weight.
pub(super) struct Tally<'d> {
    pub(super) kind: &'static Kind,
    pub(super) count: usize,
    /// The first finding on the page, and its file.
    first: (&'d Finding, &'d str),
}

/// A tally for each rule and weight, the gravest first, then the most frequent.
pub(super) fn by_weight<'d>(files: &[&'d FileFindings]) -> Vec<Tally<'d>> {
    let mut tallies = tallies(files, |finding| (finding.kind.code, finding.severity));
    tallies.sort_by_key(|tally| Reverse((tally.severity(), tally.count)));
    tallies
}

/// A tally for each rule, in the order of their codes.
pub(super) fn by_rule<'d>(files: &[&'d FileFindings]) -> Vec<Tally<'d>> {
    tallies(files, |finding| finding.kind.code)
}

fn tallies<'d, K: Ord>(files: &[&'d FileFindings], key: impl Fn(&Finding) -> K) -> Vec<Tally<'d>> {
    let mut tallies: BTreeMap<K, Tally<'d>> = BTreeMap::new();
    for file in files {
        for finding in &file.findings {
            let first = (finding, name_of(file));
            let none = Tally { kind: finding.kind, count: 0, first };
            tallies.entry(key(finding)).or_insert(none).count += 1;
        }
    }
    tallies.into_values().collect()
}

impl Tally<'_> {
    /// The weight of the first finding, which is that of all if they are of one weight.
    pub(super) fn severity(&self) -> Severity {
        self.first.0.severity
    }

    /// The id of the first finding on the page.
    pub(super) fn first(&self) -> String {
        let (finding, file) = self.first;
        id(finding, file)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::document;
    use super::*;

    #[test]
    fn a_rule_of_two_weights_is_one_rule() {
        let mut document = document();
        let findings = &mut document.files[0].findings;
        let lighter = Finding { severity: Severity::Info, ..findings[0].clone() };
        findings.extend([lighter.clone(), lighter]);
        let files: Vec<_> = document.files.iter().collect();
        let told = |tallies: Vec<Tally<'_>>| -> Vec<(&str, usize)> {
            tallies.iter().map(|tally| (tally.kind.code, tally.count)).collect()
        };
        let rule = "cable-number-mismatch";
        assert_eq!(told(by_rule(&files)), [(rule, 3), ("empty-file", 1)]);
        assert_eq!(told(by_weight(&files)), [(rule, 1), ("empty-file", 1), (rule, 2)]);
    }
}
