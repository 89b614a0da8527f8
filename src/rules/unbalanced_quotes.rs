//! A quotation mark has no partner in its text.

use super::read_text::ReadText;
use super::reading::Reading;
use super::{Context, Record, Rule};
use crate::cable::{Block, Text};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Span, has_byte};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "unbalanced-quotes",
    family: Family::Record,
    severity: Severity::Info,
    summary: "a quotation mark has no partner in its text",
    page: include_str!("../../docs/rules/unbalanced-quotes.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let known = findings.len();
    if let Some(title) = record.title() {
        let mut unpaired = Unpaired::default();
        unpaired.read(&title);
        findings.extend(finding(&unpaired.finish()));
    }
    // The citation quotes the title, and the marks in the title have been looked at.
    let citation = record.cable.citation.as_ref().filter(|_| findings.len() == known);
    for words in citation.into_iter().chain(&record.cable.summary) {
        let mut unpaired = Unpaired::default();
        unpaired.read(&Reading::of_words(words));
        findings.extend(finding(&unpaired.finish()));
    }
    for ReadText { text, passages, .. } in record.texts() {
        let mut unpaired = Unpaired::default();
        passages.iter().for_each(|passage| unpaired.read(&passage));
        let alone = unpaired.finish();
        findings.extend(finding(&alone).map(|finding| beside_message(finding, &alone[0], text)));
    }
}

/// One finding for a text: behind the first mark that is alone, nobody can tell which belong together.
fn finding(alone: &[Mark]) -> Option<Diagnostic> {
    let (first, rest) = alone.split_first()?;
    let what = first.what();
    let message = match rest.len() {
        0 => format!("quotation mark {what}"),
        more => format!("quotation mark {what}, and {more} more in the text"),
    };
    let finding = Diagnostic::new(&KIND, message).at(first.span, what);
    Some(finding.help("compare the source; if a mark is missing there too, nothing need be done"))
}

/// A mark at one end of a message inside the message lacks the one at the other end.
fn beside_message(finding: Diagnostic, mark: &Mark, text: &Text) -> Diagnostic {
    let Some((start, end)) = message_around(mark.span, &text.blocks).and_then(ends) else {
        return finding;
    };
    match mark.closes {
        true if mark.is_at_edge => finding.at(start, "the message begins here, without a mark"),
        false if mark.span.start == start.start => {
            finding.at(end, "the message ends here, without a mark")
        }
        _ => finding,
    }
}

/// The innermost message around a place.
fn message_around(place: Span, blocks: &[Block]) -> Option<&Text> {
    blocks.iter().find_map(|block| match block {
        Block::Message(text) if text.span.start <= place.start && place.end <= text.span.end => {
            message_around(place, &text.blocks).or(Some(text))
        }
        _ => None,
    })
}

/// The first sign of a message and its last.
fn ends(message: &Text) -> Option<(Span, Span)> {
    let mut ends: Option<(Span, Span)> = None;
    for reading in ReadText::of(message).passages.iter() {
        let words = reading.text.trim_end();
        let (Some(first), Some(last)) = (words.chars().next(), words.chars().next_back()) else {
            continue;
        };
        let start = ends.map_or_else(|| reading.place(0..first.len_utf8()), |(start, _)| start);
        ends = Some((start, reading.place(words.len() - last.len_utf8()..words.len())));
    }
    ends
}

/// The marks that have no partner in their passage so far.
#[derive(Default)]
struct Unpaired {
    alone: Vec<Mark>,
    /// The same if a mark that leads a passage is not the partner of the one that ends it: it may repeat one of a
    /// passage before.
    repeating: Vec<Mark>,
}

impl Unpaired {
    fn read(&mut self, reading: &Reading<'_>) {
        let marks = marks(reading);
        if let [first, middle @ .., last] = marks.as_slice()
            && first.is_at_edge
            && last.is_at_edge
        {
            self.repeating.push(first.clone());
            self.repeating.extend(within_passage(middle.to_vec()));
            self.repeating.push(last.clone());
            self.alone.extend(within_passage(marks));
        } else {
            let alone = within_passage(marks);
            self.repeating.extend_from_slice(&alone);
            self.alone.extend(alone);
        }
    }

    /// All that have none, in order; of several ways to pair them, those that the best leaves.
    ///
    /// A quotation of several paragraphs begins where one begins and ends where one ends, as a rule; so a mark in the
    /// midst of one is alone rather than theirs.
    fn finish(self) -> Vec<Mark> {
        let in_order = |marks| without_pairs(marks, |_| true, Partner::Any);
        let at_edges = without_pairs(self.alone.clone(), |mark| mark.is_at_edge, Partner::Fitting);
        let ways = [in_order(at_edges), in_order(self.alone), in_order(self.repeating)];
        ways.into_iter().min_by_key(Vec::len).unwrap_or_default()
    }
}

fn within_passage(marks: Vec<Mark>) -> Vec<Mark> {
    without_pairs(marks, |_| true, Partner::Fitting)
}

/// What a closing mark may close.
#[derive(Clone, Copy, PartialEq)]
enum Partner {
    /// The last mark that fits.
    Fitting,
    /// That, or else the last one.
    Any,
}

/// Pairs the marks that count; those that remain, and those that do not count, in order.
fn without_pairs(marks: Vec<Mark>, counts: fn(&Mark) -> bool, partner: Partner) -> Vec<Mark> {
    let mut alone = Vec::new();
    let mut open = Open::default();
    for mark in marks {
        if !counts(&mark) {
            alone.push(mark);
        } else if !mark.closes {
            open.push(mark);
        } else if open.has_partner(mark.sign) {
            while let Some(other) = open.pop().filter(|open| !is_pair(open.sign, mark.sign)) {
                alone.push(other);
            }
        } else if partner == Partner::Fitting || open.pop().is_none() {
            alone.push(mark);
        }
    }
    alone.extend(open.marks);
    alone.sort_by_key(|mark| mark.span);
    alone
}

/// The marks that wait for their partners.
#[derive(Default)]
struct Open {
    marks: Vec<Mark>,
    /// How many of them each closing mark would close: a text may open any number that nothing closes, and they are
    /// not to be searched at every mark.
    closable: [usize; CLOSING.len()],
    /// Those that lead a paragraph: the paragraphs that follow may repeat it.
    leading: Vec<char>,
}

impl Open {
    fn push(&mut self, mark: Mark) {
        if mark.is_at_edge && self.leading.contains(&mark.sign) {
            return;
        }
        self.closable.iter_mut().zip(CLOSING).for_each(|(count, closing)| {
            *count += usize::from(is_pair(mark.sign, closing));
        });
        self.leading.extend(Some(mark.sign).filter(|_| mark.is_at_edge));
        self.marks.push(mark);
    }

    fn pop(&mut self) -> Option<Mark> {
        let mark = self.marks.pop()?;
        self.closable.iter_mut().zip(CLOSING).for_each(|(count, closing)| {
            *count -= usize::from(is_pair(mark.sign, closing));
        });
        if mark.is_at_edge {
            self.leading.pop();
        }
        Some(mark)
    }

    fn has_partner(&self, sign: char) -> bool {
        let closing = CLOSING.iter().position(|closing| *closing == sign);
        closing.is_some_and(|closing| self.closable[closing] > 0)
    }
}

/// The marks that close.
const CLOSING: [char; 4] = ['"', '”', '“', '»'];

fn is_pair(open: char, close: char) -> bool {
    matches!((open, close), ('"', '"') | ('“', '”') | ('„', '“' | '”') | ('«', '»'))
}

/// A quotation mark.
#[derive(Clone)]
struct Mark {
    sign: char,
    closes: bool,
    /// Whether it opens and leads its passage, or closes and ends it.
    is_at_edge: bool,
    span: Span,
}

impl Mark {
    fn what(&self) -> &'static str {
        if self.closes { "never opened" } else { "never closed" }
    }
}

/// Double marks only: single ones are apostrophes more often than quotation marks.
fn marks(reading: &Reading<'_>) -> Vec<Mark> {
    let text = &*reading.text;
    let (mut depth, mut low) = (0_i32, 0_i32);
    let mut marks = Vec::new();
    if !has_byte(text, |byte| matches!(byte, b'"' | 0xC2 | 0xE2)) {
        return marks;
    }
    for (at, sign) in text.char_indices().filter(|(_, sign)| "\"“”„«»".contains(*sign)) {
        let behind = &text[at + sign.len_utf8()..];
        let closes = match sign {
            '„' | '«' => false,
            '”' | '»' => true,
            // „Thus in German.“
            '“' => low > 0,
            _ => closes(&text[..at], behind, depth > 0),
        };
        depth += if closes { -1 } else { 1 };
        low = match sign {
            '„' => low + 1,
            '“' | '”' if closes => (low - 1).max(0),
            _ => low,
        };
        let is_at_edge = if closes { !begins_with_words(behind) } else { at == 0 };
        let span = reading.place(at..at + sign.len_utf8());
        marks.push(Mark { sign, closes, is_at_edge, span });
    }
    marks
}

/// Whether there are words behind a mark, and not only the stop of the sentence.
fn begins_with_words(behind: &str) -> bool {
    behind.chars().take(STOPS).any(char::is_alphanumeric)
}

/// A stop, a bracket and a blank; a passage may have millions of marks, which are not to read all behind them.
const STOPS: usize = 4;

/// What a straight mark does is told by the blanks beside it, or else by what came before.
fn closes(before: &str, behind: &str, is_open: bool) -> bool {
    let opens_word =
        before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || "([—–-".contains(c));
    let ends_word = behind.is_empty()
        || behind.starts_with(|c: char| c.is_whitespace() || ".,;:!?)]—–-".contains(c));
    match (opens_word, ends_word) {
        (true, false) => false,
        (false, true) => true,
        _ => is_open,
    }
}
