//! A date has a figure that cannot be read, and is encoded as if it could be.

use super::reading::{Reading, words_of};
use super::{Context, Record, Rule};
use crate::cable::{Dating, Inline, Node};
use crate::dates::{self, DAMAGED_DATE};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Passage, Span};

pub(super) static RULE: Rule = Rule::of_record(&DAMAGED_DATE, check);

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let fields = record.cable.dates();
    findings.extend(fields.filter_map(|date| finding(&date.words, date.dating)));
    findings.extend(record.printed().filter_map(of_text));
}

fn of_text(inline: &Inline) -> Option<Diagnostic> {
    let Node::Date { dating, .. } = &inline.node else { return None };
    let dating = dating.as_deref().copied();
    let words = words_of(inline);
    finding(&words, dating).or_else(|| {
        let number = with_gap(inline)?;
        of_number(&number, words.span, dating)
    })
}

fn finding(words: &Passage, encoded: Option<Dating>) -> Option<Diagnostic> {
    let has_limits = matches!(encoded, Some(Dating::Range(..) | Dating::Between(..)));
    let of_day = || dates::damaged_day(&words.value).filter(|_| has_limits);
    let number = dates::damaged(&words.value).or_else(of_day)?;
    of_number(&words.value[number.clone()], words.part(number), encoded)
}

/// The number of a date in which a `gap` stands for a figure, with a mark in its place: the `195‸` of
/// `1.7.195<gap reason="illegible"/>`.
fn with_gap(date: &Inline) -> Option<String> {
    let mut words = String::new();
    for part in date.content() {
        match part.node {
            Node::Gap(_) => words.push('‸'),
            _ => words.push_str(&Reading::of(std::slice::from_ref(part)).text),
        }
    }
    let number = dates::damaged(&words)?;
    Some(words[number].to_owned())
}

/// Limits say all that is known, and so does a day without its year: then it is a remark.
fn of_number(damaged: &str, place: Span, encoded: Option<Dating>) -> Option<Diagnostic> {
    let finding =
        |message| Diagnostic::new(&DAMAGED_DATE, message).at(place, "a figure is missing");
    let too_much = |message| {
        finding(message).help(
            "give the limits in `@notBefore` and `@notAfter`; a figure that another copy tells stands in `supplied`",
        )
    };
    let with_limits = || {
        finding(format!("`{damaged}` cannot be read in full"))
            .weighing(Severity::Info)
            .help("nothing need be done; a figure that another copy tells stands in `supplied`")
    };
    match encoded {
        None => Some(too_much(format!(
            "`{damaged}` cannot be read in full, and no limits of the date are given"
        ))),
        Some(Dating::When(day)) => day.year.map(|_| {
            too_much(format!(
                "`{damaged}` cannot be read in full, and the date is encoded as {day}"
            ))
        }),
        Some(Dating::Range(..) | Dating::Between(..)) => Some(with_limits()),
    }
}
