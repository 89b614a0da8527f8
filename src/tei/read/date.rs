//! `date` and its attributes.

use super::Reader;
use crate::cable::{DateWords, Dating, PartialDate};
use crate::dates::{self, IMPOSSIBLE_DATE, Reading};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::{Passage, Spanned};
use crate::tei::temporal::{Temporal, temporal};
use crate::xml::Element;

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
        let [when, from, to, not_before, not_after] =
            ["when", "from", "to", "notBefore", "notAfter"].map(|name| self.day(date, name));
        when.map(Dating::When)
            .or_else(|| from.zip(to).map(|(first, last)| Dating::Range(first, last)))
            .or_else(|| not_before.zip(not_after).map(|(first, last)| Dating::Between(first, last)))
    }

    fn day(&mut self, date: Element<'_>, attribute: &str) -> Option<PartialDate> {
        let value = date.attribute(attribute)?;
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
