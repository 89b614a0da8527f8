//! The layout of a record copied from a digital archive's page: labelled fields, then the text.
//!
//! ```text
//! record  ::= title { field } "Contents:" [ heading ] { line }
//! title   ::= date title-words                    one line, or the date on a line of its own
//! field   ::= label ":" { paragraph }             the label alone on its line
//! label   ::= "Citation" | "Summary" | "Original Language" | other
//! heading ::= "Translation - English"             or Transcription, or another language
//! ```
//!
//! Only the first `Contents:` opens the text; a line of the text may read the same.

use super::Layout;
use crate::cable::{Cable, printed};
use crate::dates;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::source::{Passage, Source, Spanned};
use crate::transcription::{
    BodyLine, BodyLines, Field, FieldName, RawLine, Transcription, findings, lines, paragraphs,
};
use crate::xml::document::unbroken;

pub(super) const LAYOUT: Layout = Layout {
    name: "web-copy",
    summary: "a record copied from a digital archive's page: labelled fields, then the text",
    marks: "a line `Citation:` or `Contents:`, as in a record copied from a digital archive's page",
    recognise,
    read,
    write,
};

fn recognise(source: &Source) -> bool {
    lines(source).iter().any(|line| matches!(line.words(source), "Citation:" | "Contents:"))
}

fn read<'s>(layout: &'static Layout, source: &'s Source) -> Outcome<Vec<Transcription<'s>>> {
    let lines = lines(source);
    let head_end = lines.iter().position(|line| line.words(source) == "Contents:");
    let (head, body) = match head_end {
        Some(at) => (&lines[..at], Some(&lines[at + 1..])),
        None => (&lines[..], None),
    };
    let mut reader = Head { source, diagnostics: Vec::new() };
    let first_field = head.iter().position(|line| reader.label(line).is_some());
    let (title, fields) = head.split_at(first_field.unwrap_or(head.len()));
    let (date, title) = reader.title(title);
    let (fields, stray) = reader.fields(fields, body.is_none());
    let transcription = Transcription {
        source,
        layout,
        span: source.span(0..source.text().len()),
        date,
        title,
        fields,
        body: match body {
            Some(lines) => Some(body_lines(source, lines, true)),
            None => stray.map(|lines| body_lines(source, lines, false)),
        },
    };
    Outcome { value: vec![transcription], diagnostics: reader.diagnostics }
}

struct Head<'s> {
    source: &'s Source,
    diagnostics: Vec<Diagnostic>,
}

impl Head<'_> {
    /// The label that a line consists of: a few words and a colon.
    fn label(&self, line: &RawLine) -> Option<Passage> {
        let words = line.words(self.source);
        let label = words.strip_suffix(':')?;
        let known = known_field(label).is_some();
        let like_one = label.len() <= 40
            && label.starts_with(char::is_uppercase)
            && label.chars().all(|c| c.is_alphabetic() || c == ' ')
            && label.split(' ').count() <= 4;
        (known || like_one)
            .then(|| self.source.passage(line.range.start..line.range.start + label.len()))
    }

    /// The date and the title: what stands before the first field.
    fn title(&self, lines: &[RawLine]) -> (Option<Passage>, Option<Passage>) {
        let mut filled = lines.iter().filter(|line| !line.blank);
        let Some(first) = filled.next() else { return (None, None) };
        let last = filled.next_back().unwrap_or(first);
        let whole = RawLine { range: first.range.start..last.range.end, blank: false };
        let whole = whole.passage(self.source);
        let Some(date) = dates::read_at(&whole.value, 0, None) else { return (None, Some(whole)) };
        let rest = &whole.value[date.range.end..];
        let start = whole.value.len() - rest.trim_start().len();
        let title = (start < whole.value.len()).then(|| whole.slice(start..whole.value.len()));
        (Some(whole.slice(date.range)), title)
    }

    /// The fields, and the lines of a text that nothing announces.
    fn fields<'l>(
        &mut self,
        lines: &'l [RawLine],
        text_may_follow: bool,
    ) -> (Vec<Field>, Option<&'l [RawLine]>) {
        let mut fields: Vec<Field> = Vec::new();
        let mut rest = lines;
        while let Some((first, behind)) = rest.split_first() {
            let label = self.label(first).expect("the head was cut before a label");
            let end = behind.iter().position(|line| self.label(line).is_some());
            let (content, next) = behind.split_at(end.unwrap_or(behind.len()));
            let text_here = text_may_follow
                && next.is_empty()
                && known_field(&label.value) == Some(FieldName::OriginalLanguage);
            let (content, text) =
                if text_here { self.after_first_paragraph(content) } else { (content, None) };
            let content = self.paragraphs(content);
            let field = self.field(label, content, &fields);
            fields.push(field);
            if text.is_some() {
                return (fields, text);
            }
            rest = next;
        }
        (fields, None)
    }

    fn field(&mut self, label: Passage, content: Vec<Passage>, before: &[Field]) -> Field {
        let known = known_field(&label.value);
        let field = Field { name: FieldName::Other, label, content };
        match (known, before.iter().find(|earlier| known == Some(earlier.name))) {
            (None, _) => self.diagnostics.push(findings::unknown_field(&field.label)),
            (Some(_), Some(first)) => {
                self.diagnostics.push(findings::repeated_field(first, &field));
            }
            (Some(FieldName::Summary), None) if says_none(&field.content) => {}
            (Some(name), None) => return Field { name, ..field },
        }
        field
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

    fn paragraphs(&self, lines: &[RawLine]) -> Vec<Passage> {
        lines
            .split(|line| line.blank)
            .filter(|paragraph| !paragraph.is_empty())
            .map(|paragraph| {
                let (first, last) = (&paragraph[0], &paragraph[paragraph.len() - 1]);
                RawLine { range: first.range.start..last.range.end, blank: false }
                    .passage(self.source)
            })
            .map(|paragraph| Spanned { value: unbroken(&paragraph.value), ..paragraph })
            .collect()
    }
}

/// What stands in the place of a summary where there is none: `(none in the source)`.
fn says_none(content: &[Passage]) -> bool {
    matches!(content, [only] if only.value.starts_with("(none") && only.value.ends_with(')'))
}

fn known_field(label: &str) -> Option<FieldName> {
    match label {
        "Citation" => Some(FieldName::Citation),
        "Summary" => Some(FieldName::Summary),
        "Original Language" => Some(FieldName::OriginalLanguage),
        _ => None,
    }
}

fn body_lines(source: &Source, lines: &[RawLine], announced: bool) -> BodyLines {
    let first = lines.iter().position(|line| !line.blank);
    let heading = first.filter(|&at| is_heading(lines[at].words(source)));
    let text = &lines[heading.map_or(0, |at| at + 1)..];
    let mut after_blank = true;
    let mut body = Vec::new();
    for line in text {
        if !line.blank {
            body.push(BodyLine { range: line.range.clone(), after_blank });
        }
        after_blank = line.blank;
    }
    let end = source.text().len();
    let span = match (body.first(), body.last()) {
        (Some(first), Some(last)) => source.span(first.range.start..last.range.end),
        _ => source.span(end..end),
    };
    let heading = heading.map(|at| lines[at].passage(source));
    BodyLines { heading, announced, lines: body, span }
}

/// `Translation - English`, `Transcription - Russian`, `English Translation`.
fn is_heading(words: &str) -> bool {
    let kind = |word: &str| matches!(word, "Translation" | "Transcription" | "Original");
    let parts: Vec<&str> = words.split([' ', '-', '–']).filter(|part| !part.is_empty()).collect();
    (2..=3).contains(&parts.len())
        && parts.iter().filter(|part| kind(part)).count() == 1
        && parts.iter().all(|part| part.starts_with(char::is_uppercase))
}

fn write(cable: &Cable) -> String {
    let mut out = Paragraphs { cable, paragraphs: Vec::new() };
    let date = cable.date.as_ref().map(|date| date.words.value.clone());
    let title = cable.title.as_deref().map(printed);
    out.paragraphs.push([date, title].into_iter().flatten().collect::<Vec<_>>().join(" "));
    let language = cable.original_language.as_ref().and_then(|language| language.name.as_ref());
    out.field("Citation", cable.citation.as_ref());
    out.field("Summary", &cable.summary);
    out.field("Original Language", language);
    out.fields_without_address();
    if let Some(body) = &cable.body {
        out.paragraphs.extend(body.announced.then(|| "Contents:".to_owned()));
        out.paragraphs.extend(body.heading.as_ref().map(|heading| heading.value.clone()));
        out.paragraphs.extend(paragraphs(body));
    }
    out.paragraphs.retain(|paragraph| !paragraph.is_empty());
    out.paragraphs.join("\n\n") + "\n"
}

struct Paragraphs<'c> {
    cable: &'c Cable,
    paragraphs: Vec<String>,
}

impl<'c> Paragraphs<'c> {
    /// A field with its address, and after it what stood there under the same label without one: a
    /// second citation, a summary that says that there is none.
    fn field(&mut self, label: &str, content: impl IntoIterator<Item = &'c Passage>) {
        self.labelled(label, content);
        for same in self.cable.fields.iter().filter(|field| field.name.value == label) {
            self.labelled(label, &same.content);
        }
    }

    fn fields_without_address(&mut self) {
        for field in &self.cable.fields {
            if known_field(&field.name.value).is_none() {
                self.labelled(&field.name.value, &field.content);
            }
        }
    }

    fn labelled(&mut self, label: &str, content: impl IntoIterator<Item = &'c Passage>) {
        let mut content = content.into_iter().map(|paragraph| paragraph.value.clone()).peekable();
        if content.peek().is_some() {
            self.paragraphs.push(format!("{label}:"));
            self.paragraphs.extend(content);
        }
    }
}
