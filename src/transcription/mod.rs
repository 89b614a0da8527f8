//! A plain transcription, read as its layout divides it: fields around a text, and the lines of the text.
//!
//! What the lines mean is not asked here; [`crate::encode`] does that.

pub mod findings;
pub mod layouts;
mod form;
mod stated;
mod legible;
mod lines;
mod write;

pub use findings::control_characters;
pub use form::{Form, kept};
pub use layouts::Layout;
pub use legible::legible;
pub use lines::{RawLine, joined, lines};
pub use stated::{Stated, StatedWitness};
pub use write::{Paragraph, for_each_paragraph, marked_paragraphs, paragraphs};

use std::ops::Range;

use crate::diagnostic::Outcome;
use crate::source::{Passage, Source, Span, Spanned};

/// One record of a transcription, divided but not yet understood.
#[derive(Debug)]
pub struct Transcription<'s> {
    /// The file it stands in.
    pub source: &'s Source,
    /// Which layout it has.
    pub layout: &'static Layout,
    /// The record's lines in its file.
    pub span: Span,
    /// All that is not the text, in order; [`FieldName::Text`] marks where the text stands among it.
    pub fields: Vec<Field>,
    /// What the record says of itself by keys of its own.
    pub stated: Stated,
    /// The text; `None` if the record ends before it.
    pub body: Option<BodyLines>,
}

impl Transcription<'_> {
    /// The field of a name.
    pub fn field(&self, name: FieldName) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The paragraphs of a field as one passage; a line end in a title or a citation means nothing.
    pub fn words(&self, name: FieldName) -> Option<Passage> {
        let content = &self.field(name)?.content;
        match content.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            [first, .., last] => {
                let words: Vec<&str> = content.iter().map(|part| part.value.as_str()).collect();
                Some(Spanned::new(words.join(" "), first.span.to(last.span)))
            }
        }
    }
}

/// A part of a record that is not its text: a labelled field, a title, a line of the page's furniture.
#[derive(Clone, Debug)]
pub struct Field {
    /// Which field it is.
    pub name: FieldName,
    /// Its label as printed. What has none is called by a word in lower case: `title`, `support`.
    pub label: Passage,
    /// Its paragraphs.
    pub content: Vec<Passage>,
}

impl Field {
    /// The place of the text among the fields.
    fn text(body: &BodyLines) -> Field {
        let label = Spanned::new("text".to_owned(), body.span);
        Field { name: FieldName::Text, label, content: Vec::new() }
    }

    /// A field that has no label on the page and is called by a word; none if it has no content.
    fn unlabelled(name: FieldName, word: &str, content: Vec<Passage>) -> Option<Field> {
        let label = Spanned::new(word.to_owned(), content.first()?.span);
        Some(Field { name, label, content })
    }
}

/// The fields that have an address of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldName {
    /// The words of the document's date.
    Date,
    /// The title.
    Title,
    /// Title, date, publisher, shelfmarks, responsibility, address, in one sentence; or the source alone.
    Citation,
    /// The publisher's summary.
    Summary,
    /// The language of the original.
    OriginalLanguage,
    /// The record's number at its publisher.
    RecordId,
    /// The label that announces the text; it has no content.
    Contents,
    /// The line that says what the text is: `Translation - English`.
    Heading,
    /// The place of the text; its lines are the record's [`BodyLines`].
    Text,
    /// A field that has no address, or a second one of those that have.
    Other,
}

impl FieldName {
    /// Every field that has an address.
    pub const ADDRESSED: [FieldName; 9] = [
        FieldName::Date,
        FieldName::Title,
        FieldName::Citation,
        FieldName::Summary,
        FieldName::OriginalLanguage,
        FieldName::RecordId,
        FieldName::Contents,
        FieldName::Heading,
        FieldName::Text,
    ];
}

/// The lines of the text.
#[derive(Debug)]
pub struct BodyLines {
    /// The lines that are not blank.
    pub lines: Vec<BodyLine>,
    /// The whole text.
    pub span: Span,
}

impl BodyLines {
    /// The text that these lines are; `end` is its place if they are all blank.
    fn new(source: &Source, lines: &[RawLine], end: usize) -> Self {
        let mut after_blank = true;
        let mut body = Vec::new();
        for line in lines {
            if !line.blank {
                body.push(BodyLine { range: line.range.clone(), after_blank });
            }
            after_blank = line.blank;
        }
        let span = match (body.first(), body.last()) {
            (Some(first), Some(last)) => source.span(first.range.start..last.range.end),
            _ => source.span(end..end),
        };
        Self { lines: body, span }
    }
}

/// A line of the text.
#[derive(Clone, Debug)]
pub struct BodyLine {
    /// The bytes of its words, without white space around them.
    pub range: Range<usize>,
    /// Whether a blank line, or the beginning of the text, stands before it.
    pub after_blank: bool,
}

/// Divides a text into records, in the layout that is asked for or else in the one that it has the marks of.
///
/// No record at all comes with a finding that says what was looked for. The text must be [`legible()`].
pub fn read<'s>(
    source: &'s Source,
    layout: Option<&'static Layout>,
) -> Outcome<Vec<Transcription<'s>>> {
    let mut diagnostics = Vec::new();
    let lines = lines(source);
    let Some(layout) = layout.or_else(|| layouts::of_lines(source, &lines)) else {
        diagnostics.push(findings::unknown_layout(source));
        return Outcome { value: Vec::new(), diagnostics };
    };
    let read = (layout.read)(layout, source, &lines);
    diagnostics.extend(read.diagnostics);
    let flat = read
        .value
        .iter()
        .filter_map(|record| record.body.as_ref())
        .filter(|body| body.lines.len() == 1 && is_long(&source.text()[body.span.range()]));
    diagnostics.extend(flat.map(|body| findings::lost_line_ends(body.span)));
    Outcome { value: read.value, diagnostics }
}

/// Whether a line is longer than a paragraph is, so that its line ends were probably lost.
fn is_long(line: &str) -> bool {
    line.split_whitespace().nth(LONG).is_some()
}

/// How many words a paragraph may have that is a whole text.
const LONG: usize = 250;
