//! Reads dates in the forms that records and clerks write.
//!
//! A form that does not say which day is meant is never guessed at: [`Reading::dating`] is then a
//! [`Problem`], and whoever asked makes a finding of it.

mod months;
mod cursor;
mod read;
mod find;
mod time;
mod no_time;
mod citation;
mod unread;

pub use citation::in_citation;
pub use find::{
    ends_with_preposition, find, find_day, find_impossible_day, find_impossible_month,
    impossible_day_at,
};
pub use months::months_in;
pub use no_time::{Among, find_impossible_time};
pub use read::{Century, Problem, Reading, TWENTIETH, read_at};
pub use time::{Time, find_time, time_alone};
pub use unread::{damaged, damaged_day, misread};

use crate::diagnostic::{Family, Kind, Severity};

/// A date names a day that does not exist.
pub static IMPOSSIBLE_DATE: Kind = Kind {
    code: "impossible-date",
    family: Family::Date,
    severity: Severity::Error,
    summary: "the calendar has no such day",
    page: include_str!("../../docs/rules/impossible-date.md"),
};

/// Figures of a date cannot be read.
pub static DAMAGED_DATE: Kind = Kind {
    code: "damaged-date",
    family: Family::Date,
    severity: Severity::Warning,
    summary: "a figure of the date cannot be read",
    page: include_str!("../../docs/rules/damaged-date.md"),
};
