//! Figures name the day first in one date and the month first in another.

use super::reading::words_of;
use super::{Context, Record, Rule};
use crate::cable::{Cable, Dating, Inline, Node};
use crate::dates::{self, Reading};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Passage, Span, Spanned, part_of};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "mixed-date-formats",
    family: Family::Date,
    severity: Severity::Warning,
    summary: "figures name the day first in one date and the month first in another",
    page: include_str!("../../docs/rules/mixed-date-formats.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut dates = Vec::new();
    for inline in record.translated().iter().flat_map(|text| text.passages.printed()) {
        match &inline.node {
            Node::Date { dating, .. } => {
                let dating = dating.as_deref().copied();
                let trusted = dating.filter(|dating| !is_turned_round(*dating, record.cable));
                dates.extend(encoded(inline, trusted));
            }
            Node::Words(words) => in_words(words, inline.span, &mut dates),
            _ => {}
        }
    }
    let of = |order| dates.iter().find(|date: &&InFigures| date.order == order);
    if let (Some(day_first), Some(month_first)) = (of(Order::DayFirst), of(Order::MonthFirst)) {
        findings.push(finding(day_first, month_first));
    }
}

/// Whether an attribute has exchanged day and month of the record's date: then it tells nothing of the order, for it is
/// the attribute that is wrong.
fn is_turned_round(dating: Dating, cable: &Cable) -> bool {
    let record = cable.date.as_ref().and_then(|date| date.dating);
    let (Dating::When(day), Some(Dating::When(record))) = (dating, record) else { return false };
    day != record && day.year == record.year && (day.month, day.day) == (record.day, record.month)
}

#[derive(Clone, Copy, PartialEq)]
enum Order {
    DayFirst,
    MonthFirst,
}

/// A date in figures of which the order is sure.
struct InFigures {
    order: Order,
    words: Passage,
}

fn encoded(inline: &Inline, dating: Option<Dating>) -> Option<InFigures> {
    let words = words_of(inline);
    let (first, second) = in_figures(&words.value).or_else(|| without_year(&words.value))?;
    let order = sure_order(first, second).or_else(|| encoded_order(first, second, dating?))?;
    Some(InFigures { order, words })
}

/// Dates that nobody has encoded; of them the figures alone tell the order.
fn in_words(words: &str, span: Span, dates: &mut Vec<InFigures>) {
    let mut at = 0;
    while let Some(Reading { range, .. }) = dates::find(words, at, dates::TWENTIETH) {
        at = range.end.max(at + 1);
        let date = &words[range.clone()];
        if let Some(order) = in_figures(date).and_then(|(first, second)| sure_order(first, second))
        {
            let span = part_of(span, words.len(), range.clone());
            dates.push(InFigures { order, words: Spanned::new(date.to_owned(), span) });
        }
    }
}

// date ::= figures sep figures sep figures
// sep  ::= "." | "/" | "-"
fn in_figures(words: &str) -> Option<(u8, u8)> {
    let mut parts = words.trim().split(['.', '/', '-']);
    let (first, second): (u8, u8) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let year = parts.next()?;
    let whole = (2..=4).contains(&year.len()) && year.bytes().all(|byte| byte.is_ascii_digit());
    (whole && parts.next().is_none()).then_some((first, second))
}

/// A day that is encoded as one: `31.8`.
//
// day ::= figures ( "." | "/" ) figures [ "." ]
fn without_year(words: &str) -> Option<(u8, u8)> {
    let (first, second) = words.trim().trim_end_matches('.').split_once(['.', '/'])?;
    Some((first.parse().ok()?, second.parse().ok()?))
}

/// There is no thirteenth month.
fn sure_order(first: u8, second: u8) -> Option<Order> {
    match (first, second) {
        (13..=31, 1..=12) => Some(Order::DayFirst),
        (1..=12, 13..=31) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// The order that the attribute gives to figures that may be either.
fn encoded_order(first: u8, second: u8, dating: Dating) -> Option<Order> {
    let (day, _) = dating.bounds();
    let (month, day) = (day.month?, day.day?);
    match (first == day && second == month, first == month && second == day) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

fn finding(day_first: &InFigures, month_first: &InFigures) -> Diagnostic {
    let (a, b) = (&day_first.words.value, &month_first.words.value);
    Diagnostic::new(&KIND, format!("`{a}` has the day first, `{b}` the month"))
        .at(month_first.words.span, "month first")
        .at(day_first.words.span, "day first")
        .help(
            "compare the original; the translation may have turned some dates round and not others",
        )
}
