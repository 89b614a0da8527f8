//! A bracket has no partner in its paragraph.

use super::reading::{Reading, for_each_of_text};
use super::{Context, Rule, settled};
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Passage, Span};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "unbalanced-brackets",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "a bracket has no partner in its paragraph",
    page: include_str!("../../docs/rules/unbalanced-brackets.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for field in header(cable) {
        findings.extend([&SQUARE, &ROUND].into_iter().flat_map(|shape| alone(&field, shape)));
    }
    for text in settled::texts(cable) {
        let mut round = Unpaired::new(&ROUND);
        for_each_of_text(text, |paragraph| {
            findings.extend(alone(paragraph, &SQUARE));
            round.read(paragraph);
        });
        findings.extend(round.findings());
    }
}

/// Title, citation and summary. What the citation quotes of the title is reported once, in the title.
fn header(cable: &Cable) -> impl Iterator<Item = Reading> {
    let title = cable.title.as_ref().map(|title| Reading::of(title));
    let counts = |words: &Passage| {
        let quotes = title.as_ref().is_some_and(|title| words.value.contains(&title.text));
        !quotes || title.as_ref().is_some_and(is_sound)
    };
    let citation = cable.citation.as_ref().filter(|citation| counts(citation));
    let words: Vec<Reading> =
        citation.into_iter().chain(&cable.summary).map(Reading::of_words).collect();
    title.into_iter().chain(words)
}

fn is_sound(reading: &Reading) -> bool {
    [&SQUARE, &ROUND].into_iter().all(|shape| alone(reading, shape).next().is_none())
}

/// A shape of brackets.
struct Shape {
    name: &'static str,
    scope: &'static str,
    open: char,
    close: char,
}

/// The marks of the source's editor; they belong to one paragraph.
static SQUARE: Shape = Shape { name: "square", scope: "its paragraph", open: '[', close: ']' };
/// The document's own; a clerk's remark may go over paragraphs.
static ROUND: Shape = Shape { name: "round", scope: "the text", open: '(', close: ')' };

fn alone(reading: &Reading, shape: &'static Shape) -> impl Iterator<Item = Diagnostic> {
    let mut unpaired = Unpaired::new(shape);
    unpaired.read(reading);
    unpaired.findings()
}

/// The brackets of a shape that have no partner so far.
struct Unpaired {
    shape: &'static Shape,
    open: Vec<Span>,
    /// The first that closes what nothing has opened.
    closed: Option<Span>,
}

impl Unpaired {
    fn new(shape: &'static Shape) -> Self {
        Self { shape, open: Vec::new(), closed: None }
    }

    fn read(&mut self, reading: &Reading) {
        let shape = self.shape;
        for (at, sign) in reading.text.match_indices([shape.open, shape.close]) {
            let place = || reading.place(at..at + 1);
            if sign.starts_with(shape.open) {
                self.open.push(place());
            } else if self.open.pop().is_none() && !ends_label(&reading.text, at) {
                self.closed = self.closed.or_else(|| Some(place()));
            }
        }
    }

    /// The first bracket of each kind: those behind it may only seem to lack theirs.
    fn findings(self) -> impl Iterator<Item = Diagnostic> {
        let Self { shape, open, closed } = self;
        let closed = closed.map(|span| finding(span, shape, "opened"));
        open.first().map(|span| finding(*span, shape, "closed")).into_iter().chain(closed)
    }
}

/// Whether the bracket closes the label of a point: `a)`, `12)`, `iv)`, `3.)`.
fn ends_label(text: &str, at: usize) -> bool {
    let end = text[..at].strip_suffix('.').map_or(at, str::len);
    let before = text[..end].trim_end_matches(char::is_alphanumeric);
    let label = &text[before.len()..end];
    let begins_word = before.is_empty() || before.ends_with(char::is_whitespace);
    text[at..].starts_with(')') && begins_word && is_label(label)
}

fn is_label(word: &str) -> bool {
    let all = |allowed: fn(char) -> bool| word.chars().all(allowed);
    let figures = all(|sign| sign.is_ascii_digit()) || all(|sign| "ivxIVX".contains(sign));
    let length = word.chars().count();
    length == 1 || figures && (1..=4).contains(&length)
}

fn finding(span: Span, shape: &Shape, what: &str) -> Diagnostic {
    Diagnostic::new(&KIND, format!("{} bracket never {what} in {}", shape.name, shape.scope))
        .at(span, "has no partner")
        .help("add its partner, if the source has one")
}
