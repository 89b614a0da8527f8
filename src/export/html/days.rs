//! Days as English readers write them.

use super::words::month;
use crate::cable::{Dating, PartialDate};

/// `20 January 1950`, or as much of it as is known: `January 1950`, `20 January`.
pub(super) fn day(date: PartialDate) -> String {
    let day = date.day.map(|day| day.to_string());
    let month = date.month.map(|number| month(number).to_owned());
    let year = date.year.map(|year| year.to_string());
    [day, month, year].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// `from 1 October 1950 to 4 October 1950`.
pub(super) fn dating(dating: Dating) -> String {
    match dating {
        Dating::When(date) => day(date),
        Dating::Range(first, last) => format!("from {} to {}", day(first), day(last)),
        Dating::Between(first, last) => format!("between {} and {}", day(first), day(last)),
    }
}

/// Whether the words of a date say plainly what it is taken to mean: all of the day, in figures, with the English name
/// of its month.
pub(super) fn is_plain(words: &str, dating: Dating) -> bool {
    let Dating::When(date) = dating else { return false };
    let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).collect();
    let figures = |number: i32| words.iter().any(|word| word.parse() == Ok(number));
    date.year.is_none_or(|year| figures(i32::from(year)))
        && date.month.is_none_or(|number| words.contains(&month(number)))
        && date.day.is_none_or(|day| figures(i32::from(day)))
}

/// A text in which days stand as in `@when`, with those days in words: `1950-10-11`, and `--10-11` without a year.
pub(super) fn in_words(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_of_day) {
        let token = &rest[start..];
        let end = token.find(|c| !is_of_day(c)).unwrap_or(token.len());
        let (token, behind) = token.split_at(end);
        words.push_str(&rest[..start]);
        words.push_str(&iso(token).map_or_else(|| token.to_owned(), day));
        rest = behind;
    }
    words + rest
}

fn is_of_day(c: char) -> bool {
    c.is_ascii_digit() || c == '-'
}

/// The day of a token. A year with a month has the form of two numbers with a hyphen, and is left alone.
fn iso(token: &str) -> Option<PartialDate> {
    let date = PartialDate::from_iso(token)?;
    (date.day.is_some() || date.year.is_none()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_messages_are_read_as_days() {
        for (text, expected) in [
            ("dateline gives --01-20", "dateline gives 20 January"),
            ("1957-08-16 to 1957-08-17", "16 August 1957 to 17 August 1957"),
            ("received before 1950-02-20, the day", "received before 20 February 1950, the day"),
            ("leaves 134-135, No. 1950-10", "leaves 134-135, No. 1950-10"),
            ("1950-02-30 - one–two", "1950-02-30 - one–two"),
            ("", ""),
        ] {
            assert_eq!(in_words(text), expected);
        }
    }

    #[test]
    fn words_that_say_the_day_need_no_other() {
        let when = |text| Dating::When(PartialDate::from_iso(text).expect("a date"));
        assert!(is_plain("October 02, 1946", when("1946-10-02")));
        assert!(is_plain("2 October, 1946 23:45", when("1946-10-02")));
        assert!(!is_plain("2.10.46", when("1946-10-02")));
        assert!(!is_plain("2 октября 1946", when("1946-10-02")));
        assert!(!is_plain("October 1946", when("1946-10-02")));
    }
}
