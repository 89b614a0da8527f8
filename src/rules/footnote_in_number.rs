//! The mark of a footnote has run into the number before it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::bare_number::BareNumber;
use super::reading::{Reading, words_of};
use super::{Context, Record, Rule, settled};
use crate::cable::{Inline, Node, NoteKind};
use crate::dates;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Passage, Span, find_byte, has_byte};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "footnote-in-number",
    family: Family::Number,
    severity: Severity::Warning,
    summary: "the mark of a footnote has run into the number before it",
    page: include_str!("../../docs/rules/footnote-in-number.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let numbers = numbers(record);
    let known = known(&numbers);
    let notes = Footnotes::of(record);
    findings.extend(numbers.iter().filter_map(|number| {
        number.longer_than_encoded().or_else(|| number.longer_than_another(&known, &notes))
    }));
    findings.extend(behind_numbers(record));
    if findings.is_empty() {
        findings.extend(of_note_without_mark(record, &notes, &numbers));
    }
    findings.extend(record.passages().flat_map(|reading| in_dates(&reading, &notes)));
}

/// Whether words are a number with the figures of a footnote behind it: `5001` for 500.
pub(super) fn is_glued(words: &str, n: &str) -> bool {
    words.strip_prefix(n).is_some_and(is_mark)
}

/// The mark of a footnote has one figure or two.
fn is_mark(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && text != "0"
}

struct Number {
    words: Passage,
    n: String,
}

fn numbers(record: &Record<'_>) -> Vec<Number> {
    let title = record.cable.title.iter().flatten();
    let text = record.body().into_iter().flat_map(|text| text.passages.printed());
    title.chain(text).filter_map(Number::of).collect()
}

/// The bare numbers, each with its place in the row: a record may cite thousands.
fn known(numbers: &[Number]) -> HashMap<&str, usize> {
    let bare =
        numbers.iter().enumerate().filter(|(_, number)| BareNumber::read(&number.n).is_some());
    // Of equal numbers the first is kept.
    bare.rev().map(|(at, number)| (number.n.as_str(), at)).collect()
}

/// The footnotes of the text by their marks.
#[derive(Default)]
struct Footnotes {
    marks: HashSet<String>,
    /// Those of notes to which no mark in the text leads.
    lost: Vec<String>,
    /// Bytes of the longest mark.
    longest: usize,
}

impl Footnotes {
    fn of(record: &Record<'_>) -> Self {
        let texts = record.texts().iter();
        let notes: Vec<&[Inline]> =
            texts.flat_map(|text| settled::notes(text.text, &NoteKind::Footnote)).collect();
        let own: HashSet<Span> =
            notes.iter().filter_map(|note| note.first()).map(|inline| inline.span).collect();
        let anchors = record.printed().filter_map(|inline| match &inline.node {
            Node::Anchor(mark) => Some(mark).filter(|_| !own.contains(&inline.span)),
            _ => None,
        });
        let mut marks: HashSet<String> = anchors.cloned().collect();
        let of_notes = notes.into_iter().filter_map(mark_of_note);
        let lost: Vec<String> = of_notes.filter(|mark| !marks.contains(mark)).collect();
        marks.extend(lost.iter().cloned());
        let longest = marks.iter().map(String::len).max().unwrap_or_default();
        Self { marks, lost, longest }
    }

    /// What a number is without the mark of a footnote at its end.
    fn taken_off<'n>(&self, n: &'n str) -> impl Iterator<Item = &'n str> {
        let parts = n.char_indices().rev().map(|(at, _)| n.split_at(at));
        let parts = parts.take_while(|(_, mark)| mark.len() <= self.longest);
        parts.filter(|(_, mark)| self.marks.contains(*mark)).map(|(number, _)| number)
    }
}

/// The mark with which a note begins: figures, or an element that holds them.
fn mark_of_note(note: &[Inline]) -> Option<String> {
    if let Node::Anchor(mark) = &note.first()?.node {
        let is_figure = !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit());
        return is_figure.then(|| mark.clone());
    }
    let Reading { text, .. } = Reading::of(note);
    let digits = text.find(|sign: char| !sign.is_ascii_digit())?;
    (digits > 0).then(|| text[..digits].to_owned())
}

impl Number {
    fn of(inline: &Inline) -> Option<Number> {
        let n = match &inline.node {
            Node::Number { number, .. } => &number.n.value,
            Node::Reference { n, .. } => &n.value,
            _ => return None,
        };
        Some(Number { words: words_of(inline), n: n.clone() })
    }

    fn longer_than_encoded(&self) -> Option<Diagnostic> {
        is_glued(&self.words.value, &self.n)
            .then(|| finding(&self.words.value, self.words.span, &self.n))
    }

    /// Another number of the record is this one without its end, and a footnote has that end as its mark.
    fn longer_than_another(
        &self,
        known: &HashMap<&str, usize>,
        notes: &Footnotes,
    ) -> Option<Diagnostic> {
        let others = notes.taken_off(&self.n).filter_map(|other| Some((known.get(other)?, other)));
        let (_, other) = others.min()?;
        Some(finding(&self.words.value, self.words.span, other))
    }
}

/// A note to whose mark nothing leads, and the only long number of the text that ends with the mark; if there is none, the
/// only encoded one of four figures.
///
/// Notes may have lost their marks otherwise, so this is a remark.
fn of_note_without_mark(
    record: &Record<'_>,
    notes: &Footnotes,
    numbers: &[Number],
) -> Option<Diagnostic> {
    let [mark] = notes.lost.as_slice() else { return None };
    let mut ending = Vec::new();
    for reading in record.texts().iter().flat_map(|text| text.passages.iter()) {
        let runs = figures(&reading.text);
        let glued = runs.into_iter().filter(|run| reading.text[run.clone()].ends_with(&**mark));
        ending.extend(glued.map(|run| (reading.text[run.clone()].to_owned(), reading.place(run))));
    }
    if ending.is_empty() {
        let encoded = numbers.iter().map(|number| &number.words);
        let encoded = encoded.filter(|words| is_as_long_as_a_year(&words.value));
        let encoded = encoded.filter(|words| words.value.ends_with(&**mark));
        ending.extend(encoded.map(|words| (words.value.clone(), words.span)));
    }
    let [(words, span)] = ending.as_slice() else { return None };
    let number = &words[..words.len() - mark.len()];
    Some(finding(words, *span, number).weighing(Severity::Info))
}

/// Whether only its being encoded tells a number from a year or an hour.
fn is_as_long_as_a_year(words: &str) -> bool {
    words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// The numbers of five figures and more: years and hours have four.
fn figures(text: &str) -> Vec<Range<usize>> {
    const LONG: usize = 5;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = find_byte(text, at, |byte| byte.is_ascii_digit()) {
        let rest = &text[start..];
        at = start + rest.bytes().take_while(u8::is_ascii_digit).count();
        found.extend(Some(start..at).filter(|run| run.len() >= LONG));
    }
    found
}

/// Figures that stand directly behind the element of a number: `<idno>500</idno>1`.
fn behind_numbers(record: &Record<'_>) -> Vec<Diagnostic> {
    let title = record.cable.title.iter().map(Vec::as_slice);
    let numbered = record.body().filter(|text| text.passages.printed().any(is_number));
    let passages = title.chain(numbered.into_iter().flat_map(|text| text.passages.running()));
    let neighbours = passages.flat_map(|content| content.iter().zip(content.iter().skip(1)));
    neighbours.filter_map(|(number, behind)| glued_behind(number, behind)).collect()
}

fn is_number(inline: &Inline) -> bool {
    matches!(inline.node, Node::Number { .. } | Node::Reference { .. } | Node::Date { .. })
}

fn glued_behind(number: &Inline, behind: &Inline) -> Option<Diagnostic> {
    let Node::Words(words) = &behind.node else { return None };
    if !is_number(number) {
        return None;
    }
    let end = words.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(words.len());
    is_mark(&words[..end]).then(|| {
        let before = words_of(number);
        let together = format!("{}{}", before.value, &words[..end]);
        finding(&together, before.span.to(behind.span), &before.value)
    })
}

/// Days and years that are one figure too long: `July 33`, `October 11, 19503`.
fn in_dates(reading: &Reading<'_>, notes: &Footnotes) -> Vec<Diagnostic> {
    if !has_byte(&reading.text, |byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let months = dates::months_in(&reading.text);
    let date =
        |month: Range<usize>| day(reading, month.end, notes).or_else(|| year(reading, month.end));
    months.into_iter().filter_map(date).collect()
}

/// `July 33` for the third with a note. Without a footnote 3 or a year it may be a month and a count:
/// in July 33 boats crossed.
fn day(reading: &Reading<'_>, from: usize, notes: &Footnotes) -> Option<Diagnostic> {
    let (digits, start) = digits_behind(&reading.text, from)?;
    let impossible = digits.len() == 2 && ("32"..="99").contains(&digits);
    let (day, mark) = digits.split_at(1);
    let has_year = digits_behind(&reading.text, start + digits.len())
        .is_some_and(|(year, at)| year.len() == 4 && reading.text[..at].ends_with(", "));
    let told = has_year || notes.marks.contains(mark);
    (impossible && told).then(|| finding(digits, reading.place(start..start + 2), day))
}

/// `11 October 19503`, `October 11, 19503`.
fn year(reading: &Reading<'_>, from: usize) -> Option<Diagnostic> {
    let (mut digits, mut start) = digits_behind(&reading.text, from)?;
    if digits.len() <= 2 {
        (digits, start) = digits_behind(&reading.text, start + digits.len())?;
    }
    let too_long = digits.len() == 5 && ["17", "18", "19", "20"].contains(&&digits[..2]);
    too_long.then(|| finding(digits, reading.place(start..start + 5), &digits[..4]))
}

/// The digits behind a blank, or a comma and a blank, and where they begin.
fn digits_behind(text: &str, from: usize) -> Option<(&str, usize)> {
    let rest = &text[from..];
    let start = from + rest.len() - rest.trim_start_matches([' ', ',', '.', '\u{a0}']).len();
    let rest = &text[start..];
    let end = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
    let ends_word = !rest[end..].starts_with(|sign: char| sign.is_alphanumeric());
    (start > from && end > 0 && ends_word).then(|| (&rest[..end], start))
}

fn finding(words: &str, span: Span, number: &str) -> Diagnostic {
    let message = format!("`{words}` may be {number} with the mark of a footnote behind it");
    Diagnostic::new(&KIND, message).at(span, "one figure too many").help(
        "compare the source; if it is a mark, encode it as `ref[@type='footnote']` behind the number, \
         or write `[1]` in a transcription",
    )
}
