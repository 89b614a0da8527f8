//! The layout of a PDF with a cover sheet: [labelled fields](super::labelled) with credits, a list of what
//! the file contains, then the text.
//!
//! ```text
//! furniture ::= "Digital Archive" | "International History Declassified" | address
//! entry     ::= "English Translation" | "Scan of Original Document" | ...
//! ```
//!
//! A new cover begins a new record: the two lines of the archive's name, or behind a form feed a head
//! with `Citation:`.

use super::labelled::{self, Peculiar, is_heading, is_mark};
use super::{Layout, Mark, page, records};
use crate::diagnostic::Outcome;
use crate::source::Source;
use crate::transcription::{FieldName, Form, RawLine, Transcription};

pub(super) const LAYOUT: Layout = Layout {
    name: "cover-sheet",
    summary: "a PDF's cover sheet with credits and a list of contents, then the text",
    mark: Some(Mark {
        words: "`Citation:` or `Contents:` with `Credits:`, `English Translation` or \
                `International History Declassified`",
        recognise,
    }),
    form: Form { usual: FIELDS, colon: ":", joint: "\n", other_labels: true },
    read,
    write: page::write,
};

/// The fields of a cover sheet in their usual order, whether its lines are kept or not.
pub(super) const FIELDS: &[(FieldName, &str)] = &[
    (FieldName::Other, "cover"),
    (FieldName::Date, "date"),
    (FieldName::Title, "title"),
    (FieldName::Other, "support"),
    (FieldName::Citation, "Citation"),
    (FieldName::Summary, "Summary"),
    (FieldName::Other, "Credits"),
    (FieldName::OriginalLanguage, "Original Language"),
    (FieldName::Other, ""),
    (FieldName::Contents, "Contents"),
    (FieldName::Heading, "heading"),
    (FieldName::Other, "entry"),
    (FieldName::Text, "text"),
];

static PECULIAR: Peculiar = Peculiar { furniture: is_furniture, entry: is_entry };

fn recognise(source: &Source, lines: &[RawLine]) -> bool {
    if !lines.iter().any(|line| is_mark(line.words(source))) {
        return false;
    }
    let contents = lines.iter().position(|line| line.words(source) == "Contents:");
    let (head, text) = lines.split_at(contents.unwrap_or(lines.len()));
    let of_a_cover = |line: &RawLine| matches!(line.words(source), NAME_BELOW | "Credits:");
    let first_entry = text.iter().skip(1).find(|line| !line.blank);
    head.iter().any(of_a_cover)
        || first_entry.is_some_and(|line| is_entry_of_covers_only(line.words(source)))
}

const NAME: &str = "Digital Archive";
const NAME_BELOW: &str = "International History Declassified";

pub(super) fn is_furniture(words: &str) -> bool {
    matches!(words, NAME | NAME_BELOW | "Wilson Center Digital Archive") || is_address(words)
}

/// `digitalarchive.example.org`, with or without a scheme and a path.
fn is_address(words: &str) -> bool {
    let of_an_address =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "./:-_?=&".contains(c);
    words.starts_with(|c: char| c.is_ascii_lowercase())
        && words.contains('.')
        && words.chars().all(of_an_address)
}

pub(super) fn is_entry(words: &str) -> bool {
    is_entry_of_covers_only(words) || is_heading(words)
}

/// A web copy has `Translation - English` in the same place.
pub(super) fn is_entry_of_covers_only(words: &str) -> bool {
    let scan = ["Scan of Original Document", "Scan of the Original Document"].contains(&words);
    scan || is_heading(words)
        && ["Translation", "Transcription", "Transcript", "HTML"].iter().any(|w| words.ends_with(w))
}

fn read<'s>(
    layout: &'static Layout,
    source: &'s Source,
    lines: &[RawLine],
) -> Outcome<Vec<Transcription<'s>>> {
    let records = records::divided(lines, |at| begins(source, lines, at));
    labelled::read_all(layout, &PECULIAR, source, &records)
}

fn begins(source: &Source, lines: &[RawLine], at: usize) -> bool {
    let named = lines[at].words(source) == NAME && {
        let below = lines[at + 1..].iter().find(|line| !line.blank);
        below.is_some_and(|line| line.words(source) == NAME_BELOW)
    };
    named || records::begins_with_citation(source, records::page(lines, at))
}
