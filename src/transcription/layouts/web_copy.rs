//! The layout of a record copied from a digital archive's page: [labelled fields](super::labelled), then
//! the text.
//!
//! A form feed parts the records of a file if a head with `Citation:` stands behind it.

use super::labelled::{self, Peculiar, is_mark};
use super::{Layout, Mark, page, records};
use crate::diagnostic::Outcome;
use crate::source::Source;
use crate::transcription::{FieldName, Form, RawLine, Transcription};

pub(super) const LAYOUT: Layout = Layout {
    name: super::USUAL,
    summary: "a record copied from a digital archive's page: labelled fields, then the text",
    mark: Some(Mark { words: "`Citation:` or `Contents:`", recognise }),
    form: Form {
        usual: &[
            (FieldName::Date, "date"),
            (FieldName::Title, "title"),
            (FieldName::Other, "support"),
            (FieldName::Citation, "Citation"),
            (FieldName::Summary, "Summary"),
            (FieldName::OriginalLanguage, "Original Language"),
            (FieldName::Other, ""),
            (FieldName::Contents, "Contents"),
            (FieldName::Heading, "heading"),
            (FieldName::Text, "text"),
        ],
        colon: ":",
        joint: " ",
        other_labels: true,
    },
    read,
    write: page::write,
};

static PECULIAR: Peculiar = Peculiar { furniture: |_| false, entry: |_| false };

fn recognise(source: &Source, lines: &[RawLine]) -> bool {
    lines.iter().any(|line| is_mark(line.words(source)))
}

fn read<'s>(
    layout: &'static Layout,
    source: &'s Source,
    lines: &[RawLine],
) -> Outcome<Vec<Transcription<'s>>> {
    let begins = |at| records::begins_with_citation(source, records::page(lines, at));
    let records = records::divided(lines, begins);
    labelled::read_all(layout, &PECULIAR, source, &records)
}
