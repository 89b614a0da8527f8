//! Labelled fields, then the text: what a web copy and a cover sheet have in common.
//!
//! ```text
//! record   ::= { furniture } title [ support ] { field } "Contents:" { entry } { line }
//! title    ::= date title-words                   one line, or the date on a line of its own
//! field    ::= label ":" { paragraph }            the label alone on its line
//! label    ::= "Citation" | "Summary" | "Original Language" | other
//! entry    ::= heading | other entries of the layout
//! heading  ::= "Translation - English"            or Transcription, or another language
//! ```
//!
//! Only the first `Contents:` opens the text; a line of the text may read the same.

use super::Layout;
use super::records::extent;
use super::web_page::is_support;
use crate::dates;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::source::{Passage, Source, Spanned};
use crate::transcription::{
    BodyLines, Field, FieldName, RawLine, Stated, Transcription, findings, joined,
};
use crate::xml::unbroken;

/// What one layout has and another has not.
pub(super) struct Peculiar {
    /// Whether a line before the title belongs to the page and not to the record.
    pub(super) furniture: fn(&str) -> bool,
    /// Whether a line behind `Contents:` is an entry of a list, and not yet the text.
    pub(super) entry: fn(&str) -> bool,
}

/// Reads every record, each from lines of its own.
pub(super) fn read_all<'s>(
    layout: &'static Layout,
    peculiar: &'static Peculiar,
    source: &'s Source,
    records: &[&[RawLine]],
) -> Outcome<Vec<Transcription<'s>>> {
    let mut outcome = Outcome { value: Vec::new(), diagnostics: Vec::new() };
    for (at, lines) in records.iter().enumerate() {
        let extent = extent(source, records, at);
        let mut reader = Reader::new(layout, peculiar, source);
        let body = reader.record(lines, extent.end);
        let Reader { fields, diagnostics, .. } = reader;
        let (span, stated) = (source.span(extent), Stated::default());
        outcome.value.push(Transcription { source, layout, span, fields, stated, body });
        outcome.diagnostics.extend(diagnostics);
    }
    outcome
}

/// Whether a line has the words by which both layouts part the text from its head.
pub(super) fn is_mark(words: &str) -> bool {
    matches!(words, "Citation:" | "Contents:")
}

/// `Translation - English`, `Transcription - Russian`, `English Translation`, `English HTML`,
/// `Translation in English`.
pub(super) fn is_heading(words: &str) -> bool {
    let kind = |word: &str| KINDS.contains(&word);
    let parts: Vec<&str> =
        words.split([' ', '-', '–']).filter(|part| !matches!(*part, "" | "in")).take(4).collect();
    (2..=3).contains(&parts.len())
        && parts.iter().filter(|part| kind(part)).count() == 1
        && parts.iter().all(|part| part.starts_with(char::is_uppercase))
}

/// What a heading says that the text is.
const KINDS: [&str; 5] = ["Translation", "Transcription", "Transcript", "Original", "HTML"];

struct Reader<'s> {
    layout: &'static Layout,
    peculiar: &'static Peculiar,
    source: &'s Source,
    fields: Vec<Field>,
    /// The first field of each name, by its place among the fields.
    firsts: Vec<(FieldName, usize)>,
    diagnostics: Vec<Diagnostic>,
}

impl<'s> Reader<'s> {
    fn new(layout: &'static Layout, peculiar: &'static Peculiar, source: &'s Source) -> Self {
        Self {
            layout,
            peculiar,
            source,
            fields: Vec::new(),
            firsts: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Takes the fields of a record and gives back its text; `end` is where the record ends.
    fn record(&mut self, lines: &[RawLine], end: usize) -> Option<BodyLines> {
        let contents = lines.iter().position(|line| line.words(self.source) == "Contents:");
        let head = &lines[..contents.unwrap_or(lines.len())];
        let first_field = head.iter().position(|line| self.label(line).is_some());
        let (title, fields) = head.split_at(first_field.unwrap_or(head.len()));
        let title = self.without_furniture(title);
        self.title(title);
        let unannounced = self.fields(fields, contents.is_none());
        let text =
            contents.map(|at| self.contents(&lines[at], &lines[at + 1..])).or(unannounced)?;
        Some(self.text(text, end))
    }

    fn push(&mut self, field: Field) {
        if field.name != FieldName::Other {
            self.firsts.push((field.name, self.fields.len()));
        }
        self.fields.push(field);
    }

    /// A field without a label on the page.
    fn unlabelled(&mut self, name: FieldName, word: &str, content: Vec<Passage>) {
        if let Some(field) = Field::unlabelled(name, word, content) {
            self.push(field);
        }
    }

    /// The label that a line consists of: a few words and a colon.
    fn label(&self, line: &RawLine) -> Option<Passage> {
        let label = self.layout.form.label(line.words(self.source))?;
        let start = line.range.start;
        Some(self.source.passage(start..start + label.len()))
    }

    fn without_furniture<'l>(&mut self, lines: &'l [RawLine]) -> &'l [RawLine] {
        let of_the_page =
            |line: &RawLine| line.blank || (self.peculiar.furniture)(line.words(self.source));
        let end = lines.iter().position(|line| !of_the_page(line)).unwrap_or(lines.len());
        let (furniture, title) = lines.split_at(end);
        let filled = furniture.iter().filter(|line| !line.blank);
        let content = filled.map(|line| line.passage(self.source)).collect();
        self.unlabelled(FieldName::Other, "cover", content);
        title
    }

    /// The date and the title, and below them who paid for the page: what stands before the first field.
    fn title(&mut self, lines: &[RawLine]) {
        let support = lines.iter().position(|line| is_support(line.words(self.source)));
        let (lines, support) = lines.split_at(support.unwrap_or(lines.len()));
        self.title_words(lines);
        self.unlabelled(FieldName::Other, "support", joined(self.source, support));
    }

    fn title_words(&mut self, lines: &[RawLine]) {
        let mut filled = lines.iter().filter(|line| !line.blank);
        let Some(first) = filled.next() else { return };
        let whole = first.to(filled.next_back().unwrap_or(first)).passage(self.source);
        let whole = Spanned { value: unbroken(&whole.value), ..whole };
        let end = dates::read_at(&whole.value, 0, None).map_or(0, |date| {
            self.unlabelled(FieldName::Date, "date", vec![whole.slice(date.range.clone())]);
            date.range.end
        });
        let start = whole.value.len() - whole.value[end..].trim_start().len();
        if start < whole.value.len() {
            let title = vec![whole.slice(start..whole.value.len())];
            self.unlabelled(FieldName::Title, "title", title);
        }
    }

    /// The fields; gives back the lines of a text that nothing announces.
    fn fields<'l>(&mut self, lines: &'l [RawLine], text_may_follow: bool) -> Option<&'l [RawLine]> {
        let mut rest = lines;
        while let Some((first, behind)) = rest.split_first() {
            let label = self.label(first).expect("the head was cut before a label");
            let end = behind.iter().position(|line| self.label(line).is_some());
            let (content, next) = behind.split_at(end.unwrap_or(behind.len()));
            let text_here = text_may_follow
                && next.is_empty()
                && self.layout.form.name(&label.value) == FieldName::OriginalLanguage;
            let (content, text) =
                if text_here { self.after_first_paragraph(content) } else { (content, None) };
            self.field(label, joined(self.source, content));
            if text.is_some() {
                return text;
            }
            rest = next;
        }
        None
    }

    /// A field; who paid for the page may stand below its summary.
    fn field(&mut self, label: Passage, mut content: Vec<Passage>) {
        let name = self.layout.form.name(&label.value);
        let support = |words: &Passage| name == FieldName::Summary && is_support(&words.value);
        let support = content.iter().position(support).unwrap_or(content.len());
        let support = content.split_off(support);
        let first = self.firsts.iter().find(|(first, _)| *first == name);
        let name = match first.map(|(_, at)| &self.fields[*at]) {
            Some(first) => {
                self.diagnostics.push(findings::repeated_field(first, &label));
                FieldName::Other
            }
            None if name == FieldName::Summary && says_none(&content) => FieldName::Other,
            None => name,
        };
        if !self.layout.form.knows(&label.value) {
            self.diagnostics.push(findings::unknown_field(&label));
        }
        self.push(Field { name, label, content });
        self.unlabelled(FieldName::Other, "support", support);
    }

    fn after_first_paragraph<'l>(
        &mut self,
        lines: &'l [RawLine],
    ) -> (&'l [RawLine], Option<&'l [RawLine]>) {
        let mut starts = (0..lines.len())
            .filter(|&at| !lines[at].blank && (at == 0 || lines[at - 1].blank))
            .skip(1);
        let Some(second) = starts.next() else { return (lines, None) };
        let first_line = lines[second].passage(self.source);
        self.diagnostics.push(findings::unannounced_text(&first_line));
        let (field, text) = lines.split_at(second);
        (field, Some(text))
    }

    /// Takes the line `Contents:`; gives back the lines behind it.
    fn contents<'l>(&mut self, line: &RawLine, behind: &'l [RawLine]) -> &'l [RawLine] {
        let end = line.range.end - ":".len();
        let label = self.source.passage(line.range.start..end);
        self.push(Field { name: FieldName::Contents, label, content: Vec::new() });
        behind
    }

    fn text(&mut self, lines: &[RawLine], end: usize) -> BodyLines {
        let entries = self.entries(lines);
        let body = BodyLines::new(self.source, &lines[entries..], end);
        self.push(Field::text(&body));
        body
    }

    /// Takes the heading and the entries before the text; gives back how many lines that are.
    fn entries(&mut self, lines: &[RawLine]) -> usize {
        let mut headed = false;
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.blank) {
            let words = line.words(self.source);
            if !headed && is_heading(words) {
                headed = true;
                self.unlabelled(FieldName::Heading, "heading", vec![line.passage(self.source)]);
            } else if (self.peculiar.entry)(words) {
                self.unlabelled(FieldName::Other, "entry", vec![line.passage(self.source)]);
            } else {
                return at;
            }
        }
        lines.len()
    }
}

/// What stands in the place of a summary where there is none: `(none in the source)`.
fn says_none(content: &[Passage]) -> bool {
    matches!(content, [only] if only.value.starts_with("(none") && only.value.ends_with(')'))
}
