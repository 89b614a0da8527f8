//! Running text while it is read: its pieces, and what parts and joins them.
//!
//! TEI breaks pages, columns and blocks without a blank, where a reader who sees words only needs one.

use std::slice;

use crate::cable::{Inline, Node, plain};
use crate::source::{Span, part_of};
use crate::xml::unbroken;

/// What running text is made of.
pub(super) enum Bit {
    /// A piece as it stands.
    Piece(Inline),
    /// Words before and behind are two: `space`, `pb`, `cb`.
    Blank(Span),
    /// What is before and what is behind stand on lines of their own: a block within the text.
    Line(Span),
    /// Words before and behind are one, whatever white space there is: `lb[@break='no']`.
    Joint,
}

impl Bit {
    /// Whether white space beside it is none of the source's.
    fn clears(&self) -> bool {
        match self {
            Bit::Piece(inline) => is_break(inline),
            Bit::Line(_) | Bit::Joint => true,
            Bit::Blank(_) => false,
        }
    }
}

/// The running text of its bits, without the white space that is not the source's: around line breaks, at the edges of
/// a line, and where an editor's program broke a line.
pub(super) fn tidy(bits: Vec<Bit>, edges: bool) -> Vec<Inline> {
    let cleared: Vec<(bool, bool)> = (0..bits.len())
        .map(|at| {
            let beside = |bit: Option<&Bit>| bit.map_or(edges, Bit::clears);
            (beside(bits[..at].last()), beside(bits.get(at + 1)))
        })
        .collect();
    let mut out = Out { pieces: Vec::with_capacity(bits.len()), blank: None, line: None, edges };
    for (bit, (before, behind)) in bits.into_iter().zip(cleared) {
        match bit {
            Bit::Piece(inline) => out.push(trim(inline, before, behind)),
            Bit::Blank(_) if before || behind => {}
            Bit::Blank(span) => out.blank = Some(span),
            Bit::Line(span) => out.line = Some(span),
            Bit::Joint => {}
        }
    }
    out.finish()
}

/// The pieces that are done, and what is to come before the next.
struct Out {
    pieces: Vec<Inline>,
    blank: Option<Span>,
    line: Option<Span>,
    /// Whether it begins and ends a line.
    edges: bool,
}

impl Out {
    fn push(&mut self, inline: Inline) {
        if matches!(&inline.node, Node::Words(words) if words.is_empty()) {
            return;
        }
        let blank = self.blank.take();
        match self.line.take() {
            Some(line) => self.begin_line(line, &inline),
            None => self.part(blank, &inline),
        }
        self.pieces.push(inline);
    }

    fn begin_line(&mut self, line: Span, next: &Inline) {
        let is_first = self.pieces.last().is_none_or(is_break);
        if !is_first && !is_break(next) {
            self.pieces.push(Inline::new(Node::LineBreak, line));
        }
    }

    fn part(&mut self, blank: Option<Span>, next: &Inline) {
        let Some(span) = blank else { return };
        if self.may_part() && !plain(slice::from_ref(next)).starts_with(closes) {
            self.push_blank(span);
        }
    }

    /// Whether what is done ends with a word, to which the next would be joined.
    fn may_part(&self) -> bool {
        match self.pieces.last() {
            Some(last) => !plain(slice::from_ref(last)).ends_with(opens),
            None => !self.edges,
        }
    }

    fn push_blank(&mut self, span: Span) {
        self.pieces.push(Inline::words(" ", span));
    }

    fn finish(mut self) -> Vec<Inline> {
        if let Some(span) = self.blank.filter(|_| !self.edges && self.may_part()) {
            self.push_blank(span);
        }
        self.pieces
    }
}

/// White space, and what stands right behind a word.
fn closes(c: char) -> bool {
    c.is_whitespace() || ",.;:!?)]}»”’…".contains(c)
}

/// White space, and what stands right before one.
fn opens(c: char) -> bool {
    c.is_whitespace() || "([{«„‘".contains(c)
}

fn trim(inline: Inline, start: bool, end: bool) -> Inline {
    let Node::Words(words) = inline.node else { return inline };
    let length = words.len();
    let from = if start { length - words.trim_ascii_start().len() } else { 0 };
    let to = if end { words.trim_ascii_end().len().max(from) } else { length };
    let span = part_of(inline.span, length, from..to);
    Inline::words(unbroken(&words[from..to]), span)
}

fn is_break(inline: &Inline) -> bool {
    matches!(inline.node, Node::LineBreak)
}
