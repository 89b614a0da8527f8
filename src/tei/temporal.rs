//! The values that TEI allows in `@when`, `@from`, `@to`, `@notBefore` and `@notAfter`.

use crate::cable::PartialDate;

/// What such a value says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Temporal {
    /// A day, a month or a year of the calendar.
    Date(PartialDate),
    /// A time of day, a day of no month, a year beyond four digits: right, but not what a record needs.
    Other,
    /// Nothing that the calendar or the clock has.
    Impossible,
}

/// Reads a value.
//
// value ::= date [ "T" time ] [ zone ] | time [ zone ] | "---" day [ zone ]
pub(super) fn temporal(value: &str) -> Temporal {
    let value = value.trim();
    let (date, time) = match value.split_once('T') {
        Some((date, time)) => (date, Some(without_zone(time))),
        None => (value, None),
    };
    let date = if time.is_none() { without_zone(date) } else { date };
    if time.is_some_and(|time| !is_time(time)) {
        Temporal::Impossible
    } else if let Some(date) = PartialDate::from_iso(date).filter(|date| date.year != Some(0)) {
        Temporal::Date(date)
    } else if is_day(date) || is_far_year(date) || (time.is_none() && is_time(date)) {
        Temporal::Other
    } else {
        Temporal::Impossible
    }
}

// zone ::= "Z" | ("+" | "-") hh ":" mm
fn without_zone(value: &str) -> &str {
    if let Some(rest) = value.strip_suffix('Z') {
        return rest;
    }
    let start = value.len().wrapping_sub("+00:00".len());
    match value.get(start..) {
        Some(zone) if zone.starts_with(['+', '-']) && is_clock(&zone[1..], &[14, 59]) => {
            &value[..start]
        }
        _ => value,
    }
}

// time ::= hh ":" mm ":" ss [ "." digit+ ]
fn is_time(value: &str) -> bool {
    let (clock, fraction) = value.split_once('.').unwrap_or((value, "0"));
    let digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    digits && (is_clock(clock, &[23, 59, 59]) || clock == "24:00:00")
}

fn is_clock(value: &str, limits: &[u8]) -> bool {
    let parts: Vec<&str> = value.split(':').collect();
    let within = |(part, limit): (&&str, &u8)| two_digits(part).is_some_and(|n| n <= *limit);
    parts.len() == limits.len() && parts.iter().zip(limits).all(within)
}

// day ::= "---" dd
fn is_day(value: &str) -> bool {
    let day = value.strip_prefix("---").and_then(two_digits);
    day.is_some_and(|day| (1..=31).contains(&day))
}

/// A year before our era or beyond 9999, with a month and a day that some year has.
fn is_far_year(value: &str) -> bool {
    let (before, era) = value.strip_prefix('-').map_or((false, value), |rest| (true, rest));
    let length = era.bytes().take_while(u8::is_ascii_digit).count();
    let (year, rest) = era.split_at(length);
    let written = length == 4 || (length > 4 && !year.starts_with('0'));
    let far = before || length > 4;
    far && written && year != "0000" && PartialDate::from_iso(&format!("2000{rest}")).is_some()
}

fn two_digits(text: &str) -> Option<u8> {
    let plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_with_or_without_a_time() {
        let day = PartialDate::new(1950, 10, 11).expect("a day");
        for value in ["1950-10-11", "1950-10-11Z", "1950-10-11+03:00", "1950-10-11T04:10:00-05:00"]
        {
            assert_eq!(temporal(value), Temporal::Date(day), "{value}");
        }
    }

    #[test]
    fn what_the_calendar_lacks_is_told_from_what_records_do_not_need() {
        for value in ["04:10:00", "04:10:00.5Z", "---31", "-0044-03-15", "12345-01", "24:00:00"] {
            assert_eq!(temporal(value), Temporal::Other, "{value}");
        }
        for value in [
            "1950-02-30",
            "1950-13",
            "1950-10-11T25:00:00",
            "---32",
            "24:00:01",
            "-044-03",
            "0000",
            "October",
            "",
            "1950-10-11 ca.",
            "T",
            "+03:00",
            "é+03:00",
            "04:10:00.",
        ] {
            assert_eq!(temporal(value), Temporal::Impossible, "{value}");
        }
    }
}
