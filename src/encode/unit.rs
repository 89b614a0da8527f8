//! Units: lines that belong together, as blank lines and the lines themselves divide them.

use std::ops::Range;

use super::{Registers, copies, lines, list};
use crate::source::{Passage, Source};
use crate::transcription::BodyLine;
use crate::xml;

/// A paragraph, or a line that says by itself what it is.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its words; a line end within it is the transcription's own.
    pub(super) words: Passage,
    /// Whether it is the list of those who got copies, line by line.
    pub(super) copies: bool,
}

impl Unit {
    pub(super) fn text(&self) -> &str {
        &self.words.value
    }
}

/// Divides a text at blank lines and before lines of a form; what stands in one pair of brackets stays
/// together.
pub(super) fn units(source: &Source, lines: &[BodyLine], registers: Registers<'_>) -> Vec<Unit> {
    let ranges = within_brackets(source, divided(source, lines, registers));
    copies::joined(source, &ranges, registers)
        .into_iter()
        .map(|(range, copies)| Unit { words: passage(source, range), copies })
        .collect()
}

fn divided(source: &Source, lines: &[BodyLine], registers: Registers<'_>) -> Vec<Range<usize>> {
    if let [only] = lines {
        let start = only.range.start;
        let parts = lines::run_in(&source.text()[only.range.clone()], registers).into_iter();
        return parts.map(|part| start + part.start..start + part.end).collect();
    }
    let mut units: Vec<Range<usize>> = Vec::new();
    let mut after_form = false;
    for (at, line) in lines.iter().enumerate() {
        let words = &source.text()[line.range.clone()];
        // Between two blank lines nothing depends on it, and most paragraphs stand there.
        let parted = |line: Option<&BodyLine>| line.is_none_or(|line| line.after_blank);
        let by_itself = line.after_blank && parted(lines.get(at + 1));
        let of_a_form = !by_itself && lines::stands_alone(words, registers);
        let begins = line.after_blank || of_a_form || list::begins_item(words);
        // What follows a line of a form without a blank line is a new line of it, unless the form's line
        // breaks off with a comma: a list of names goes on.
        match units.last_mut() {
            Some(last) if breaks_off(source, last, words) => last.end = line.range.end,
            Some(last) if !(begins || after_form && ends_itself(source, last)) => {
                last.end = line.range.end;
            }
            _ => {
                units.push(line.range.clone());
                after_form = of_a_form;
            }
        }
    }
    units
}

/// A time that is broken over two lines: `20 hours 05` and `minutes, 13.1.1951`.
fn breaks_off(source: &Source, range: &Range<usize>, next: &str) -> bool {
    let ends_with_figures = source.text()[range.clone()].ends_with(|c: char| c.is_ascii_digit());
    ends_with_figures && next.starts_with("minutes")
}

/// How many units one pair of brackets may join.
const JOINED: usize = 8;

/// Joins units where a bracket that begins one is closed in a later one: a stamp is described line by
/// line.
fn within_brackets(source: &Source, units: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined = Vec::with_capacity(units.len());
    let mut at = 0;
    while at < units.len() {
        let end = closes_at(source, &units[at..]).map_or(at, |more| at + more);
        joined.push(units[at].start..units[end].end);
        at = end + 1;
    }
    joined
}

/// How many units further the bracket is closed with which the first one begins, or the note in brackets
/// with which it ends; `None` if it is closed there, or nowhere near.
fn closes_at(source: &Source, units: &[Range<usize>]) -> Option<usize> {
    if !opens_bracket(&source.text()[units.first()?.clone()]) {
        return None;
    }
    let mut depth = 0_i32;
    for (at, unit) in units.iter().take(JOINED).enumerate() {
        let text = &source.text()[unit.clone()];
        depth +=
            text.bytes().map(|byte| i32::from(byte == b'[') - i32::from(byte == b']')).sum::<i32>();
        if depth <= 0 {
            return (depth == 0 && at > 0 && text.ends_with(']')).then_some(at);
        }
    }
    None
}

/// Whether the text begins with a bracket, or ends within a note that has only just begun.
fn opens_bracket(text: &str) -> bool {
    let last = text.rfind('[').map(|at| &text[at + 1..]);
    let note = last.is_some_and(|inner| {
        !inner.contains(']') && inner.len() <= 80 && lines::bracketed_note(inner).is_some()
    });
    text.starts_with('[') || note
}

fn ends_itself(source: &Source, range: &Range<usize>) -> bool {
    !source.text()[range.clone()].ends_with([',', ';'])
}

fn passage(source: &Source, range: Range<usize>) -> Passage {
    let mut words = source.passage(range);
    if !words.value.chars().all(|c| xml::is_char(c) || c == '\u{C}') {
        words.value.retain(|c| xml::is_char(c) || c == '\u{C}');
    }
    words
}
