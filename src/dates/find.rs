//! Dates in running text, and days in lines of a form.

use std::ops::Range;

use super::cursor::Cursor;
use super::months;
use super::read::{Century, Days, Reading, day_first, month_first, read_at};
use crate::cable::{Dating, PartialDate};
use crate::source::find_byte;

/// The first date that begins in `text` at `from` or behind it.
///
/// A year alone is no date in running text and is not found.
pub fn find(text: &str, from: usize, century: Century) -> Option<Reading> {
    let mut at = from;
    while at < text.len() {
        let start = next_word_at_figures(text, at)?;
        let rest = &text[start..];
        let reading = starts_like_a_date(rest).then(|| read_at(text, start, century)).flatten();
        if let Some(reading) = reading.filter(|reading| reading.names_day) {
            return Some(with_opening_mark(text, from, reading));
        }
        let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        at = start + word;
    }
    None
}

/// The first word at `from` or behind it that has a figure, or stands next before the first that has one: no other begins
/// a date that names a day.
fn next_word_at_figures(text: &str, from: usize) -> Option<usize> {
    let figure = find_byte(text, from, |byte| byte.is_ascii_digit())?;
    let with_figure = text[from..figure].trim_end_matches(char::is_alphanumeric);
    let between = with_figure.trim_end_matches(|c: char| !c.is_alphanumeric());
    let before = between.trim_end_matches(char::is_alphanumeric);
    let start = if between.is_empty() { with_figure } else { before };
    Some(from + start.len())
}

/// The quotation mark before a day belongs to the date as that behind it does: `"22" April 1947`.
fn with_opening_mark(text: &str, from: usize, reading: Reading) -> Reading {
    let Range { start, end } = reading.range;
    let behind_day = text[start..end].trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    let before = text[from..start].trim_end_matches(' ');
    let mark = before.chars().next_back().filter(|mark| "\"“„«".contains(*mark));
    match mark.filter(|_| behind_day.starts_with(['"', '”', '»'])) {
        Some(mark) => Reading { range: from + before.len() - mark.len_utf8()..end, ..reading },
        None => reading,
    }
}

/// The first day without a year that begins in `text` at `from` or behind it: `31.8`, `8 October`.
///
/// Only for lines of a form, where nothing else looks like one; `5/6` may be two days and `12.10` a
/// time, so neither is read.
///
/// ```text
/// day ::= number "." number | number ( "." | "/" ) roman | day S month | month S day
/// ```
pub fn find_day(text: &str, from: usize) -> Option<Reading> {
    find_byte(text, from, |byte| byte.is_ascii_digit())?;
    let starts = text[from..].char_indices().map(|(at, _)| from + at).filter(|&at| {
        let begins_word =
            || !text[..at].ends_with(|c: char| c.is_alphanumeric() || ".:/-".contains(c));
        text[at..].starts_with(char::is_alphanumeric)
            && begins_word()
            && starts_like_a_date(&text[at..])
    });
    starts.into_iter().find_map(|at| {
        let (days, month, end) = day_without_year(Cursor { text, at })?;
        let day = |day| PartialDate { year: None, month: Some(month), day: Some(day) }.real();
        let dating = match days {
            (first, last) if first == last => Dating::When(day(first)?),
            (first, last) => Dating::Range(day(first)?, day(last)?),
        };
        Some(Reading { range: at..end.at, dating: Ok(dating), names_day: true })
    })
}

/// The first day in prose, at `from` or behind it, that is none of any year: `on 39 January`, `of 30 February`, `on 31.IV`.
///
/// ```text
/// day         ::= preposition S number ( S month | ( "." | "/" ) roman )     and no number behind it
/// preposition ::= "on" | "of" | "by" | "from" | "since" | "until" | "till" | "to" | "with" | "before" | "after" | "than"
///               | "through" | "dated"
/// ```
pub fn find_impossible_day(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(figure) = find_byte(text, at, |byte| byte.is_ascii_digit()) {
        let start = Cursor { text, at: figure };
        at = figure + start.digits().len();
        if !ends_with_preposition(&text[from..figure]) {
            continue;
        }
        let Some(((first, last), month, end)) = day_first(start).or_else(|| day_and_roman(start))
        else {
            continue;
        };
        let is_real = PartialDate { year: None, month: Some(month), day: Some(last) }.real();
        let goes_on =
            text[end.at..].trim_start_matches([' ', ',', '.', '/']).starts_with(char::is_numeric);
        // "of 40 march companies" has no month.
        let is_month = text[figure..end.at]
            .contains(|c: char| c.is_uppercase() || !c.is_ascii() && c.is_alphabetic());
        if first == last && is_real.is_none() && !goes_on && is_month {
            return Some(figure..end.at);
        }
    }
    None
}

/// `31.IV`; above the thirties such figures number a section.
fn day_and_roman(start: Cursor<'_>) -> Option<(Days, u8, Cursor<'_>)> {
    let (day, rest) = start.number(2)?;
    let (month, end) = rest.eat(".").or_else(|| rest.eat("/"))?.roman()?;
    (day < 40).then_some(((day, day), month, end))
}

/// The day without a year that words begin with, if it is none of any year: `32 April`.
pub fn impossible_day_at(text: &str) -> Option<Range<usize>> {
    let ((first, last), month, end) = day_first(Cursor { text, at: 0 })?;
    let is_real = PartialDate { year: None, month: Some(month), day: Some(last) }.real();
    (first == last && is_real.is_none()).then_some(0..end.at)
}

/// The first day with a Roman month, at `from` or behind it, of a month that no year has: `21.XIII`.
///
/// Only for notes of hands and offices: elsewhere figures with a numeral may name a section or a file.
///
/// ```text
/// day ::= number ( "." | "/" ) roman                              a word of its own
/// ```
pub fn find_impossible_month(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(figure) = find_byte(text, at, |byte| byte.is_ascii_digit()) {
        let start = Cursor { text, at: figure };
        at = figure + start.digits().len();
        let begins_word =
            text[..figure].chars().next_back().is_none_or(|sign| " \n,;([".contains(sign));
        let read = || {
            let (_, rest) = start.number(2)?;
            let behind = rest.eat(".").or_else(|| rest.eat("/"))?;
            behind.numeral_beyond_months()
        };
        if let Some((_, end)) = begins_word.then(read).flatten() {
            return Some(figure..end.at);
        }
    }
    None
}

/// Whether the words before a place lead to a date: `on`, `of`, `dated` and the like, and a blank.
pub fn ends_with_preposition(before: &str) -> bool {
    const PREPOSITIONS: [&str; 14] = [
        "on", "of", "by", "from", "since", "until", "till", "to", "with", "before", "after",
        "than", "through", "dated",
    ];
    let Some(before) = before.strip_suffix([' ', '\n', '\u{a0}']) else { return false };
    if !before.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    PREPOSITIONS.iter().any(|preposition| {
        let start = before.len().checked_sub(preposition.len());
        let rest = start.and_then(|start| before.split_at_checked(start));
        rest.is_some_and(|(rest, word)| {
            word.eq_ignore_ascii_case(preposition) && !rest.ends_with(char::is_alphabetic)
        })
    })
}

fn day_without_year(start: Cursor<'_>) -> Option<(Days, u8, Cursor<'_>)> {
    let figures = || {
        let (day, rest) = start.number(2)?;
        let behind = rest.eat(".").or_else(|| rest.eat("/"))?;
        if let Some((month, end)) = behind.roman() {
            return Some(((day, day), month, end));
        }
        let (month, end) = rest.eat(".")?.number(2)?;
        // Minutes have two digits, and hours end with 23.
        let may_be_time = day <= 23 && end.at - behind.at == 2;
        (!may_be_time).then_some(((day, day), month, end))
    };
    let (days, month, end) =
        figures().or_else(|| month_first(start)).or_else(|| day_first(start))?;
    end.ends_number()?;
    Some((days, month, end))
}

/// Dates begin with a short number or a month; a cheap look spares reading every word.
fn starts_like_a_date(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    (word.len() <= 4 && word.starts_with(|c: char| c.is_ascii_digit()))
        || months::named(word).is_some()
        || word.eq_ignore_ascii_case("year")
}

#[cfg(test)]
mod tests {
    use super::super::TWENTIETH;
    use super::*;

    #[test]
    fn found_in_running_text() {
        let text = "Talk on 10 November 1949 at 1700, file 1950, of 1.12.49.";
        let first = find(text, 0, TWENTIETH).expect("a date");
        assert_eq!(&text[first.range.clone()], "10 November 1949");
        let second = find(text, first.range.end, TWENTIETH).expect("another");
        assert_eq!(&text[second.range.clone()], "1.12.49");
        assert_eq!(find(text, second.range.end, TWENTIETH), None);
    }

    #[test]
    fn days_without_a_year() {
        let day = |text: &str| {
            let reading = find_day(text, 0)?;
            let dating = reading.dating.expect("a day without year has no problem");
            Some(format!("{dating} {}", &text[reading.range]))
        };
        assert_eq!(day("Received 31.8 17:27").as_deref(), Some("--08-31 31.8"));
        assert_eq!(day("Sent 8 October").as_deref(), Some("--10-08 8 October"));
        assert_eq!(day("[signature 31/XII]").as_deref(), Some("--12-31 31/XII"));
        for text in ["5/6", "11.20", "12.10", "1.7.51", "3.14159"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn months_that_no_year_has() {
        let month = |text: &'static str| Some(&text[find_impossible_month(text, 0)?]);
        assert_eq!(month("In archives. 21.XIII"), Some("21.XIII"));
        assert_eq!(month("Seen 3/XIV."), Some("3/XIV"));
        for text in ["In archives. 21.XII", "No. 1.21.XIII", "XIII.21", "the XIX century"] {
            assert_eq!(month(text), None, "{text}");
        }
    }

    #[test]
    fn days_that_no_year_has() {
        let day = |text: &'static str| Some(&text[find_impossible_day(text, 0)?]);
        assert_eq!(day("On 39 January we received"), Some("39 January"));
        assert_eq!(day("your telegram of 30 February."), Some("30 February"));
        assert_eq!(day("not later than 31 June"), Some("31 June"));
        for text in [
            "On 29 February we",
            "No. 48 January 13",
            "from 45 March 3",
            "the 45 May units",
            "of 45 men",
            "of 31 June 1950",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
