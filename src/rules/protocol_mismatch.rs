//! The number of a decision and the protocol or the item it is taken from differ.

use std::ops::Range;

use super::reading::Reading;
use super::{Context, Rule, settled};
use crate::cable::{Block, Body, Cable, Inline, Node, Series};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Span, Spanned};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "protocol-mismatch",
    family: Family::Number,
    severity: Severity::Error,
    summary: "the number of a decision and the protocol or the item it is taken from differ",
    page: include_str!("../../docs/rules/protocol-mismatch.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(body) = &cable.body else { return };
    let Some(decision) = decision(body) else { return };
    for reading in head(body) {
        let wrong = mentions(&reading, PROTOCOL).into_iter().find(|n| n.value != decision.protocol);
        findings.extend(wrong.map(|number| decision.contradicted(number, "protocol")));
        let wrong = mentions(&reading, ITEM).into_iter().find(|n| n.value != decision.item);
        findings.extend(wrong.map(|number| decision.contradicted(number, "item")));
    }
    findings.extend(headings(body).filter_map(|heading| decision.misnumbered(&heading)));
}

/// `P78/168`: item 168 of protocol 78.
struct Decision {
    protocol: u32,
    item: u32,
    words: String,
    span: Span,
}

fn decision(body: &Body) -> Option<Decision> {
    let mut found = None;
    for line in settled::lines(&body.text) {
        settled::for_each(&line.content, &mut |inline| found = found.take().or(read(inline)));
    }
    found
}

// decision ::= [ letters ] digits "/" digits
fn read(inline: &Inline) -> Option<Decision> {
    let Node::Number { number, .. } = &inline.node else { return None };
    if number.series != Series::Protocol {
        return None;
    }
    let words = &number.n.value;
    let (protocol, item) = words.trim_start_matches(char::is_alphabetic).split_once('/')?;
    Some(Decision {
        protocol: protocol.parse().ok()?,
        item: item.parse().ok()?,
        words: words.clone(),
        span: settled::place(inline),
    })
}

impl Decision {
    fn contradicted(&self, number: Spanned<u32>, part: &str) -> Diagnostic {
        let of_decision = if part == "item" { self.item } else { self.protocol };
        let message = format!(
            "decision `{}` is of {part} {of_decision}, the text says {}",
            self.words, number.value
        );
        Diagnostic::new(&KIND, message)
            .at(number.span, format!("{part} {} here", number.value))
            .at(self.span, format!("{part} {of_decision} here"))
            .help("compare the original: the number of a decision is that of protocol and item")
    }

    /// A heading that bears another number of as many figures: `163. The Question of ...`.
    fn misnumbered(&self, heading: &Reading) -> Option<Diagnostic> {
        let end = heading.text.find(|sign: char| !sign.is_ascii_digit())?;
        let number: u32 = heading.text[..end].parse().ok()?;
        let alike = end > 1 && end == self.item.to_string().len();
        let differs = heading.text[end..].starts_with(". ") && number != self.item;
        let place = heading.place(0..end.max(1));
        (alike && differs).then(|| self.contradicted(Spanned::new(number, place), "item"))
    }
}

/// The lines and the first paragraphs, and the lines of what is attached.
fn head(body: &Body) -> Vec<Reading> {
    let attached = body.attachments.iter().flat_map(settled::lines);
    let lines = settled::lines(&body.text).chain(attached);
    lines.map(|line| Reading::of(&line.content)).chain(headings(body)).collect()
}

/// Behind these paragraphs the decision itself begins, which may name other protocols.
const FIRST: usize = 4;

fn headings(body: &Body) -> impl Iterator<Item = Reading> {
    let paragraphs = body.text.blocks.iter().take(FIRST).filter_map(|block| match block {
        Block::Paragraph(content) | Block::Head(content) => Some(Reading::of(content)),
        _ => None,
    });
    paragraphs.filter(|reading| reading.text.len() < 200)
}

const PROTOCOL: &[&str] = &["protocol", "protokol", "протокол", "протокола", "politburo"];
const ITEM: &[&str] = &["item", "point", "regarding", "пункт", "п"];

/// The numbers behind one of the words and a mark: `Protocol #78`, `item No. 168`.
fn mentions(reading: &Reading, words: &[&str]) -> Vec<Spanned<u32>> {
    let lower = reading.text.to_lowercase();
    if lower.len() != reading.text.len() {
        return Vec::new();
    }
    let behind =
        words.iter().flat_map(|word| lower.match_indices(word).map(|(at, _)| (at, word.len())));
    let whole = behind.filter(|(at, length)| {
        !lower[..*at].ends_with(char::is_alphanumeric)
            && !lower[at + length..].starts_with(char::is_alphanumeric)
    });
    let numbers = whole.filter_map(|(at, length)| number_behind(&reading.text, at + length));
    numbers.map(|(value, range)| Spanned::new(value, reading.place(range))).collect()
}

// number ::= S ( "#" | "№" | "Nº" | "No." ) S? digits
fn number_behind(text: &str, from: usize) -> Option<(u32, Range<usize>)> {
    let rest = text.get(from..)?.trim_start();
    let marked =
        ["#", "№", "Nº", "No."].iter().find_map(|mark| rest.strip_prefix(mark))?.trim_start();
    let end = marked.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(marked.len());
    let start = text.len() - marked.len();
    Some((marked[..end].parse().ok()?, start..start + end))
}
