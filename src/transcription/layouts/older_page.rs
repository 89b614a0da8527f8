//! The layout of a digital archive's older web pages: the words of the page's buttons stand between the
//! title and the text.
//!
//! ```text
//! page     ::= { furniture } ( date title | title date | title ) { button | support | citation } [ summary button ]
//!              [ heading ] { line }
//! button   ::= "Citation" | "Get citation" | "Share document" | ...
//! citation ::= '"' title '"' date words
//! heading  ::= "English HTML" | "Translation - English" | ...
//! ```
//!
//! The citation has no label, and nothing but its own form tells it. A page begins behind a form feed where a
//! file holds several.

use super::labelled::is_heading;
use super::web_page::{is_date, is_support, reads_like_a_summary};
use super::{Layout, Mark, page, records};
use crate::dates;
use crate::diagnostic::Outcome;
use crate::source::{Passage, Source};
use crate::transcription::{
    BodyLines, Field, FieldName, Form, RawLine, Stated, Transcription, joined,
};

pub(super) const LAYOUT: Layout = Layout {
    name: "older-page",
    summary: "a digital archive's older web page: title, the page's buttons, citation, then the text",
    mark: Some(Mark {
        words: "`Citation` or `Get citation` below a title, with another button or a citation below it",
        recognise: |source, lines| first_button(source, lines).is_some(),
    }),
    form: Form {
        usual: &[
            (FieldName::Other, "navigation"),
            (FieldName::Date, "date"),
            (FieldName::Title, "title"),
            (FieldName::Other, "button"),
            (FieldName::Citation, "citation"),
            (FieldName::Summary, "summary"),
            (FieldName::Heading, "heading"),
            (FieldName::Text, "text"),
        ],
        colon: "",
        joint: "\n",
        other_labels: false,
    },
    read,
    write: page::write,
};

/// How many lines with words may stand above the buttons.
const ABOVE: usize = 40;

/// Where the first button stands, if it is plainly one: a title above it, and below it another button or a citation.
fn first_button(source: &Source, lines: &[RawLine]) -> Option<usize> {
    let mut filled =
        lines.iter().enumerate().filter(|(_, line)| !line.blank).take(ABOVE).peekable();
    let mut titled = false;
    while let Some((at, line)) = filled.next() {
        let words = line.words(source);
        if words.ends_with(':') {
            // Labelled fields are another layout's.
            return None;
        }
        let below = filled.peek().map_or("", |(_, line)| line.words(source));
        if titled && is_button(words) && (is_button(below) || dates::in_citation(below).is_some()) {
            return Some(at);
        }
        titled |= !is_button(words);
    }
    None
}

fn is_button(words: &str) -> bool {
    BUTTONS.iter().any(|known| words.eq_ignore_ascii_case(known))
}

const BUTTONS: &[&str] = &[
    "Citation",
    "Get citation",
    "Cite",
    "Share",
    "Share document",
    "Download",
    "Print",
    "View document",
    "View document in",
    "View original",
    "Original scan",
];

fn read<'s>(
    layout: &'static Layout,
    source: &'s Source,
    lines: &[RawLine],
) -> Outcome<Vec<Transcription<'s>>> {
    let begins = |at| first_button(source, records::page(lines, at)).is_some();
    let pages = records::divided(lines, begins);
    let page = |(at, lines): (usize, &&[RawLine])| {
        let extent = records::extent(source, &pages, at);
        let mut reader = Reader { source, fields: Vec::new() };
        let buttons = first_button(source, lines).unwrap_or(0);
        reader.head(&lines[..buttons]);
        let text = buttons + reader.buttons(&lines[buttons..]);
        let body = BodyLines::new(source, &lines[text..], extent.end);
        reader.fields.push(Field::text(&body));
        let (span, fields) = (source.span(extent), reader.fields);
        Transcription { source, layout, span, fields, stated: Stated::default(), body: Some(body) }
    };
    Outcome { value: pages.iter().enumerate().map(page).collect(), diagnostics: Vec::new() }
}

struct Reader<'s> {
    source: &'s Source,
    fields: Vec<Field>,
}

impl Reader<'_> {
    /// Takes furniture, date and title: the title stands last, with the date above it or below.
    fn head(&mut self, lines: &[RawLine]) {
        let date = lines.iter().rposition(|line| is_date(line.words(self.source)));
        let Some(date) = date else {
            let title = last_paragraph(lines);
            self.furniture(&lines[..title]);
            return self.field(FieldName::Title, "title", &lines[title..]);
        };
        let below = &lines[date + 1..];
        if below.iter().all(|line| line.blank) {
            let title = last_paragraph(&lines[..date]);
            self.furniture(&lines[..title]);
            self.field(FieldName::Title, "title", &lines[title..date]);
            self.field(FieldName::Date, "date", &lines[date..=date]);
        } else {
            self.furniture(&lines[..date]);
            self.field(FieldName::Date, "date", &lines[date..=date]);
            self.field(FieldName::Title, "title", below);
        }
    }

    /// Takes the buttons and what stands among them; gives back how many lines that is.
    fn buttons(&mut self, lines: &[RawLine]) -> usize {
        let mut at = 0;
        while let Some(start) = lines[at..].iter().position(|line| !line.blank).map(|n| at + n) {
            let words = lines[start].words(self.source);
            let end = start + self.paragraph_length(&lines[start..]);
            let (name, label, end) = if is_heading(words) && !self.has(FieldName::Heading) {
                (FieldName::Heading, "heading", start + 1)
            } else if is_button(words) || is_support(words) {
                (FieldName::Other, "button", start + 1)
            } else if self.has(FieldName::Heading) {
                return start;
            } else if dates::in_citation(words).is_some() && !self.has(FieldName::Citation) {
                (FieldName::Citation, "citation", end)
            } else if self.is_summary(&lines[start..end], &lines[end..]) {
                (FieldName::Summary, "summary", end)
            } else {
                return start;
            };
            self.field(name, label, &lines[start..end]);
            at = end;
        }
        lines.len()
    }

    fn has(&self, name: FieldName) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// How many lines there are up to a blank one or to a button.
    fn paragraph_length(&self, lines: &[RawLine]) -> usize {
        let ends = |line: &RawLine| line.blank || is_button(line.words(self.source));
        lines.iter().position(ends).unwrap_or(lines.len())
    }

    /// Whether a paragraph is prose above a button or the heading.
    fn is_summary(&self, paragraph: &[RawLine], behind: &[RawLine]) -> bool {
        let next = behind.iter().find(|line| !line.blank).map(|line| line.words(self.source));
        let words = joined(self.source, paragraph);
        !self.has(FieldName::Summary)
            && next.is_some_and(|next| is_button(next) || is_heading(next))
            && words.iter().all(|words| reads_like_a_summary(&words.value))
    }

    /// Words of the page, line by line.
    fn furniture(&mut self, lines: &[RawLine]) {
        let filled = lines.iter().filter(|line| !line.blank);
        let content: Vec<Passage> = filled.map(|line| line.passage(self.source)).collect();
        self.push(FieldName::Other, "navigation", content);
    }

    fn field(&mut self, name: FieldName, label: &str, lines: &[RawLine]) {
        self.push(name, label, joined(self.source, lines));
    }

    /// A field, or more of the one before: buttons stand side by side.
    fn push(&mut self, name: FieldName, label: &str, content: Vec<Passage>) {
        let before = self.fields.last_mut().filter(|field| field.label.value == label);
        match before {
            Some(before) => before.content.extend(content),
            None => self.fields.extend(Field::unlabelled(name, label, content)),
        }
    }
}

/// Where the last paragraph begins.
fn last_paragraph(lines: &[RawLine]) -> usize {
    let end = lines.iter().rposition(|line| !line.blank).map_or(0, |last| last + 1);
    lines[..end].iter().rposition(|line| line.blank).map_or(0, |blank| blank + 1)
}
