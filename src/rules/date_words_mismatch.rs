//! The words of a date or a time and its attributes say different things.

use std::fmt;

use super::reading::words_of;
use super::{Context, Record, Rule};
use crate::cable::{DateWords, Dating, Inline, Node};
use crate::dates::{self, Problem};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Passage;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "date-words-mismatch",
    family: Family::Date,
    severity: Severity::Error,
    summary: "the words of a date or a time and its attributes say different things",
    page: include_str!("../../docs/rules/date-words-mismatch.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(record.cable.dates().filter_map(of_field));
    findings.extend(record.printed().filter_map(of_text));
}

/// Whether a date or a time says two things at once, so that it says nothing to others.
pub(super) fn is_contradicted(inline: &Inline) -> bool {
    of_text(inline).is_some()
}

fn of_field(date: &DateWords) -> Option<Diagnostic> {
    let dating = date.dating?;
    misread(&date.words, &dating).or_else(|| of_date(&date.words, dating))
}

fn of_text(inline: &Inline) -> Option<Diagnostic> {
    match &inline.node {
        Node::Date { dating, .. } => {
            let (words, dating) = (words_of(inline), **dating.as_ref()?);
            letters(inline, &words, &dating).or_else(|| of_date(&words, dating))
        }
        Node::Time(time) => {
            let (words, when) = (words_of(inline), time.when.as_deref()?);
            letters(inline, &words, &when).or_else(|| of_time(&words, when))
        }
        _ => None,
    }
}

/// Letters among the figures, if no `sic` says that they stand there so.
fn letters(inline: &Inline, words: &Passage, encoded: &dyn fmt::Display) -> Option<Diagnostic> {
    let stands_so = inline.content().iter().any(|part| matches!(part.node, Node::Sic(_)));
    misread(words, encoded).filter(|_| !stands_so)
}

/// A number with letters in it cannot be what the attributes say, though it was meant to be.
fn misread(words: &Passage, encoded: &dyn fmt::Display) -> Option<Diagnostic> {
    let number = dates::misread(&words.value)?;
    let message = format!(
        "`{}` has letters among its figures, and is encoded as {encoded}",
        &words.value[number.clone()]
    );
    Some(Diagnostic::new(&KIND, message).at(words.part(number), "letters for figures").help(
        "compare the document, and write its figures; if it has letters there, put `sic` around them",
    ))
}

/// What figures that can be read say. Of a number with a damaged figure the others alone say nothing.
fn of_date(words: &Passage, encoded: Dating) -> Option<Diagnostic> {
    if dates::damaged(&words.value).is_some() {
        return None;
    }
    let (first, _) = encoded.bounds();
    let reading = read(&words.value, first.year.map(|year| year / 100))?;
    let said = match reading.dating {
        Ok(said) if !says(said, encoded) && !is_old_style(said, encoded) => said.to_string(),
        Err(Problem::Ambiguous { day_first, month_first }) => {
            let either = [day_first, month_first].map(Dating::When);
            let explained = either.into_iter().any(|day| day.agrees(encoded));
            (!explained).then(|| format!("{day_first} or {month_first}"))?
        }
        _ => return None,
    };
    let finding = Diagnostic::new(&KIND, format!("words give {said}, the encoding {encoded}"));
    Some(finding.at(words.part(reading.range), format!("encoded as {encoded}")).help(SETTLE))
}

/// Whether words and attributes can mean the same: of two spans of days, both ends.
fn says(words: Dating, encoded: Dating) -> bool {
    match (words, encoded) {
        (Dating::Range(..), Dating::Range(..)) => {
            let (words, encoded) = (words.bounds(), encoded.bounds());
            words.0.agrees(encoded.0) && words.1.agrees(encoded.1)
        }
        _ => words.agrees(encoded),
    }
}

const SETTLE: &str = "correct the attribute if the words are right; if the document is wrong, keep its \
                      words and put `choice` with `sic` and `corr` around two `date` elements";

/// A date that the words are, or the first one among them.
fn read(words: &str, century: dates::Century) -> Option<dates::Reading> {
    let start = words.find(char::is_alphanumeric)?;
    dates::read_at(words, start, century)
        .or_else(|| dates::find(words, start, century))
        .or_else(|| dates::find_day(words, start))
}

/// Until 1918 Russia counted ten to thirteen days fewer than Europe; the attribute is then in the new style.
fn is_old_style(said: Dating, encoded: Dating) -> bool {
    let days = |dating: Dating| dating.bounds().0.number();
    let apart = days(said).zip(days(encoded)).map(|(said, encoded)| encoded - said);
    said.bounds().0.year.is_some_and(|year| year <= 1918)
        && apart.is_some_and(|apart| (10..=13).contains(&apart))
}

fn of_time(words: &Passage, when: &str) -> Option<Diagnostic> {
    let reading = dates::find_time(&words.value, 0).or_else(|| dates::time_alone(&words.value));
    let Some(reading) = reading else { return impossible_time(words, when) };
    let said = reading.when();
    let hours = |time: &str| time.split(':').map(str::to_owned).take(2).collect::<Vec<_>>();
    // "4:10" may be the afternoon's, and "4:10 p.m." is; "04:10" is of a clock of twenty-four hours.
    let time = &words.value[reading.range.clone()];
    let is_told = time.contains(char::is_alphabetic) || time.starts_with('0');
    let minutes = if is_told { reading.minutes } else { other_half(reading.minutes) };
    let other = dates::Time { minutes, ..reading.clone() };
    let agree = [said.as_str(), other.when().as_str()].map(hours).contains(&hours(when));
    (!agree).then(|| {
        Diagnostic::new(&KIND, format!("words give {said}, the encoding {when}"))
            .at(words.part(reading.range), format!("encoded as {when}"))
            .help("correct `@when` if the words are right")
    })
}

/// Figures that no clock shows: `25:05`, `28 hours 40 minutes`, `1370 hrs`.
fn impossible_time(words: &Passage, when: &str) -> Option<Diagnostic> {
    let mut figures =
        words.value.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let (hour, minute) = match figures.next()? {
        four if four.len() == 4 => (&four[..2], Some(&four[2..])),
        hour => (hour, figures.next()),
    };
    let beyond = |figures: &str, greatest: u8| {
        figures.len() == 2 && figures.parse().is_ok_and(|number: u8| number > greatest)
    };
    let impossible = beyond(hour, 24) || minute.is_some_and(|minute| beyond(minute, 59));
    impossible.then(|| {
        let said = &words.value;
        Diagnostic::new(&KIND, format!("`{said}` is no time of the day, and is encoded as {when}"))
            .at(words.span, "no clock shows this")
            .help("compare the document; if it has the time so, put `sic` around the words")
    })
}

/// The time that a clock of twelve hours shows so as well; from one in the afternoon there is none.
fn other_half(minutes: u16) -> u16 {
    const NOON: u16 = 12 * 60;
    const ONE: u16 = 13 * 60;
    match minutes {
        0..NOON => minutes + NOON,
        NOON..ONE => minutes - NOON,
        _ => minutes,
    }
}
