//! The grammar of dates.

use std::ops::Range;

use super::cursor::{Cursor, Year};
use super::months;
use crate::cable::{Dating, PartialDate};
use crate::source::find_byte;

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The bytes it takes up.
    pub range: Range<usize>,
    /// What it means.
    pub dating: Result<Dating, Problem>,
    /// Whether it names a day; `October 1950` and `1950` do not.
    pub names_day: bool,
}

/// Why a date cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The calendar has no such day: `31 June 1950`.
    Impossible,
    /// `05/10/50` may be the 5th of October or the 10th of May.
    Ambiguous {
        /// The day if the first figure is the day.
        day_first: PartialDate,
        /// The day if the first figure is the month.
        month_first: PartialDate,
    },
    /// `11.10.50` where nothing tells the century.
    NoCentury,
    /// `30.XII.194‸`: the last digit of the year cannot be read.
    DamagedYear {
        /// The first day it may be.
        first: PartialDate,
        /// The last.
        last: PartialDate,
    },
}

/// The first two digits of a year that is written with its last two, where something else tells
/// them: 19 beside a record of 1950.
pub type Century = Option<i16>;

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

/// The first day in prose, at `from` or behind it, that is none of any year: `on 39 January`, `of 30 February`.
///
/// ```text
/// day         ::= preposition S number S month                    and no number behind it
/// preposition ::= "on" | "of" | "by" | "from" | "since" | "until" | "till" | "to" | "with" | "before" | "after" | "dated"
/// ```
pub fn find_impossible_day(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(figure) = find_byte(text, at, |byte| byte.is_ascii_digit()) {
        let start = Cursor { text, at: figure };
        at = figure + start.digits().len();
        if !ends_with_preposition(&text[from..figure]) {
            continue;
        }
        let Some(((first, last), month, end)) = day_first(start) else { continue };
        let is_real = PartialDate { year: None, month: Some(month), day: Some(last) }.real();
        let goes_on = text[end.at..].trim_start_matches([' ', ',']).starts_with(char::is_numeric);
        // "of 40 march companies" has no month.
        let is_month = text[figure..end.at]
            .contains(|c: char| c.is_uppercase() || !c.is_ascii() && c.is_alphabetic());
        if first == last && is_real.is_none() && !goes_on && is_month {
            return Some(figure..end.at);
        }
    }
    None
}

/// Whether the words before a place lead to a date: `on`, `of`, `dated` and the like, and a blank.
pub fn ends_with_preposition(before: &str) -> bool {
    const PREPOSITIONS: [&str; 12] = [
        "on", "of", "by", "from", "since", "until", "till", "to", "with", "before", "after",
        "dated",
    ];
    let Some(before) = before.strip_suffix([' ', '\n', '\u{a0}']) else { return false };
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
}

/// The date that begins at a byte of the text, if one does.
///
/// ```text
/// date     ::= month S day ","? S year | day [ mark ] S month S year | numeric | iso | month S year | year
/// mark     ::= "." | a closing quotation mark, of those between which a form has the day
/// day      ::= number | number ("/" | "-" | "–") number          the second: a double day
/// numeric  ::= number sep number sep year                        sep twice the same
///            | number "/" number "-" year | number dash number "." number "." year
///            | number wide ( roman | month ) wide year
/// sep      ::= "." | "/"
/// wide     ::= [ S ] ( "." | "/" | "-" ) [ S ] | S                blanks alone beside a Roman month only
/// iso      ::= year4 ( "-" | "/" ) number ( "-" | "/" ) number   both alike
/// year     ::= four digits | two digits | three digits damaged
/// damaged  ::= "‸" | "?" | "_"
/// ```
pub fn read_at(text: &str, at: usize, century: Century) -> Option<Reading> {
    let start = Cursor { text, at };
    let (dating, end, names_day) = in_words(start, century)
        .or_else(|| in_figures(start, century))
        .or_else(|| iso(start))
        .or_else(|| month_and_year(start))
        .or_else(|| year_alone(start))?;
    Some(Reading { range: at..end, dating, names_day })
}

type Read = (Result<Dating, Problem>, usize, bool);

fn in_words(start: Cursor<'_>, century: Century) -> Option<Read> {
    let (days, month, rest) =
        month_first(start).or_else(|| day_first(start)).or_else(|| marked_day_first(start))?;
    let year_start = rest.eat(",").unwrap_or(rest).blanks()?;
    let (year, end) = year_start.year(century)?;
    Some((in_year(year, |year| dating(days, month, year)), end.at, true))
}

/// `October 11`, `October 11-12`.
fn month_first(start: Cursor<'_>) -> Option<(Days, u8, Cursor<'_>)> {
    let (month, rest) = start.month()?;
    let (days, rest) = rest.blanks()?.days()?;
    Some((days, month, rest))
}

/// `11 October`, `16/17 August`, `11 Oct.`
fn day_first(start: Cursor<'_>) -> Option<(Days, u8, Cursor<'_>)> {
    let (days, rest) = start.days()?;
    let (month, rest) = rest.blanks()?.month()?;
    Some((days, month, rest))
}

/// `20. November`, as German has it, and `22" April`, where a form had quotation marks to write the day between.
fn marked_day_first(start: Cursor<'_>) -> Option<(Days, u8, Cursor<'_>)> {
    let (days, rest) = start.days()?;
    let wide = rest.blanks().filter(|rest| rest.one_of(&["\"", "”", "»"]).is_some());
    let rest = wide.unwrap_or(rest);
    let rest = rest.eat(rest.one_of(&[".", "\"", "”", "»"])?)?;
    let (month, rest) = rest.blanks()?.month()?;
    Some((days, month, rest))
}

/// The first and the last day; one day is both.
type Days = (u8, u8);

fn dating(days: Days, month: u8, year: i16) -> Result<Dating, Problem> {
    let day = |day| PartialDate::new(year, month, day).ok_or(Problem::Impossible);
    match days {
        (first, last) if first == last => Ok(Dating::When(day(first)?)),
        (first, last) => Ok(Dating::Range(day(first)?, day(last)?)),
    }
}

/// What a day of a year means, if the year can be told.
fn in_year(year: Year, dating: impl Fn(i16) -> Result<Dating, Problem>) -> Result<Dating, Problem> {
    match year {
        Year::Told(year) => dating(year),
        Year::NoCentury => Err(Problem::NoCentury),
        Year::Decade(first) => {
            let last = first + 9;
            let whole = |year| PartialDate { year: Some(year), month: None, day: None };
            // 29 February is missing in most years: then the years themselves are the limits.
            Err(match (dating(first), dating(last)) {
                (Ok(from), Ok(to)) => {
                    Problem::DamagedYear { first: from.bounds().0, last: to.bounds().1 }
                }
                _ => Problem::DamagedYear { first: whole(first), last: whole(last) },
            })
        }
    }
}

fn in_figures(start: Cursor<'_>, century: Century) -> Option<Read> {
    with_month_name(start, century)
        .or_else(|| double_day(start, century))
        .or_else(|| figures_only(start, century))
}

/// `24.III.50`, `27 XI 63`, `30 / III-22`, `13.June.1951`.
fn with_month_name(start: Cursor<'_>, century: Century) -> Option<Read> {
    let (day, rest) = start.number(2)?;
    let (separator, rest) = rest.wide_separator()?;
    let (month, rest) = match separator {
        // "11 October" has blanks too, and is read as words.
        " " => rest.roman()?,
        // There is no thirteenth month, and no day of it.
        _ => rest.roman().or_else(|| rest.month()).or_else(|| rest.numeral_beyond_months())?,
    };
    // The stop of an abbreviated month is the separator too.
    let rest = match rest.wide_separator() {
        Some((_, rest)) => rest,
        None => rest.text[..rest.at].ends_with('.').then_some(rest)?,
    };
    let (year, end) = rest.year(century)?;
    Some((in_year(year, |year| dating((day, day), month, year)), end.at, true))
}

/// `2–3.7.51`
fn double_day(start: Cursor<'_>, century: Century) -> Option<Read> {
    let (days, rest) = start.days()?;
    let (month, rest) = rest.eat(".")?.number(2)?;
    let (year, end) = rest.eat(".")?.year(century)?;
    let double = days.0 != days.1;
    double.then(|| (in_year(year, |year| dating(days, month, year)), end.at, true))
}

/// `13.1.51`, `10/14/50`, `13/5-50`.
fn figures_only(start: Cursor<'_>, century: Century) -> Option<Read> {
    let (first, rest) = start.number(2)?;
    let separator = rest.one_of(&[".", "/"])?;
    let (second, rest) = rest.eat(separator)?.number(2)?;
    // Day, stroke, month, dash, year is one way of writing; two strokes are two ways.
    let (order, rest) = match (rest.eat(separator), rest.eat("-").or_else(|| rest.eat("–"))) {
        (Some(rest), _) if separator == "/" => (Order::Either, rest),
        (Some(rest), _) => (Order::DayFirst, rest),
        (None, Some(rest)) if separator == "/" => (Order::DayFirst, rest),
        _ => return None,
    };
    let (year, end) = rest.year(century)?;
    Some((in_year(year, |year| day_and_month(first, second, order, year)), end.at, true))
}

/// Which of two figures is the day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    Either,
}

/// Full stops separate day, month and year, in this order, wherever clerks used them. With slashes
/// both orders were written, so the figures themselves must tell.
fn day_and_month(first: u8, second: u8, order: Order, year: i16) -> Result<Dating, Problem> {
    let date = |day, month| PartialDate::new(year, month, day).ok_or(Problem::Impossible);
    let when = |day, month| date(day, month).map(Dating::When);
    match (first, second) {
        _ if order == Order::DayFirst => when(first, second),
        (_, 13..) => when(second, first),
        (13.., _) => when(first, second),
        _ if first == second => when(first, second),
        _ => Err(Problem::Ambiguous {
            day_first: date(first, second)?,
            month_first: date(second, first)?,
        }),
    }
}

/// `1950-10-11`, `1962/10/24`: the year first, and then nobody writes the day before the month.
fn iso(start: Cursor<'_>) -> Option<Read> {
    let (year, rest) = start.year4()?;
    let separator = rest.one_of(&["-", "/"])?;
    let (month, rest) = rest.eat(separator)?.number(2)?;
    let (day, end) = rest.eat(separator)?.number(2)?;
    end.ends_number()?;
    let date = PartialDate::new(year, month, day).map(Dating::When);
    Some((date.ok_or(Problem::Impossible), end.at, true))
}

fn month_and_year(start: Cursor<'_>) -> Option<Read> {
    let (month, rest) = start.month()?;
    let (year, end) = rest.eat(",").unwrap_or(rest).blanks()?.year4()?;
    let date = PartialDate { year: Some(year), month: Some(month), day: None };
    end.ends_number()?;
    Some((Ok(Dating::When(date)), end.at, false))
}

fn year_alone(start: Cursor<'_>) -> Option<Read> {
    let (year, end) = start.year4()?;
    end.ends_number()?;
    let date = PartialDate { year: Some(year), month: None, day: None };
    Some((Ok(Dating::When(date)), end.at, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str) -> String {
        match read_at(text, 0, Some(19)) {
            None => "none".to_owned(),
            Some(Reading { dating: Ok(dating), range, .. }) => format!("{dating} {}", range.end),
            Some(Reading { dating: Err(problem), .. }) => format!("{problem:?}"),
        }
    }

    #[test]
    fn forms() {
        for (text, read) in [
            ("October 11, 1950 Cable", "1950-10-11 16"),
            ("February 03, 1949, Wilson", "1949-02-03 17"),
            ("11 October 1950.", "1950-10-11 15"),
            ("13.1.51", "1951-01-13 7"),
            ("13.01.1951 ROSHCHIN", "1951-01-13 10"),
            ("24.III.50", "1950-03-24 9"),
            ("27/X/1962", "1962-10-27 9"),
            ("10/14/50", "1950-10-14 8"),
            ("31/10/50", "1950-10-31 8"),
            ("05/05/50", "1950-05-05 8"),
            ("16/17 August 1957", "1957-08-16 to 1957-08-17 17"),
            ("31 June 1950", "Impossible"),
            ("29.2.51", "Impossible"),
            ("5.XIII.49", "Impossible"),
            ("1950-10-11", "1950-10-11 10"),
            ("November 1967", "1967-11 13"),
            ("1948", "1948 4"),
            ("11 октября 1950 г.", "1950-10-11 22"),
            ("Oct. 11, 1950", "1950-10-11 13"),
            ("1950s", "none"),
            ("38th parallel", "none"),
            ("1.2.3.4", "none"),
            ("13.June.1951", "1951-06-13 12"),
            ("13/5-50", "1950-05-13 7"),
            ("13/5–50", "1950-05-13 9"),
            ("9/II–49", "1949-02-09 9"),
            ("6th March, 1953", "1953-03-06 15"),
            ("March 6th, 1953", "1953-03-06 15"),
            ("26 \" July 1956", "1956-07-26 14"),
            ("6ths March 1953", "none"),
            ("5/6-50", "1950-06-05 6"),
            ("27 XI 63", "1963-11-27 8"),
            ("30 / ІII-22", "1922-03-30 12"),
            ("2–3.7.51 г.", "1951-07-02 to 1951-07-03 10"),
            ("1962/10/24", "1962-10-24 10"),
            ("5 I 1", "none"),
            ("15-30.5", "none"),
            ("May I come", "none"),
        ] {
            assert_eq!(reading(text), read, "{text}");
        }
    }

    #[test]
    fn figures_that_may_be_two_days_are_not_guessed() {
        let reading = read_at("05/10/50", 0, Some(19)).expect("a date all the same");
        let date = |month, day| PartialDate::new(1950, month, day).expect("a real day");
        let problem = Problem::Ambiguous { day_first: date(10, 5), month_first: date(5, 10) };
        assert_eq!(reading.dating, Err(problem));
    }

    #[test]
    fn a_damaged_year_has_limits() {
        let date = |text| PartialDate::from_iso(text).expect("a date");
        let reading = read_at("30.XII.194‸", 0, None).expect("a date all the same");
        let problem = Problem::DamagedYear { first: date("1940-12-30"), last: date("1949-12-30") };
        assert_eq!(reading.dating, Err(problem));
        let reading = read_at("29.2.194?", 0, None).expect("a date all the same");
        let problem = Problem::DamagedYear { first: date("1940"), last: date("1949") };
        assert_eq!(reading.dating, Err(problem));
        assert_eq!(read_at("30.XII.194", 0, None), None);
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
    fn days_that_no_year_has() {
        let day = |text: &'static str| Some(&text[find_impossible_day(text, 0)?]);
        assert_eq!(day("On 39 January we received"), Some("39 January"));
        assert_eq!(day("your telegram of 30 February."), Some("30 February"));
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

    #[test]
    fn two_digits_need_a_century() {
        let reading = read_at("13.1.51", 0, None).expect("a date all the same");
        assert_eq!(reading.dating, Err(Problem::NoCentury));
    }

    #[test]
    fn found_in_running_text() {
        let text = "Talk on 10 November 1949 at 1700, file 1950, of 1.12.49.";
        let first = find(text, 0, Some(19)).expect("a date");
        assert_eq!(&text[first.range.clone()], "10 November 1949");
        let second = find(text, first.range.end, Some(19)).expect("another");
        assert_eq!(&text[second.range.clone()], "1.12.49");
        assert_eq!(find(text, second.range.end, Some(19)), None);
    }
}
