//! The layout of a text without anything around it.
//!
//! It has no marks, for any text is one; it must be asked for. The record then lacks title, date and
//! source, and is told so.

use super::{Layout, page};
use crate::diagnostic::Outcome;
use crate::source::Source;
use crate::transcription::{BodyLines, Field, FieldName, Form, RawLine, Stated, Transcription};

pub(super) const LAYOUT: Layout = Layout {
    name: "plain",
    summary: "the text of a document alone",
    mark: None,
    form: Form { usual: &[(FieldName::Text, "text")], colon: "", joint: "", other_labels: false },
    read,
    write: page::write,
};

fn read<'s>(
    layout: &'static Layout,
    source: &'s Source,
    lines: &[RawLine],
) -> Outcome<Vec<Transcription<'s>>> {
    let end = source.text().len();
    let body = BodyLines::new(source, lines, end);
    let record = Transcription {
        source,
        layout,
        span: source.span(0..end),
        fields: vec![Field::text(&body)],
        stated: Stated::default(),
        body: Some(body),
    };
    Outcome { value: vec![record], diagnostics: Vec::new() }
}
