//! Units: lines that belong together, as blank lines and the lines themselves divide them.

use super::lines;
use crate::source::{Passage, Source};
use crate::transcription::BodyLine;
use crate::xml;

/// A paragraph, or a line that says by itself what it is.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its words; a line end within it is the transcription's own.
    pub(super) words: Passage,
}

impl Unit {
    pub(super) fn text(&self) -> &str {
        &self.words.value
    }
}

/// Divides a text at blank lines, and before a line that is plainly a line of a form.
pub(super) fn units(source: &Source, lines: &[BodyLine]) -> Vec<Unit> {
    let mut units: Vec<std::ops::Range<usize>> = Vec::new();
    let mut form = true;
    for line in lines {
        let words = &source.text()[line.range.clone()];
        let of_a_form = lines::stands_alone(words);
        match units.last_mut() {
            // What follows a line of a form without a blank line is a new line of it, unless the form's
            // line breaks off with a comma: a list of names goes on.
            Some(last) if !line.after_blank && !of_a_form && !(form && ends_itself(source, last)) => {
                last.end = line.range.end;
            }
            _ => {
                units.push(line.range.clone());
                form = of_a_form;
            }
        }
    }
    units.into_iter().map(|range| Unit { words: passage(source, range) }).collect()
}

fn ends_itself(source: &Source, range: &std::ops::Range<usize>) -> bool {
    !source.text()[range.clone()].ends_with([',', ';'])
}

fn passage(source: &Source, range: std::ops::Range<usize>) -> Passage {
    let mut words = source.passage(range);
    if !words.value.chars().all(|c| xml::is_char(c) || c == '\u{C}') {
        words.value.retain(|c| xml::is_char(c) || c == '\u{C}');
    }
    words
}
