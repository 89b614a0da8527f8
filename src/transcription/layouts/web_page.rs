//! The layout of a digital archive's web page: date, title, text, and behind it the summary and what the
//! page says of the document.
//!
//! ```text
//! page     ::= { navigation } [ date ] title { support } { line } [ summary ] { label { paragraph } }
//! support  ::= "This document was made possible with support from" ... | "Get citation" | ...
//! summary  ::= "Document Summary" paragraph { paragraph } | line
//! label    ::= "Author(s):" | "Associated" words | "Document Information" | "Source" | "Rights"
//!            | "Original Uploaded Date" | "Type" | "Language" | "Record ID" | ...
//! ```
//!
//! Labels count only at the end of the page, from the last `Document Information` on and directly before
//! it, so a line of the text may read the same. A page is one record. Where a file holds several, a page begins
//! behind a form feed or with `Skip to content`, if one has ended before and another ends behind.

use super::{Layout, Mark, page, records};
use crate::cable::Cable;
use crate::dates;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::source::{Passage, Source, Span};
use crate::transcription::{
    BodyLines, Field, FieldName, Form, RawLine, Stated, Transcription, findings, joined,
};

pub(super) const LAYOUT: Layout = Layout {
    name: "web-page",
    summary: "a digital archive's web page: date, title, text, then summary and document information",
    mark: Some(Mark {
        words: "`Document Information` with `Source` or `Record ID` behind it",
        recognise,
    }),
    form: Form {
        usual: &[
            (FieldName::Other, "navigation"),
            (FieldName::Date, "date"),
            (FieldName::Title, "title"),
            (FieldName::Other, "support"),
            (FieldName::Text, "text"),
            (FieldName::Summary, "summary"),
            (FieldName::Summary, SUMMARY),
            (FieldName::Other, "Author(s):"),
            (FieldName::Other, ""),
            (FieldName::Other, INFORMATION),
            (FieldName::Citation, "Source"),
            (FieldName::Other, "Rights"),
            (FieldName::Other, "Original Uploaded Date"),
            (FieldName::Other, "Type"),
            (FieldName::OriginalLanguage, "Language"),
            (FieldName::RecordId, "Record ID"),
            (FieldName::Other, "Original Archive"),
            (FieldName::Other, "Publisher"),
            (FieldName::Other, "Related Documents"),
        ],
        colon: "",
        joint: "\n",
        other_labels: false,
    },
    read,
    write,
};

const SUMMARY: &str = "Document Summary";
const INFORMATION: &str = "Document Information";

fn recognise(source: &Source, lines: &[RawLine]) -> bool {
    let behind =
        |at: usize, label| lines[at..].iter().any(|line| bare(line.words(source)) == label);
    !is_web_copy(source, lines)
        && information(source, lines)
            .is_some_and(|at| behind(at, "Source") || behind(at, "Record ID"))
}

/// A web copy begins with a citation, and its text may speak of anything.
fn is_web_copy(source: &Source, lines: &[RawLine]) -> bool {
    let mut filled = lines.iter().filter(|line| !line.blank).map(|line| line.words(source));
    filled.by_ref().take(5).any(|words| words == "Citation:")
        && filled.next().is_some_and(|words| dates::in_citation(words).is_some())
}

fn information(source: &Source, lines: &[RawLine]) -> Option<usize> {
    lines.iter().rposition(|line| bare(line.words(source)) == INFORMATION)
}

fn bare(words: &str) -> &str {
    words.strip_suffix(':').unwrap_or(words)
}

fn read<'s>(
    layout: &'static Layout,
    source: &'s Source,
    lines: &[RawLine],
) -> Outcome<Vec<Transcription<'s>>> {
    let pages = records::divided(lines, begins(source, lines));
    let mut outcome = Outcome { value: Vec::new(), diagnostics: Vec::new() };
    for (at, lines) in pages.iter().enumerate() {
        let span = source.span(records::extent(source, &pages, at));
        outcome.value.push(page_of(layout, source, lines, span, &mut outcome.diagnostics));
    }
    outcome
}

/// Says of each line whether a page begins with it.
fn begins(source: &Source, lines: &[RawLine]) -> impl Fn(usize) -> bool {
    let words = |at: usize| lines[at].words(source);
    let ends: Vec<usize> = (0..lines.len()).filter(|&at| bare(words(at)) == INFORMATION).collect();
    let starts: Vec<bool> =
        lines.iter().map(|line| line.page || line.words(source) == NAVIGATION[0]).collect();
    move |at| starts[at] && ends.first() < Some(&at) && Some(&at) < ends.last()
}

fn page_of<'s>(
    layout: &'static Layout,
    source: &'s Source,
    lines: &[RawLine],
    span: Span,
    findings: &mut Vec<Diagnostic>,
) -> Transcription<'s> {
    let information = information(source, lines).unwrap_or(lines.len());
    let mut reader = Reader { layout, source, fields: Vec::new(), diagnostics: Vec::new() };
    let end = reader.first_label(&lines[..information]);
    let start = reader.head(&lines[..end]);
    let labelled = lines.get(end).is_some_and(|line| bare(line.words(source)) == SUMMARY);
    let body = reader.text(&lines[start..end], labelled);
    reader.labelled(&lines[end..]);
    let Reader { fields, diagnostics, .. } = reader;
    findings.extend(diagnostics);
    let words = |label| {
        let known = fields.iter().find(|field: &&Field| bare(&field.label.value) == label);
        known.and_then(|field| field.content.first().cloned())
    };
    let stated =
        Stated { record_id: words("Record ID"), genre: words("Type"), ..Stated::default() };
    Transcription { source, layout, span, fields, stated, body: Some(body) }
}

struct Reader<'s> {
    layout: &'static Layout,
    source: &'s Source,
    fields: Vec<Field>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Where the page begins to speak of the document: the first of the labels before `Document
    /// Information`, each at its last place.
    fn first_label(&self, lines: &[RawLine]) -> usize {
        let last = |is_label: fn(&str) -> bool| {
            lines.iter().rposition(|line| is_label(bare(line.words(self.source))))
        };
        let labels: [fn(&str) -> bool; 3] =
            [|words| words == SUMMARY, |words| words == "Author(s)", is_association];
        labels.into_iter().filter_map(last).min().unwrap_or(lines.len())
    }

    /// Takes what stands before the text; gives back how many lines that are.
    fn head(&mut self, lines: &[RawLine]) -> usize {
        let source = self.source;
        let mut filled = lines.iter().enumerate().filter(|(_, line)| !line.blank).peekable();
        let mut run = |most: usize, belongs: fn(&str) -> bool| -> Vec<Passage> {
            let mut next = || filled.next_if(|(_, line)| belongs(line.words(source)));
            let taken = std::iter::from_fn(&mut next).take(most);
            taken.map(|(_, line)| line.passage(source)).collect()
        };
        let navigation = run(usize::MAX, is_navigation);
        let (date, title) = (run(1, is_date), run(1, |_| true));
        let support = run(usize::MAX, is_support);
        self.unlabelled(FieldName::Other, "navigation", navigation);
        self.unlabelled(FieldName::Date, "date", date);
        self.unlabelled(FieldName::Title, "title", title);
        self.unlabelled(FieldName::Other, "support", support);
        filled.peek().map_or(lines.len(), |(at, _)| *at)
    }

    /// A field that has no label on the page.
    fn unlabelled(&mut self, name: FieldName, word: &str, content: Vec<Passage>) {
        self.fields.extend(Field::unlabelled(name, word, content));
    }

    /// Takes the text and what stands behind it without a label.
    fn text(&mut self, lines: &[RawLine], summary_is_labelled: bool) -> BodyLines {
        let (lines, support_below) = self.without_support(lines);
        let (lines, summary) =
            if summary_is_labelled { (lines, Vec::new()) } else { self.without_summary(lines) };
        let (lines, support_above) = self.without_support(lines);
        let end = lines.last().map_or(0, |line| line.range.end);
        let body = BodyLines::new(self.source, lines, end);
        self.fields.push(Field::text(&body));
        self.unlabelled(FieldName::Other, "support", support_above);
        self.unlabelled(FieldName::Summary, "summary", summary);
        self.unlabelled(FieldName::Other, "support", support_below);
        body
    }

    fn without_support<'l>(&self, lines: &'l [RawLine]) -> (&'l [RawLine], Vec<Passage>) {
        let of_the_page = |line: &RawLine| line.blank || is_support(line.words(self.source));
        let end = lines.iter().rposition(|line| !of_the_page(line)).map_or(0, |last| last + 1);
        let (text, support) = lines.split_at(end);
        let filled = support.iter().filter(|line| !line.blank);
        (text, filled.map(|line| line.passage(self.source)).collect())
    }

    /// Cuts off the last line if it is a paragraph by itself and reads like a summary.
    fn without_summary<'l>(&mut self, lines: &'l [RawLine]) -> (&'l [RawLine], Vec<Passage>) {
        let last = lines.iter().rposition(|line| !line.blank);
        let last = last.filter(|&at| {
            let apart = at > 0 && lines[at - 1].blank;
            let text_above = || lines[..at].iter().any(|line| !line.blank);
            apart && reads_like_a_summary(lines[at].words(self.source)) && text_above()
        });
        let Some(at) = last else { return (lines, Vec::new()) };
        let summary = lines[at].passage(self.source);
        self.diagnostics.push(findings::unannounced_summary(&summary));
        (&lines[..at], vec![summary])
    }

    /// Takes the fields at the end of the page; the first line is a label, if there are any.
    fn labelled(&mut self, lines: &[RawLine]) {
        let mut seen: Vec<&str> = Vec::new();
        let mut starts = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            let label = bare(line.words(self.source));
            let known = label.starts_with(char::is_uppercase)
                && self.layout.form.knows(label)
                && !seen.contains(&label);
            if known {
                seen.push(label);
            }
            if known || is_association(label) {
                starts.push(at);
            }
        }
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        for (&start, end) in starts.iter().zip(ends) {
            self.field(lines[start].passage(self.source), &lines[start + 1..end]);
        }
    }

    fn field(&mut self, label: Passage, lines: &[RawLine]) {
        let name = match self.layout.form.name(&label.value) {
            FieldName::Summary if self.fields.iter().any(|f| f.name == FieldName::Summary) => {
                FieldName::Other
            }
            name => name,
        };
        let is_a_line = matches!(name, FieldName::OriginalLanguage | FieldName::RecordId);
        let first = lines.iter().position(|line| !line.blank).filter(|_| is_a_line);
        let (own, rest) = lines.split_at(first.map_or(lines.len(), |at| at + 1));
        self.fields.push(Field { name, label, content: joined(self.source, own) });
        self.unlabelled(FieldName::Other, "rest", joined(self.source, rest));
    }
}

/// `Associated Places`, `Associated People & Organizations`
fn is_association(label: &str) -> bool {
    label.starts_with("Associated ") && label.split(' ').take(6).count() < 6
}

pub(super) fn is_date(words: &str) -> bool {
    dates::read_at(words, 0, None).is_some_and(|date| date.range.end == words.len())
}

fn is_navigation(words: &str) -> bool {
    is_one_of(words, NAVIGATION)
}

pub(super) fn is_support(words: &str) -> bool {
    words.starts_with("This document was made possible with support from")
        || is_one_of(words, BELOW_THE_TITLE)
}

fn is_one_of(words: &str, list: &[&str]) -> bool {
    list.iter().any(|known| words.eq_ignore_ascii_case(known))
}

/// Words of the page above the date.
const NAVIGATION: &[&str] = &[
    "Skip to content",
    "Skip to main content",
    "Menu",
    "Search",
    "Home",
    "Digital Archive",
    "International History Declassified",
    "Wilson Center Digital Archive",
];

/// Words of the page between title and text.
const BELOW_THE_TITLE: &[&str] =
    &["Citation", "Get Citation", "Share Document", "English HTML", "English PDF"];

/// Prose, and not a line of the form: at least ten words without an editor's brackets, a sentence's end.
pub(super) fn reads_like_a_summary(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
        && words.ends_with('.')
        && !words.contains('[')
        && words.split_whitespace().take(10).count() == 10
}

/// A page without summary must not get one: where the text's last paragraph would be taken for it, there
/// was no blank line before it.
fn write(layout: &'static Layout, cable: &Cable) -> String {
    let mut text = page::text(cable);
    let labelled = cable.fields.iter().any(|field| bare(&field.name.value) == SUMMARY);
    if cable.summary.is_empty()
        && !labelled
        && let Some(last) = text.pop_if(|last| !last.contains('\n') && reads_like_a_summary(last))
    {
        match text.last_mut() {
            Some(before) => *before = format!("{before}\n{last}"),
            None => text.push(last),
        }
    }
    page::with_text(layout, cable, &text)
}
