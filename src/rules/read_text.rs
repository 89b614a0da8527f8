//! A text that has been read once, for all rules.

use std::iter;

use super::landmark::Inside;
use super::passages::Passages;
use super::reading::Reading;
use crate::cable::{Block, End, Inline, Line, Said, Text, for_each_passage};

/// A text and what has been read of it.
#[derive(Debug)]
pub(super) struct ReadText<'a> {
    /// The text.
    pub(super) text: &'a Text,
    /// Its passages and those of the messages inside it.
    pub(super) passages: Passages<'a>,
    /// At which passage each block begins.
    starts: Vec<usize>,
    /// At which passage the end begins.
    behind_blocks: usize,
}

impl<'a> ReadText<'a> {
    /// Reads a text.
    pub(super) fn of(text: &'a Text) -> Self {
        let mut count = 0;
        for_each_passage(text, &mut |_| count += 1);
        let mut passages = Passages::with_capacity(count, text.span.len());
        let mut starts = Vec::with_capacity(text.blocks.len());
        text.opener.iter().for_each(|line| passages.push(Said::Passage(&line.content)));
        for block in &text.blocks {
            starts.push(passages.len());
            let inside = Inside::of(block);
            block.for_each_passage(&mut |said| passages.push_inside(said, inside));
        }
        let behind_blocks = passages.len();
        text.end.iter().for_each(|end| end.for_each_passage(&mut |said| passages.push(said)));
        Self { text, passages, starts, behind_blocks }
    }

    /// The lines at the head and the end, without those of the messages inside the text.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&'a Line, Reading<'_>)> {
        let lines = self.text.opener.iter().zip(self.head());
        let closing = self.text.end.iter().flat_map(lines_of_end).zip(self.end());
        lines.chain(closing.filter_map(|(line, reading)| Some((line?, reading))))
    }

    /// The passages and the labels of points without those of the messages inside the text.
    pub(super) fn outer(&self) -> impl Iterator<Item = Reading<'_>> {
        let blocks = self.of_blocks(|block| !matches!(block, Block::Message(_)));
        self.head().chain(blocks).chain(self.end())
    }

    fn head(&self) -> impl Iterator<Item = Reading<'_>> {
        self.passages.range(0..self.text.opener.len())
    }

    fn end(&self) -> impl Iterator<Item = Reading<'_>> {
        self.passages.range(self.behind_blocks..self.passages.len())
    }

    /// What the paragraphs and points say, without notes and the messages inside the text.
    pub(super) fn said(&self) -> impl Iterator<Item = Reading<'_>> {
        self.of_blocks(|block| !matches!(block, Block::Note(..) | Block::Message(_)))
    }

    fn of_blocks(&self, wanted: fn(&Block) -> bool) -> impl Iterator<Item = Reading<'_>> {
        let ends = self.starts.iter().skip(1).chain([&self.behind_blocks]);
        let ranges = self.starts.iter().zip(ends).map(|(&start, &end)| start..end);
        let blocks = self.text.blocks.iter().zip(ranges);
        let wanted = blocks.filter(move |(block, _)| wanted(block));
        wanted.flat_map(|(_, range)| self.passages.range(range))
    }

    /// The blocks one by one, each with its words if it is running text of a kind: `text.blocks(Block::paragraph)`.
    pub(super) fn blocks(
        &self,
        running: fn(&Block) -> Option<&[Inline]>,
    ) -> impl DoubleEndedIterator<Item = Option<Reading<'_>>> {
        let blocks = self.text.blocks.iter().zip(&self.starts);
        blocks.map(move |(block, &at)| running(block).map(|_| self.passages.at(at)))
    }
}

/// The passages of a part of the end, each with its line if it is one.
fn lines_of_end(part: &End) -> impl Iterator<Item = Option<&Line>> {
    let (lines, others): (&[Line], usize) = match part {
        End::Closer(lines) => (lines, 0),
        End::Postscript(_) | End::Note(..) | End::Gap(_) => (&[], 1),
    };
    lines.iter().map(Some).chain(iter::repeat_n(None, others))
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::cable::{Item, ItemPart, LineKind, List, ListStyle, NoteKind};

    fn list(sample: &mut Sample, label: &str, point: &str) -> Block {
        let label = sample.passage(label);
        let (span, parts) = (label.span, vec![ItemPart::Paragraph(vec![sample.words(point)])]);
        let item = Item { bullet: None, label: Some(label), parts, span };
        Block::List(List { style: ListStyle::Numbered, items: vec![item], span })
    }

    fn text(sample: &mut Sample) -> Text {
        let inner = vec![Block::Paragraph(vec![sample.words("inner")])];
        let inner = sample.text(vec![], inner, vec![]);
        let blocks = vec![
            list(sample, "1.", "point"),
            Block::Head(vec![sample.words("head")]),
            Block::Message(inner.into()),
            Block::Note(NoteKind::Stamp, vec![sample.words("stamp")]),
            Block::Paragraph(vec![sample.words("paragraph")]),
        ];
        let line = |sample: &mut Sample, words| {
            let words = vec![sample.words(words)];
            sample.line(LineKind::Bare, words)
        };
        let opener = vec![line(sample, "first line")];
        let note = End::Note(NoteKind::Line, vec![sample.words("note")]);
        let end = vec![note, End::Closer(vec![line(sample, "last line")])];
        sample.text(opener, blocks, end)
    }

    fn words<'r>(readings: impl Iterator<Item = Reading<'r>>) -> String {
        readings.map(|reading| reading.text.into_owned()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn parts_of_a_text_are_found_by_where_they_stand() {
        let text = text(&mut Sample::default());
        let read = ReadText::of(&text);
        let all = "first line 1. point head inner stamp paragraph note last line";
        assert_eq!(words(read.passages.iter()), all);
        assert_eq!(words(read.outer()), all.replace("inner ", ""));
        assert_eq!(words(read.said()), "1. point head paragraph");
        assert_eq!(words(read.lines().map(|(_, reading)| reading)), "first line last line");
        assert_eq!(words(read.blocks(Block::paragraph).flatten()), "paragraph");
        let headings = read.blocks(Block::paragraph_or_head).take(2).flatten();
        assert_eq!(words(headings), "head");
    }
}
