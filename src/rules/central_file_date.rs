//! The number in a central file is older than the document.

use std::ops::Range;

use super::reading::Reading;
use super::{Context, Record, Rule};
use crate::cable::{Block, Inline, PartialDate};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Passage, Span, Spanned};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "central-file-date",
    family: Family::Date,
    severity: Severity::Warning,
    summary: "the number in a central file is older than the document",
    page: include_str!("../../docs/rules/central-file-date.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(date) = &record.cable.date else { return };
    let Some(dating) = date.dating else { return };
    for (filed, words) in file_dates(record) {
        let (first, last) = dating.bounds();
        let Some(((first, last), number)) =
            first.number().zip(last.number()).zip(filed.value.number())
        else {
            continue;
        };
        let severity = if number < first {
            Severity::Warning
        } else if number > last + 1 {
            // Papers were filed when they were answered.
            Severity::Info
        } else {
            continue;
        };
        let (filed, span) = (filed.value, filed.span);
        let message = format!("file number `{words}` is of {filed}, the record is dated {dating}");
        findings.push(
            Diagnostic::new(&KIND, message)
                .weighing(severity)
                .at(span, format!("{filed} here"))
                .at(date.words.span, "the record is dated here")
                .help("compare the original; the number ends with month, day and year of the document"),
        );
    }
}

/// The dates in file numbers: in shelfmarks, in the citation, and at the head of the text.
fn file_dates(record: &Record<'_>) -> Vec<(Spanned<PartialDate>, String)> {
    let cable = record.cable;
    let mut found = Vec::new();
    let shelfmarks = cable.shelfmarks();
    let words =
        shelfmarks.map(|shelfmark| &shelfmark.words).chain(&cable.printed).chain(&cable.citation);
    found.extend(words.filter_map(in_words));
    if let Some(body) = record.body() {
        let lines = body.lines().map(|(_, reading)| reading);
        let first = body.blocks(paragraph_head_or_note).take(1).flatten();
        found.extend(lines.chain(first).filter_map(|reading| in_reading(&reading)));
    }
    // The citation repeats the shelfmark.
    found.dedup_by(|later, earlier| later.1 == earlier.1);
    found
}

fn paragraph_head_or_note(block: &Block) -> Option<&[Inline]> {
    match block {
        Block::Note(_, content) => Some(content),
        _ => block.paragraph_or_head(),
    }
}

fn in_words(words: &Passage) -> Option<(Spanned<PartialDate>, String)> {
    let (date, range) = find(&words.value)?;
    Some((Spanned::new(date, words.part(range.clone())), words.value[range].to_owned()))
}

fn in_reading(reading: &Reading<'_>) -> Option<(Spanned<PartialDate>, String)> {
    let (date, range) = find(&reading.text)?;
    let span: Span = reading.place(range.clone());
    Some((Spanned::new(date, span), reading.text[range].to_owned()))
}

// number ::= class "." { sign } "/" month dash day year
// class  ::= digit digit digit [ letter ]
//
// 793B.00/7–1551 is of 15 July 1951, 7–651 of 6 July.
fn find(text: &str) -> Option<(PartialDate, Range<usize>)> {
    text.match_indices('/').find_map(|(slash, _)| {
        let start = class_before(&text[..slash])?;
        let (month, rest) = digits(&text[slash + 1..])?;
        let (figures, behind) = digits(rest.strip_prefix(['-', '–', '—'])?)?;
        let ends = !behind.starts_with(|sign: char| sign.is_alphanumeric() || sign == '/');
        if !ends || !(3..=4).contains(&figures.len()) {
            return None;
        }
        let (day, year) = figures.split_at(figures.len() - 2);
        let year = 1900 + year.parse::<i16>().ok()?;
        let date = PartialDate::new(year, month.parse().ok()?, day.parse().ok()?)?;
        Some((date, start..text.len() - behind.len()))
    })
}

/// Where the class begins that a file number has before its stroke: `840.50 Recovery`.
fn class_before(text: &str) -> Option<usize> {
    let near = text.len().saturating_sub(BEHIND_POINT);
    let point = near + text.as_bytes()[near..].iter().rposition(|&byte| byte == b'.')?;
    let start = text[..point].trim_end_matches(|sign: char| sign.is_ascii_alphanumeric()).len();
    let class = &text[start..point];
    let of_figures = class.len() >= 3 && class.bytes().take(3).all(|byte| byte.is_ascii_digit());
    let figure_behind = text[point + 1..].starts_with(|sign: char| sign.is_ascii_digit());
    (of_figures && class.len() <= 4 && figure_behind).then_some(start)
}

/// How many bytes may stand from the point of the class to the stroke.
const BEHIND_POINT: usize = 30;

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}
