//! The layout of another publisher's sheets: five labelled fields, then the text.
//!
//! ```text
//! record ::= { field } { line }
//! field  ::= label ":" ( words | blank { blank } words )       words up to a blank line or a label
//! label  ::= "Title" | "Author" | "Date" | "Source" | "Description"
//! ```
//!
//! Each label counts once, and `Title:` is the first; the text begins with the first line that is neither
//! a label nor belongs to one. A form feed parts the records of a file if `Title:` stands behind it.

use super::{Layout, Mark, page, records};
use crate::diagnostic::Outcome;
use crate::source::{Source, Spanned};
use crate::transcription::{
    BodyLines, Field, FieldName, Form, RawLine, Stated, Transcription, joined,
};

pub(super) const LAYOUT: Layout = Layout {
    name: "sheet",
    summary: "a publisher's sheet with title, author, date, source and description, then the text",
    mark: Some(Mark {
        words: "`Title:` at the beginning with `Date:`, `Source:` or another label of a sheet",
        recognise,
    }),
    form: Form {
        usual: &[
            (FieldName::Title, "Title"),
            (FieldName::Other, "Author"),
            (FieldName::Date, "Date"),
            (FieldName::Citation, "Source"),
            (FieldName::Summary, "Description"),
            (FieldName::Text, "text"),
        ],
        colon: ":",
        joint: "\n\n",
        other_labels: false,
    },
    read,
    write: page::write,
};

const LABELS: [&str; 5] = ["Title", "Author", "Date", "Source", "Description"];

fn recognise(source: &Source, lines: &[RawLine]) -> bool {
    let record = records::divided(lines, |at| begins(source, lines, at))[0];
    let mut reader = Reader { source, fields: Vec::new() };
    reader.fields(record);
    reader.fields.len() > 1 && reader.fields[0].label.value == "Title"
}

fn read<'s>(
    layout: &'static Layout,
    source: &'s Source,
    lines: &[RawLine],
) -> Outcome<Vec<Transcription<'s>>> {
    let records = records::divided(lines, |at| begins(source, lines, at));
    let record = |(at, lines): (usize, &&[RawLine])| {
        let extent = records::extent(source, &records, at);
        let mut reader = Reader { source, fields: Vec::new() };
        let text = reader.fields(lines);
        let body = BodyLines::new(source, &lines[text..], extent.end);
        reader.fields.push(Field::text(&body));
        let (span, fields) = (source.span(extent), reader.fields);
        Transcription { source, layout, span, fields, stated: Stated::default(), body: Some(body) }
    };
    let value = records.iter().enumerate().map(record).collect();
    Outcome { value, diagnostics: Vec::new() }
}

fn begins(source: &Source, lines: &[RawLine], at: usize) -> bool {
    let first = records::page(lines, at).iter().find(|line| !line.blank);
    first.is_some_and(|line| label(line.words(source)) == Some("Title"))
}

/// The label that a line begins with.
fn label(words: &str) -> Option<&'static str> {
    let (label, _) = words.split_once(':')?;
    LABELS.into_iter().find(|known| *known == label)
}

struct Reader<'s> {
    source: &'s Source,
    fields: Vec<Field>,
}

impl Reader<'_> {
    /// Takes the fields; gives back how many lines they are.
    fn fields(&mut self, lines: &[RawLine]) -> usize {
        let mut at = 0;
        loop {
            let filled = lines[at..].iter().position(|line| !line.blank);
            let Some(start) = filled.map(|blanks| at + blanks) else { return at };
            let Some(label) = self.new_label(&lines[start]) else { return start };
            at = self.field(label, &lines[start..]) + start;
        }
    }

    /// The label that the line begins with, unless it has been there.
    fn new_label(&self, line: &RawLine) -> Option<&'static str> {
        let label = label(line.words(self.source))?;
        self.fields.iter().all(|field| field.label.value != label).then_some(label)
    }

    /// Takes the field that begins with the first line; gives back how many lines it is.
    fn field(&mut self, label: &str, lines: &[RawLine]) -> usize {
        let start = lines[0].range.start;
        let place = self.source.span(start..start + label.len());
        let behind = self.behind(label, &lines[0]);
        let blanks = lines[1..].iter().take_while(|line| behind.blank && line.blank).count();
        let below = &lines[1 + blanks..];
        let label = Spanned::new(label.to_owned(), place);
        let name = LAYOUT.form.name(&label.value);
        self.fields.push(Field { name, label, content: Vec::new() });
        let own = |line: &&RawLine| !line.blank && self.new_label(line).is_none();
        let length = below.iter().take_while(own).count();
        let content = [&[behind], &below[..length]].concat();
        let field = self.fields.last_mut().expect("the field was pushed above");
        field.content = joined(self.source, &content);
        1 + blanks + length
    }

    /// What stands on the line behind the label.
    fn behind(&self, label: &str, line: &RawLine) -> RawLine {
        let words = &line.words(self.source)[label.len() + ":".len()..];
        let start = line.range.end - words.trim_start().len();
        RawLine { range: start..line.range.end, blank: start == line.range.end, page: false }
    }
}
