//! Characters with their escapes resolved and line ends unified (clause 2 of the compact syntax).

use std::ops::Range;

use super::{Result, incorrect};
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::xml::is_char;

/// A character of the schema with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// The character, or [`LINE_END`].
    pub(super) c: char,
    start: u32,
    end: u32,
}

/// What stands for a line end that was not written as an escape; no schema can hold it.
pub(super) const LINE_END: char = '\0';

impl Letter {
    pub(super) fn start(self) -> usize {
        self.start as usize
    }

    pub(super) fn end(self) -> usize {
        self.end as usize
    }
}

/// The characters of a schema.
pub(super) fn letters(source: &Source) -> Result<Vec<Letter>> {
    let text = source.text();
    let mut letters = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some((c, length)) = letter(&text[at..]) {
        let range = at..at + length;
        let Some(c) = c else { return Err(no_character(source, range)) };
        letters.push(place(c, range));
        at += length;
    }
    Ok(letters)
}

fn no_character(source: &Source, range: Range<usize>) -> Box<Diagnostic> {
    let shown = match &source.text()[range.clone()] {
        escape if escape.starts_with('\\') => format!("`{escape}`"),
        raw => raw.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect(),
    };
    let message = format!("{shown} is no character that a schema may hold");
    incorrect(source.span(range), message, "here")
}

fn place(c: char, range: Range<usize>) -> Letter {
    let offset = |at| u32::try_from(at).expect("a source is shorter than 4 GiB");
    Letter { c, start: offset(range.start), end: offset(range.end) }
}

/// The first character of a text, unless no schema may hold it, and how many bytes write it.
fn letter(text: &str) -> Option<(Option<char>, usize)> {
    let c = text.chars().next()?;
    Some(match c {
        '\\' => escape(text).unwrap_or((Some(c), 1)),
        '\r' if text[1..].starts_with('\n') => (Some(LINE_END), 2),
        '\r' | '\n' => (Some(LINE_END), 1),
        _ => (Some(c).filter(|&c| is_char(c)), c.len_utf8()),
    })
}

// escape ::= "\" "x"+ "{" [0-9a-fA-F]+ "}"
/// What looks like an escape and is none is the beginning of a quoted name.
fn escape(text: &str) -> Option<(Option<char>, usize)> {
    let rest = text.strip_prefix('\\')?;
    let number = rest.trim_start_matches('x').strip_prefix('{')?;
    let (digits, _) = number.split_once('}')?;
    let is_hex = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !rest.starts_with('x') || !is_hex {
        return None;
    }
    let point = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let length = text.len() - number.len() + digits.len() + 1;
    Some((point.filter(|&c| is_char(c)), length))
}
