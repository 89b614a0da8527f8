//! A text that was read, and places in it.
//!
//! Everything shifr says about a text points into it with a [`Span`] of bytes. Lines and columns are
//! worked out only when somebody looks ([`Source::position`]); columns count characters, for people
//! read them.

mod stream;

pub use stream::{Broken, Stream};

use std::iter::successors;
use std::ops::Range;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// Which of a run's texts a place belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceId(pub u32);

impl SourceId {
    /// The text at that place among the texts of a run; nobody names 4 000 000 000 files.
    pub fn nth(index: usize) -> SourceId {
        SourceId(u32::try_from(index).expect("nobody names 4 000 000 000 files"))
    }

    /// Its place among the texts of the run.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A range of bytes in the text of one [`Source`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The text that is meant.
    pub source: SourceId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The place of `range` in `source`. Offsets beyond 4 GiB cannot occur: [`Source::new`] refuses
    /// such texts.
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).expect("a source is shorter than 4 GiB");
        Self { source, start: offset(range.start), end: offset(range.end) }
    }

    /// The same place as offsets for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many bytes the place covers.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the place lies between two bytes.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest place that covers both; they must be of one text.
    pub fn to(self, other: Span) -> Span {
        debug_assert_eq!(self.source, other.source, "a place lies in one text");
        Span {
            source: self.source,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// A value together with the place it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Puts a value beside its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Another value for the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

/// A stretch of text with its place: the words of a source.
pub type Passage = Spanned<String>;

impl Passage {
    /// The place of a part of the text.
    ///
    /// Where the text is not letter by letter what stands in the file (an XML text with references or
    /// elements in it), offsets cannot be carried over, and the answer is the whole passage.
    pub fn part(&self, range: Range<usize>) -> Span {
        part_of(self.span, self.value.len(), range)
    }

    /// The range without what `edge` says of the characters around it; see [`trimmed`].
    pub fn trimmed(&self, range: Range<usize>, edge: impl Fn(char) -> bool) -> Range<usize> {
        trimmed(&self.value, range, edge)
    }

    /// The same words cut out of a longer passage.
    pub fn slice(&self, range: Range<usize>) -> Passage {
        Spanned::new(self.value[range.clone()].to_owned(), self.part(range))
    }
}

/// The part of a text in a range without what `edge` says of the characters around it; an empty one at its beginning if
/// nothing is left.
pub fn trimmed(text: &str, range: Range<usize>, edge: impl Fn(char) -> bool) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.end - words.trim_start_matches(&edge).len();
    let end = range.start + words.trim_end_matches(&edge).len();
    start.min(end)..end
}

/// The place of a part of so many bytes of text that stand at `span`; see [`Passage::part`].
pub fn part_of(span: Span, length: usize, part: Range<usize>) -> Span {
    if span.len() == length {
        let start = span.range().start;
        Span::new(span.source, start + part.start..start + part.end)
    } else {
        span
    }
}

/// Whether one of the bytes is of a kind. Every byte is looked at without a branch, many at a time, so that to ask this
/// first costs next to nothing beside a look at every character.
pub fn has_byte(text: &str, of_kind: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |seen, byte| seen | of_kind(byte))
}

/// Where the first byte of a kind stands, at `from` or behind it.
pub fn find_byte(text: &str, from: usize, of_kind: impl Fn(u8) -> bool) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    let has = |block: &[u8]| block.iter().fold(false, |seen, &byte| seen | of_kind(byte));
    let start = bytes.chunks(LOOK).position(has)? * LOOK;
    let at = bytes[start..].iter().position(|&byte| of_kind(byte))?;
    Some(from + start + at)
}

/// How many bytes are looked at together.
const LOOK: usize = 32;

/// A place as people count: both numbers start with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Line, counted at line feeds.
    pub line: usize,
    /// Column, in characters.
    pub column: usize,
}

/// A text with its name.
#[derive(Debug)]
pub struct Source {
    id: SourceId,
    name: String,
    text: String,
    lead: usize,
    index: OnceLock<LineIndex>,
}

impl Source {
    /// A text under the name that findings show for it, usually its path as it was given.
    ///
    /// # Panics
    ///
    /// If the text is 4 GiB or longer; [`crate::files`] has refused such files before.
    pub fn new(id: SourceId, name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        assert!(u32::try_from(text.len()).is_ok(), "a source is shorter than 4 GiB");
        Self { id, name: name.into(), text, lead: 0, index: OnceLock::new() }
    }

    /// Says that the file has `lead` bytes before the text: a byte order mark.
    #[must_use]
    pub fn after(mut self, lead: usize) -> Self {
        self.lead = lead;
        self
    }

    /// The number of the text in its run.
    pub fn id(&self) -> SourceId {
        self.id
    }

    /// The name shown in findings.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Bytes of the file before the text begins.
    pub fn lead(&self) -> usize {
        self.lead
    }

    /// The place of a range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.id, range)
    }

    /// A part of the text as a passage.
    pub fn passage(&self, range: Range<usize>) -> Passage {
        Spanned::new(self.text[range.clone()].to_owned(), self.span(range))
    }

    /// Line and column of a byte offset; an offset behind the text is its end.
    pub fn position(&self, offset: usize) -> Position {
        self.index().position(&self.text, offset)
    }

    /// The bytes of a line without its line end; lines count from 1.
    pub fn line(&self, line: usize) -> Range<usize> {
        let range = self.index().line(line, self.text.len());
        let text = self.text[range.clone()].trim_end_matches(['\n', '\r']);
        range.start..range.start + text.len()
    }

    /// How many lines the text has; an empty text has one.
    pub fn line_count(&self) -> usize {
        self.index().starts.len()
    }

    fn index(&self) -> &LineIndex {
        self.index.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// Where lines start, and how many characters stand before every block of bytes.
///
/// The second table keeps a column cheap in a text that is one endless line, as exported XML often is.
#[derive(Debug)]
struct LineIndex {
    starts: Vec<u32>,
    characters: Vec<u32>,
}

const BLOCK: usize = 1024;

impl LineIndex {
    fn new(text: &str) -> Self {
        let mut characters = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut count = 0;
        for bytes in text.as_bytes().chunks(BLOCK) {
            characters.push(count);
            count += bytes.iter().map(|&byte| u32::from(is_char_start(byte))).sum::<u32>();
        }
        characters.push(count);
        let feed = |from: usize| find_byte(text, from, |byte| byte == b'\n');
        let starts = successors(Some(0), |&start| Some(feed(start)? + 1));
        Self { starts: starts.map(|start| start as u32).collect(), characters }
    }

    fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        let column = self.characters_before(text, offset) - self.characters_before(text, start);
        Position { line, column: column + 1 }
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let rest = &text.as_bytes()[block * BLOCK..offset];
        let known = self.characters.get(block).map_or(0, |&count| count as usize);
        known + rest.iter().filter(|&&byte| is_char_start(byte)).count()
    }

    fn line(&self, line: usize, end: usize) -> Range<usize> {
        let at = |line: usize| self.starts.get(line).map_or(end, |&start| start as usize);
        at(line - 1)..at(line)
    }
}

fn is_char_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new(SourceId(0), "text", text)
    }

    #[test]
    fn columns_count_characters() {
        let text = source("Nº 4784\r\nфонд 45");
        let at = |needle: &str| text.position(text.text().find(needle).expect("is in the text"));
        assert_eq!(at("4784"), Position { line: 1, column: 4 });
        assert_eq!(at("45"), Position { line: 2, column: 6 });
        assert_eq!(&text.text()[text.line(1)], "Nº 4784");
    }

    #[test]
    fn columns_agree_with_counting_from_the_start() {
        let text = source(&"№ é 1950, ".repeat(1000));
        for (offset, _) in text.text().char_indices().step_by(7) {
            let counted = text.text()[..offset].chars().count() + 1;
            assert_eq!(text.position(offset), Position { line: 1, column: counted });
        }
    }

    #[test]
    fn a_part_of_changed_text_is_the_whole() {
        let text = source("a &amp; b");
        let changed = Spanned::new("a & b".to_owned(), text.span(0..9));
        assert_eq!(changed.part(4..5), text.span(0..9));
        assert_eq!(text.passage(0..9).part(8..9), text.span(8..9));
    }
}
