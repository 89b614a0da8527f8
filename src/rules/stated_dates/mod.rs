//! Dates that a text states besides that of its record: in datelines, of its receipt, on stamps, in the record's address, of
//! the decision that a text extracts, of inquiries, of telegrams, of messages inside the message.

mod address;
mod telegrams;

pub(super) use address::{in_address, within_address};
pub(super) use telegrams::{of_references, of_telegrams};

use std::ops::Range;

use super::read_text::ReadText;
use super::reading::Reading;
use super::{date_words_mismatch, settled};
use crate::cable::{Block, Dating, Inline, LineKind, Node, NoteKind, Text};
use crate::dates;
use crate::source::{Spanned, has_byte};

/// The days of the datelines of a message.
pub(super) fn of_writing(text: &Text) -> Vec<Spanned<Dating>> {
    let mut dates = Vec::new();
    for line in settled::datelines(text) {
        settled::for_each(&line.content, &mut |inline| dates.extend(day(inline)));
    }
    dates
}

/// The day that a piece names; it may lack its year. A month or a year alone says too little.
fn day(inline: &Inline) -> Option<Spanned<Dating>> {
    let Node::Date { dating: Some(dating), .. } = &inline.node else { return None };
    let (first, last) = dating.bounds();
    let names_days = first.day.is_some() && last.day.is_some();
    let counts = names_days && !date_words_mismatch::is_contradicted(inline);
    counts.then(|| Spanned::new(**dating, settled::place(inline)))
}

/// The days of the datelines of the messages inside a message, and of those inside them.
pub(super) fn of_messages(text: &Text) -> Vec<Spanned<Dating>> {
    text.messages().flat_map(|inner| [of_writing(inner), of_messages(inner)].concat()).collect()
}

/// The days of decisions: `Decision dated March 14, 1951` in a paragraph of its own, or in a page whose line ends are
/// lost. Behind the first paragraphs the decision itself begins, which may name others.
//
// decision ::= ( "Decision" | "Decisions" ) ( "dated" | "of" ) date
pub(super) fn of_decisions(text: &ReadText<'_>) -> Vec<Spanned<Dating>> {
    let mut found = Vec::new();
    for reading in text.blocks(Block::paragraph_or_head).take(FIRST).flatten() {
        let named = ["Decision dated ", "Decisions dated ", "Decision of ", "Decisions of "];
        let starts = named.iter().filter_map(|words| Some(reading.text.find(words)? + words.len()));
        found.extend(starts.filter_map(|start| {
            let day = dates::read_at(&reading.text, start, dates::TWENTIETH)?;
            placed(&reading, day)
        }));
    }
    found
}

const FIRST: usize = 4;

/// Paragraphs that are a date and nothing else: datelines that nobody has encoded. An encoded one may be that of a letter
/// in a division of its own.
pub(super) fn alone(text: &ReadText<'_>) -> Vec<Spanned<Dating>> {
    let mut days = in_paragraphs(text, &["", "Date", "Dated", "Time"]);
    days.extend(in_short_paragraphs(text, day_behind_place));
    days
}

/// The day of a passage that is a place and a day: `Peking, 29 November 1956`.
//
// passage ::= capital letters [ S capital letters ] [ "," ] S date [ "." ]
fn day_behind_place(reading: &Reading) -> Option<Spanned<Dating>> {
    let words = reading.text.trim_start();
    let figure = words.find(|sign: char| sign.is_ascii_digit())?;
    let place = words[..figure].split_once(',').map(|(place, _)| place)?;
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let is_place = place.split(' ').all(is_name) && place.split(' ').count() <= 2;
    let start = reading.text.len() - words.len() + place.len() + 1;
    let start = start + reading.text[start..].len() - reading.text[start..].trim_start().len();
    let day = dates::read_at(&reading.text, start, dates::TWENTIETH)?;
    let is_all = reading.text[day.range.end..].trim_matches(['.', ' ', '\n']).is_empty();
    (is_place && is_all && day.names_day).then(|| placed(reading, day)).flatten()
}

/// Paragraphs that say when the message came: `Rec'd: August 18, 1950 4:22 a.m.`
pub(super) fn of_receipts(text: &ReadText<'_>) -> Vec<Spanned<Dating>> {
    in_paragraphs(
        text,
        &["Rec'd", "Rec’d", "REC'D", "REC’D", "Recd", "RECD", "Received", "RECEIVED"],
    )
}

fn in_paragraphs(text: &ReadText<'_>, labels: &[&str]) -> Vec<Spanned<Dating>> {
    in_short_paragraphs(text, |reading| only_day(reading, labels))
}

fn in_short_paragraphs(
    text: &ReadText<'_>,
    day: impl Fn(&Reading) -> Option<Spanned<Dating>>,
) -> Vec<Spanned<Dating>> {
    let paragraphs = text.blocks(Block::paragraph).flatten();
    let short = paragraphs.filter(|reading| may_be_date(reading.running()));
    short.filter_map(|reading| day(&reading)).collect()
}

/// The day of a passage that has perhaps a time beside it, and nothing else.
//
// passage ::= [ label [ ":" ] ] date [ S? "г" ] [ "," ] [ [ "at" ] time ] [ "." ]
fn only_day(reading: &Reading, labels: &[&str]) -> Option<Spanned<Dating>> {
    let words = reading.text.trim_start();
    let mut behind = labels.iter().filter_map(|label| words.strip_prefix(label));
    let day = behind.find_map(|rest| {
        let rest = rest.trim_start_matches([':', ' ', '\n']);
        dates::read_at(&reading.text, reading.text.len() - rest.len(), dates::TWENTIETH)
    })?;
    let rest = reading.text[day.range.end..].trim_matches([' ', ',', '.', 'г', '\n']);
    let time = rest.strip_prefix("at ").unwrap_or(rest);
    let is_all = rest.is_empty() || dates::time_alone(time).is_some();
    is_all.then(|| placed(reading, day)).flatten()
}

/// Whether there are figures among few words: a look that spares nearly every paragraph the reading.
fn may_be_date(content: &[Inline]) -> bool {
    let is_date = |inline: &Inline| matches!(inline.node, Node::Date { .. });
    let is_long =
        |inline: &Inline| matches!(&inline.node, Node::Words(words) if words.len() > LONGEST);
    content.len() <= PIECES
        && !content.iter().any(|inline| is_date(inline) || is_long(inline))
        && may_hold_figures(content)
}

fn may_hold_figures(content: &[Inline]) -> bool {
    content.iter().any(|inline| match &inline.node {
        Node::Words(words) => has_byte(words, |byte| byte.is_ascii_digit()),
        Node::LineBreak => false,
        _ => true,
    })
}

/// How many pieces a date is made of at most, brackets of the editor and all.
const PIECES: usize = 100;

/// How many bytes of words in a row a date has at most.
const LONGEST: usize = 100;

/// The days that the office's inquiries name: `Spravka: no. 48 of Jan 13 1950.`
pub(super) fn of_inquiries(text: &Text) -> Vec<Spanned<Dating>> {
    let mut found = Vec::new();
    for note in settled::notes(text, &NoteKind::Spravka) {
        let reading = Reading::of(note);
        let mut at = 0;
        while let Some(day) = dates::find(&reading.text, at, dates::TWENTIETH) {
            let Range { end, .. } = day.range;
            at = end.max(at + 1);
            found.extend(placed(&reading, day));
        }
    }
    found
}

/// The days on stamps: `[stamp: Incoming No 16377, 4.2.51]`.
pub(super) fn of_stamps(text: &Text) -> Vec<Spanned<Dating>> {
    let stamps = settled::notes(text, &NoteKind::Stamp).into_iter();
    let found = stamps.filter_map(|note| {
        let reading = Reading::of(note);
        let day = dates::find(&reading.text, 0, dates::TWENTIETH)?;
        placed(&reading, day)
    });
    found.collect()
}

/// Lines at the head that are a date, and perhaps a time, and that nobody has encoded: `7 December 1950, 6 hrs. 15 min.`
pub(super) fn of_lines(text: &Text) -> Vec<Spanned<Dating>> {
    let lines = text.opener.iter().filter(|line| line.kind == LineKind::Note(NoteKind::Line));
    let short = lines.filter(|line| may_be_date(&line.content));
    short.filter_map(|line| only_day(&Reading::of(&line.content), &[""])).collect()
}

/// The day, and where it stands, if it can be read and is a day.
pub(super) fn placed(reading: &Reading<'_>, day: dates::Reading) -> Option<Spanned<Dating>> {
    let dating = day.dating.ok().filter(|_| day.names_day)?;
    Some(Spanned::new(dating, reading.place(day.range)))
}
