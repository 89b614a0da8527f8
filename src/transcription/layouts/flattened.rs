//! The layout of a cover sheet that lost its line ends, as document hosts print the text of a PDF.
//!
//! ```text
//! record  ::= { furniture S } [ date S ] title S { label S words S } "Contents:" S { entry S } text
//! label   ::= "Citation:" | "Summary:" | "Credits:" | "Original Language:"      each counts once
//! ```
//!
//! Furniture and entries are those of a [cover sheet](super::cover_sheet). Where its paragraphs begin, the
//! text no longer says: it is read as it stands, and a finding says so.

use std::ops::Range;

use super::cover_sheet::{self, is_entry_of_covers_only, is_furniture};
use super::labelled::{self, Peculiar, is_heading, is_mark};
use super::{Layout, Mark, page};
use crate::cable::Cable;
use crate::diagnostic::Outcome;
use crate::source::Source;
use crate::transcription::{Form, RawLine, Transcription};

pub(super) const LAYOUT: Layout = Layout {
    name: "flattened",
    summary: "a cover sheet that lost its line ends: the labels stand in the running line",
    mark: Some(Mark {
        words: "with `Citation:` and behind it `Contents:` within one line",
        recognise,
    }),
    form: Form { usual: cover_sheet::FIELDS, colon: ":", joint: " ", other_labels: false },
    read,
    write,
};

/// A few words and a colon may be anything in a running line.
static PECULIAR: Peculiar = Peculiar { furniture: is_furniture, entry: cover_sheet::is_entry };

const LABELS: [&str; 4] = ["Citation:", "Summary:", "Credits:", "Original Language:"];

const CONTENTS: &str = "Contents:";

/// Whether a line has both labels with words before them, and no line before it is a label alone.
fn recognise(source: &Source, lines: &[RawLine]) -> bool {
    let mut words = lines.iter().map(|line| line.words(source));
    words.find(|words| is_mark(words) || has_labels(words)).is_some_and(has_labels)
}

fn has_labels(words: &str) -> bool {
    let citation = find(words, 0, "Citation:").filter(|&at| at > 0);
    citation.is_some_and(|at| find(words, at, CONTENTS).is_some())
}

fn read<'s>(
    layout: &'static Layout,
    source: &'s Source,
    lines: &[RawLine],
) -> Outcome<Vec<Transcription<'s>>> {
    let pieces = pieces(source, lines);
    labelled::read_all(layout, &PECULIAR, source, &[&pieces])
}

/// The head on one line, then the text.
fn write(layout: &'static Layout, cable: &Cable) -> String {
    let head = page::with_text(layout, cable, &[]);
    let head: Vec<&str> = head.split('\n').filter(|line| !line.is_empty()).collect();
    let text = page::text(cable).into_iter().map(|paragraph| format!("\n\n{paragraph}"));
    format!("{}{}\n", head.join(" "), text.collect::<String>())
}

/// The parts of the head, and the lines of the text.
fn pieces(source: &Source, lines: &[RawLine]) -> Vec<RawLine> {
    let text = source.text();
    let contents = find(text, 0, CONTENTS).unwrap_or(text.len());
    let mut head = head(&text[..contents]);
    let mut end = text.len().min(contents + CONTENTS.len());
    head.push(contents..end);
    while let Some(entry) = first_words(text, end).find(|entry| is_entry(&text[entry.clone()])) {
        end = entry.end;
        head.push(entry);
    }
    let piece = |range: Range<usize>| RawLine::new(&text[range.clone()], range.start, false);
    let below = lines.iter().filter(|line| line.range.end > end);
    let below = below.map(|line| match line.range.start < end {
        true => piece(end..line.range.end),
        false => line.clone(),
    });
    head.into_iter().map(piece).chain(below).collect()
}

/// Furniture, then what stands before the first label, then each label and what stands behind it.
fn head(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while let Some(words) =
        first_words(text, start).filter(|words| is_furniture(&text[words.clone()])).last()
    {
        start = words.end;
        pieces.push(words);
    }
    let mut labels: Vec<Range<usize>> = LABELS
        .into_iter()
        .filter_map(|label| find(text, start, label).map(|at| at..at + label.len()))
        .collect();
    labels.sort_by_key(|label| label.start);
    for label in labels {
        pieces.extend([start..label.start, label.clone()]);
        start = label.end;
    }
    pieces.push(start..text.len());
    pieces
}

/// The first place behind `from` where the words stand between blanks.
fn find(text: &str, from: usize, words: &str) -> Option<usize> {
    let mut places = text[from..].match_indices(words).map(|(at, _)| from + at);
    places.find(|&at| {
        let behind = &text[at + words.len()..];
        (at == 0 || text[..at].ends_with(char::is_whitespace))
            && (behind.is_empty() || behind.starts_with(char::is_whitespace))
    })
}

/// The first word behind a place, the first two, and so on, as long as they stand on one line.
fn first_words(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let start = text.len() - text[from..].trim_start().len();
    let mut ended = start == text.len();
    let mut at = start;
    let words = std::iter::from_fn(move || {
        let more = &text[at..];
        let next = more.find([' ', '\n', '\r', '\u{C}']);
        let end = next.map_or(text.len(), |next| at + next);
        let words = (!ended).then_some(start..end);
        ended = !text[end..].starts_with(' ');
        at = text.len().min(end + 1);
        words
    });
    words.take(LONGEST)
}

/// How many words furniture and entries have at most.
const LONGEST: usize = 5;

/// `English Translation`, `Translation - English`, `Scan of Original Document`
fn is_entry(words: &str) -> bool {
    is_entry_of_covers_only(words) || (is_heading(words) && words.contains(['-', '–']))
}
