//! `date` and its attributes.

use super::Reader;
use crate::cable::{DateWords, Dating, PartialDate};
use crate::dates::IMPOSSIBLE_DATE;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;
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
                self.diagnostics.push(
                    Diagnostic::new(
                        &IMPOSSIBLE_DATE,
                        format!("`{}` in `@{attribute}` is no date of the calendar", value.value),
                    )
                    .at(value.span, "no such date")
                    .help(
                        "write year, month and day as in `1950-10-11`; leave out what is not known",
                    ),
                );
                None
            }
        }
    }
}
