//! Writes the text of a record again: paragraphs as the transcription prints them.

use std::ops::Range;
use std::slice;

use crate::cable::{Block, Body, End, Inline, Item, ItemPart, Line, List, Text, print};

/// The paragraphs of a text and what is attached to it in order, brackets and all.
pub fn paragraphs(body: &Body) -> Vec<String> {
    marked_paragraphs(body).into_iter().map(|paragraph| paragraph.words).collect()
}

/// The same with what stands in them.
pub fn marked_paragraphs(body: &Body) -> Vec<Paragraph<'_>> {
    let mut out = Vec::new();
    push_text(&body.text, &mut out);
    body.attachments.iter().for_each(|attached| push_text(attached, &mut out));
    out
}

/// A paragraph as it is printed.
#[derive(Debug, Default)]
pub struct Paragraph<'a> {
    /// Its words.
    pub words: String,
    /// Every piece of it, and the bytes of the words that the piece fills.
    pub pieces: Vec<(&'a Inline, Range<usize>)>,
}

impl<'a> Paragraph<'a> {
    fn of(content: &'a [Inline]) -> Self {
        let mut paragraph = Paragraph::default();
        paragraph.push(content);
        paragraph
    }

    fn push(&mut self, content: &'a [Inline]) {
        let Paragraph { words, pieces } = self;
        print(content, words, &mut |piece, range| pieces.push((piece, range)));
    }
}

fn push_text<'a>(text: &'a Text, out: &mut Vec<Paragraph<'a>>) {
    push_lines(&text.opener, out);
    for block in &text.blocks {
        match block {
            Block::Paragraph(content)
            | Block::Foreign(_, content)
            | Block::Head(content)
            | Block::Note(_, content) => out.push(Paragraph::of(content)),
            Block::List(list) => push_list(list, out),
            Block::Message(inner) => push_text(inner, out),
            Block::Gap(gap) => out.push(Paragraph::of(slice::from_ref(gap))),
        }
    }
    for end in &text.end {
        match end {
            End::Closer(lines) => push_lines(lines, out),
            End::Postscript(content) | End::Note(_, content) => out.push(Paragraph::of(content)),
            End::Gap(gap) => out.push(Paragraph::of(slice::from_ref(gap))),
        }
    }
}

/// A paragraph for each line; what goes on the line before it goes on its paragraph.
fn push_lines<'a>(lines: &'a [Line], out: &mut Vec<Paragraph<'a>>) {
    for line in lines {
        match out.last_mut().zip(line.follows.gap()) {
            Some((before, gap)) => {
                before.words.push_str(gap);
                before.push(&line.content);
            }
            None => out.push(Paragraph::of(&line.content)),
        }
    }
}

fn push_list<'a>(list: &'a List, out: &mut Vec<Paragraph<'a>>) {
    list.items.iter().for_each(|item| push_item(item, out));
}

/// An item's label stands before its first words; a list within it begins below them.
fn push_item<'a>(item: &'a Item, out: &mut Vec<Paragraph<'a>>) {
    let (words, rest) = match item.parts.split_first() {
        Some((ItemPart::Paragraph(content), rest)) => (Some(content), rest),
        _ => (None, item.parts.as_slice()),
    };
    let label = item.label.as_ref().map(|label| label.value.as_str());
    let mut first = Paragraph::default();
    for mark in [item.bullet.as_deref(), label].into_iter().flatten() {
        first.words.push_str(mark);
        first.words.push(' ');
    }
    words.into_iter().for_each(|content| first.push(content));
    first.trim_end();
    out.push(first);
    for part in rest {
        match part {
            ItemPart::Paragraph(content) => out.push(Paragraph::of(content)),
            ItemPart::List(list) => push_list(list, out),
        }
    }
}

impl Paragraph<'_> {
    fn trim_end(&mut self) {
        let end = self.words.trim_end().len();
        self.words.truncate(end);
        for (_, range) in &mut self.pieces {
            *range = range.start.min(end)..range.end.min(end);
        }
    }
}
