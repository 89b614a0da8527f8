//! Dates as exactly as the source gives them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::source::Passage;

/// A date of which the source may give only a part.
///
/// Ordered as written in ISO 8601; a date without year comes before all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// The year; `None` in `31.8`.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month; never without a month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// A full date, if the calendar has it.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        PartialDate { year: Some(year), month: Some(month), day: Some(day) }.real()
    }

    /// The date itself if the calendar has such a day; a day without year may be 29 February.
    pub fn real(self) -> Option<Self> {
        let month = i8::try_from(self.month.unwrap_or(1)).ok()?;
        let day = i8::try_from(self.day.unwrap_or(1)).ok()?;
        let leap_year = 2000;
        jiff::civil::Date::new(self.year.unwrap_or(leap_year), month, day).ok()?;
        (self.day.is_none() || self.month.is_some()).then_some(self)
    }

    /// Reads the forms of `@when` that name a day, a month or a year: `1950-10-11`, `1950-10`, `1950`,
    /// `--10-11`, `--10`; a time behind `T` is passed over.
    pub fn from_iso(text: &str) -> Option<Self> {
        let date = text.split('T').next()?;
        let (year, rest) = match date.strip_prefix("--") {
            Some(rest) => (None, Some(rest)),
            None => {
                let (year, rest) = match date.split_once('-') {
                    Some((year, rest)) => (year, Some(rest)),
                    None => (date, None),
                };
                (Some(digits(year, 4)?), rest)
            }
        };
        let (month, day) = match rest.map(|rest| rest.split_once('-').unwrap_or((rest, ""))) {
            None => (None, None),
            Some((month, "")) => (Some(digits(month, 2)?), None),
            Some((month, day)) => (Some(digits(month, 2)?), Some(digits(day, 2)?)),
        };
        PartialDate { year, month: month.map(|m| m as u8), day: day.map(|d| d as u8) }.real()
    }

    /// The number of a whole date in the row of days, for counting from one to another.
    pub fn number(self) -> Option<i64> {
        Some(jiff::civil::Date::ZERO.duration_until(self.civil()?).as_hours() / 24)
    }

    /// How many days later the other day is; `None` if either is no whole date.
    pub fn days_until(self, other: PartialDate) -> Option<i64> {
        Some(other.number()? - self.number()?)
    }

    fn civil(self) -> Option<jiff::civil::Date> {
        let month = i8::try_from(self.month?).ok()?;
        jiff::civil::Date::new(self.year?, month, i8::try_from(self.day?).ok()?).ok()
    }

    /// Whether both can be the same day: what both give is equal.
    pub fn agrees(self, other: PartialDate) -> bool {
        fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        same(self.year, other.year) && same(self.month, other.month) && same(self.day, other.day)
    }
}

fn digits(text: &str, length: usize) -> Option<i16> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

impl fmt::Display for PartialDate {
    /// The form of `@when`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("-")?,
        }
        match (self.month, self.day) {
            (Some(month), Some(day)) => write!(f, "-{month:02}-{day:02}"),
            (Some(month), None) => write!(f, "-{month:02}"),
            (None, _) => Ok(()),
        }
    }
}

/// What the attributes of `date` say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dating {
    /// `@when`: one day, or all that is known of it.
    When(PartialDate),
    /// `@from`, `@to`: it lasted.
    Range(PartialDate, PartialDate),
    /// `@notBefore`, `@notAfter`: one day between the two.
    Between(PartialDate, PartialDate),
}

impl Dating {
    /// The first and the last day it may mean.
    pub fn bounds(self) -> (PartialDate, PartialDate) {
        match self {
            Dating::When(day) => (day, day),
            Dating::Range(first, last) | Dating::Between(first, last) => (first, last),
        }
    }

    /// Whether both can mean the same day.
    pub fn agrees(self, other: Dating) -> bool {
        match (self, other) {
            (Dating::When(a), Dating::When(b)) => a.agrees(b),
            (Dating::When(day), range) | (range, Dating::When(day)) => {
                let (first, last) = range.bounds();
                first.agrees(day) || last.agrees(day) || (first <= day && day <= last)
            }
            (a, b) => a.bounds().0 <= b.bounds().1 && b.bounds().0 <= a.bounds().1,
        }
    }
}

impl fmt::Display for Dating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Dating::When(day) => day.fmt(f),
            Dating::Range(first, last) => write!(f, "{first} to {last}"),
            Dating::Between(first, last) => write!(f, "between {first} and {last}"),
        }
    }
}

/// A date in the words of the source.
#[derive(Clone, Debug)]
pub struct DateWords {
    /// As printed.
    pub words: Passage,
    /// What it means; `None` if that cannot be told.
    pub dating: Option<Dating>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_forms_read_and_write_alike() {
        for text in ["1950-10-11", "1950-10", "1950", "--02-29", "--10", "1952-02-29"] {
            let date = PartialDate::from_iso(text).unwrap_or_else(|| panic!("{text} is a date"));
            assert_eq!(date.to_string(), text);
        }
        for text in
            ["1950-02-29", "1950-13", "50-10-11", "1950-10-11-12", "", "--", "1950-1-1", "+950"]
        {
            assert_eq!(PartialDate::from_iso(text), None, "{text:?}");
        }
    }

    #[test]
    fn parts_that_are_missing_agree_with_anything() {
        let date = |text| PartialDate::from_iso(text).expect("a date");
        assert!(date("1950-10").agrees(date("1950-10-11")));
        assert!(date("--10-11").agrees(date("1950-10-11")));
        assert!(!date("1950-10-12").agrees(date("1950-10-11")));
        let double = Dating::Range(date("1957-08-16"), date("1957-08-17"));
        assert!(double.agrees(Dating::When(date("1957-08-17"))));
        assert!(!double.agrees(Dating::When(date("1957-08-18"))));
    }
}
