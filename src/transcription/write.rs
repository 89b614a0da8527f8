//! Writes the text of a record again: paragraphs as the transcription prints them.

use std::ops::Range;
use std::{mem, slice};

use crate::cable::{
    Block, Body, COLUMNS, End, Inline, Item, ItemPart, Line, List, Row, Text, print,
};

/// The paragraphs of a text and what is attached to it in order, brackets and all.
pub fn paragraphs(body: &Body) -> Vec<String> {
    let mut out = Vec::new();
    for_each_paragraph(body, &mut |words| out.push(mem::take(words)));
    out
}

/// The same with what stands in them.
pub fn marked_paragraphs(body: &Body) -> Vec<Paragraph<'_>> {
    let mut out = Vec::new();
    Page::print(body, &mut |paragraph| out.push(mem::take(paragraph)));
    out
}

/// Visits the words of one paragraph after the other: a text may have millions. What is left of them makes room for the
/// next.
pub fn for_each_paragraph(body: &Body, visit: &mut dyn FnMut(&mut String)) {
    Page::print(body, visit);
}

/// A paragraph as it is printed.
#[derive(Debug, Default)]
pub struct Paragraph<'a> {
    /// Its words.
    pub words: String,
    /// Every piece of it, and the bytes of the words that the piece fills.
    pub pieces: Vec<(&'a Inline, Range<usize>)>,
}

/// What a paragraph is printed on: its words alone, or with what stands in them.
trait Sheet<'a>: Default {
    fn words(&mut self) -> &mut String;
    fn push(&mut self, content: &'a [Inline]);
    fn trim_behind(&mut self);
    fn clear(&mut self);
}

impl<'a> Sheet<'a> for String {
    fn words(&mut self) -> &mut String {
        self
    }

    fn push(&mut self, content: &'a [Inline]) {
        print(content, self, &mut |_, _| {});
    }

    fn trim_behind(&mut self) {
        self.truncate(self.as_str().trim_end().len());
    }

    fn clear(&mut self) {
        String::clear(self);
    }
}

impl<'a> Sheet<'a> for Paragraph<'a> {
    fn words(&mut self) -> &mut String {
        &mut self.words
    }

    fn push(&mut self, content: &'a [Inline]) {
        let Paragraph { words, pieces } = self;
        print(content, words, &mut |piece, range| pieces.push((piece, range)));
    }

    fn trim_behind(&mut self) {
        let end = self.words.trim_end().len();
        self.words.truncate(end);
        for (_, range) in &mut self.pieces {
            *range = range.start.min(end)..range.end.min(end);
        }
    }

    fn clear(&mut self) {
        self.words.clear();
        self.pieces.clear();
    }
}

/// What is printed paragraph by paragraph.
struct Page<'v, S> {
    /// The last one, to which more may be added on the same line.
    paragraph: Option<S>,
    visit: &'v mut dyn FnMut(&mut S),
}

impl<'a, 'v, S: Sheet<'a>> Page<'v, S> {
    fn print(body: &'a Body, visit: &'v mut dyn FnMut(&mut S)) {
        let mut page = Page { paragraph: None, visit };
        body.texts().for_each(|text| page.text(text));
        page.end();
    }

    fn text(&mut self, text: &'a Text) {
        self.lines(&text.opener);
        for block in &text.blocks {
            match block {
                Block::Paragraph(content)
                | Block::Foreign(_, content)
                | Block::Head(content)
                | Block::Verse(content)
                | Block::Speaker(content)
                | Block::Stage(content)
                | Block::Note(_, content) => self.begin().push(content),
                Block::List(list) => self.list(list),
                Block::Table(table) => table.rows.iter().for_each(|row| self.row(row)),
                Block::Message(inner) => self.text(inner),
                Block::Gap(gap) => self.begin().push(slice::from_ref(gap)),
            }
        }
        for end in &text.end {
            match end {
                End::Closer(lines) => self.lines(lines),
                End::Postscript(content) | End::Note(_, content) => self.begin().push(content),
                End::Gap(gap) => self.begin().push(slice::from_ref(gap)),
            }
        }
    }

    /// A paragraph for each line; what goes on the line before it goes on its paragraph.
    fn lines(&mut self, lines: &'a [Line]) {
        for line in lines {
            match self.paragraph.as_mut().zip(line.follows.gap()) {
                Some((before, gap)) => {
                    before.words().push_str(gap);
                    before.push(&line.content);
                }
                None => self.begin().push(&line.content),
            }
        }
    }

    fn list(&mut self, list: &'a List) {
        list.items.iter().for_each(|item| self.item(item));
    }

    /// An item's label stands before its first words; a list within it begins below them.
    fn item(&mut self, item: &'a Item) {
        let (words, rest) = match item.parts.split_first() {
            Some((ItemPart::Paragraph(content), rest)) => (Some(content), rest),
            _ => (None, item.parts.as_slice()),
        };
        let label = item.label.as_ref().map(|label| label.value.as_str());
        let first = self.begin();
        for mark in [item.bullet.as_deref(), label].into_iter().flatten() {
            first.words().push_str(mark);
            first.words().push(' ');
        }
        words.into_iter().for_each(|content| first.push(content));
        first.trim_behind();
        for part in rest {
            match part {
                ItemPart::Paragraph(content) => self.begin().push(content),
                ItemPart::List(list) => self.list(list),
            }
        }
    }

    /// Cells stand beside each other, in columns.
    fn row(&mut self, row: &'a Row) {
        let paragraph = self.begin();
        for (at, cell) in row.cells.iter().enumerate() {
            paragraph.words().push_str(if at > 0 { COLUMNS } else { "" });
            paragraph.push(&cell.content);
        }
        paragraph.trim_behind();
    }

    fn begin(&mut self) -> &mut S {
        self.end();
        self.paragraph.get_or_insert_default()
    }

    /// Shows the last paragraph; its room is kept.
    fn end(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            (self.visit)(paragraph);
            paragraph.clear();
        }
    }
}
