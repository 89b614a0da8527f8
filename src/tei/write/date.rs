//! `date` and its attributes.

use crate::cable::{DateWords, Dating, PartialDate};
use crate::tei::temporal::{Temporal, temporal};
use crate::xml::Writer;

/// A date of a header field; without words it is an empty element.
pub(super) fn write(date: &DateWords, w: &mut Writer) {
    with_attributes(date.dating, |attributes| {
        if date.words.value.is_empty() {
            w.empty_line("date", attributes);
        } else {
            w.line("date", attributes, |w| w.text(&date.words.value));
        }
    });
}

/// Hands over the attributes for what a date means. A day that no calendar has is not written.
pub(super) fn with_attributes(dating: Option<Dating>, write: impl FnOnce(&[(&str, &str)])) {
    let days = match dating {
        None => [None, None],
        Some(Dating::When(day)) => [Some(("when", day)), None],
        Some(Dating::Range(first, last)) => [Some(("from", first)), Some(("to", last))],
        Some(Dating::Between(first, last)) => {
            [Some(("notBefore", first)), Some(("notAfter", last))]
        }
    };
    let values =
        days.map(|day| day.map(|(name, day): (&str, PartialDate)| (name, day.to_string())));
    let possible = |value: &str| matches!(temporal(value), Temporal::Date(_));
    let attributes: Vec<(&str, &str)> = values
        .iter()
        .flatten()
        .map(|(name, value)| (*name, value.as_str()))
        .filter(|(_, value)| possible(value))
        .collect();
    write(&attributes);
}
