//! Lines of a plain text.

use std::ops::Range;

use crate::source::{Passage, Source, Spanned, find_byte};
use crate::xml::unbroken;

/// A line with its place, trimmed.
#[derive(Clone, Debug)]
pub struct RawLine {
    /// The bytes of the words, without white space around them.
    pub range: Range<usize>,
    /// Whether nothing is left.
    pub blank: bool,
    /// Whether a form feed stands before it: it begins a page.
    pub page: bool,
}

impl RawLine {
    /// The piece of a text that begins at `start`, as a line.
    pub(super) fn new(piece: &str, start: usize, page: bool) -> RawLine {
        let behind = piece.trim_start();
        let words = behind.trim_end();
        let from = if words.is_empty() { start } else { start + piece.len() - behind.len() };
        RawLine { range: from..from + words.len(), blank: words.is_empty(), page }
    }

    /// The words of the line.
    pub fn words<'s>(&self, source: &'s Source) -> &'s str {
        &source.text()[self.range.clone()]
    }

    /// This line and all up to another one, as a line.
    pub fn to(&self, last: &RawLine) -> RawLine {
        RawLine { range: self.range.start..last.range.end, ..*self }
    }

    /// The line as a passage.
    pub fn passage(&self, source: &Source) -> Passage {
        source.passage(self.range.clone())
    }
}

/// Every line of the text. A line ends at a line feed, a carriage return, both, or a form feed, with
/// which a scan or a PDF begins a page.
pub fn lines(source: &Source) -> Vec<RawLine> {
    let mut lines = Vec::new();
    let (mut start, mut page) = (0, false);
    while let Some(piece) = first_line(&source.text()[start..]) {
        // The line feed after a carriage return makes a blank line of its own here; two lines that
        // belong together must not be parted by it.
        if piece != "\n" || !source.text()[..start].ends_with('\r') {
            lines.push(RawLine::new(piece, start, page));
        }
        page = piece.ends_with('\u{C}');
        start += piece.len();
    }
    lines
}

/// The first line of the text with its end. The ends are single bytes, so nothing need be decoded.
fn first_line(text: &str) -> Option<&str> {
    let end = find_byte(text, 0, |byte| matches!(byte, b'\n' | b'\r' | 0xC));
    let line = &text[..end.map_or(text.len(), |end| end + 1)];
    (!line.is_empty()).then_some(line)
}

/// The paragraphs that the lines make, without the line ends in them.
pub fn joined(source: &Source, lines: &[RawLine]) -> Vec<Passage> {
    lines
        .split(|line| line.blank)
        .filter_map(|paragraph| Some(paragraph.first()?.to(paragraph.last()?)))
        .map(|paragraph| paragraph.passage(source))
        .map(|paragraph| Spanned { value: unbroken(&paragraph.value), ..paragraph })
        .collect()
}
