//! What can be odd about a text once its meaning is asked for.

use super::Encoder;
use crate::cable::{Dating, PartialDate};
use crate::dates::{DAMAGED_DATE, IMPOSSIBLE_DATE, Problem, Reading};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::languages::UNKNOWN_LANGUAGE;
use crate::source::Passage;

/// A date that may mean two days.
pub static AMBIGUOUS_DATE: Kind = Kind {
    code: "ambiguous-date",
    family: Family::Date,
    severity: Severity::Warning,
    summary: "the figures do not tell which day is meant",
    page: include_str!("../../docs/rules/ambiguous-date.md"),
};

pub(super) fn unknown_language(name: &Passage) -> Diagnostic {
    let words = &name.value;
    Diagnostic::new(&UNKNOWN_LANGUAGE, format!("`{words}` names no language known to ISO 639"))
        .at(name.span, "encoded as `und`, undetermined")
        .help("use the language's English name, such as `Russian` or `Chinese`")
}

impl Encoder<'_> {
    /// What a date means; a problem becomes a finding.
    pub(super) fn dating(&mut self, words: &Passage, reading: &Reading) -> Option<Dating> {
        let problem = match reading.dating {
            Ok(dating) => return Some(dating),
            Err(problem) => problem,
        };
        let told = self.told_by_record(problem);
        if told.is_none() {
            self.findings.push(undated(words, reading, problem));
        }
        told.or(match problem {
            Problem::DamagedYear { first, last } => Some(Dating::Between(first, last)),
            Problem::Impossible | Problem::Ambiguous { .. } | Problem::NoCentury => None,
        })
    }

    /// The reading that is the record's own date, if only one of the two can be.
    fn told_by_record(&self, problem: Problem) -> Option<Dating> {
        let Problem::Ambiguous { day_first, month_first } = problem else { return None };
        let is_record = |date: &PartialDate| self.date == Some(Dating::When(*date));
        [day_first, month_first].into_iter().find(is_record).map(Dating::When)
    }
}

fn undated(words: &Passage, reading: &Reading, problem: Problem) -> Diagnostic {
    let printed = &words.value[reading.range.clone()];
    let (kind, message, help) = match problem {
        Problem::Impossible => (
            &IMPOSSIBLE_DATE,
            format!("`{printed}` is no day of the calendar"),
            "compare the original; encoded without `@when`",
        ),
        Problem::Ambiguous { day_first, month_first } => (
            &AMBIGUOUS_DATE,
            format!("`{printed}` may be {day_first} or {month_first}"),
            "encoded without `@when`; write the month in words if you know it",
        ),
        Problem::DamagedYear { .. } => (
            &DAMAGED_DATE,
            format!("the year of `{printed}` cannot be read to its end"),
            "encoded with `@notBefore` and `@notAfter`; complete the year if another copy tells it",
        ),
        Problem::NoCentury => (
            &AMBIGUOUS_DATE,
            format!("nothing tells the century of `{printed}`"),
            "encoded without `@when`; give the record a date with a full year",
        ),
    };
    let place = words.part(reading.range.clone());
    Diagnostic::new(kind, message).at(place, "this date").help(help)
}
