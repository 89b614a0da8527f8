//! Numbers of one series fall while their dates rise.

use std::collections::BTreeMap;

use super::bare_number::BareNumber;
use super::corpus::{Corpus, Facts, Who};
use super::{Context, Rule};
use crate::cable::{PartialDate, Series};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::of_collection(&KIND, check);

static KIND: Kind = Kind {
    code: "falling-number",
    family: Family::Number,
    severity: Severity::Info,
    summary: "a number is lower than that of an earlier document of its series",
    page: include_str!("../../docs/rules/falling-number.md"),
};

fn check(corpus: &Corpus, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for ((series, ..), mut entries) in by_series(corpus) {
        entries.sort_by_key(|entry| (entry.day, entry.count, entry.span));
        let odd = outside_longest_rise(&entries);
        // Where many numbers fall, several books were kept, and the order says nothing.
        if odd.len() <= (entries.len() / 4).max(1) {
            findings.extend(odd.into_iter().filter_map(|at| finding(series, &entries, at)));
        }
    }
}

/// A number of a series.
struct Entry {
    day: PartialDate,
    count: u64,
    span: Span,
}

/// One hand's numbers of a year: a new year begins with 1.
fn by_series(corpus: &Corpus) -> BTreeMap<(Series, &Who, i16), Vec<Entry>> {
    let mut all: BTreeMap<_, Vec<Entry>> = BTreeMap::new();
    for facts in corpus.records.iter().filter(|facts| facts.hand().is_known()) {
        let Some((day, year)) = facts.day().and_then(|day| Some((day, day.year?))) else {
            continue;
        };
        for (series, entry) in entries(facts, day) {
            all.entry((series, facts.hand(), year)).or_default().push(entry);
        }
    }
    all
}

/// The register's numbers are those of an office that had many senders, and count nothing of one.
fn entries(facts: &Facts, day: PartialDate) -> impl Iterator<Item = (Series, Entry)> {
    let counted = |series| matches!(series, Series::Sender | Series::Special | Series::Place);
    facts.numbers.iter().filter(move |number| counted(number.series)).filter_map(move |number| {
        let count = BareNumber::read(&number.n.value)?.count()?;
        Some((number.series, Entry { day, count, span: number.n.span }))
    })
}

/// The fewest entries without which the numbers rise: all but a longest rising subsequence.
fn outside_longest_rise(entries: &[Entry]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; entries.len()];
    for (at, entry) in entries.iter().enumerate() {
        let length = ends.partition_point(|&end| entries[end].count <= entry.count);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut rises = vec![false; entries.len()];
    let mut at = ends.last().copied();
    while let Some(entry) = at {
        rises[entry] = true;
        at = before[entry];
    }
    (0..entries.len()).filter(|&at| !rises[at]).collect()
}

/// The number beside the neighbour that it contradicts.
fn finding(series: Series, entries: &[Entry], at: usize) -> Option<Diagnostic> {
    let entry = &entries[at];
    let higher = |other: &&Entry| other.day < entry.day && other.count > entry.count;
    let lower = |other: &&Entry| other.day > entry.day && other.count < entry.count;
    let earlier = entries[..at].iter().rev().find(higher);
    let (early, late) = match earlier {
        Some(early) => (early, entry),
        None => (entry, entries[at + 1..].iter().find(lower)?),
    };
    let message = format!(
        "{} number {} of {} is lower than {} of {}",
        series.name(),
        late.count,
        late.day,
        early.count,
        early.day
    );
    Some(
        Diagnostic::new(&KIND, message)
            .at(late.span, "the lower number, on the later day")
            .at(early.span, "the higher number, on the earlier day")
            .help("nothing need be done if several books were kept; else compare both originals"),
    )
}
