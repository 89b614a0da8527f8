//! The layout of a printed bulletin's documents: a heading with number and date, the text, and its source in brackets.
//!
//! ```text
//! item    ::= heading ( source { line } | { line } source { words } )
//! heading ::= [ number ] ( [ date "," ] title )            the number on the same line or on its own
//! number  ::= figures "."                                  before a date only, for points of lists look the same
//!           | "Document" [ "No." ] ( figures | letters ) [ ":" | "." ]
//! source  ::= bracket { bracket } "Source:" words bracket { "Translated" words }
//! ```
//!
//! Where a file holds several items, one begins at a heading that stands below a source or a line drawn, or above a
//! source. Columns and scanners have left brackets wrong, so any will do.

use std::ops::Range;

use super::{Layout, Mark, page, records};
use crate::dates;
use crate::diagnostic::Outcome;
use crate::source::{Passage, Source};
use crate::transcription::{
    BodyLines, Field, FieldName, Form, RawLine, Stated, Transcription, joined,
};

pub(super) const LAYOUT: Layout = Layout {
    name: "bulletin",
    summary: "a document in a printed bulletin: numbered heading, text, and the source in brackets",
    mark: Some(Mark {
        words: "`[Source:` below a heading with a number (`Document No. 1`) or a date (`62. 28 August 1951, ...`)",
        recognise,
    }),
    form: Form {
        usual: &[
            (FieldName::Other, "number"),
            (FieldName::Date, "date"),
            (FieldName::Title, "title"),
            (FieldName::Text, "text"),
            (FieldName::Citation, "source"),
            (FieldName::Other, "below"),
        ],
        colon: "",
        joint: ", ",
        other_labels: false,
    },
    read,
    write: page::write,
};

fn recognise(source: &Source, lines: &[RawLine]) -> bool {
    let Some(first) = lines.iter().position(|line| !line.blank) else { return false };
    let words = lines[first].words(source);
    (heads_item(words) || stands_above_source(source, &lines[first..]))
        && lines.iter().any(|line| begins_source(line.words(source)))
}

/// Whether a line has the beginning of an item's heading.
fn heads_item(words: &str) -> bool {
    number_length(words).is_some() || dated_length(words).is_some()
}

/// How long the number of an item is that begins the words.
fn number_length(words: &str) -> Option<usize> {
    let figures = words.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&figures) {
        let behind = words[figures..].strip_prefix('.')?;
        let date = behind.trim_start();
        return (date.is_empty() || dated_length(date).is_some()).then_some(figures + 1);
    }
    let label = words.get(..LABEL.len()).filter(|label| label.eq_ignore_ascii_case(LABEL))?;
    let mark = words[label.len()..].trim_start();
    let marks = ["No.", "NO.", "no.", "No", "Nº", "№", "#"];
    let bare = marks.iter().find_map(|no| mark.strip_prefix(no)).unwrap_or(mark).trim_start();
    let length = bare.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(bare.len());
    let counts = bare.starts_with(|c: char| c.is_ascii_digit())
        || bare[..length].chars().all(|c| "IVXL".contains(c));
    let behind = &bare[length..];
    let stop = usize::from(behind.starts_with([':', '.']));
    let ends = stop > 0 || behind.trim_start_matches(['-', '–', '—', ' ']).is_empty();
    (counts && (1..=5).contains(&length) && ends).then_some(words.len() - behind.len() + stop)
}

const LABEL: &str = "Document ";

/// How long the date is that stands before a title and a comma.
fn dated_length(words: &str) -> Option<usize> {
    let date = dates::read_at(words, 0, None).filter(|date| date.names_day)?;
    words[date.range.end..].starts_with(", ").then_some(date.range.end)
}

/// Whether the source stands right below the heading, of which the number may be a paragraph of its own.
fn stands_above_source(source: &Source, lines: &[RawLine]) -> bool {
    let below = below_heading(source, lines);
    let begins =
        |lines: &[RawLine]| lines.first().is_some_and(|line| begins_source(line.words(source)));
    begins(below)
        || (is_number(lines[0].words(source))
            && !below.is_empty()
            && begins(below_heading(source, below)))
}

/// The lines below the heading that begins with the first one, from the first that is not blank.
fn below_heading<'l>(source: &Source, lines: &'l [RawLine]) -> &'l [RawLine] {
    let below = &lines[heading_length(source, lines)..];
    let blanks = below.iter().take_while(|line| line.blank).count();
    &below[blanks..]
}

/// Whether the words are the number of an item and nothing else.
fn is_number(words: &str) -> bool {
    number_length(words) == Some(words.len())
}

/// How many lines a heading may have.
const HEADING: usize = 4;

/// How many lines the heading has that begins with the first: a paragraph, unless it is so long that only its first
/// line can be meant.
fn heading_length(source: &Source, lines: &[RawLine]) -> usize {
    let ends = |line: &RawLine| line.blank || begins_source(line.words(source));
    let length = lines.iter().take(HEADING + 1).position(ends);
    length.unwrap_or(if lines.len() <= HEADING { lines.len() } else { 1 })
}

/// `[Source: ...`, `(Source: ...`, `[(Source: ...`
fn begins_source(words: &str) -> bool {
    let inner = words.trim_start_matches(['[', '(', ' ']);
    inner.len() < words.len()
        && ["Source:", "SOURCE:", "Sources:"].iter().any(|label| inner.starts_with(label))
}

/// The lines of the source that begins with the first one, and of what is said below it of the translation.
fn source_length(source: &Source, lines: &[RawLine]) -> usize {
    let closes = |line: &RawLine| line.words(source).trim_end_matches('.').ends_with([']', ')']);
    let paragraph = lines.iter().take_while(|line| !line.blank).count();
    let mut length = lines[..paragraph].iter().position(closes).map_or(paragraph, |at| at + 1);
    while let Some(next) = lines[length..].iter().position(|line| !line.blank) {
        let next = length + next;
        if !tells_of_translation(lines[next].words(source)) {
            break;
        }
        length = next + lines[next..].iter().take_while(|line| !line.blank).count();
    }
    length
}

fn tells_of_translation(words: &str) -> bool {
    let inner = words.trim_start_matches(['[', '(', ' ']);
    ["Translated ", "Translation by ", "Obtained ", "Document obtained ", "Provided "]
        .iter()
        .any(|deed| inner.starts_with(deed))
}

fn read<'s>(
    layout: &'static Layout,
    source: &'s Source,
    lines: &[RawLine],
) -> Outcome<Vec<Transcription<'s>>> {
    let below = below_sources(source, lines);
    let begins = |at: usize| {
        let parted = lines[at - 1].blank && heads_item(lines[at].words(source));
        let numbered = lines[..at].iter().rfind(|line| !line.blank);
        let numbered = numbered.is_some_and(|line| is_number(line.words(source)));
        parted && !numbered && (below[at] || stands_above_source(source, &lines[at..]))
    };
    let items = records::divided(lines, |at| at > 0 && begins(at));
    let item = |(at, lines): (usize, &&[RawLine])| {
        let span = source.span(records::extent(source, &items, at));
        let mut reader = Reader { source, fields: Vec::new() };
        let body = reader.item(lines, span.range().end);
        let fields = reader.fields;
        Transcription { source, layout, span, fields, stated: Stated::default(), body: Some(body) }
    };
    Outcome { value: items.iter().enumerate().map(item).collect(), diagnostics: Vec::new() }
}

/// Says of each line whether a source or a line drawn stands right above it.
fn below_sources(source: &Source, lines: &[RawLine]) -> Vec<bool> {
    let mut below = vec![false; lines.len()];
    let mut end = 0;
    for at in 1..lines.len() {
        if at >= end && begins_source(lines[at].words(source)) {
            end = at + source_length(source, &lines[at..]);
        }
        let above = &lines[at - 1];
        below[at] = at == end || is_drawn(source, above) || (below[at - 1] && above.blank);
    }
    below
}

/// `* * *`
fn is_drawn(source: &Source, line: &RawLine) -> bool {
    !line.blank && !line.words(source).contains(char::is_alphanumeric)
}

struct Reader<'s> {
    source: &'s Source,
    fields: Vec<Field>,
}

impl Reader<'_> {
    /// Takes heading and source; gives back the text.
    fn item(&mut self, lines: &[RawLine], end: usize) -> BodyLines {
        let rest = &lines[self.heading(lines)..];
        let Some(cited) = self.cited(rest) else { return self.text(rest, end) };
        if rest[..cited.start].iter().all(|line| line.blank) {
            self.field(FieldName::Citation, "source", &rest[cited.clone()]);
            let of_text = |line: &RawLine| !line.blank && !is_drawn(self.source, line);
            let text = rest.iter().rposition(of_text).map_or(cited.end, |last| last + 1);
            let body = self.text(&rest[cited.end..text.max(cited.end)], end);
            self.field(FieldName::Other, "below", &rest[text.max(cited.end)..]);
            return body;
        }
        let body = self.text(&rest[..cited.start], end);
        self.field(FieldName::Citation, "source", &rest[cited.clone()]);
        self.field(FieldName::Other, "below", &rest[cited.end..]);
        body
    }

    /// Takes number, date and title; gives back how many lines that is.
    fn heading(&mut self, lines: &[RawLine]) -> usize {
        let end = self.heading_paragraph(lines);
        let titled = self.fields.iter().any(|field| field.name == FieldName::Title);
        if titled { end } else { end + self.heading_paragraph(&lines[end..]) }
    }

    fn heading_paragraph(&mut self, lines: &[RawLine]) -> usize {
        let Some(start) = lines.iter().position(|line| !line.blank) else { return lines.len() };
        let end = start + heading_length(self.source, &lines[start..]);
        let Some(words) = joined(self.source, &lines[start..end]).into_iter().next() else {
            return start;
        };
        let numbered = !self.fields.is_empty();
        let mut at = number_length(&words.value).filter(|_| !numbered).unwrap_or(0);
        if at > 0 {
            self.part(FieldName::Other, "number", words.slice(0..at));
        }
        at = behind(&words.value, at, " ");
        if at == words.value.len() {
            return end;
        }
        if let Some(length) = dated_length(&words.value[at..]) {
            self.part(FieldName::Date, "date", words.slice(at..at + length));
            at = behind(&words.value, at + length, ", ");
        }
        self.part(FieldName::Title, "title", words.slice(at..words.value.len()));
        end
    }

    /// The source: the first thing below the heading, or else the last that is one.
    fn cited(&self, lines: &[RawLine]) -> Option<Range<usize>> {
        let begins = |line: &RawLine| begins_source(line.words(self.source));
        let first = lines.iter().position(|line| !line.blank).filter(|&at| begins(&lines[at]));
        let start = first.or_else(|| lines.iter().rposition(begins))?;
        Some(start..start + source_length(self.source, &lines[start..]))
    }

    fn text(&mut self, lines: &[RawLine], end: usize) -> BodyLines {
        let body = BodyLines::new(self.source, lines, end);
        self.fields.push(Field::text(&body));
        body
    }

    fn part(&mut self, name: FieldName, label: &str, words: Passage) {
        self.fields.extend(Field::unlabelled(name, label, vec![words]));
    }

    fn field(&mut self, name: FieldName, label: &str, lines: &[RawLine]) {
        self.fields.extend(Field::unlabelled(name, label, joined(self.source, lines)));
    }
}

/// The place behind such signs.
fn behind(words: &str, at: usize, signs: &str) -> usize {
    words.len() - words[at..].trim_start_matches(|c| signs.contains(c)).len()
}
