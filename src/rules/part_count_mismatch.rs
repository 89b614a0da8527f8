//! A cable of several parts has not as many numbers of one series as of another.

use std::collections::HashSet;

use super::bare_number::BareNumber;
use super::{Context, Rule, settled};
use crate::cable::{Cable, CableNumber, Follows, LineKind, Node, Series};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "part-count-mismatch",
    family: Family::Number,
    severity: Severity::Warning,
    summary: "a cable of several parts has not as many numbers of one series as of another",
    page: include_str!("../../docs/rules/part-count-mismatch.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(body) = &cable.body else { return };
    let mut numbers = Vec::new();
    let mut addressee = false;
    for line in settled::lines(&body.text) {
        // In a circular each addressee has a special number beside it.
        let of_addressee = addressee && line.follows == Follows::Apart;
        addressee = line.kind == LineKind::Address;
        if of_addressee {
            continue;
        }
        settled::for_each(&line.content, &mut |inline| {
            if let Node::Number { number, .. } = &inline.node {
                numbers.push((&**number, settled::place(inline)));
            }
        });
    }
    let counted = |series| Parts::of(series, &numbers);
    let Some(special) = counted(Series::Special) else { return };
    let telegrams = [counted(Series::Register), counted(Series::Place)].into_iter().flatten();
    // One number may cover all parts, as that of the register does where the special ones are a range.
    if let Some(parts) = telegrams.max_by_key(|parts| parts.count).filter(|parts| parts.count > 1)
        && parts.count != special.count
    {
        findings.push(finding(&special, &parts));
    }
}

/// The numbers of one series: how many, and where.
struct Parts {
    count: u64,
    first: Span,
    last: Span,
}

impl Parts {
    fn of(series: Series, numbers: &[(&CableNumber, Span)]) -> Option<Parts> {
        let (mut distinct, mut known) = (Vec::new(), HashSet::new());
        for (number, span) in numbers.iter().filter(|(number, _)| number.series == series) {
            let bare = BareNumber::read(&number.n.value)?;
            if known.insert(bare.clone()) {
                distinct.push((bare, *span));
            }
        }
        let count = distinct.iter().map(|(number, _)| number.how_many()).sum();
        Some(Parts { count, first: distinct.first()?.1, last: distinct.last()?.1 })
    }
}

fn finding(special: &Parts, parts: &Parts) -> Diagnostic {
    let (a, b) = (special.count, parts.count);
    let noun = if a == 1 { "number" } else { "numbers" };
    let message = format!("text gives {b} numbers of telegrams and {a} special {noun}");
    let finding = Diagnostic::new(&KIND, message)
        .at(special.first.to(special.last), format!("special numbers: {a}"))
        .at(parts.first.to(parts.last), format!("telegrams: {b}"))
        .help(
            "compare the original: each part has a number of both kinds, unless one stands for all",
        );
    if special.count == 1 { finding.weighing(Severity::Info) } else { finding }
}
