//! The outer text as an editor has settled it.
//!
//! A message inside the message has numbers and dates of its own, and so has another cable that the
//! text refers to: neither speaks for the record. Where an editor has decided between two readings,
//! only the reading of `corr` counts.

use std::iter;

use crate::cable::{
    Block, Body, Cable, End, Inline, ItemPart, Line, LineKind, List, Node, NoteKind, Text,
};
use crate::source::Span;

/// The text of a record, the documents attached to it, and its original where the source gives that too.
pub(super) fn texts(cable: &Cable) -> impl Iterator<Item = &Text> {
    cable.body.iter().flat_map(Body::texts)
}

/// The running text of a message, piece by piece, without the messages inside it.
pub(super) fn outer(text: &Text) -> impl Iterator<Item = &[Inline]> {
    let head = text.opener.iter().map(|line| line.content.as_slice());
    head.chain(text.blocks.iter().flat_map(block)).chain(text.end.iter().flat_map(end))
}

/// The paragraphs and points of a message, without notes and the messages inside it.
pub(super) fn said(text: &Text) -> impl Iterator<Item = &[Inline]> {
    text.blocks.iter().filter(|part| !matches!(part, Block::Note(..))).flat_map(block)
}

fn block(block: &Block) -> Vec<&[Inline]> {
    match block {
        Block::Paragraph(content)
        | Block::Foreign(_, content)
        | Block::Head(content)
        | Block::Note(_, content) => vec![content],
        Block::List(list) => of_list(list),
        Block::Message(_) => Vec::new(),
        Block::Gap(gap) => vec![std::slice::from_ref(gap)],
    }
}

fn of_list(list: &List) -> Vec<&[Inline]> {
    let parts = list.items.iter().flat_map(|item| &item.parts);
    let content = parts.flat_map(|part| match part {
        ItemPart::Paragraph(content) => vec![content.as_slice()],
        ItemPart::List(list) => of_list(list),
    });
    content.collect()
}

fn end(end: &End) -> Vec<&[Inline]> {
    match end {
        End::Closer(lines) => lines.iter().map(|line| line.content.as_slice()).collect(),
        End::Postscript(content) | End::Note(_, content) => vec![content],
        End::Gap(gap) => vec![std::slice::from_ref(gap)],
    }
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
