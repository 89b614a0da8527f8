//! Several marks on one line: `Top Secret, Copy 4, 1 December 1949`, `from TEHRAN | Nº 35907 | Copy Nº 2`.

use std::ops::Range;

use super::wording::{has_at_most, is_title_case, places_of_words};
use super::{
    Context, Initials, LineRule, Part, Place, Role, Tags, Words, classification, copy, copying,
    counts_in_words, dateline, distribution, kind, leaf, number, priority, recognise, special_file,
    transmission,
};
use crate::cable::{COLUMNS, LineKind, NoteKind};
use crate::encode::number::has_level;

/// ```text
/// line ::= mark joint mark { joint mark } | number "/" level | number joint transmission | cell "|" cell { "|" cell } | column wide column { wide column }
/// joint ::= S | "," S | S ( "/" | dash | "•" | "·" ) S
/// wide ::= at least three blanks
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| {
        words.has_figure()
            || words.contains(['|', '\t'])
            || words.contains(COLUMNS)
            || words.begin_like(&INITIALS)
    },
    recognise: |words, context| {
        if words.contains('|') {
            return cells(words, context);
        }
        marks(words, context).or_else(|| columns(words, context))
    },
};

/// The kinds of line that are told by their words alone, however short.
const MARKS: [LineRule; 10] = [
    leaf::RULE,
    classification::RULE,
    copying::RULE,
    special_file::RULE,
    priority::RULE,
    kind::RULE,
    copy::RULE,
    distribution::TOTAL,
    number::RULE,
    dateline::RULE,
];

/// A line without figures begins with a mark that has none.
const INITIALS: Initials = classification::INITIALS
    .and(copying::INITIALS)
    .and(special_file::INITIALS)
    .and(priority::INITIALS)
    .and(kind::INITIALS);

/// How many words such a line may have.
const LONGEST: usize = 24;

/// How many words one mark may have.
const LONGEST_MARK: usize = 8;

/// The line as marks, each as long as it can be; nothing may be left over.
fn marks(words: &str, context: Context<'_>) -> Option<Vec<Part>> {
    let ends: Vec<usize> = places_of_words(words).into_iter().map(|word| word.end).collect();
    if !(1..=LONGEST).contains(&ends.len()) {
        return None;
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let first = ends.partition_point(|&end| end <= start);
        let longer = &ends[first..ends.len().min(first + LONGEST_MARK)];
        let leveled = || leveled(words, start, longer, context);
        let longest = || longer.iter().rev().find_map(|&end| mark(words, start, end, context));
        let counted = || {
            let before = parts.last().map(|part| &part.role);
            [NoteKind::Number, NoteKind::Classification]
                .map(note)
                .iter()
                .any(|role| before == Some(role))
        };
        let part = leveled()
            .or_else(longest)
            .or_else(|| went(words, start, context).filter(|_| counted()))?;
        start = words.len() - words[part.range.end..].trim_start().len();
        parts.push(part);
    }
    // "Report by telegraph." asks for something.
    let kinds = parts.iter().all(|part| part.role == note(NoteKind::Kind));
    (parts.len() > 1 && !kinds).then_some(parts)
}

/// The number before the level in `104/1956/top secret`: registries write the two in a row. A level that is shortened
/// belongs to the number.
fn leveled(words: &str, start: usize, ends: &[usize], context: Context<'_>) -> Option<Part> {
    let first = &words[start..*ends.first()?];
    let level = start + first.rfind('/')? + 1;
    let is_level = |&end: &usize| classification::classification(&words[level..end]).is_some();
    let apart = ends.iter().any(is_level) && !has_level(&words[start..]);
    apart.then(|| mark(words, start, level, context))?
}

fn mark(words: &str, start: usize, end: usize, context: Context<'_>) -> Option<Part> {
    let piece = &Words::new(
        words[start..end].trim_end_matches([',', ';', '/', ' ', '-', '–', '—', '•', '·']),
    );
    let parts = MARKS.iter().find_map(|rule| rule.read(piece, context))?;
    match parts.as_slice() {
        [only] => Some(Part { range: start..end, ..only.clone() }),
        _ => None,
    }
}

/// How the message went, behind its level or its number: `No. 4829. Sent 14.X.50 at 3 a.m.`
fn went(words: &str, start: usize, context: Context<'_>) -> Option<Part> {
    let parts = transmission::RULE.read(&Words::new(&words[start..]), context)?;
    let only = parts.into_iter().next()?;
    Some(Part { range: start..words.len(), ..only })
}

/// What stood side by side on the paper.
fn columns(words: &str, context: Context<'_>) -> Option<Vec<Part>> {
    let columns = side_by_side(words);
    if columns.len() < 2 || !has_at_most(words, LONGEST) {
        return None;
    }
    let read = |range: Range<usize>| {
        let parts = column(words, range.clone(), context);
        (range, parts)
    };
    let columns: Vec<Column> = columns.into_iter().map(read).collect();
    let unknown = |range| vec![Part { range, role: note(NoteKind::Line), tags: Tags::default() }];
    are_of_a_form(words, &columns).then(|| {
        let parts = columns.into_iter();
        parts.flat_map(|(range, parts)| parts.unwrap_or_else(|| unknown(range))).collect()
    })
}

/// Where a column stands, and what it is, if that is known.
type Column = (Range<usize>, Option<Vec<Part>>);

/// Whether columns are a line of a form and not the row of a table. Beside a level, a ban or the number of the copy
/// anything with a capital may stand, and the number of a register with its bar; a name stands beside a date where somebody signs.
fn are_of_a_form(words: &str, columns: &[Column]) -> bool {
    let parts = || columns.iter().filter_map(|(_, parts)| parts.as_ref()).flatten();
    let tells = |kinds: &[NoteKind]| {
        parts().any(|part| kinds.iter().any(|kind| part.role == note(kind.clone())))
    };
    let known = |(_, parts): &Column| parts.is_some();
    let stands_beside = |(range, _): &Column| {
        let cell = &words[range.clone()];
        let registered = cell.starts_with(|sign: char| sign.is_ascii_digit()) && cell.contains('/');
        registered || cell.starts_with(char::is_uppercase)
    };
    if !columns.iter().all(known) {
        return columns.iter().all(|column| known(column) || stands_beside(column))
            && (tells(&[NoteKind::Classification, NoteKind::Copy, NoteKind::Copying])
                || ends_with_place_and_date(words, columns)
                || counts_copies_beside_labels(words, columns));
    }
    !parts().any(is_address) || tells(&[NoteKind::Number, NoteKind::Classification, NoteKind::Copy])
}

/// Whether two columns are whoever writes and, at the right edge, where and when: `Peter Florin     Berlin, 21 May 1956`
fn ends_with_place_and_date(words: &str, columns: &[Column]) -> bool {
    let [(_, None), (_, Some(parts))] = columns else { return false };
    let dated = |part: &Part| {
        part.role == Role::Line(LineKind::Dateline)
            && words[part.range.clone()]
                .split_once(',')
                .is_some_and(|(place, _)| is_title_case(place))
    };
    parts.iter().all(dated)
}

/// Whether who gets copies stands beside what a form has a label for: `Made in: 3 copies     Subject: The supply`
fn counts_copies_beside_labels(words: &str, columns: &[Column]) -> bool {
    let counts =
        |parts: &[Part]| parts.iter().any(|part| part.role == Role::After(NoteKind::Distribution));
    let fits = |(range, parts): &Column| match parts {
        Some(parts) => counts(parts),
        None => has_label(&words[range.clone()]),
    };
    columns.iter().all(fits) && columns.iter().any(|(_, parts)| parts.is_some())
}

/// `Typist: Mrs. Major`
fn has_label(cell: &str) -> bool {
    let label = cell.split_once(": ").map_or("", |(label, _)| label);
    label.starts_with(char::is_uppercase)
        && label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.'))
        && has_at_most(label, 2)
}

/// Whether what a form has a label for stands in a column beside something else.
pub(super) fn has_label_beside(words: &str) -> bool {
    let columns = side_by_side(words);
    columns.len() > 1 && columns[1..].iter().any(|column| has_label(&words[column.clone()]))
}

fn note(kind: NoteKind) -> Role {
    Role::Line(LineKind::Note(kind))
}

fn is_address(part: &Part) -> bool {
    part.role == Role::Line(LineKind::Address)
}

/// What the words of a column are.
fn column(words: &str, range: Range<usize>, context: Context<'_>) -> Option<Vec<Part>> {
    let cell = &words[range.clone()];
    let counted = || counts_in_words(cell).then(|| distribution::entry(cell))?;
    let mut parts = recognise(cell, Place::Head, context).or_else(counted)?;
    for part in &mut parts {
        part.range = range.start + part.range.start..range.start + part.range.end;
    }
    Some(parts)
}

/// The columns of a line, parted by three blanks or by tabs. Behind a comma one goes on, however wide the gap.
pub(super) fn side_by_side(words: &str) -> Vec<Range<usize>> {
    let mut columns: Vec<Range<usize>> = Vec::new();
    let mut start = words.len() - words.trim_start().len();
    while start < words.len() {
        let rest = &words[start..];
        let begins_gap = |at: &usize| {
            let rest = &rest.as_bytes()[*at..];
            rest[0] == b'\t' || rest.starts_with(COLUMNS.as_bytes())
        };
        let length = (0..rest.len()).find(begins_gap).unwrap_or(rest.len());
        match columns.last_mut() {
            Some(last) if words[last.clone()].ends_with(',') => last.end = start + length,
            _ => columns.push(start..start + length),
        }
        start = words.len() - rest[length..].trim_start().len();
    }
    columns
}

/// The cells of a row; the bar behind a cell belongs to it.
fn cells(words: &str, context: Context<'_>) -> Option<Vec<Part>> {
    let longest = 2 * LONGEST;
    if !has_at_most(words, longest) || words.split('|').nth(longest).is_some() {
        return None;
    }
    let mut known = 0;
    let mut start = 0;
    let mut parts = Vec::new();
    for cell in words.split_inclusive('|') {
        let range = start..start + cell.trim_end().len();
        start += cell.len();
        let before = cell.len() - cell.trim_start().len();
        let range = range.start + before..range.end.max(range.start + before);
        let inner = words[range.clone()].trim_end_matches(['|', ' ']);
        let part = match recognise(inner, Place::Head, context).as_deref() {
            Some([only]) => {
                known += 1;
                Part { range, ..only.clone() }
            }
            _ => Part {
                range,
                role: Role::Line(LineKind::Note(NoteKind::Line)),
                tags: Tags::default(),
            },
        };
        parts.push(part);
    }
    parts.retain(|part| !part.range.is_empty());
    (known > 1 && known * 2 > parts.len()).then_some(parts)
}
