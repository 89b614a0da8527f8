//! Who signed: `Signed: Filippov Zhou Enlai`, `13.1.51 ROSHCHIN`, `Mao Zedong".`

use std::ops::Range;

use super::several;
use super::wording::has_at_most;
use super::{Context, Initials, LineRule, Numbers, Part, Place, Role, Tags, Words};
use crate::cable::{COLUMNS as COLUMN_GAP, LineKind, NoteKind, Series};
use crate::dates;
use crate::encode::name_words::is_surname;
use crate::encode::{number, signer};

/// ```text
/// line  ::= { piece } signer { piece }
/// piece ::= date { time [ "(" clock ")" ] } | number-mark number
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: false,
    glance: |words| words.len() <= LONGEST * LONGEST_WORD && has_at_most(words, LONGEST),
    recognise: |words, context| {
        let parts = parts(words, context);
        let signer = parts.iter().find(|part| part.role == Role::Line(LineKind::Signed))?;
        let name = &words[signer.range.clone()];
        // Offices and a name may stand side by side; more is a row of a table.
        let row = !name.contains('\n') && is_row(name, context);
        (!row
            && !name.ends_with([':', '?', '!'])
            && signer::read(name, context.registers).is_some())
        .then_some(parts)
    },
};

/// Whether of the words side by side more than the last are a name.
fn is_row(words: &str, context: Context<'_>) -> bool {
    let columns = several::side_by_side(words);
    let is_office = |column: &Range<usize>| {
        let signer = signer::read(&words[column.clone()], context.registers);
        signer.is_some_and(|signer| signer.names.is_empty())
    };
    columns.len() > 2 && !columns[..columns.len() - 1].iter().all(is_office)
}

/// Those who sign side by side, and below them their offices.
///
/// ```text
/// line ::= signer wide signer { wide signer } | office wide office { wide office }
/// ```
pub(super) const COLUMNS: LineRule = LineRule {
    place: Place::End,
    alone: true,
    glance: |words| {
        (words.contains('\t') || words.contains(COLUMN_GAP)) && has_at_most(words, LONGEST)
    },
    recognise: |words, context| columns(words, context),
};

/// How many words such a line may have: there may be many who sign.
const LONGEST: usize = 100;

/// How many bytes a word of it has at most, on average: a text without blanks is no name.
const LONGEST_WORD: usize = 40;

/// Whether the line says that it is a signature.
pub(crate) fn introduces_signature(words: &str) -> bool {
    let words = Words::new(words);
    words.begin_like(&const { Initials::of(&[SAYING]) }) && words.begin_with(SAYING)
}

const SAYING: &[&str] = &["signed", "подписал", "подпись"];

fn columns(words: &str, context: Context<'_>) -> Option<Vec<Part>> {
    let columns = several::side_by_side(words);
    let names = |column: &Range<usize>| {
        let column = &words[column.clone()];
        let signer = signer::read(column, context.registers);
        let office = column.starts_with('(') && column.ends_with(')');
        signer.is_some_and(|signer| office || !signer.names.is_empty()) && !column.ends_with(':')
    };
    let offices = || {
        columns.iter().all(|column| {
            let signer = signer::read(&words[column.clone()], context.registers);
            signer.is_some_and(|signer| signer.names.is_empty())
        })
    };
    // The heading of a table has capitals too.
    let plain = |column: &Range<usize>| {
        let column = &words[column.clone()];
        column.contains(' ')
            || is_surname(column)
            || !column.contains(char::is_lowercase)
            || context.registers.persons.named(column).is_some()
    };
    let signed_by = || columns.iter().all(names) && columns.iter().any(plain);
    let all = columns.len() > 1 && (signed_by() || offices());
    all.then(|| columns.into_iter().map(signed).collect())
}

/// The signer, and the dates and numbers before and behind the name, in the order in which they stand.
fn parts(words: &str, context: Context<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = 0;
    while let Some(mut part) = piece_at(words, start, context) {
        start = next_piece(words, part.range.end);
        // The comma behind it is no part of what follows.
        part.range.end = words[..start].trim_end().len();
        parts.push(part);
    }
    let first = first_behind(words, start, context);
    let behind = first.and_then(|first| all_behind(words, first, context));
    let end = first.filter(|_| behind.is_some()).unwrap_or(words.len());
    parts.push(signed(start..start + words[start..end].trim_end().len()));
    parts.extend(behind.into_iter().flatten());
    parts
}

/// The date or number that stands at a place.
fn piece_at(words: &str, at: usize, context: Context<'_>) -> Option<Part> {
    let date = dates::read_at(words, at, context.century).filter(|date| date.names_day);
    let number = || number::marked_at(words, at).map(|marked| counted(at..marked.number.end));
    date.map(|date| dateline(with_times(words, date.range))).or_else(number)
}

/// The date with the times behind it: `9 August 1951, 14:35 (local), 09:35 (Moscow)`.
fn with_times(words: &str, date: Range<usize>) -> Range<usize> {
    let mut end = date.end;
    let time_behind = |end: usize| {
        let start = next_piece(words, end);
        dates::find_time(words, start).filter(|time| time.range.start == start)
    };
    while let Some(time) = time_behind(end) {
        end = time.range.end;
        let clock = words[end..].strip_prefix(" (").and_then(|rest| rest.split_once(')'));
        end += clock.map_or(0, |(clock, _)| " (".len() + clock.len() + ")".len());
    }
    date.start..end
}

fn next_piece(words: &str, end: usize) -> usize {
    let rest = words[end..].trim_start_matches(|c: char| c.is_whitespace() || ".,;".contains(c));
    // "27/X/1962 - A. DOBRYNIN"
    let behind_dash = ["- ", "– ", "— "].iter().find_map(|dash| rest.strip_prefix(dash));
    words.len() - behind_dash.map_or(rest, str::trim_start).len()
}

/// Where the first date or number stands behind a name.
fn first_behind(words: &str, start: usize, context: Context<'_>) -> Option<usize> {
    let date = dates::find(words, start, context.century).map(|date| date.range.start);
    let number = number::find_marked(words, start).map(|marked| marked.mark.start);
    date.into_iter().chain(number).min().filter(|&first| first > start)
}

/// The dates and numbers from there on; `None` if anything else stands between them or behind.
fn all_behind(words: &str, first: usize, context: Context<'_>) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = first;
    while words[at..].contains(char::is_alphanumeric) {
        let mut part = piece_at(words, at, context)?;
        at = next_piece(words, part.range.end);
        part.range.end = words[..at].trim_end().len();
        parts.push(part);
    }
    parts.last_mut()?.range.end = words.len();
    Some(parts)
}

fn counted(range: Range<usize>) -> Part {
    let tags = Tags { number: Some(Numbers::Marked(Series::Sender)), ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Note(NoteKind::Number)), tags }
}

fn signed(range: Range<usize>) -> Part {
    let tags = Tags { signer: true, ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Signed), tags }
}

fn dateline(range: Range<usize>) -> Part {
    let tags = Tags { dates: true, ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Dateline), tags }
}
