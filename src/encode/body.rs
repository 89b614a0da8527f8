//! Divides a text into head, body and end.
//!
//! ```text
//! text ::= { head-line } { block } { end-line }
//! ```
//!
//! Head lines are taken from the front as long as they are recognised, end lines from the back; what
//! lies between is paragraphs, lists and quoted messages.

use std::ops::Range;

use super::lines::{self, Context, Part, Place, Role, Tags};
use super::message::{self, Quoted};
use super::unit::Unit;
use super::{Encoder, list};
use crate::cable::{
    Action, ActionKind, Block, Cable, End, Inline, Line, LineKind, Node, NoteKind, Party, Text,
    plain,
};
use crate::persons::Register;
use crate::source::{Span, Spanned};

/// Reads a text; `span` is its place, also if it has no lines.
pub(super) fn read(encoder: &mut Encoder<'_>, units: &[Unit], span: Span) -> Text {
    let quoted = message::find(units, &encoder.enclosing);
    let first_quoted = quoted.first().map_or(units.len(), |quoted| quoted.lines.start);
    let head = head(encoder, &units[..first_quoted]);
    let after_quoted = quoted.last().map_or(head.len(), Quoted::end);
    let end = units.len() - end(encoder, &units[after_quoted.max(head.len())..]).len();
    let opener =
        head.iter().zip(units).flat_map(|(parts, unit)| encoder.lines(unit, parts)).collect();
    let blocks = encoder.blocks(units, head.len()..end, &quoted);
    let end = encoder.end(&units[end..]);
    Text { opener, blocks, end, span }
}

/// The parts of the lines at the front that are head lines.
///
/// A short line that nobody knows is one of them if the next line is one: forms hold more than any
/// list of phrases.
fn head(encoder: &Encoder<'_>, units: &[Unit]) -> Vec<Vec<Part>> {
    let context = encoder.context();
    let known = |unit: &Unit| lines::recognise(unit.text(), Place::Head, context);
    let mut head = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        match known(unit) {
            Some(parts) => head.push(parts),
            None if is_short(unit, 6)
                && units.get(at + 1).is_some_and(|next| known(next).is_some()) =>
            {
                head.push(vec![unknown_line(unit)]);
            }
            None => break,
        }
    }
    head
}

fn unknown_line(unit: &Unit) -> Part {
    let role = Role::Line(LineKind::Note(NoteKind::Line));
    Part { range: 0..unit.text().len(), role, tags: Tags::default() }
}

/// A few words that are no sentence.
fn is_short(unit: &Unit, words: usize) -> bool {
    let text = unit.text();
    text.split_whitespace().count() <= words && !text.ends_with(['.', '?', '!', '"', '”', ':'])
}

/// The lines at the back that belong to the end: from the first one that is recognised, with at most two
/// unrecognised short ones in a row among them.
fn end<'u>(encoder: &Encoder<'_>, units: &'u [Unit]) -> &'u [Unit] {
    let context = encoder.context();
    let known = |unit: &Unit| lines::recognise(unit.text(), Place::End, context).is_some();
    let mut start = units.len();
    let mut unknown = 0;
    for (at, unit) in units.iter().enumerate().rev() {
        if known(unit) {
            start = at;
            unknown = 0;
        } else if unknown < 2 && unit.text().split_whitespace().count() <= 14 {
            unknown += 1;
        } else {
            break;
        }
    }
    &units[start..]
}

impl Encoder<'_> {
    pub(super) fn context(&self) -> Context<'_> {
        Context { registers: self.registers, century: self.century() }
    }

    fn lines(&mut self, unit: &Unit, parts: &[Part]) -> Vec<Line> {
        parts.iter().filter_map(|part| self.line(unit, part)).collect()
    }

    fn line(&mut self, unit: &Unit, part: &Part) -> Option<Line> {
        let Role::Line(kind) = &part.role else { return None };
        let content = self.part(unit, part);
        let continues = part.range.start > 0;
        let span = unit.words.part(part.range.clone());
        Some(Line { kind: kind.clone(), continues, content, span })
    }

    fn blocks(&mut self, units: &[Unit], range: Range<usize>, quoted: &[Quoted]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut at = range.start;
        for quoted in quoted {
            self.paragraphs(&units[at..quoted.lines.start], &mut blocks);
            let inner = &units[quoted.lines.start..quoted.end()];
            let span = span_of(inner);
            self.enclosing.push(quoted.mark);
            blocks.push(Block::Message(read(self, inner, span)));
            self.enclosing.pop();
            at = quoted.end();
        }
        self.paragraphs(&units[at..range.end.max(at)], &mut blocks);
        blocks
    }

    fn paragraphs(&mut self, units: &[Unit], blocks: &mut Vec<Block>) {
        let mut at = 0;
        while at < units.len() {
            let taken = match list::at(units, at) {
                Some(items) => {
                    let taken = items.iter().map(|item| item.units.len()).sum();
                    blocks.push(Block::List(self.list(units, &items)));
                    taken
                }
                None => {
                    let block = self.paragraph(&units[at]);
                    blocks.push(block);
                    1
                }
            };
            at += taken;
        }
    }

    fn paragraph(&mut self, unit: &Unit) -> Block {
        let content = self.whole(unit, Tags::default());
        match content.as_slice() {
            [only] if matches!(only.node, Node::Gap(_)) => Block::Gap(only.clone()),
            [Inline { node: Node::Note { kind, .. }, .. }] if *kind != NoteKind::Sic => {
                Block::Note(kind.clone(), unwrapped(content))
            }
            _ if is_heading(unit.text()) => Block::Head(content),
            _ => Block::Paragraph(content),
        }
    }

    pub(super) fn whole(&mut self, unit: &Unit, tags: Tags) -> Vec<Inline> {
        self.inline(&unit.words, 0..unit.text().len(), tags)
    }

    /// The end: lines of a closer as long as they follow each other, then what stands by itself.
    fn end(&mut self, units: &[Unit]) -> Vec<End> {
        let mut end: Vec<End> = Vec::new();
        for unit in units {
            let parts = lines::recognise(unit.text(), Place::End, self.context());
            let Some(parts) = parts else {
                end.push(End::Postscript(self.whole(unit, Tags::default())));
                continue;
            };
            for part in &parts {
                self.push_end(unit, part, &mut end);
            }
        }
        end
    }

    fn push_end(&mut self, unit: &Unit, part: &Part, end: &mut Vec<End>) {
        match &part.role {
            Role::Instruction => end.push(End::Postscript(self.part(unit, part))),
            Role::After(kind) => end.push(End::Note(kind.clone(), self.part(unit, part))),
            Role::Line(LineKind::Gap) => {
                end.extend(self.part(unit, part).into_iter().map(End::Gap))
            }
            Role::Line(_) => {
                let lines = self.lines(unit, std::slice::from_ref(part));
                match end.last_mut() {
                    Some(End::Closer(closer)) => closer.extend(lines),
                    _ => end.push(End::Closer(lines)),
                }
            }
        }
    }

    fn part(&mut self, unit: &Unit, part: &Part) -> Vec<Inline> {
        unwrapped(self.inline(&unit.words, part.range.clone(), part.tags))
    }
}

/// The words of a note in brackets with the brackets as text, for a line that is a note as a whole needs
/// no second one inside.
fn unwrapped(content: Vec<Inline>) -> Vec<Inline> {
    match content.as_slice() {
        [Inline { node: Node::Note { content, .. }, span }] => {
            let bracket = |text: &str| Inline::new(Node::Words(text.to_owned()), *span);
            let mut out = vec![bracket("[")];
            out.extend(content.iter().cloned());
            out.push(bracket("]"));
            out
        }
        _ => content,
    }
}

/// A few words in capitals.
fn is_heading(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let words = text.split_whitespace().count();
    (3..=30).contains(&words) && letters().all(char::is_uppercase) && letters().count() >= 8
}

fn span_of(units: &[Unit]) -> Span {
    let (first, last) = (&units[0].words.span, &units[units.len() - 1].words.span);
    first.to(*last)
}

/// What the lines of the text say about the record: how secret it was, and for whom in the end.
pub(super) fn facts(text: &Text, persons: &Register, cable: &mut Cable) {
    let lines = text.opener.iter().chain(text.end.iter().flat_map(|end| match end {
        End::Closer(lines) => lines.as_slice(),
        End::Postscript(_) | End::Note(..) | End::Gap(_) => &[],
    }));
    for line in lines {
        match &line.kind {
            LineKind::Note(NoteKind::Classification) => {
                let level = lines::classification(&plain(&line.content));
                let new = |level| cable.classification.iter().all(|known| known.value != level);
                if let Some(level) = level.filter(|level| new(*level)) {
                    cable.classification.push(Spanned::new(level, line.span));
                }
            }
            LineKind::Address if lines::passes_on(&plain(&line.content)) => {
                forwarded(line, persons, cable)
            }
            _ => {}
        }
    }
}

/// Somebody to whom the message is to be passed and whom the title does not name.
fn forwarded(line: &Line, persons: &Register, cable: &mut Cable) {
    let named_by_title = |pointer: &str| {
        cable.correspondence.iter().flat_map(|action| &action.parties).any(|party| {
            party.names.iter().any(|name| match &name.node {
                Node::Name(name) => {
                    let person = persons.named(&plain(&name.content));
                    person.is_some_and(|person| person.pointer() == pointer)
                }
                _ => false,
            })
        })
    };
    let new = line.content.iter().filter(|inline| match &inline.node {
        Node::Name(name) => {
            name.pointer.as_ref().is_some_and(|pointer| !named_by_title(&pointer.value))
        }
        _ => false,
    });
    let parties: Vec<Party> =
        new.map(|name| Party { names: vec![as_printed(name)], span: name.span }).collect();
    if !parties.is_empty() {
        let kind = ActionKind::Forwarded;
        cable.correspondence.push(Action { kind, parties, date: None, span: line.span });
    }
}

/// The name as the header keeps it: brackets are text there.
fn as_printed(name: &Inline) -> Inline {
    let mut name = name.clone();
    if let Node::Name(inner) = &mut name.node {
        let words = crate::cable::printed(&inner.content);
        inner.content = vec![Inline::new(Node::Words(words), name.span)];
    }
    name
}
