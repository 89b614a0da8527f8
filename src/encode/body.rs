//! Divides a text into head, body and end.
//!
//! ```text
//! text ::= { head-line } { block } { end-line }
//! ```
//!
//! [`head`] lines are taken from the front as long as they are recognised, [`end`] lines from the back;
//! what lies between is paragraphs, lists and quoted messages.

use std::ops::Range;

use super::lines::{Context, Numbers, Part, Place, Role, Tags};
use super::message::{self, Quoted};
use super::unit::Unit;
use super::{Encoder, brackets, end, head, lines, list, number, script, sent_in_parts};
use crate::cable::{
    Block, DocumentKind, Gap, GapReason, Inline, LineKind, Node, NoteKind, Series, Text, plain,
};
use crate::source::Span;

/// Reads a text and the documents attached to it, each from its heading on.
pub(super) fn with_attachments(
    encoder: &mut Encoder<'_>,
    units: &[Unit],
    span: Span,
) -> (Text, Vec<Text>) {
    let quoted = message::find(units, &[]);
    let within = |at: usize| quoted.iter().any(|quoted| quoted.lines.contains(&at));
    let attaches = |at: usize| {
        heads_attachment(units, at)
            || (lines::is_draft(units[at].text()) && end::stands_above(encoder, units, at))
            || (lines::is_drawn(units[at].text())
                && heads_text(encoder, &units[at + 1..])
                && end::stands_above(encoder, units, at))
    };
    let heading = |&at: &usize| attaches(at) && !within(at);
    let mut ends: Vec<usize> = (1..units.len()).filter(heading).collect();
    ends.push(units.len());
    let text = read(encoder, &units[..ends[0]], span);
    let attached = ends.windows(2).map(|ends| {
        let units = &units[ends[0]..ends[1]];
        read(encoder, units, span_of(units))
    });
    (text, attached.collect())
}

/// Whether an attachment begins there: its heading may have two lines, and a sentence goes on behind none.
fn heads_attachment(units: &[Unit], at: usize) -> bool {
    let named = |at: usize| units.get(at).is_some_and(|unit| lines::is_attachment(unit.text()));
    let goes_on =
        || units.get(at + 1).is_some_and(|next| next.text().starts_with(char::is_lowercase));
    named(at) && !named(at - 1) && (named(at + 1) || !goes_on())
}

/// Whether another text begins there: within a few lines somebody is addressed, and then greeted.
fn heads_text(encoder: &Encoder<'_>, units: &[Unit]) -> bool {
    let mut head = units.iter().take(HEAD);
    head.any(|unit| encoder.has_line(unit, &LineKind::Address))
        && head.any(|unit| encoder.has_line(unit, &LineKind::Salute))
}

/// How many lines another text has at most before its greeting.
const HEAD: usize = 8;

/// Reads a text; `span` is its place, also if it has no lines.
pub(super) fn read(encoder: &mut Encoder<'_>, units: &[Unit], span: Span) -> Text {
    let quoted = message::find(units, &encoder.enclosing);
    let first_quoted = quoted.first().map_or(units.len(), |quoted| quoted.lines.start);
    let head = head::head(encoder, &units[..first_quoted]);
    let said = quoted.last().map_or(head.len(), Quoted::end).max(head.len());
    let found = end::find(encoder, &units[said..]);
    let end = said + found.start;
    let opener =
        head.iter().zip(units).flat_map(|(parts, unit)| encoder.lines(unit, parts)).collect();
    let blocks = encoder.blocks(units, head.len()..end, &quoted);
    let end = encoder.end(&units[end..], found);
    Text { opener, blocks, end, span }
}

impl Encoder<'_> {
    pub(super) fn context(&self) -> Context<'_> {
        Context {
            registers: self.registers,
            century: self.century(),
            title_numbers: &self.title_numbers,
        }
    }

    fn blocks(&mut self, units: &[Unit], range: Range<usize>, quoted: &[Quoted]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut at = range.start;
        if quoted.first().is_none_or(|quoted| quoted.lines.start > at)
            && units.get(at..range.end).is_some_and(begins_with_number)
            && !units[..at].iter().any(is_protocol)
        {
            let tags = Tags { number: Some(Numbers::Leading), ..Tags::default() };
            blocks.push(Block::Paragraph(self.whole(&units[at], tags)));
            at += 1;
        }
        let mut before = None;
        for quoted in quoted {
            let between = &units[at..quoted.lines.start];
            let behind = units.get(quoted.end());
            self.paragraphs(between, (before, behind), &mut blocks);
            before = between.last();
            let inner = &units[quoted.lines.start..quoted.end()];
            let span = span_of(inner);
            self.enclosing.push(quoted.mark);
            blocks.push(Block::Message(read(self, inner, span).into()));
            self.enclosing.pop();
            at = quoted.end();
        }
        self.paragraphs(&units[at..range.end.max(at)], (before, None), &mut blocks);
        blocks
    }

    /// Paragraphs and lists; `around` is what stands beyond the messages quoted before and behind these units.
    fn paragraphs(
        &mut self,
        units: &[Unit],
        around: (Option<&Unit>, Option<&Unit>),
        blocks: &mut Vec<Block>,
    ) {
        let mut at = 0;
        while at < units.len() {
            let list = list::at(units, at);
            let taken = match list.or_else(|| list::alone(units, at, around.0, around.1)) {
                Some(items) => {
                    let taken = items.iter().map(|item| item.units.len()).sum();
                    blocks.push(Block::List(self.list(units, &items)));
                    taken
                }
                None => {
                    let whole = |encoder: &mut Self, tags| encoder.whole(&units[at], tags);
                    let counted =
                        self.number_of_part(units, at).or_else(|| self.number_of_point(&units[at]));
                    let block = match counted {
                        Some(tags) => Block::Paragraph(whole(self, tags)),
                        None if list::is_numbered_heading(units, at)
                            || list::is_counted_title(units, at) =>
                        {
                            Block::Head(whole(self, Tags::default()))
                        }
                        None => self.paragraph(&units[at]),
                    };
                    blocks.push(block);
                    1
                }
            };
            at += taken;
        }
    }

    /// What is to be looked for in a line that is nothing but the number of a protocol's point: `Pb 73/41` below it.
    pub(super) fn number_of_point(&self, unit: &Unit) -> Option<Tags> {
        let text = unit.text();
        if text.len() > LONGEST_POINT || !text.contains('/') {
            return None;
        }
        let parts = self.recognise(unit, Place::Both)?;
        let tags = parts.first()?.tags;
        (tags.number == Some(Numbers::Bare(Series::Protocol))).then_some(tags)
    }

    fn paragraph(&mut self, unit: &Unit) -> Block {
        if brackets::is_dotted(unit.text()) {
            return Block::Gap(dotted(unit).into());
        }
        let content = self.whole(unit, Tags::default());
        match content.as_slice() {
            [only] if matches!(only.node, Node::Gap(_)) => Block::Gap(only.clone().into()),
            [Inline { node: Node::Note { kind, .. }, .. }] if **kind != NoteKind::Sic => {
                Block::Note(NoteKind::clone(kind), unwrapped(content, false))
            }
            _ if is_heading(unit.text()) => Block::Head(content),
            _ => self.said(unit, content),
        }
    }

    fn said(&self, unit: &Unit, content: Vec<Inline>) -> Block {
        let (text, original) = &self.languages;
        match script::foreign(&unit.words, text, original.as_deref()) {
            Some(language) => Block::Foreign(language.into(), content),
            None => Block::Paragraph(content),
        }
    }

    pub(super) fn whole(&mut self, unit: &Unit, tags: Tags) -> Vec<Inline> {
        self.inline(&unit.words, 0..unit.text().len(), tags)
    }

    pub(super) fn part(&mut self, unit: &Unit, part: &Part) -> Vec<Inline> {
        let content = self.inline(&unit.words, part.range.clone(), part.tags);
        let same = match (&part.role, content.first().map(|first| &first.node)) {
            (
                Role::Line(LineKind::Note(kind)) | Role::After(kind),
                Some(Node::Note { kind: inner, .. }),
            ) => *kind == **inner,
            _ => false,
        };
        unwrapped(content, same)
    }
}

/// How many bytes the number of a point has at most, with the letters before it.
const LONGEST_POINT: usize = 16;

/// The words of a note in brackets with the brackets as text, for a line that is a note as a whole needs
/// no second one inside; `introduced` says that the bracket only begins the note.
fn unwrapped(content: Vec<Inline>, introduced: bool) -> Vec<Inline> {
    match content.as_slice() {
        [Inline { node: Node::Note { content, .. }, span }, behind @ ..]
            if introduced || is_stop(behind) =>
        {
            let bracket = |text: &str| Inline::words(text, *span);
            let mut out = vec![bracket("[")];
            out.extend(content.iter().cloned());
            out.push(bracket("]"));
            out.extend(behind.iter().cloned());
            out
        }
        _ => content,
    }
}

fn is_stop(content: &[Inline]) -> bool {
    !plain(content).contains(char::is_alphanumeric)
}

/// Whether a text begins with its number, as telegrams in printed diplomatic papers do: `925. Reur 2 ...`,
/// `C 66706. For JCS`. The point of a list has a neighbour, and four figures may be a year.
fn begins_with_number(units: &[Unit]) -> bool {
    let Some(text) = units.first().map(Unit::text) else { return false };
    let number = number::leading_length(text);
    let sentence = number.and_then(|length| text[length..].strip_prefix(". "));
    sentence.is_some_and(|words| words.starts_with(char::is_uppercase))
        && list::at(units, 0).is_none()
}

/// The points of a protocol bear numbers too.
fn is_protocol(unit: &Unit) -> bool {
    let number = number::find_marked(unit.text(), 0).map(|marked| &unit.text()[marked.number]);
    if number.and_then(number::series) == Some(Series::Protocol) {
        return true;
    }
    let kind = lines::document_kind(unit.text()).map(|(kind, _)| kind);
    kind == Some(DocumentKind::ProtocolExtract)
}

/// What a printed book has left out: `. . . . .`
fn dotted(unit: &Unit) -> Inline {
    let printed = Some(unit.text().split_whitespace().collect::<Vec<_>>().join(" "));
    let gap =
        Gap { reason: GapReason::Editorial, quantity: None, unit: None, words: None, printed };
    Inline::new(Node::Gap(gap.into()), unit.words.span)
}

/// A few words in capitals, or `Part One`.
fn is_heading(text: &str) -> bool {
    // The party of the Bolsheviks has its small letter in brackets also among capitals: "VKP(b)".
    let of_party = |at: usize| text[..at].ends_with('(') && text[at..].starts_with("b)");
    let is_letter = |&(at, c): &(usize, char)| c.is_alphabetic() && c != 'º' && !of_party(at);
    let letters = || text.char_indices().filter(is_letter).map(|(_, c)| c);
    // Nearly every paragraph has a small letter among its first.
    (letters().all(char::is_uppercase)
        && letters().nth(7).is_some()
        && (3..=30).contains(&text.split_whitespace().take(31).count()))
        || sent_in_parts::names_part(text)
}

pub(super) fn span_of(units: &[Unit]) -> Span {
    let (first, last) = (&units[0].words.span, &units[units.len() - 1].words.span);
    first.to(*last)
}
