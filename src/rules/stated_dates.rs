//! Dates that a text states besides that of its record: in datelines, of its receipt, on stamps, in the record's address, in closes whose
//! line ends are lost, of the decision that a text extracts, of inquiries, of telegrams, of messages inside the message.

use std::ops::Range;

use super::moments::in_year;
use super::reading::Reading;
use super::{corpus, date_words_mismatch, settled};
use crate::cable::{Block, Cable, Dating, Inline, LineKind, Node, NoteKind, PartialDate, Text};
use crate::dates;
use crate::source::{Passage, Spanned, has_byte};

/// The day that an address has.
pub(super) struct InAddress {
    pub(super) day: Spanned<Dating>,
    pub(super) in_words: bool,
}

/// The day with which the last segment of an address begins or ends: `1950-10-11-filippov`,
/// `conversation-with-stalin-16-december-1949`.
pub(super) fn in_address(address: &Passage) -> Option<InAddress> {
    let path = address.value.trim_end_matches('/');
    let start = path.rfind('/').map_or(0, |slash| slash + 1);
    let iso = path.get(start..start + ISO).and_then(PartialDate::from_iso);
    let (day, range) = match iso {
        Some(day) => (Dating::When(day), start..start + ISO),
        None => in_words(path, start)?,
    };
    let day = Spanned::new(day, address.part(range));
    Some(InAddress { day, in_words: iso.is_none() })
}

/// Bytes of a whole date: `1950-10-11`.
const ISO: usize = 10;

/// The day that the last three words of an address are.
fn in_words(path: &str, from: usize) -> Option<(Dating, Range<usize>)> {
    let (dash, _) = path[from..].rmatch_indices('-').nth(2)?;
    let start = from + dash + 1;
    let words = path[start..].replace('-', " ");
    let reading = dates::read_at(&words, 0, None)
        .filter(|reading| reading.names_day && reading.range.end == words.len())?;
    Some((reading.dating.ok()?, start..path.len()))
}

/// The first day that three words of the last segment of an address are: `talk-20-october-1997-1030-am`.
pub(super) fn within_address(address: &Passage) -> Option<Spanned<Dating>> {
    let path = address.value.as_str();
    let segment = path.rfind('/').map_or(0, |slash| slash + 1);
    let words = path[segment..].replace('-', " ");
    let reading = dates::find(&words, 0, None)?;
    let Range { start, end } = reading.range;
    Some(Spanned::new(reading.dating.ok()?, address.part(segment + start..segment + end)))
}

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
pub(super) fn of_decisions(text: &Text) -> Vec<Spanned<Dating>> {
    let paragraphs = text.blocks.iter().take(FIRST).filter_map(|block| match block {
        Block::Paragraph(content) | Block::Head(content) => Some(Reading::of(content)),
        _ => None,
    });
    let mut found = Vec::new();
    for reading in paragraphs {
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
pub(super) fn alone(text: &Text) -> Vec<Spanned<Dating>> {
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
pub(super) fn of_receipts(text: &Text) -> Vec<Spanned<Dating>> {
    in_paragraphs(
        text,
        &["Rec'd", "Rec’d", "REC'D", "REC’D", "Recd", "RECD", "Received", "RECEIVED"],
    )
}

fn in_paragraphs(text: &Text, labels: &[&str]) -> Vec<Spanned<Dating>> {
    in_short_paragraphs(text, |reading| only_day(reading, labels))
}

fn in_short_paragraphs(
    text: &Text,
    day: impl Fn(&Reading) -> Option<Spanned<Dating>>,
) -> Vec<Spanned<Dating>> {
    let paragraphs = text.blocks.iter().filter_map(Block::paragraph);
    let short = paragraphs.filter(|content| may_be_date(content)).map(Reading::of);
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

/// The days of telegrams that the title or the text names in words: `in reply to your telegram of 11 September`. A day
/// without a year is of the year of the record, or of the one before if it is much later in the year. Notes may be later
/// hands'.
pub(super) fn of_telegrams(cable: &Cable, written: PartialDate) -> Vec<Spanned<Dating>> {
    let mut found = Vec::new();
    let title = cable.title.iter().map(Vec::as_slice);
    let text = cable.body.iter().flat_map(|body| settled::said(&body.text));
    for passage in title.chain(text).filter(|passage| may_name_telegram(passage)) {
        let reading = Reading::of(passage);
        let behind = reading.text.match_indices("elegram").map(|(at, word)| at + word.len());
        let days = behind.flat_map(|start| named_days(&reading.text, start));
        found.extend(days.filter_map(|day| {
            let dating = in_recent_year(day.dating.ok()?, written);
            day.names_day.then(|| Spanned::new(dating, reading.place(day.range)))
        }));
    }
    found
}

/// The days of the telegrams that the text names by their numbers: `your No. 8600 of 14 May`.
pub(super) fn of_references(cable: &Cable, written: PartialDate) -> Vec<Spanned<Dating>> {
    let numbered = corpus::references(cable).into_iter().filter(|reference| reference.n.is_some());
    let dated = numbered.filter_map(|reference| Some((reference.date?, reference.span)));
    dated
        .map(|(day, span)| Spanned::new(in_recent_year(Dating::When(day), written), span))
        .collect()
}

fn in_recent_year(dating: Dating, written: PartialDate) -> Dating {
    const SOON: i64 = 60;
    let this_year = in_year(dating, written.year);
    let is_far = written.days_until(this_year.bounds().0).is_some_and(|days| days > SOON);
    if is_far { in_year(dating, written.year.map(|year| year - 1)) } else { this_year }
}

/// A look that spares nearly every passage the reading.
fn may_name_telegram(passage: &[Inline]) -> bool {
    let names =
        |inline: &Inline| matches!(&inline.node, Node::Words(words) if words.contains("elegram"));
    may_hold_figures(passage) && passage.iter().any(names)
}

/// The days by which telegrams are named: `telegrams of 12 May (spets No. 581) and of 20 May`.
//
// telegrams ::= telegram { [ S "(" words ")" ] [ "," ] S [ "and" S ] "of" S date }
fn named_days(text: &str, start: usize) -> Vec<dates::Reading> {
    let mut days: Vec<_> = named_day(text, start).into_iter().collect();
    while let Some(day) = days.last().and_then(|day| further_day(text, day.range.end)) {
        days.push(day);
    }
    days
}

fn further_day(text: &str, end: usize) -> Option<dates::Reading> {
    const LONGEST: usize = 200;
    let rest = text[end..].trim_start();
    let rest = rest.strip_prefix('(').map_or(Some(rest), |inside| {
        let closed = beginning(inside, LONGEST).find(')')?;
        Some(&inside[closed + 1..])
    })?;
    let rest = rest.trim_start_matches([',', ' ', '\n']);
    let rest = rest.strip_prefix("and ").unwrap_or(rest).strip_prefix("of ")?;
    day_in_full_or_not(text, text.len() - rest.len())
}

/// The day that begins at a place, with its year or without.
fn day_in_full_or_not(text: &str, at: usize) -> Option<dates::Reading> {
    let in_full = dates::read_at(text, at, dates::TWENTIETH).filter(|day| day.names_day);
    in_full.or_else(|| day_at(text, at))
}

/// The day by which a telegram is named.
//
// telegram ::= "telegram" [ "s" ] { S ( name | number | mark | "from" | "to" | "by" | "of" ) } S ( "of" | "dated" ) S date
fn named_day(text: &str, start: usize) -> Option<dates::Reading> {
    const WORDS: usize = 8;
    const LONGEST: usize = 60;
    let mut at = start + usize::from(text[start..].starts_with('s'));
    for _ in 0..WORDS {
        at += text[at..].len() - text[at..].trim_start().len();
        let word = beginning(&text[at..], LONGEST).split_whitespace().next()?;
        let behind = at + word.len();
        if matches!(word, "of" | "dated") {
            let next = text.len() - text[behind..].trim_start().len();
            if let Some(day) = day_in_full_or_not(text, next) {
                return Some(day);
            }
        } else if !leads_on(word) {
            return None;
        }
        at = behind;
    }
    None
}

/// The day without a year that begins at a place.
fn day_at(text: &str, at: usize) -> Option<dates::Reading> {
    const LONGEST: usize = 24;
    let end = at + beginning(&text[at..], LONGEST).len();
    dates::find_day(&text[..end], at).filter(|day| day.range.start == at)
}

/// As many bytes of a text as are looked at: what is named stands near the word that names it.
fn beginning(text: &str, bytes: usize) -> &str {
    let end = (bytes..text.len()).find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(text.len())]
}

/// Whether a word may stand between a telegram and its day: one that ends a clause, or begins another, may not.
fn leads_on(word: &str) -> bool {
    const JOINTS: [&str; 8] = ["by", "c.", "comrade", "from", "no.", "number", "spets", "to"];
    let is_mark = ["No.", "Nos.", "Nº", "№", "Cde.", "Com.", "Comr."].contains(&word);
    let is_name =
        word.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit() || sign == '[');
    is_mark || JOINTS.contains(&word) || is_name && !word.ends_with(['.', ',', ';', ':'])
}

/// The day, and where it stands, if it can be read and is a day.
pub(super) fn placed(reading: &Reading<'_>, day: dates::Reading) -> Option<Spanned<Dating>> {
    let dating = day.dating.ok().filter(|_| day.names_day)?;
    Some(Spanned::new(dating, reading.place(day.range)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telegram_is_named_by_its_day_or_by_none() {
        let days = |text: &'static str| -> Vec<&str> {
            let days = named_days(text, "telegram".len()).into_iter();
            days.map(|day| &text[day.range]).collect()
        };
        assert_eq!(days("telegram of 12 May (spets No. 581) and of 20 May"), ["12 May", "20 May"]);
        assert_eq!(days("telegram of\u{A0}5 May 1951"), ["5 May 1951"]);
        for text in ["telegram of", "telegrams", "telegram dated\u{A0}", "telegram of which"] {
            assert!(days(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_names_a_telegram_stands_near() {
        let far = |between: &str| format!("telegram of 12 May ({between}) and of 20 May");
        assert_eq!(named_days(&far(&"a ".repeat(90)), "telegram".len()).len(), 2);
        assert_eq!(named_days(&far(&"Ш ".repeat(90)), "telegram".len()).len(), 1);
        let word = |letters| format!("telegram {} of 12 May", "A".repeat(letters));
        assert_eq!(named_days(&word(60), "telegram".len()).len(), 1);
        assert_eq!(named_days(&word(600), "telegram".len()).len(), 0);
    }
}
