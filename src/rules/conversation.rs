//! The day of a conversation in the heading of its record, where the heading has run into the text.

use super::read_text::ReadText;
use super::stated_dates::placed;
use crate::cable::{Block, Dating};
use crate::dates;
use crate::source::Spanned;

/// The day of a heading among the first paragraphs: `MEMORANDUM OF CONVERSATION with Premier ZHOU ENLAI 25 July 1950`.
//
// heading ::= kind S "of" S [ article S ] "conversation" ... date        near each other
pub(super) fn day_of_heading(text: &ReadText<'_>) -> Option<Spanned<Dating>> {
    const FIRST: usize = 4;
    const NEAR: usize = 160;
    text.blocks(Block::paragraph_or_head).take(FIRST).flatten().find_map(|reading| {
        let start = heading(&reading.text)?;
        let day = dates::find(&reading.text, start, dates::TWENTIETH)?;
        (day.range.start - start <= NEAR).then(|| placed(&reading, day)).flatten()
    })
}

/// Where the words of a heading end.
fn heading(text: &str) -> Option<usize> {
    const KINDS: [&str; 4] = ["memorandum of ", "record of ", "notes of ", "minutes of "];
    let lower = text.to_ascii_lowercase();
    KINDS.iter().find_map(|kind| {
        let behind = lower.find(kind)? + kind.len();
        let rest = &lower[behind..];
        let rest = ["the ", "a "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        let rest = rest.strip_prefix("conversation")?;
        Some(lower.len() - rest.len())
    })
}
