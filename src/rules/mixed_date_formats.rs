//! Figures name the day first in one date and the month first in another.

use super::reading::words_of;
use super::{Context, Rule};
use crate::cable::{Cable, Dating, Inline, Node, for_each_inline};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Passage;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "mixed-date-formats",
    family: Family::Date,
    severity: Severity::Warning,
    summary: "figures name the day first in one date and the month first in another",
    page: include_str!("../../docs/rules/mixed-date-formats.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(body) = &cable.body else { return };
    let mut dates = Vec::new();
    for text in [&body.text].into_iter().chain(&body.attachments) {
        for_each_inline(text, &mut |inline| dates.extend(in_figures(inline)));
    }
    let of = |order| dates.iter().find(|date: &&InFigures| date.order == order);
    if let (Some(day_first), Some(month_first)) = (of(Order::DayFirst), of(Order::MonthFirst)) {
        findings.push(finding(day_first, month_first));
    }
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

// date ::= figures sep figures sep figures
// sep  ::= "." | "/" | "-"
fn in_figures(inline: &Inline) -> Option<InFigures> {
    let Node::Date { dating, .. } = &inline.node else { return None };
    let words = words_of(inline);
    let mut parts = words.value.trim().split(['.', '/', '-']);
    let (first, second): (u8, u8) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let year = parts.next()?;
    let whole = (2..=4).contains(&year.len()) && year.bytes().all(|byte| byte.is_ascii_digit());
    if !whole || parts.next().is_some() {
        return None;
    }
    let order = sure_order(first, second).or_else(|| encoded_order(first, second, (*dating)?))?;
    Some(InFigures { order, words })
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
