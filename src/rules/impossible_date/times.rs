//! Times of day that no clock shows.

use std::collections::HashSet;

use super::super::read_text::ReadText;
use super::super::reading::Reading;
use super::super::settled;
use crate::cable::{Inline, Node, NoteKind, Text};
use crate::dates::{Among, IMPOSSIBLE_DATE, find_impossible_time};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

/// Impossible times of a message and of the messages inside it: in lines of its form, where figures are times without
/// any word, and in prose.
pub(super) fn impossible(text: &ReadText<'_>) -> Vec<Diagnostic> {
    let mut places = told(text);
    let mut findings = Vec::new();
    let mut look = |reading: &Reading<'_>, among| {
        let found = times(reading, among).into_iter();
        let new = found.filter(|(place, _)| places.insert(*place));
        findings.extend(new.map(|(place, time)| finding(place, &time)));
    };
    lines(text.text).for_each(|line| look(&Reading::of(line), Among::Form));
    text.passages.iter().for_each(|reading| look(&reading, Among::Prose));
    findings
}

/// The times that `@when` repeats: what cannot be read there is reported there.
fn told(text: &ReadText<'_>) -> HashSet<Span> {
    let figures = |words: &str| -> String { words.chars().filter(char::is_ascii_digit).collect() };
    let repeated = |inline: &Inline| {
        let Node::Time(time) = &inline.node else { return None };
        let reading = Reading::of(&time.content);
        let range = find_impossible_time(&reading.text, 0, Among::Form)?;
        let is_repeated =
            figures(time.when.as_ref()?).starts_with(&figures(&reading.text[range.clone()]));
        is_repeated.then(|| reading.place(range))
    };
    text.passages.printed().filter_map(repeated).collect()
}

/// Lines with place and day, and those that tell of the message's way.
fn lines(text: &Text) -> impl Iterator<Item = &[Inline]> {
    let kinds = [NoteKind::Transmission, NoteKind::Line];
    let notes = kinds.into_iter().flat_map(|kind| settled::notes(text, &kind));
    settled::datelines(text).map(|line| line.content.as_slice()).chain(notes)
}

/// The impossible times of a passage, but for those of which the source's editor says that they stand there so.
fn times(reading: &Reading<'_>, among: Among) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(time) = find_impossible_time(&reading.text, at, among) {
        at = time.end;
        if !reading.is_marked(&time) {
            found.push((reading.place(time.clone()), reading.text[time].to_owned()));
        }
    }
    found
}

fn finding(place: Span, time: &str) -> Diagnostic {
    Diagnostic::new(&IMPOSSIBLE_DATE, format!("`{time}` is no time of the clock"))
        .weighing(Severity::Warning)
        .at(place, "no such time")
        .help("compare the document; if it has the time so, write `[sic]` behind it, in TEI `sic` around it")
}
