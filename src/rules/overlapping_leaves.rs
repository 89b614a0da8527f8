//! Two documents fill the same leaves of a file.

use std::collections::BTreeMap;

use super::corpus::{Copy, Corpus, Facts, File};
use super::duplicate_document::likeness;
use super::same_document::sameness;
use super::{Context, Rule, Setting};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::LeafRange;

pub(super) static RULE: Rule = Rule::of_collection(&KIND, check).with(&[&SHARED]);

static KIND: Kind = Kind {
    code: "overlapping-leaves",
    family: Family::Archive,
    severity: Severity::Warning,
    summary: "two documents are cited with the same leaves of one file",
    page: include_str!("../../docs/rules/overlapping-leaves.md"),
};

static SHARED: Setting = Setting {
    name: "shared",
    usual: 1,
    greatest: 1000,
    summary: "leaves that two documents may share: one ends on the leaf on which the next begins",
};

fn check(corpus: &Corpus, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let may_share = context.settings.get(KIND.code, &SHARED);
    for (file, mut filled) in by_file(corpus) {
        filled.sort_by_key(|filled| (filled.range.first, filled.range.end(), filled.record));
        for (earlier, later) in overlaps(&filled, may_share) {
            let (a, b) = (&corpus.records[earlier.record], &corpus.records[later.record]);
            if sameness(a, b, likeness(context)).is_none() {
                findings.push(finding(file, earlier, later));
            }
        }
    }
}

/// Leaves that a document fills.
struct Filled<'a> {
    record: usize,
    range: LeafRange,
    copy: &'a Copy,
}

fn by_file(corpus: &Corpus) -> BTreeMap<&File, Vec<Filled<'_>>> {
    let mut files: BTreeMap<&File, Vec<Filled<'_>>> = BTreeMap::new();
    for (record, Facts { copies, .. }) in corpus.records.iter().enumerate() {
        for copy in copies {
            let ranges = copy.leaves.iter().map(|&range| Filled { record, range, copy });
            files.entry(&copy.file).or_default().extend(ranges);
        }
    }
    files
}

/// Each range that begins before an earlier one has ended, with the one that ends last.
fn overlaps<'f, 'a>(
    filled: &'f [Filled<'a>],
    may_share: u32,
) -> Vec<(&'f Filled<'a>, &'f Filled<'a>)> {
    let mut pairs = Vec::new();
    let mut furthest: Option<&Filled<'_>> = None;
    for later in filled {
        if let Some(earlier) = furthest
            && earlier.record != later.record
            && (shared(earlier.range, later.range) > may_share
                || lies_within(earlier.range, later.range))
        {
            pairs.push((earlier, later));
        }
        if furthest.is_none_or(|earlier| later.range.end() >= earlier.range.end()) {
            furthest = Some(later);
        }
    }
    pairs
}

/// How many leaves both fill; the earlier one begins first.
fn shared(earlier: LeafRange, later: LeafRange) -> u32 {
    let end = earlier.end().number.min(later.end().number);
    (end + 1).saturating_sub(later.first.number)
}

/// Whether the later document lies among the leaves of the earlier one, at neither end.
fn lies_within(earlier: LeafRange, later: LeafRange) -> bool {
    earlier.first < later.first && later.end() < earlier.end()
}

fn finding(file: &File, earlier: &Filled<'_>, later: &Filled<'_>) -> Diagnostic {
    let message = format!("leaves {} of {file} overlap with leaves {}", later.range, earlier.range);
    Diagnostic::new(&KIND, message)
        .at(later.copy.span, "the later document")
        .at(earlier.copy.span, "the earlier document")
        .help("compare both citations with the source; two documents share a leaf at most, where one ends")
}
