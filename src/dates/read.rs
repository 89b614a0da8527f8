//! The grammar of dates.

use std::ops::Range;

use super::months;
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
        let start = text[at..].find(|c: char| c.is_alphanumeric())? + at;
        let rest = &text[start..];
        let reading = starts_like_a_date(rest).then(|| read_at(text, start, century)).flatten();
        if let Some(reading) = reading.filter(|reading| reading.names_day) {
            return Some(reading);
        }
        let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        at = start + word;
    }
    None
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
/// date     ::= month S day ","? S year | day S month S year | numeric | iso | month S year | year
/// day      ::= number | number ("/" | "-" | "–") number          the second: a double day
/// numeric  ::= number sep number sep year | number "." roman "." year
/// sep      ::= "." | "/"                                          both alike
/// iso      ::= year4 "-" number "-" number
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
    let (days, month, rest) = month_first(start).or_else(|| day_first(start))?;
    let year_start = rest.eat(",").unwrap_or(rest).blanks()?;
    let (year, end) = year_start.year(century)?;
    Some((year.and_then(|year| dating(days, month, year)), end.at, true))
}

/// `October 11`, `October 11-12`.
fn month_first(start: Cursor<'_>) -> Option<((u8, u8), u8, Cursor<'_>)> {
    let (month, rest) = start.month()?;
    let (days, rest) = rest.blanks()?.days()?;
    Some((days, month, rest))
}

/// `11 October`, `16/17 August`, `11 Oct.`
fn day_first(start: Cursor<'_>) -> Option<((u8, u8), u8, Cursor<'_>)> {
    let (days, rest) = start.days()?;
    let (month, rest) = rest.blanks()?.month()?;
    Some((days, month, rest))
}

fn dating(days: (u8, u8), month: u8, year: i16) -> Result<Dating, Problem> {
    let day = |day| PartialDate::new(year, month, day).ok_or(Problem::Impossible);
    match days {
        (first, last) if first == last => Ok(Dating::When(day(first)?)),
        (first, last) => Ok(Dating::Range(day(first)?, day(last)?)),
    }
}

fn in_figures(start: Cursor<'_>, century: Century) -> Option<Read> {
    let (first, rest) = start.number(2)?;
    let separator = rest.one_of(&[".", "/"])?;
    let rest = rest.eat(separator)?;
    if let Some((month, rest)) = rest.roman() {
        let (year, end) = rest.eat(separator)?.year(century)?;
        return Some((year.and_then(|year| dating((first, first), month, year)), end.at, true));
    }
    let (second, rest) = rest.number(2)?;
    let (year, end) = rest.eat(separator)?.year(century)?;
    Some((year.and_then(|year| day_and_month(first, second, separator, year)), end.at, true))
}

/// Full stops separate day, month and year, in this order, wherever clerks used them. With slashes
/// both orders were written, so the figures themselves must tell.
fn day_and_month(first: u8, second: u8, separator: &str, year: i16) -> Result<Dating, Problem> {
    let date = |day, month| PartialDate::new(year, month, day).ok_or(Problem::Impossible);
    let when = |day, month| date(day, month).map(Dating::When);
    match (first, second) {
        _ if separator == "." => when(first, second),
        (_, 13..) => when(second, first),
        (13.., _) => when(first, second),
        _ if first == second => when(first, second),
        _ => Err(Problem::Ambiguous {
            day_first: date(first, second)?,
            month_first: date(second, first)?,
        }),
    }
}

fn iso(start: Cursor<'_>) -> Option<Read> {
    let (year, rest) = start.year4()?;
    let (month, rest) = rest.eat("-")?.number(2)?;
    let (day, end) = rest.eat("-")?.number(2)?;
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

/// A place in a text from which to read on; reading gives the value and the place behind it.
#[derive(Clone, Copy)]
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip(self, bytes: usize) -> Self {
        Self { at: self.at + bytes, ..self }
    }

    fn eat(self, word: &str) -> Option<Self> {
        self.rest().starts_with(word).then(|| self.skip(word.len()))
    }

    fn one_of<'w>(self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|word| self.rest().starts_with(word))
    }

    /// At least one blank.
    fn blanks(self) -> Option<Self> {
        let rest = self.rest();
        let count = rest.len() - rest.trim_start_matches([' ', '\u{A0}', '\t', '\n']).len();
        (count > 0).then(|| self.skip(count))
    }

    fn digits(self) -> &'t str {
        let rest = self.rest();
        &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()]
    }

    /// A number of at most so many digits.
    fn number(self, most: usize) -> Option<(u8, Self)> {
        let digits = self.digits();
        let fits = (1..=most).contains(&digits.len());
        fits.then(|| digits.parse().ok().map(|number| (number, self.skip(digits.len())))).flatten()
    }

    /// A day, or two joined by a slash or a dash.
    fn days(self) -> Option<((u8, u8), Self)> {
        let (first, rest) = self.number(2)?;
        let second = rest
            .one_of(&["/", "-", "–"])
            .and_then(|joint| rest.eat(joint))
            .and_then(|rest| rest.number(2))
            .filter(|&(second, _)| second > first);
        Some(match second {
            Some((second, rest)) => ((first, second), rest),
            None => ((first, first), rest),
        })
    }

    fn word(self) -> &'t str {
        let rest = self.rest();
        &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())]
    }

    /// A month in words, with the stop of an abbreviation.
    fn month(self) -> Option<(u8, Self)> {
        let word = self.word();
        let month = months::named(word)?;
        let rest = self.skip(word.len());
        let rest = if word.chars().count() <= 4 { rest.eat(".").unwrap_or(rest) } else { rest };
        Some((month, rest))
    }

    fn roman(self) -> Option<(u8, Self)> {
        let word = self.word();
        months::roman(word).map(|month| (month, self.skip(word.len())))
    }

    fn year4(self) -> Option<(i16, Self)> {
        let digits = self.digits();
        let year = (digits.len() == 4).then(|| digits.parse().ok()).flatten()?;
        (1000..2100).contains(&year).then(|| (year, self.skip(4)))
    }

    /// A year of four digits, or of two within a century that is known.
    fn year(self, century: Century) -> Option<(Result<i16, Problem>, Self)> {
        if let Some((year, rest)) = self.year4() {
            return rest.ends_number().map(|()| (Ok(year), rest));
        }
        let digits = self.digits();
        let rest = self.skip(digits.len());
        rest.ends_number()?;
        let year: i16 = (digits.len() == 2).then(|| digits.parse().ok()).flatten()?;
        let year = century.map(|century| century * 100 + year).ok_or(Problem::NoCentury);
        Some((year, rest))
    }

    /// Nothing follows that would make the number another one: `1950-ss` or `13.1.51.7` is no date.
    fn ends_number(self) -> Option<()> {
        let mut rest = self.rest().chars();
        let joined = match rest.next() {
            Some(c) if c.is_alphanumeric() || c == '‸' => true,
            Some('.' | '/' | '-') => rest.next().is_some_and(char::is_alphanumeric),
            _ => false,
        };
        (!joined).then_some(())
    }
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
            ("1950-10-11", "1950-10-11 10"),
            ("November 1967", "1967-11 13"),
            ("1948", "1948 4"),
            ("11 октября 1950 г.", "1950-10-11 22"),
            ("Oct. 11, 1950", "1950-10-11 13"),
            ("1950s", "none"),
            ("30.XII.194‸", "none"),
            ("38th parallel", "none"),
            ("1.2.3.4", "none"),
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
