//! The days of other telegrams that a record names.

use crate::cable::{Dating, PartialDate};
use crate::dates;
use crate::rules::moments::in_year;
use crate::rules::{Record, corpus};
use crate::source::Spanned;

/// The days of telegrams that the title or the text names in words: `in reply to your telegram of 11 September`. A day
/// without a year is of the year of the record, or of the one before if it is much later in the year. Notes may be later
/// hands'.
pub(in crate::rules) fn of_telegrams(
    record: &Record<'_>,
    written: PartialDate,
) -> Vec<Spanned<Dating>> {
    let mut found = Vec::new();
    let text = record.body().into_iter().flat_map(|text| text.said());
    for reading in record.title().into_iter().chain(text) {
        let behind = reading.text.match_indices("elegram").map(|(at, word)| at + word.len());
        let days = behind.flat_map(|start| named_days(&reading.text, start));
        found.extend(days.filter_map(|day| {
            let dating = in_recent_year(day.dating.ok()?, written);
            day.names_day.then(|| Spanned::new(dating, reading.place(day.range)))
        }));
    }
    found
}

/// The days of the telegrams that the text names by their numbers: `your No. 8600 of 14 May`.
pub(in crate::rules) fn of_references(
    record: &Record<'_>,
    written: PartialDate,
) -> Vec<Spanned<Dating>> {
    let numbered = corpus::references(record).into_iter().filter(|reference| reference.n.is_some());
    let dated = numbered.filter_map(|reference| Some((reference.date?, reference.span)));
    dated
        .map(|(day, span)| Spanned::new(in_recent_year(Dating::When(day), written), span))
        .collect()
}

fn in_recent_year(dating: Dating, written: PartialDate) -> Dating {
    const SOON: i64 = 60;
    let this_year = in_year(dating, written.year);
    let is_far = written.days_until(this_year.bounds().0).is_some_and(|days| days > SOON);
    if is_far { in_year(dating, written.year.map(|year| year - 1)) } else { this_year }
}

/// The days by which telegrams are named: `telegrams of 12 May (spets No. 581) and of 20 May`.
//
// telegrams ::= telegram { [ S "(" words ")" ] [ "," ] S [ "and" S ] "of" S date }
fn named_days(text: &str, start: usize) -> Vec<dates::Reading> {
    let mut days: Vec<_> = named_day(text, start).into_iter().collect();
    while let Some(day) = days.last().and_then(|day| further_day(text, day.range.end)) {
        days.push(day);
    }
    days
}

fn further_day(text: &str, end: usize) -> Option<dates::Reading> {
    const LONGEST: usize = 200;
    let rest = text[end..].trim_start();
    let rest = rest.strip_prefix('(').map_or(Some(rest), |inside| {
        let closed = beginning(inside, LONGEST).find(')')?;
        Some(&inside[closed + 1..])
    })?;
    let rest = rest.trim_start_matches([',', ' ', '\n']);
    let rest = rest.strip_prefix("and ").unwrap_or(rest).strip_prefix("of ")?;
    day_in_full_or_not(text, text.len() - rest.len())
}

/// The day that begins at a place, with its year or without.
fn day_in_full_or_not(text: &str, at: usize) -> Option<dates::Reading> {
    let in_full = dates::read_at(text, at, dates::TWENTIETH).filter(|day| day.names_day);
    in_full.or_else(|| day_at(text, at))
}

/// The day by which a telegram is named.
//
// telegram ::= "telegram" [ "s" ] { S ( name | number | mark | "from" | "to" | "by" | "of" ) } S ( "of" | "dated" ) S date
fn named_day(text: &str, start: usize) -> Option<dates::Reading> {
    const WORDS: usize = 8;
    const LONGEST: usize = 60;
    let mut at = start + usize::from(text[start..].starts_with('s'));
    for _ in 0..WORDS {
        at += text[at..].len() - text[at..].trim_start().len();
        let word = beginning(&text[at..], LONGEST).split_whitespace().next()?;
        let behind = at + word.len();
        if matches!(word, "of" | "dated") {
            let next = text.len() - text[behind..].trim_start().len();
            if let Some(day) = day_in_full_or_not(text, next) {
                return Some(day);
            }
        } else if !leads_on(word) {
            return None;
        }
        at = behind;
    }
    None
}

/// The day without a year that begins at a place.
fn day_at(text: &str, at: usize) -> Option<dates::Reading> {
    const LONGEST: usize = 24;
    let end = at + beginning(&text[at..], LONGEST).len();
    dates::find_day(&text[..end], at).filter(|day| day.range.start == at)
}

/// As many bytes of a text as are looked at: what is named stands near the word that names it.
fn beginning(text: &str, bytes: usize) -> &str {
    let end = (bytes..text.len()).find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(text.len())]
}

/// Whether a word may stand between a telegram and its day: one that ends a clause, or begins another, may not.
fn leads_on(word: &str) -> bool {
    const JOINTS: [&str; 8] = ["by", "c.", "comrade", "from", "no.", "number", "spets", "to"];
    let is_mark = ["No.", "Nos.", "Nº", "№", "Cde.", "Com.", "Comr."].contains(&word);
    let is_name =
        word.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit() || sign == '[');
    is_mark || JOINTS.contains(&word) || is_name && !word.ends_with(['.', ',', ';', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telegram_is_named_by_its_day_or_by_none() {
        let days = |text: &'static str| -> Vec<&str> {
            let days = named_days(text, "telegram".len()).into_iter();
            days.map(|day| &text[day.range]).collect()
        };
        assert_eq!(days("telegram of 12 May (spets No. 581) and of 20 May"), ["12 May", "20 May"]);
        assert_eq!(days("telegram of\u{A0}5 May 1951"), ["5 May 1951"]);
        for text in ["telegram of", "telegrams", "telegram dated\u{A0}", "telegram of which"] {
            assert!(days(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_names_a_telegram_stands_near() {
        let far = |between: &str| format!("telegram of 12 May ({between}) and of 20 May");
        assert_eq!(named_days(&far(&"a ".repeat(90)), "telegram".len()).len(), 2);
        assert_eq!(named_days(&far(&"Ш ".repeat(90)), "telegram".len()).len(), 1);
        let word = |letters| format!("telegram {} of 12 May", "A".repeat(letters));
        assert_eq!(named_days(&word(60), "telegram".len()).len(), 1);
        assert_eq!(named_days(&word(600), "telegram".len()).len(), 0);
    }
}
