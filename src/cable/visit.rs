//! Everything that a text says, in reading order.

use std::slice;

use super::{Block, End, Inline, ItemPart, List, Node, Text};
use crate::source::Passage;

/// Visits every piece of running text of a message in reading order, and what stands inside each.
///
/// An editor's correction (`corr`) is no part of the text and is not visited.
pub fn for_each_inline<'a>(text: &'a Text, visit: &mut impl FnMut(&'a Inline)) {
    for_each_passage(text, &mut |passage| match passage {
        Said::Passage(content) => for_each_piece(content, visit),
        Said::Label(_) => {}
    });
}

/// What stands in a text in one piece.
#[derive(Clone, Copy, Debug)]
pub enum Said<'a> {
    /// A line, a paragraph, a note.
    Passage(&'a [Inline]),
    /// The label of a point of a list.
    Label(&'a Passage),
}

/// Visits every passage of a message in reading order, those of the messages inside it too.
pub fn for_each_passage<'a>(text: &'a Text, visit: &mut dyn FnMut(Said<'a>)) {
    text.opener.iter().for_each(|line| visit(Said::Passage(&line.content)));
    text.blocks.iter().for_each(|block| block.for_each_passage(visit));
    text.end.iter().for_each(|end| end.for_each_passage(visit));
}

impl Block {
    /// Visits every passage of the block in reading order.
    pub fn for_each_passage<'a>(&'a self, visit: &mut dyn FnMut(Said<'a>)) {
        match self {
            Block::Paragraph(content)
            | Block::Foreign(_, content)
            | Block::Head(content)
            | Block::Verse(content)
            | Block::Speaker(content)
            | Block::Stage(content)
            | Block::Note(_, content) => visit(Said::Passage(content)),
            Block::List(list) => of_list(list, visit),
            Block::Table(table) => table.cells().for_each(|cell| visit(Said::Passage(cell))),
            Block::Message(inner) => for_each_passage(inner, visit),
            Block::Gap(gap) => visit(Said::Passage(slice::from_ref(gap))),
        }
    }
}

impl End {
    /// Visits every passage of this part of the end in reading order.
    pub fn for_each_passage<'a>(&'a self, visit: &mut dyn FnMut(Said<'a>)) {
        match self {
            End::Closer(lines) => {
                lines.iter().for_each(|line| visit(Said::Passage(&line.content)));
            }
            End::Postscript(content) | End::Note(_, content) => visit(Said::Passage(content)),
            End::Gap(gap) => visit(Said::Passage(slice::from_ref(gap))),
        }
    }
}

fn of_list<'a>(list: &'a List, visit: &mut dyn FnMut(Said<'a>)) {
    for item in &list.items {
        item.label.iter().for_each(|label| visit(Said::Label(label)));
        for part in &item.parts {
            match part {
                ItemPart::Paragraph(content) => visit(Said::Passage(content)),
                ItemPart::List(list) => of_list(list, visit),
            }
        }
    }
}

/// Visits every piece of running text in reading order, and what stands inside each.
pub fn for_each_piece<'a>(content: &'a [Inline], visit: &mut impl FnMut(&'a Inline)) {
    for inline in content {
        visit(inline);
        match inline.content() {
            [] => {}
            // What stands inside is mostly words and nothing else.
            [only] if matches!(only.node, Node::Words(_)) => visit(only),
            content => for_each_piece(content, visit),
        }
    }
}
