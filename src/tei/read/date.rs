//! `date` and its attributes.

use super::Reader;
use crate::cable::{DateWords, Dating, PartialDate};
use crate::dates::{self, IMPOSSIBLE_DATE, Problem, Reading};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::{Passage, Spanned};
use crate::tei::temporal::{Temporal, temporal};
use crate::xml::Element;

/// Those that say when.
const ATTRIBUTES: [&str; 5] = ["when", "from", "to", "notBefore", "notAfter"];

impl Reader {
    /// A date with its words; where it has none, its place is the tag's.
    pub(super) fn date_words(&mut self, date: Element<'_>) -> DateWords {
        let mut words = date.text();
        if words.value.is_empty() {
            words = Spanned::new(String::new(), date.tag_span());
        }
        DateWords { words, dating: self.dating(date) }
    }

    /// What the attributes say; each that names no day of the calendar is a finding.
    pub(super) fn dating(&mut self, date: Element<'_>) -> Option<Dating> {
        let [when, from, to, not_before, not_after] = ATTRIBUTES.map(|name| self.day(date, name));
        let dating = when
            .map(Dating::When)
            .or_else(|| from.zip(to).map(|(first, last)| Dating::Range(first, last)))
            .or_else(|| {
                not_before.zip(not_after).map(|(first, last)| Dating::Between(first, last))
            });
        if !ATTRIBUTES.iter().any(|name| datable(date, name).is_some()) {
            self.words_of_no_day(date);
        }
        dating
    }

    /// The time of day that `@when` gives; one that no clock shows is a finding.
    pub(super) fn clock(&mut self, time: Element<'_>) -> Option<String> {
        let value = datable(time, "when")?;
        if temporal(&value.value) == Temporal::Impossible {
            let message = format!("`{}` in `@when` is no time of the clock", value.value);
            self.diagnostics.push(
                Diagnostic::new(&IMPOSSIBLE_DATE, message)
                    .at(value.span, "no such time")
                    .help("write hour, minute and second as in `17:10:00`"),
            );
        }
        Some(value.value)
    }

    /// Words that are not encoded may still name a day that does not exist.
    fn words_of_no_day(&mut self, date: Element<'_>) {
        let words = date.text();
        let start = words.value.find(char::is_alphanumeric);
        let reading = start.and_then(|start| dates::read_at(&words.value, start, dates::TWENTIETH));
        if let Some(reading) = reading.filter(|read| read.dating == Err(Problem::Impossible)) {
            let day = &words.value[reading.range.clone()];
            self.diagnostics.push(
                Diagnostic::new(&IMPOSSIBLE_DATE, format!("`{day}` is no day of the calendar"))
                    .at(words.part(reading.range), "no such day")
                    .help("compare the document; what it may mean can stand in `notBefore` and `notAfter`"),
            );
        }
    }

    fn day(&mut self, date: Element<'_>, attribute: &str) -> Option<PartialDate> {
        let value = datable(date, attribute)?;
        match temporal(&value.value) {
            Temporal::Date(day) => Some(day),
            Temporal::Other => None,
            Temporal::Impossible => {
                let finding = impossible(&value, attribute);
                let said = said(date).filter(|_| attribute == "when");
                self.diagnostics.push(match said {
                    Some(day) => finding.fix(write(&value, day)),
                    None => finding,
                });
                None
            }
        }
    }
}

/// A value that says when, in the form of the W3C or, where an edition prefers it, of ISO 8601
/// (`att.datable.w3c`, `att.datable.iso`); of the many forms of ISO 8601 those that both have.
fn datable(element: Element<'_>, name: &str) -> Option<Passage> {
    let of_iso = || element.attribute(&format!("{name}-iso"));
    element.attribute(name).or_else(|| of_iso().filter(|value| is_of_both(&value.value)))
}

// value ::= year [ "-" month [ "-" day ] ] [ "T" time ] | time
fn is_of_both(value: &str) -> bool {
    let date = value.split('T').next().unwrap_or_default();
    let lengths: Vec<usize> = date.split('-').map(str::len).collect();
    matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]) || value.contains(':')
}

fn impossible(value: &Passage, attribute: &str) -> Diagnostic {
    let message = format!("`{}` in `@{attribute}` is no date of the calendar", value.value);
    Diagnostic::new(&IMPOSSIBLE_DATE, message)
        .at(value.span, "no such date")
        .help("write year, month and day as in `1950-10-11`; leave out what is not known")
}

/// The day that the words name, if they are a date and nothing else.
fn said(date: Element<'_>) -> Option<PartialDate> {
    let words = date.text();
    let Reading { range, dating, .. } = dates::read_at(&words.value, 0, None)?;
    match dating.ok()? {
        Dating::When(day) if range == (0..words.value.len()) => day.year.map(|_| day),
        _ => None,
    }
}

fn write(value: &Passage, day: PartialDate) -> Fix {
    Fix::safe(format!("write `{day}`"), [Edit::new(value.span, day.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn week_dates_and_durations_are_not_for_us() {
        for value in ["1950", "1950-10", "1950-10-11", "1950-10-11T04:10", "04:10:00"] {
            assert!(is_of_both(value), "{value}");
        }
        for value in ["1950-W41", "1950-284", "19501011", "P2D", "1950-10-11/12", "--10-11"] {
            assert!(!is_of_both(value), "{value}");
        }
    }
}
