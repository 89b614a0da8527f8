//! Passages read once, for all rules that look at them.

use std::ops::Range;

use super::landmark::{self, Inside, Landmark};
use super::reading::{Reading, read};
use crate::cable::{Inline, Said};

/// Passages in a row: their words, and what stands out among them.
///
/// A text may have millions of passages, so their words stand in one string.
#[derive(Debug, Default)]
pub(super) struct Passages<'a> {
    words: String,
    passages: Vec<Passage<'a>>,
    /// The words of which the source's editor says that they stand there so, by the passages that have some.
    as_it_stands: Vec<(usize, Vec<Range<usize>>)>,
    landmarks: Vec<Landmark<'a>>,
}

#[derive(Debug)]
struct Passage<'a> {
    said: Said<'a>,
    /// Where it ends in the words.
    end: usize,
}

impl<'a> Passages<'a> {
    /// Room for so many passages and bytes of words.
    pub(super) fn with_capacity(passages: usize, bytes: usize) -> Self {
        let (words, passages) = (String::with_capacity(bytes), Vec::with_capacity(passages));
        Self { words, passages, ..Self::default() }
    }

    /// Reads a passage, which stands behind those before.
    pub(super) fn push(&mut self, said: Said<'a>) {
        self.push_inside(said, Inside::default());
    }

    /// Reads a passage that stands inside something.
    pub(super) fn push_inside(&mut self, said: Said<'a>, inside: Inside) {
        match said {
            Said::Passage(content) => {
                let marked = read(content, &mut self.words);
                if !marked.is_empty() {
                    self.as_it_stands.push((self.passages.len(), marked));
                }
                landmark::gather(content, inside, &mut self.landmarks);
            }
            Said::Label(label) => self.words.push_str(&label.value),
        }
        self.passages.push(Passage { said, end: self.words.len() });
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.passages.len()
    }

    /// Every passage.
    pub(super) fn iter(&self) -> impl Iterator<Item = Reading<'_>> {
        self.range(0..self.len())
    }

    /// Some of them, in order.
    pub(super) fn range(&self, range: Range<usize>) -> impl Iterator<Item = Reading<'_>> {
        range.map(|at| self.at(at))
    }

    /// One of them by its number.
    pub(super) fn at(&self, at: usize) -> Reading<'_> {
        let start = at.checked_sub(1).map_or(0, |before| self.passages[before].end);
        let Passage { said, end } = self.passages[at];
        Reading::of_read(&self.words[start..end], said, self.as_it_stands(at))
    }

    fn as_it_stands(&self, at: usize) -> &[Range<usize>] {
        let found = self.as_it_stands.binary_search_by_key(&at, |(passage, _)| *passage);
        found.map_or(&[], |found| &self.as_it_stands[found].1)
    }

    /// The running text of each, without the labels of points.
    pub(super) fn running(&self) -> impl Iterator<Item = &'a [Inline]> {
        self.passages.iter().filter_map(|passage| match passage.said {
            Said::Passage(content) => Some(content),
            Said::Label(_) => None,
        })
    }

    /// The landmarks that stand in the source.
    pub(super) fn printed(&self) -> impl Iterator<Item = &'a Inline> {
        self.landmarks(Landmark::is_printed)
    }

    /// The landmarks that speak for the record.
    pub(super) fn settled(&self) -> impl Iterator<Item = &'a Inline> {
        self.landmarks(Landmark::is_settled)
    }

    /// The dates, and the words in which nobody has found one.
    pub(super) fn prose(&self) -> impl Iterator<Item = &'a Inline> {
        self.landmarks(Landmark::is_prose)
    }

    fn landmarks(&self, wanted: fn(&Landmark<'a>) -> bool) -> impl Iterator<Item = &'a Inline> {
        self.landmarks
            .iter()
            .filter(move |landmark| wanted(landmark))
            .map(|landmark| landmark.inline)
    }
}
