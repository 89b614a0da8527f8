//! Words name a day that the calendar does not have.
//!
//! What cannot be read as a date when a record is encoded or its TEI is read is reported there. This rule looks
//! at the words that nobody took for a date: prose, the citation, and dates whose attributes say something else.

mod times;

use std::ops::Range;

use super::reading::{Reading as Words, words_of};
use super::{Context, Record, Rule, settled};
use crate::cable::{Dating, Inline, Node, NoteKind, Text};
use crate::dates::{self, IMPOSSIBLE_DATE, Problem, Reading};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Passage, Span, part_of};

pub(super) static RULE: Rule = Rule::of_record(&IMPOSSIBLE_DATE, check);

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let header = record.cable.citation.iter().chain(&record.cable.summary);
    header.for_each(|words| in_prose(&words.value, words.span, findings));
    let encoded = record.cable.date.iter().filter(|date| date.dating.is_some());
    encoded.for_each(|date| in_date(&date.words, findings));
    let fields = record.cable.dates();
    findings.extend(fields.filter_map(|date| reversed(date.dating?, date.words.span)));
    record.of_title().prose().for_each(|inline| in_piece(inline, findings));
    for text in record.texts() {
        in_hands(text.text, findings);
        findings.extend(times::impossible(text));
        text.passages.prose().for_each(|inline| in_piece(inline, findings));
    }
}

/// Notes of hands and offices name days without a year: `[Handwritten: In archives. 21.XIII]`.
fn in_hands(text: &Text, findings: &mut Vec<Diagnostic>) {
    for kind in [NoteKind::Handwritten, NoteKind::Resolution, NoteKind::Stamp] {
        for note in settled::notes(text, &kind) {
            let note = Words::of(note);
            let month = dates::find_impossible_month(&note.text, 0);
            let unmarked =
                month.filter(|month| !note.is_marked(month) && !has_year(&note.text[month.end..]));
            findings.extend(unmarked.map(|month| {
                let day = &note.text[month.clone()];
                of_day(day, note.place(month)).weighing(Severity::Warning)
            }));
        }
    }
}

/// Whether a year follows, so that the words are found as a date.
fn has_year(behind: &str) -> bool {
    let year = behind.trim_start_matches(['.', '/', '-', ' ']);
    year.starts_with(|sign: char| sign.is_ascii_digit())
}

/// A date without a meaning was reported where it was read.
fn in_piece(inline: &Inline, findings: &mut Vec<Diagnostic>) {
    match &inline.node {
        Node::Words(words) => in_prose(words, inline.span, findings),
        Node::Date { dating: Some(dating), .. } => {
            in_date(&words_of(inline), findings);
            findings.extend(reversed(**dating, settled::place(inline)));
        }
        _ => {}
    }
}

/// In prose only a month in words makes a date for certain: `30.2.1950` may be a number of a file, and `of 30.2.1950` is
/// a remark. Of a Roman month the word before it tells: `of 31.VI.51`.
fn in_prose(words: &str, span: Span, findings: &mut Vec<Diagnostic>) {
    let mut at = 0;
    while let Some(reading) = dates::find(words, at, dates::TWENTIETH) {
        at = reading.range.end.max(at + 1);
        if is_impossible(&reading) {
            findings.extend(of_prose(words, span, reading.range));
        }
    }
    let mut at = 0;
    while let Some(range) = dates::find_impossible_day(words, at) {
        at = range.end;
        findings.push(finding(words, span, range));
    }
}

fn of_prose(words: &str, span: Span, range: Range<usize>) -> Option<Diagnostic> {
    let day = &words[range.clone()];
    let has_year = day.len() >= 4 && day.bytes().rev().take(4).all(|sign| sign.is_ascii_digit());
    let is_led_to = dates::ends_with_preposition(&words[..range.start]);
    let is_sure = (has_year || is_led_to) && day.contains(char::is_alphabetic);
    let looks_like_a_day = || {
        let mut figures = day.split(['.', '/', '-']).filter_map(|part| part.parse().ok());
        matches!((figures.next(), figures.next()), (Some(1..=31), Some(1..=12_u16)))
    };
    (is_sure || is_led_to && looks_like_a_day()).then(|| {
        let finding = finding(words, span, range);
        if is_sure { finding } else { finding.weighing(Severity::Info) }
    })
}

fn in_date(words: &Passage, findings: &mut Vec<Diagnostic>) {
    let start = words.value.find(char::is_alphanumeric);
    let reading = start.and_then(|start| dates::read_at(&words.value, start, dates::TWENTIETH));
    let impossible = match reading {
        Some(reading) => Some(reading).filter(is_impossible).map(|reading| reading.range),
        None => dates::impossible_day_at(&words.value),
    };
    findings.extend(impossible.map(|range| finding(&words.value, words.span, range)));
}

/// A time that ends before it begins; `1951-03` does not begin behind `1951`.
fn reversed(dating: Dating, span: Span) -> Option<Diagnostic> {
    let (first, last) = dating.bounds();
    (last < first && !first.agrees(last)).then(|| {
        Diagnostic::new(&IMPOSSIBLE_DATE, format!("date begins on {first} and ends on {last}"))
            .at(span, "ends before it begins")
            .help("compare the document; one of both is wrong, or they have changed places")
    })
}

fn is_impossible(reading: &Reading) -> bool {
    reading.dating == Err(Problem::Impossible)
}

fn finding(words: &str, span: Span, range: Range<usize>) -> Diagnostic {
    let day = &words[range.clone()];
    of_day(day, part_of(span, words.len(), range))
}

fn of_day(day: &str, place: Span) -> Diagnostic {
    Diagnostic::new(&IMPOSSIBLE_DATE, format!("`{day}` is no day of the calendar"))
        .at(place, "no such day")
        .help("compare the document; if it has the day so, write `[sic]` behind it, in TEI `sic` around it")
}
