//! The grammar of dates.

use std::ops::Range;

use super::cursor::{Cursor, Year};
use crate::cable::{Dating, PartialDate};

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

/// The century of the archives in question, for words whose record tells none. It serves as well where any century would:
/// where it is asked only whether words are a date, and whether there is such a day.
pub const TWENTIETH: Century = Some(19);

/// The date that begins at a byte of the text, if one does.
///
/// ```text
/// date     ::= month S day ","? S year | day [ mark ] S month S year | numeric | formal | iso | month S year | year
/// mark     ::= "." | a closing quotation mark, of those between which a form has the day
/// day      ::= number | number ("/" | "-" | "–") number          the second: a double day
/// numeric  ::= number sep number sep year                        sep twice the same
///            | number "/" number "-" year | number dash number "." number "." year
///            | number wide ( roman | month ) wide year
/// sep      ::= "." | "/"
/// wide     ::= [ S ] ( "." | "/" | "-" ) [ S ] | S                blanks alone beside a Roman month only
/// formal   ::= "Year" S year4 ","? S [ "the" S ] day S [ "day of" S ] month
/// iso      ::= year4 ( "-" | "/" ) number ( "-" | "/" ) number   both alike
/// year     ::= four digits | two digits | three digits damaged | "[" four digits "]"      behind a month in words
/// damaged  ::= "‸" | "?" | "_"
/// ```
pub fn read_at(text: &str, at: usize, century: Century) -> Option<Reading> {
    let start = Cursor { text, at };
    // The first figures tell most dates apart.
    let (dating, end, names_day) = match start.digits().len() {
        0 => month_and_day(start, century)
            .or_else(|| year_first(start))
            .or_else(|| month_and_year(start)),
        1 | 2 if is_one_of_a_row(start) => None,
        1 | 2 => day_and_month(start, century).or_else(|| in_figures(start, century)),
        4 => iso(start).or_else(|| year_alone(start)),
        _ => None,
    }?;
    Some(Reading { range: at..end, dating, names_day })
}

type Read = (Result<Dating, Problem>, usize, bool);

/// Whether the next word is a number too: `7 12 40`. A day has its month behind it, and tables have many numbers.
fn is_one_of_a_row(start: Cursor<'_>) -> bool {
    let behind = start.skip(start.digits().len()).blanks();
    behind.is_some_and(|next| !next.digits().is_empty())
}

fn month_and_day(start: Cursor<'_>, century: Century) -> Option<Read> {
    of_year(month_first(start)?, century)
}

fn day_and_month(start: Cursor<'_>, century: Century) -> Option<Read> {
    of_year(day_first(start).or_else(|| marked_day_first(start))?, century)
}

/// A day and a month in words with the year behind them.
fn of_year((days, month, rest): (Days, u8, Cursor<'_>), century: Century) -> Option<Read> {
    let year_start = rest.eat(",").unwrap_or(rest).blanks()?;
    let (year, end) = year_start.added_year().or_else(|| year_start.year(century))?;
    Some((in_year(year, |year| dating(days, month, year)), end.at, true))
}

/// `October 11`, `October 11-12`.
pub(super) fn month_first(start: Cursor<'_>) -> Option<(Days, u8, Cursor<'_>)> {
    let (month, rest) = start.month()?;
    let (days, rest) = rest.blanks()?.days()?;
    Some((days, month, rest))
}

/// `11 October`, `16/17 August`, `11 Oct.`, `the 17th day of October` from its figures on.
pub(super) fn day_first(start: Cursor<'_>) -> Option<(Days, u8, Cursor<'_>)> {
    let (days, rest) = start.days()?;
    let named = rest.blanks()?;
    let (month, rest) = named.eat("day of ").unwrap_or(named).month()?;
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
pub(super) type Days = (u8, u8);

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

/// `Year 1950, the 17th day of October`
fn year_first(start: Cursor<'_>) -> Option<Read> {
    let (year, rest) = start.eat(start.one_of(&["Year ", "year "])?)?.year4()?;
    let rest = rest.eat(",").unwrap_or(rest).blanks()?;
    let (days, month, end) = day_first(rest.eat("the ").unwrap_or(rest))?;
    Some((dating(days, month, year), end.at, true))
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
        _ if !rest.digits().is_empty() => return None,
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
    let (days, rest) = start.days().filter(|((first, last), _)| first != last)?;
    let (month, rest) = rest.eat(".")?.number(2)?;
    let (year, end) = rest.eat(".")?.year(century)?;
    Some((in_year(year, |year| dating(days, month, year)), end.at, true))
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
    Some((in_year(year, |year| of_two_figures(first, second, order, year)), end.at, true))
}

/// Which of two figures is the day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    Either,
}

/// Full stops separate day, month and year, in this order, wherever clerks used them. With slashes
/// both orders were written, so the figures themselves must tell.
fn of_two_figures(first: u8, second: u8, order: Order, year: i16) -> Result<Dating, Problem> {
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
        match read_at(text, 0, TWENTIETH) {
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
            ("Year 1950, the 17th day of October, here", "1950-10-17 34"),
            ("year 1950 was bad", "none"),
            ("17th day of October 1950", "1950-10-17 24"),
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
            ("August 29, [1950]", "1950-08-29 17"),
            ("29 August [1950]", "1950-08-29 16"),
            ("29 August [195]", "none"),
            ("29 August [1950 men]", "none"),
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
        let reading = read_at("05/10/50", 0, TWENTIETH).expect("a date all the same");
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
    fn two_digits_need_a_century() {
        let reading = read_at("13.1.51", 0, None).expect("a date all the same");
        assert_eq!(reading.dating, Err(Problem::NoCentury));
    }
}
