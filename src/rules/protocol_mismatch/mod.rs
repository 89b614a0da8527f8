//! The number of a decision and the protocol or the item it is taken from differ.

mod minutes;

use std::ops::{Range, RangeInclusive};

use super::read_text::ReadText;
use super::reading::Reading;
use super::{Context, Record, Rule, settled};
use crate::cable::{Block, Inline, Line, Node, Series};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Span, Spanned};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "protocol-mismatch",
    family: Family::Number,
    severity: Severity::Error,
    summary: "the number of a decision and the protocol or the item it is taken from differ",
    page: include_str!("../../../docs/rules/protocol-mismatch.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let [body, attached @ ..] = record.translated() else { return };
    let Some(decision) = decision(body) else {
        findings.extend(minutes::check(body, attached));
        return;
    };
    for reading in head(body, attached) {
        let wrong = mentions(&reading, PROTOCOL).into_iter().find(|n| n.value != decision.protocol);
        findings.extend(wrong.map(|number| decision.contradicted(number, "protocol")));
        let items = mentions(&reading, ITEM).into_iter();
        let wrong = items.chain(decision.items_without_mark(&reading));
        let wrong = wrong.into_iter().find(|n| !decision.has_item(n.value));
        findings.extend(wrong.map(|number| decision.contradicted(number, "item")));
    }
    // An extract may have the items behind as well.
    let first = headings(body).find(|heading| item(&heading.text).is_some());
    findings.extend(first.and_then(|heading| decision.misnumbered(&heading)));
}

/// `P78/168`: item 168 of protocol 78; `P80/301-303` is of three items, `P76/98, 99` of two.
struct Decision {
    protocol: u32,
    /// In order; one at least.
    items: Vec<RangeInclusive<u32>>,
    words: String,
    span: Span,
}

fn decision(body: &ReadText<'_>) -> Option<Decision> {
    let mut found = None;
    for line in settled::lines(body.text) {
        let mut numbers = Vec::new();
        settled::for_each(&line.content, &mut |inline| numbers.extend(encoded(inline)));
        found =
            found.or_else(|| numbers.into_iter().next().map(|decision| decision.with_more(line)));
    }
    found.or_else(|| in_words(&flattened(body)?))
}

fn encoded(inline: &Inline) -> Option<Decision> {
    let Node::Number { number, .. } = &inline.node else { return None };
    let of_protocol = number.series == Series::Protocol;
    of_protocol.then(|| read(&number.n.value, settled::place(inline))).flatten()
}

// decision ::= [ letters ] S? digits "/" digits [ "-" digits ] [ "-" letters ]                 P72/136-op
fn read(words: &str, span: Span) -> Option<Decision> {
    let bare = words.trim_start_matches(char::is_alphabetic).trim_start();
    let (protocol, items) = bare.split_once('/')?;
    let series = items.trim_end_matches(char::is_alphabetic);
    let items =
        series.strip_suffix(['-', '–']).filter(|_| series.len() < items.len()).unwrap_or(items);
    let (first, last) = items.split_once(['-', '–']).unwrap_or((items, items));
    Some(Decision {
        protocol: protocol.parse().ok()?,
        items: vec![first.parse().ok()?..=last.parse().ok()?],
        words: words.to_owned(),
        span,
    })
}

/// The decision of a page whose line ends are lost: `VKP(b) CC STRICTLY SECRET # P78/73 20/09/50 To: ...`.
fn in_words(page: &Reading<'_>) -> Option<Decision> {
    let mut at = 0;
    page.text.split(' ').find_map(|word| {
        let start = at;
        at += word.len() + 1;
        let is_mark = word.starts_with(['P', 'П']) && word.contains('/');
        is_mark.then(|| read(word, page.place(start..start + word.len()))).flatten()
    })
}

impl Decision {
    /// The items that stand behind the number on its line: `P76/98, 99`.
    fn with_more(mut self, line: &Line) -> Decision {
        let reading = Reading::of(&line.content);
        let behind = reading.text.split_once(&self.words).map_or("", |(_, behind)| behind);
        let more = behind.split([',', ';', '&']).skip(1).map(str::trim);
        let items = more.map_while(|item| item.parse().ok().map(|item: u32| item..=item));
        self.items.extend(items);
        self
    }

    fn has_item(&self, item: u32) -> bool {
        self.items.iter().any(|items| items.contains(&item))
    }

    fn contradicted(&self, number: Spanned<u32>, part: &str) -> Diagnostic {
        let of_decision = if part == "item" { self.item() } else { self.protocol.to_string() };
        let message = format!(
            "decision `{}` is of {part} {of_decision}, the text says {}",
            self.words, number.value
        );
        Diagnostic::new(&KIND, message)
            .at(number.span, format!("{part} {} here", number.value))
            .at(self.span, format!("{part} {of_decision} here"))
            .help("compare the original: the number of a decision is that of protocol and item")
    }

    fn item(&self) -> String {
        let items = self.items.iter().map(|items| match (items.start(), items.end()) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first}-{last}"),
        });
        items.collect::<Vec<_>>().join(", ")
    }

    /// Whether a number has as many figures as the items, of which one alone tells nothing.
    fn is_alike(&self, figures: usize) -> bool {
        figures > 1 && figures == self.items[0].start().to_string().len()
    }

    /// Numbers behind "item" without a mark, of as many figures: `Attachment to item 51`.
    fn items_without_mark(&self, reading: &Reading<'_>) -> Vec<Spanned<u32>> {
        let words = if names_protocol(&reading.text) { &[ITEM, PAGE].concat() } else { ITEM };
        let found = behind_words(&reading.text, words).into_iter().filter_map(|at| {
            let (number, range) = digits(&reading.text, at)?;
            self.is_alike(range.len()).then(|| Spanned::new(number, reading.place(range)))
        });
        found.collect()
    }

    /// A heading that bears another number of as many figures: `163. The Question of ...`.
    fn misnumbered(&self, heading: &Reading<'_>) -> Option<Diagnostic> {
        let words = item(&heading.text)?;
        let number: u32 = words.parse().ok()?;
        let differs = self.is_alike(words.len()) && !self.has_item(number);
        let place = heading.place(0..words.len());
        differs.then(|| self.contradicted(Spanned::new(number, place), "item"))
    }
}

/// The lines and the first paragraphs, and the lines of what is attached.
fn head<'r>(body: &'r ReadText<'_>, attached: &'r [ReadText<'_>]) -> Vec<Reading<'r>> {
    let attached = attached.iter().flat_map(ReadText::lines);
    let lines = body.lines().chain(attached);
    let lines = lines.map(|(_, reading)| reading);
    let headings = headings(body).take_while(|heading| item(&heading.text).is_none());
    let headings = headings.filter(|heading| names_source(&heading.text));
    lines.chain(headings).chain(flattened(body)).collect()
}

/// Whether a paragraph says what the text is taken from. In others a decision may name other protocols: "In change
/// of item 388 of Protocol #79".
fn names_source(heading: &str) -> bool {
    let mut words = heading.split(|sign: char| !sign.is_alphabetic());
    let first = words.find(|word| !word.is_empty()).unwrap_or_default().to_lowercase();
    [PROTOCOL, ITEM, SOURCES].iter().any(|words| words.contains(&&*first))
}

/// What begins such a paragraph besides protocol and item.
const SOURCES: &[&str] = &[
    "annex",
    "appendix",
    "attachment",
    "decision",
    "enclosure",
    "excerpt",
    "excerpts",
    "extract",
    "extracts",
    "from",
    "supplement",
    "выписка",
    "из",
    "приложение",
    "решение",
];

/// The number with which the heading of an item begins: `412. Question of the Embassy`.
fn item(heading: &str) -> Option<&str> {
    let end = heading.find(|sign: char| !sign.is_ascii_digit()).filter(|end| *end > 0)?;
    heading[end..].starts_with(". ").then_some(&heading[..end])
}

/// Behind these paragraphs the decision itself begins, which may name other protocols.
const FIRST: usize = 4;

fn headings<'r>(body: &'r ReadText<'_>) -> impl Iterator<Item = Reading<'r>> {
    let first = body.blocks(Block::paragraph_or_head).take(FIRST).flatten();
    first.filter(|reading| reading.text.len() < HEADING)
}

/// Bytes of the longest heading.
const HEADING: usize = 200;

/// The head of a page that is one long paragraph.
fn flattened<'r>(body: &'r ReadText<'_>) -> Option<Reading<'r>> {
    let first = body.blocks(Block::paragraph).next()??;
    let is_long = body.text.opener.is_empty() && first.text.len() >= HEADING;
    let head = first.beginning(HEADING);
    // Behind the heading of the item the decision itself begins.
    let behind_figure = |at: &usize| head.text[..*at].ends_with(|sign: char| sign.is_ascii_digit());
    let item = head.text.match_indices(". ").map(|(at, _)| at).find(behind_figure);
    is_long.then(|| head.beginning(item.unwrap_or(HEADING)))
}

const PROTOCOL: &[&str] =
    &["protocol", "protokol", "prot.", "протокол", "протокола", "politburo", "pb", "пб", "minutes"];
const ITEM: &[&str] = &["item", "point", "regarding", "пункт", "п"];
/// An item (punkt) where a protocol is named, else a page: `To p. 136 of PB prot. No. 72`.
const PAGE: &[&str] = &["p."];

fn names_protocol(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["prot", "pr.", "pb ", "протокол", "пр."].iter().any(|word| lower.contains(word))
}

/// The numbers behind one of the words and a mark: `Protocol #78`, `item No. 168`.
fn mentions(reading: &Reading<'_>, words: &[&str]) -> Vec<Spanned<u32>> {
    let behind = behind_words(&reading.text, words).into_iter();
    let numbers = behind.filter_map(|at| number_behind(&reading.text, at));
    numbers.map(|(value, range)| Spanned::new(value, reading.place(range))).collect()
}

/// Where one of the words ends.
fn behind_words(text: &str, words: &[&str]) -> Vec<usize> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return Vec::new();
    }
    let ends =
        words.iter().flat_map(|word| lower.match_indices(word).map(|(at, _)| (at, word.len())));
    let whole = ends.filter(|(at, length)| {
        !lower[..*at].ends_with(char::is_alphanumeric)
            && !lower[at + length..].starts_with(char::is_alphanumeric)
    });
    whole.map(|(at, length)| at + length).collect()
}

// number ::= S ( "#" | "№" | "Nº" | "No." ) S? digits
fn number_behind(text: &str, from: usize) -> Option<(u32, Range<usize>)> {
    let rest = text.get(from..)?.trim_start();
    let marked = ["#", "№", "Nº", "No."].iter().find_map(|mark| rest.strip_prefix(mark))?;
    digits(text, text.len() - marked.len())
}

// digits ::= S? figure { figure }
fn digits(text: &str, from: usize) -> Option<(u32, Range<usize>)> {
    let rest = text.get(from..)?.trim_start();
    let end = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
    let start = text.len() - rest.len();
    Some((rest[..end].parse().ok()?, start..start + end))
}
