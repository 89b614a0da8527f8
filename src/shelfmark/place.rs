//! Where a part stands in the words of its shelfmark.

use std::ops::Range;

use super::{Part, Shelfmark};

impl Shelfmark {
    /// Where a part stands in the words, as offsets not before `from`.
    ///
    /// Places tell it, if words were read from a plain text. Words read from TEI have tags between them, and
    /// then the next number of that spelling is meant. A part that is not there gets an empty place.
    pub fn place(&self, part: &Part, from: usize) -> Range<usize> {
        placed(self, part)
            .filter(|range| range.start >= from)
            .or_else(|| spelt(&self.words.value, &part.words.value, from))
            .unwrap_or(from..from)
    }
}

fn placed(shelfmark: &Shelfmark, part: &Part) -> Option<Range<usize>> {
    let words = &shelfmark.words;
    let start = part.words.span.start.checked_sub(words.span.start)? as usize;
    let range = start..start + part.words.value.len();
    let verbatim = words.span.len() == words.value.len();
    (verbatim && words.value.get(range.clone()) == Some(&part.words.value)).then_some(range)
}

fn spelt(words: &str, part: &str, from: usize) -> Option<Range<usize>> {
    let apart = |range: &Range<usize>| {
        !words[..range.start].ends_with(char::is_alphanumeric)
            && !words[range.end..].starts_with(char::is_alphanumeric)
    };
    words[from..]
        .match_indices(part)
        .map(|(at, _)| from + at..from + at + part.len())
        .find(|range| !range.is_empty() && apart(range))
}
