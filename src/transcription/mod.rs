//! A plain transcription, read as its layout divides it: title, header fields, lines of the body.
//!
//! What the lines mean is not asked here; [`crate::encode`] does that.

pub mod findings;
pub mod layouts;
mod lines;
mod write;

pub use layouts::Layout;
pub use lines::{RawLine, lines};
pub use write::paragraphs;

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Outcome};
use crate::source::{Passage, Source, Span};

/// One record of a transcription, divided but not yet understood.
#[derive(Debug)]
pub struct Transcription<'s> {
    /// The file it stands in.
    pub source: &'s Source,
    /// Which layout it has.
    pub layout: &'static Layout,
    /// The record's lines in its file.
    pub span: Span,
    /// The words of the date that stands with the title.
    pub date: Option<Passage>,
    /// The title.
    pub title: Option<Passage>,
    /// Header fields in order.
    pub fields: Vec<Field>,
    /// The text; `None` if the record ends before it.
    pub body: Option<BodyLines>,
}

impl Transcription<'_> {
    /// The first field of a name.
    pub fn field(&self, name: FieldName) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A header field.
#[derive(Debug)]
pub struct Field {
    /// Which field it is.
    pub name: FieldName,
    /// Its label as printed, without the colon.
    pub label: Passage,
    /// Its paragraphs.
    pub content: Vec<Passage>,
}

/// The header fields that have an address of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldName {
    /// Title, date, publisher, shelfmarks, responsibility, address, in one sentence.
    Citation,
    /// The publisher's summary.
    Summary,
    /// The language of the original.
    OriginalLanguage,
    /// A field that has no address, or a second one of those that have.
    Other,
}

/// The lines of the text.
#[derive(Debug)]
pub struct BodyLines {
    /// The line that announces the text: `Translation - English`.
    pub heading: Option<Passage>,
    /// Whether a line `Contents:` parts it from the header.
    pub announced: bool,
    /// The lines that are not blank.
    pub lines: Vec<BodyLine>,
    /// The whole text.
    pub span: Span,
}

/// A line of the text.
#[derive(Clone, Debug)]
pub struct BodyLine {
    /// The bytes of its words, without white space around them.
    pub range: Range<usize>,
    /// Whether a blank line, or the beginning of the text, stands before it.
    pub after_blank: bool,
}

/// Divides a text into records.
///
/// No record at all comes with a finding that says what was looked for.
pub fn read(source: &Source) -> Outcome<Vec<Transcription<'_>>> {
    let mut diagnostics: Vec<Diagnostic> = findings::control_characters(source);
    let Some(layout) = layouts::LAYOUTS.iter().find(|layout| (layout.recognise)(source)) else {
        diagnostics.push(findings::unknown_layout(source));
        return Outcome { value: Vec::new(), diagnostics };
    };
    let read = (layout.read)(layout, source);
    diagnostics.extend(read.diagnostics);
    Outcome { value: read.value, diagnostics }
}
