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
    /// Room for so many passages and bytes of words: a text may have millions of both, and no more is taken than it needs.
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

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::cable::{Node, NoteKind};

    #[test]
    fn a_passage_is_small() {
        assert!(size_of::<Passage<'_>>() <= 24, "{} bytes", size_of::<Passage<'_>>());
    }

    #[test]
    fn each_passage_has_its_own_words_marks_and_places() {
        let mut sample = Sample::default();
        let sic = Node::Note { kind: NoteKind::Sic.into(), content: vec![sample.words("sic")] };
        let sic = Inline::new(sic, sample.passage("[sic]").span);
        let (first, label) = (vec![sample.words("One word")], sample.passage("2."));
        let last = vec![sample.words("two"), sic];
        let mut passages = Passages::default();
        passages.push(Said::Passage(&first));
        passages.push(Said::Label(&label));
        passages.push(Said::Passage(&last));
        let words: Vec<_> = passages.iter().map(|reading| reading.text.into_owned()).collect();
        assert_eq!(words, ["One word", "2.", "two"]);
        let marked: Vec<_> = passages.iter().map(|reading| reading.is_marked(&(0..1))).collect();
        assert_eq!(marked, [false, false, true]);
        let places: Vec<_> =
            passages.iter().map(|reading| sample.at(reading.place(0..2)).to_owned()).collect();
        assert_eq!(places, ["On", "2.", "tw"]);
        assert_eq!(passages.running().count(), 2);
    }
}
