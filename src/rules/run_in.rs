//! What the form says on a page whose line ends are lost: at the head `Received 15 hours 15 minutes 29.1.1951`, in the close
//! `ZAKHAROV No. 289 29.1.51 Copies: Stalin (2)`.

use super::read_text::ReadText;
use super::stated_dates::placed;
use crate::cable::{Block, Dating};
use crate::dates;
use crate::source::{Passage, Spanned};

/// Who signed, and when.
pub(super) struct Close {
    /// The word before the sender's number.
    pub(super) signer: Passage,
    /// The day behind it.
    pub(super) day: Spanned<Dating>,
}

/// What stands around the last number of the last paragraph, if it is the close.
//
// close ::= capitals S mark S? number S date
pub(super) fn close(text: &ReadText<'_>) -> Option<Close> {
    let reading = text.blocks(Block::paragraph).rev().flatten().next()?;
    let marks = ["No. ", "Nº ", "№ "];
    let mark = marks.iter().filter_map(|mark| reading.text.rfind(mark)).max()?;
    let end = reading.text[..mark].trim_end().len();
    let signer = reading.text[..end].rsplit([' ', '\n']).next()?;
    let is_signature = signer.chars().count() > 2 && signer.chars().all(char::is_uppercase);
    let rest = &reading.text[mark..];
    let number = rest.find(|sign: char| sign.is_ascii_digit())?;
    let behind = number + rest[number..].find(char::is_whitespace)?;
    let start = reading.text.len() - rest[behind..].trim_start().len();
    let day = dates::read_at(&reading.text, start, dates::TWENTIETH).filter(|_| is_signature)?;
    let place = reading.place(end - signer.len()..end);
    Some(Close { signer: Spanned::new(signer.to_owned(), place), day: placed(&reading, day)? })
}

/// The day of receipt in the first paragraph, where no line stands before it and it begins with the form.
//
// head ::= ... ( "telegram" | "cable" ) ... "Received" ... date             near each other
pub(super) fn received(text: &ReadText<'_>) -> Option<Spanned<Dating>> {
    const HEAD: usize = 400;
    const NEAR: usize = 60;
    const DATE: usize = 100;
    let first = text.blocks(Block::paragraph).next()?.filter(|_| text.text.opener.is_empty())?;
    let reading = first.beginning(HEAD + NEAR + DATE);
    let at = reading.text.find(" Received ").filter(|&at| at < HEAD)?;
    let form = reading.text[..at].to_lowercase();
    let is_form = ["telegram", "cable"].iter().any(|kind| form.contains(kind));
    let day = dates::find(&reading.text, at, dates::TWENTIETH).filter(|_| is_form)?;
    (day.range.start - at <= NEAR).then(|| placed(&reading, day)).flatten()
}
