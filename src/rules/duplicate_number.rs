//! Two documents have one number, date and direction.

use super::bare_number::BareNumber;
use super::corpus::{Corpus, Facts, Who};
use super::duplicate_document::likeness;
use super::same_document::sameness;
use super::{Context, Rule};
use crate::cable::{CableNumber, PartialDate, Series};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

pub(super) static RULE: Rule = Rule::of_collection(&KIND, check);

static KIND: Kind = Kind {
    code: "duplicate-number",
    family: Family::Number,
    severity: Severity::Warning,
    summary: "two documents have the same number, date and direction",
    page: include_str!("../../docs/rules/duplicate-number.md"),
};

fn check(corpus: &Corpus, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (first, later) in corpus.meetings(keys) {
        let (a, b) = (&corpus.records[first], &corpus.records[later]);
        let Some(direction) = direction(a, b) else { continue };
        let Some((a_number, b_number)) = shared(a, b) else { continue };
        if sameness(a, b, likeness(context)).is_none() {
            findings.push(finding(a_number, b_number, b, direction));
        }
    }
}

type Key = (Series, BareNumber, PartialDate);

/// Clerks numbered from several books, so two telegrams of one day may share a number; only number, date
/// and direction together name one.
fn keys(facts: &Facts) -> Vec<Key> {
    let Some(day) = facts.day() else { return Vec::new() };
    let key = |number: &CableNumber| Some((number.series, BareNumber::read(&number.n.value)?, day));
    facts.numbers.iter().filter(|number| counts(number.series)).filter_map(key).collect()
}

/// A protocol has many extracts, and a stamp is that of a day's post.
fn counts(series: Series) -> bool {
    !matches!(series, Series::Protocol | Series::Stamp)
}

/// Whether both go from one sender to one recipient; `None` if they certainly do not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Same,
    Unknown,
}

fn direction(a: &Facts, b: &Facts) -> Option<Direction> {
    let sides = [(&a.sender, &b.sender), (&a.recipient, &b.recipient)];
    let known = |(a, b): &(&Who, &Who)| a.is_known() && b.is_known();
    if sides.iter().any(|sides| known(sides) && !sides.0.meets(sides.1)) {
        return None;
    }
    Some(if sides.iter().all(known) { Direction::Same } else { Direction::Unknown })
}

fn shared<'a>(a: &'a Facts, b: &'a Facts) -> Option<(&'a CableNumber, &'a CableNumber)> {
    let bare = |number: &CableNumber| BareNumber::read(&number.n.value);
    let same = |a: &&CableNumber, b: &&CableNumber| a.series == b.series && bare(a) == bare(b);
    let pairs = a.numbers.iter().flat_map(|a| b.numbers.iter().map(move |b| (a, b)));
    pairs.filter(|(a, _)| counts(a.series) && bare(a).is_some()).find(|(a, b)| same(a, b))
}

fn finding(
    first: &CableNumber,
    later: &CableNumber,
    b: &Facts,
    direction: Direction,
) -> Diagnostic {
    let day = b.day().map_or_else(String::new, |day| day.to_string());
    let (severity, between) = match direction {
        Direction::Same => (Severity::Warning, " between the same correspondents"),
        Direction::Unknown => (Severity::Info, ""),
    };
    let n = &later.n.value;
    Diagnostic::new(&KIND, format!("two documents have the number {n} on {day}{between}"))
        .weighing(severity)
        .at(later.n.span, "stands here")
        .at(first.n.span, "and already here")
        .help(
            "compare both originals: a number or a date is wrong, or one document was entered twice; \
             record a wrong number as `choice` with `sic` and `corr`",
        )
}
