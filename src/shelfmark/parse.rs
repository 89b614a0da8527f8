//! Reading shelfmarks.

use std::fmt;
use std::ops::Range;

use super::marks::mark;
use super::number::number;
use super::scan::{at_end_of_number, digits};
use super::{Level, Part, Shelfmark, leaves, normalise};
use crate::source::{Passage, Spanned};

/// Reads words that are a shelfmark from beginning to end; blanks and a final full stop may follow.
///
/// `levels` are those that the archive uses: they decide whether `p. 11` is a papka.
///
/// ```
/// use shifr::shelfmark::{Level, parse};
/// use shifr::source::{Source, SourceId};
///
/// let text = Source::new(SourceId(0), "citation", "f. 558, op. 11, d. 334, ll. 0134-0135.");
/// let shelfmark = parse(&text.passage(0..text.text().len()), &Level::RUSSIAN).unwrap();
/// assert_eq!(shelfmark.words.value, "f. 558, op. 11, d. 334, ll. 0134-0135");
/// assert_eq!(shelfmark.part(Level::List).unwrap().n.value, "134-135");
/// ```
pub fn parse(words: &Passage, levels: &[Level]) -> Result<Shelfmark, Unread> {
    let text = &words.value;
    let reading = read(text, levels);
    let end = reading.end.ok_or(reading.stop)?;
    if !matches!(text[end..].trim(), "" | ".") {
        return Err(reading.stop);
    }
    let start = text.len() - text.trim_start().len();
    let parts = reading.parts.iter().map(|read| read.cut_from(words)).collect();
    Ok(Shelfmark { words: words.slice(start..end), parts })
}

/// Where a shelfmark ends that stands at the beginning of prose: before `. Translated by`,
/// `; and RGASPI` or whatever is no further part. `None` if none stands there.
pub fn prefix(text: &str, levels: &[Level]) -> Option<usize> {
    read(text, levels).end
}

/// Why words are no shelfmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where reading stopped: a byte offset in the words.
    pub at: usize,
    /// What could have stood there.
    pub expected: Expected,
}

impl Unread {
    /// None of an archive's patterns fits.
    pub(crate) fn by_patterns() -> Self {
        Self { at: 0, expected: Expected::Pattern }
    }
}

/// What reading waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A mark with its number.
    Part,
    /// The number behind a mark.
    Number(Level),
    /// What separates two parts.
    Separator,
    /// A shelfmark as one of the archive's patterns has it.
    Pattern,
    /// Any other part: this one has been read before.
    Other(Level),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.expected {
            Expected::Part => f.write_str("expected a part such as `f. 45`, `op. 1` or `l. 5`"),
            Expected::Number(level) => write!(f, "expected the number of the {}", level.name()),
            Expected::Pattern => f.write_str("expected a shelfmark in one of the archive's forms"),
            Expected::Separator => f.write_str("expected a comma, a full stop or a blank"),
            Expected::Other(level) => {
                write!(f, "expected another part, for the {} stands before", level.name())
            }
        }
    }
}

impl std::error::Error for Unread {}

/// How far a text can be read, and why no further.
struct Reading {
    parts: Vec<PartRead>,
    /// Behind what is said of parts that are missing.
    end: Option<usize>,
    stop: Unread,
}

/// A part of which only the places are known yet.
struct PartRead {
    level: Level,
    number: Range<usize>,
}

impl PartRead {
    fn cut_from(&self, words: &Passage) -> Part {
        let words = words.slice(self.number.clone());
        let n = Spanned::new(normalise(self.level, &words.value), words.span);
        Part { level: self.level, words, n }
    }
}

// shelfmark ::= S? part { next } [ separator missing ]
fn read(text: &str, levels: &[Level]) -> Reading {
    let mut parts: Vec<PartRead> = Vec::new();
    let mut found = part(text, text.len() - text.trim_start().len(), &parts, levels);
    loop {
        match found {
            Ok(read) => {
                let end = read.number.end;
                parts.push(read);
                found = next(text, end, &parts, levels);
            }
            Err(stop) => {
                let end = parts.last().map(|part| part.number.end);
                let end = end.map(|end| missing(text, end, levels).unwrap_or(end));
                return Reading { parts, end, stop };
            }
        }
    }
}

/// The part that follows another one. In the foreign policy archive the year of the file may stand
/// between two parts, and the title of a file may stand between it and its leaves.
//
// next ::= separator [ year separator ] part
//        | separator title "," S leaves          behind a delo only; the title may stand in quotation marks
fn next(text: &str, at: usize, before: &[PartRead], levels: &[Level]) -> Result<PartRead, Unread> {
    let at = separator(text, at)?;
    part(text, at, before, levels).or_else(|stop| {
        let behind_year = year(text, at).and_then(|end| separator(text, end).ok());
        let read = behind_year.and_then(|at| part(text, at, before, levels).ok());
        read.or_else(|| behind_title(text, at, before, levels)).ok_or(stop)
    })
}

/// The leaves behind the title of a file: `d. 8, Outgoing telegrams for 1938, l. 70`, `d. 8, “Telegrams”, l. 70`.
fn behind_title(text: &str, at: usize, before: &[PartRead], levels: &[Level]) -> Option<PartRead> {
    before.last().filter(|part| part.level == Level::Delo)?;
    if let Some(end) = quoted(&text[at..]) {
        let leaves = separator(text, at + end).ok()?;
        return part(text, leaves, before, levels).ok().filter(|part| part.level == Level::List);
    }
    if !text[at..].starts_with(char::is_uppercase) {
        return None;
    }
    let title =
        &text[at..at + text[at..].find(['.', ';', '"', '“', '\n']).unwrap_or(text.len() - at)];
    // The stop that ends the search is that of the mark itself, so the last comma leads to the leaves.
    let leaves = at + title.rfind(", ").filter(|&comma| comma < LONGEST_TITLE)? + ", ".len();
    part(text, leaves, before, levels).ok().filter(|part| part.level == Level::List)
}

/// How long the title in quotation marks is with which a text begins.
fn quoted(text: &str) -> Option<usize> {
    let mark = text.chars().next()?;
    let closing = match mark {
        '"' => '"',
        '“' => '”',
        '«' => '»',
        _ => return None,
    };
    let inner = &text[mark.len_utf8()..];
    let length = inner.find(closing).filter(|&length| length <= LONGEST_TITLE)?;
    Some(mark.len_utf8() + length + closing.len_utf8())
}

/// Titles of files are a line; behind more words than that it is prose that goes on.
const LONGEST_TITLE: usize = 160;

/// Where the words end that say which parts the source does not give: `Fond and Opis not given`.
//
// missing ::= mark { ( "," | "and" ) mark } "not given"
fn missing(text: &str, at: usize, levels: &[Level]) -> Option<usize> {
    let mut rest = &text[separator(text, at).ok()?..];
    loop {
        rest = mark(rest, levels)?.1.trim_start();
        if let Some(behind) = rest.strip_prefix("not given") {
            return Some(text.len() - behind.len());
        }
        rest = rest.strip_prefix(',').or_else(|| rest.strip_prefix("and "))?.trim_start();
    }
}

// separator ::= (S | "." | ",")+
fn separator(text: &str, at: usize) -> Result<usize, Unread> {
    let separates = |sign: char| sign.is_whitespace() || matches!(sign, '.' | ',');
    let behind = text.len() - text[at..].trim_start_matches(separates).len();
    if behind > at { Ok(behind) } else { Err(Unread { at, expected: Expected::Separator }) }
}

// year ::= digit digit digit digit
fn year(text: &str, at: usize) -> Option<usize> {
    let end = text.len() - digits(&text[at..])?.len();
    (end - at == 4).then_some(end)
}

// part   ::= mark S? number | list-mark S? leaves | "unnumbered page"
// A mark without full stop or bracket needs a blank before the number.
fn part(text: &str, at: usize, before: &[PartRead], levels: &[Level]) -> Result<PartRead, Unread> {
    let stop = |rest: &str, expected| Unread { at: text.len() - rest.len(), expected };
    let here = &text[at..];
    let unnumbered = here.strip_prefix(UNNUMBERED);
    let (level, behind_mark) = match unnumbered {
        Some(_) => (Level::List, here),
        None => mark(here, levels).ok_or(stop(here, Expected::Part))?,
    };
    if before.iter().any(|part| part.level == level) {
        return Err(stop(here, Expected::Other(level)));
    }
    if let Some(rest) = unnumbered.filter(|rest| at_end_of_number(rest)) {
        return Ok(PartRead { level, number: at..text.len() - rest.len() });
    }
    let cited = behind_mark.trim_start();
    let glued = here[..here.len() - cited.len()].ends_with(char::is_alphanumeric);
    let rest = behind_number(level, cited).filter(|_| !glued);
    let rest = rest.ok_or(stop(cited, Expected::Number(level)))?;
    if !at_end_of_number(rest) {
        return Err(stop(rest, Expected::Separator));
    }
    Ok(PartRead { level, number: text.len() - cited.len()..text.len() - rest.len() })
}

/// A leaf that has no number.
const UNNUMBERED: &str = "unnumbered page";

fn behind_number(level: Level, cited: &str) -> Option<&str> {
    match level {
        Level::List => leaves::read(cited).map(|(_, rest)| rest),
        Level::Fond
        | Level::Opis
        | Level::Delo
        | Level::Papka
        | Level::Por
        | Level::File
        | Level::Box
        | Level::Item
        | Level::Document => number(cited),
    }
}
