//! A bracket has no partner in its paragraph.

use super::reading::{Reading, of_text};
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
        let field = [field];
        findings.extend([&SQUARE, &ROUND].into_iter().flat_map(|shape| alone(&field, shape)));
    }
    let texts = settled::texts(cable);
    for readings in texts.map(of_text) {
        let paragraphs = readings.iter().map(std::slice::from_ref);
        findings.extend(paragraphs.flat_map(|paragraph| alone(paragraph, &SQUARE)));
        findings.extend(alone(&readings, &ROUND));
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
    let reading = std::slice::from_ref(reading);
    [&SQUARE, &ROUND].into_iter().all(|shape| alone(reading, shape).is_empty())
}

/// A shape of brackets.
struct Shape {
    name: &'static str,
    scope: &'static str,
    open: char,
    close: char,
}

/// The marks of the source's editor; they belong to one paragraph.
const SQUARE: Shape = Shape { name: "square", scope: "its paragraph", open: '[', close: ']' };
/// The document's own; a clerk's remark may go over paragraphs.
const ROUND: Shape = Shape { name: "round", scope: "the text", open: '(', close: ')' };

/// The first bracket of each kind that has no partner: those behind it may only seem to lack theirs.
fn alone(readings: &[Reading], shape: &Shape) -> Vec<Diagnostic> {
    let mut open = Vec::new();
    let mut closed = None;
    for reading in readings {
        for (at, sign) in reading.text.char_indices() {
            let place = || reading.place(at..at + 1);
            if sign == shape.open {
                open.push(place());
            } else if sign == shape.close && open.pop().is_none() && !ends_label(&reading.text, at)
            {
                closed = closed.or_else(|| Some(place()));
            }
        }
    }
    let closed = closed.map(|span| finding(span, shape, "opened"));
    open.first().map(|span| finding(*span, shape, "closed")).into_iter().chain(closed).collect()
}

/// Whether the bracket closes the label of a point: `a)`, `12)`, `iv)`.
fn ends_label(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(char::is_alphanumeric);
    let label = &text[before.len()..at];
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
