//! The outer text as an editor has settled it.
//!
//! A message inside the message has numbers and dates of its own, and so has another cable that the
//! text refers to: neither speaks for the record. Where an editor has decided between two readings,
//! only the reading of `corr` counts.

use std::iter;

use crate::cable::{Block, End, Inline, Line, LineKind, Node, NoteKind, Said, Text};
use crate::source::Span;

/// The passages of a message without labels of points and the messages inside it.
pub(super) fn outer(text: &Text) -> Vec<&[Inline]> {
    let mut passages = Vec::new();
    let mut add = |said| match said {
        Said::Passage(content) => passages.push(content),
        Said::Label(_) => {}
    };
    text.opener.iter().for_each(|line| add(Said::Passage(&line.content)));
    let outer = text.blocks.iter().filter(|block| !matches!(block, Block::Message(_)));
    outer.for_each(|block| block.for_each_passage(&mut add));
    text.end.iter().for_each(|end| end.for_each_passage(&mut add));
    passages
}

/// The datelines at the head and the end of a message, without those of the messages inside it.
pub(super) fn datelines(text: &Text) -> impl Iterator<Item = &Line> {
    lines(text).filter(|line| line.kind == LineKind::Dateline)
}

/// The lines at the head and the end of a message, without those of the messages inside it.
pub(super) fn lines(text: &Text) -> impl Iterator<Item = &Line> {
    let closers = text.end.iter().filter_map(|end| match end {
        End::Closer(lines) => Some(lines),
        End::Postscript(_) | End::Note(..) | End::Gap(_) => None,
    });
    iter::once(&text.opener).chain(closers).flatten()
}

/// The notes of a kind at the head, between the paragraphs and at the end, without those of the messages
/// inside.
pub(super) fn notes<'a>(text: &'a Text, wanted: &NoteKind) -> Vec<&'a [Inline]> {
    let in_lines = lines(text).filter_map(|line| match &line.kind {
        LineKind::Note(kind) if kind == wanted => Some(line.content.as_slice()),
        _ => None,
    });
    let in_blocks = text.blocks.iter().filter_map(|block| match block {
        Block::Note(kind, content) if kind == wanted => Some(content.as_slice()),
        _ => None,
    });
    let at_end = text.end.iter().filter_map(|end| match end {
        End::Note(kind, content) if kind == wanted => Some(content.as_slice()),
        _ => None,
    });
    in_lines.chain(in_blocks).chain(at_end).collect()
}

/// Visits each piece that counts, and what counts inside it.
pub(super) fn for_each<'a>(content: &'a [Inline], visit: &mut impl FnMut(&'a Inline)) {
    for inline in content {
        visit(inline);
        for_each(inside(inline), visit);
    }
}

fn inside(inline: &Inline) -> &[Inline] {
    match &inline.node {
        Node::Choice(choice) => &choice.corr,
        Node::Reference { .. } => &[],
        _ => inline.content(),
    }
}

/// Where the words of a piece stand, without the tags around them.
pub(super) fn place(inline: &Inline) -> Span {
    match inline.content() {
        [] => inline.span,
        [first, .., last] => first.span.to(last.span),
        [only] => only.span,
    }
}
