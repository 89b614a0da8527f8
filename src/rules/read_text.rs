//! A text that has been read once, for all rules.

use std::iter;

use super::landmark::Inside;
use super::passages::Passages;
use super::reading::Reading;
use crate::cable::{Block, End, Inline, Line, Said, Text};

/// A text and what has been read of it.
#[derive(Debug)]
pub(super) struct ReadText<'a> {
    /// The text.
    pub(super) text: &'a Text,
    /// Its passages and those of the messages inside it.
    pub(super) passages: Passages<'a>,
    /// At which passage each block begins, and the end.
    starts: Vec<usize>,
}

impl<'a> ReadText<'a> {
    /// Reads a text.
    pub(super) fn of(text: &'a Text) -> Self {
        // Most blocks are one passage, and nearly all of a long text is words.
        let parts = text.opener.len() + text.blocks.len() + text.end.len();
        let mut passages = Passages::with_capacity(parts, text.span.len());
        let mut starts = Vec::with_capacity(text.blocks.len() + 1);
        text.opener.iter().for_each(|line| passages.push(Said::Passage(&line.content)));
        for block in &text.blocks {
            starts.push(passages.len());
            let inside = Inside::of(block);
            block.for_each_passage(&mut |said| passages.push_inside(said, inside));
        }
        starts.push(passages.len());
        text.end.iter().for_each(|end| end.for_each_passage(&mut |said| passages.push(said)));
        Self { text, passages, starts }
    }

    /// The lines at the head and the end, without those of the messages inside the text.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&'a Line, Reading<'_>)> {
        let [begin, end] = self.blocks_span();
        let head = self.text.opener.iter().zip(self.passages.range(0..begin));
        let parts = self.text.end.iter().flat_map(|part| {
            let (lines, others): (&[Line], usize) = match part {
                End::Closer(lines) => (lines, 0),
                End::Postscript(_) | End::Note(..) | End::Gap(_) => (&[], 1),
            };
            lines.iter().map(Some).chain(iter::repeat_n(None, others))
        });
        let close = parts.zip(self.passages.range(end..self.passages.len()));
        head.chain(close.filter_map(|(line, reading)| Some((line?, reading))))
    }

    /// The passages and the labels of points without those of the messages inside the text.
    pub(super) fn outer(&self) -> impl Iterator<Item = Reading<'_>> {
        let [begin, end] = self.blocks_span();
        let head = self.passages.range(0..begin);
        let blocks = self.of_blocks(|block| !matches!(block, Block::Message(_)));
        head.chain(blocks).chain(self.passages.range(end..self.passages.len()))
    }

    /// The first passage of the blocks, and the first behind them.
    fn blocks_span(&self) -> [usize; 2] {
        let begin = self.text.opener.len();
        [begin, self.starts.last().copied().unwrap_or(begin)]
    }

    /// What the paragraphs and points say, without notes and the messages inside the text.
    pub(super) fn said(&self) -> impl Iterator<Item = Reading<'_>> {
        self.of_blocks(|block| !matches!(block, Block::Note(..) | Block::Message(_)))
    }

    fn of_blocks(&self, wanted: fn(&Block) -> bool) -> impl Iterator<Item = Reading<'_>> {
        let ranges = self.starts.windows(2).map(|pair| pair[0]..pair[1]);
        let blocks = self.text.blocks.iter().zip(ranges);
        let wanted = blocks.filter(move |(block, _)| wanted(block));
        wanted.flat_map(|(_, range)| self.passages.range(range))
    }

    /// The blocks one by one, each with its words if it is running text of a kind: `text.blocks(Block::paragraph)`.
    pub(super) fn blocks(
        &self,
        running: fn(&Block) -> Option<&[Inline]>,
    ) -> impl DoubleEndedIterator<Item = Option<Reading<'_>>> {
        let blocks = self.text.blocks.iter().zip(&self.starts[..self.text.blocks.len()]);
        blocks.map(move |(block, &at)| running(block).map(|_| self.passages.at(at)))
    }
}
