//! What happened to a message on its way, as the lines of its form tell: sent, received, deciphered, each with its moment.

use std::ops::Range;

use super::moments::{Moment, in_words, in_year, minutes, year_of};
use super::reading::Reading;
use super::{date_words_mismatch, settled};
use crate::cable::{Cable, Dating, Inline, Node, NoteKind};
use crate::source::Spanned;

/// Something that happened to a message.
pub(super) struct Event {
    /// What; a line that names the place of sending alone tells none.
    pub(super) step: Option<Step>,
    /// When.
    pub(super) moment: Moment,
}

/// What happens to a message, in the order of its way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Sent,
    Received,
    PassedOn,
    Deciphered,
    Typed,
}

/// What the form of a record tells, in the order of its lines. A form may give the day once: a time alone is of the day
/// before it.
pub(super) fn events(cable: &Cable) -> Vec<Event> {
    let Some(body) = &cable.body else { return Vec::new() };
    let year = year_of(cable);
    let mut events: Vec<Event> = Vec::new();
    for note in settled::notes(&body.text, &NoteKind::Transmission) {
        for clause in clauses(note) {
            let day_before = events.last().map(|event| event.moment.day);
            events.extend(clause.event(day_before, year));
        }
    }
    events
}

/// A part of a line with its verb: `Received 20.8.52 13:48` of `Sent 20.8.52 11:05. Received 20.8.52 13:48.`
struct Clause {
    step: Option<Step>,
    words: Range<usize>,
    day: Option<Spanned<Dating>>,
    time: Option<Spanned<i64>>,
    /// How many times stand in it.
    times: usize,
}

impl Clause {
    fn event(self, day_before: Option<Dating>, year: Option<i16>) -> Option<Event> {
        let moment = match (self.day, self.time) {
            (Some(day), time) => Moment::of(Spanned::new(in_year(day.value, year), day.span), time),
            // Of two times one may be a day: "18.10 at 10:40".
            (None, Some(time)) if self.times < 2 => Moment::on_day(day_before?, time),
            (None, _) => return None,
        };
        Some(Event { step: self.step, moment })
    }
}

/// The parts of a line, each with the first day and the first time in it.
fn clauses(note: &[Inline]) -> Vec<Clause> {
    let reading = Reading::of(note);
    let mut clauses = by_verbs(&reading.text);
    // Choices and the tags between words leave the order of the source.
    let starts: Vec<u32> = clauses[1..]
        .iter()
        .map(|clause| reading.place(clause.words.start..clause.words.start + 1).start)
        .collect();
    settled::for_each(note, &mut |inline| {
        let place = settled::place(inline);
        let clause = &mut clauses[starts.partition_point(|&start| start <= place.start)];
        match &inline.node {
            // What its words contradict is told of, and may be either.
            _ if date_words_mismatch::is_contradicted(inline) => {}
            Node::Date { dating: Some(dating), .. } => {
                clause.day = clause.day.or(Some(Spanned::new(**dating, place)));
            }
            Node::Time(time) => {
                let Some(when) = &time.when else { return };
                let time = || minutes(when).map(|minutes| Spanned::new(minutes, place));
                clause.time = clause.time.or_else(time);
                clause.times += 1;
            }
            _ => {}
        }
    });
    for clause in clauses.iter_mut().filter(|clause| clause.time.is_none()) {
        let start = clause.words.start;
        clause.time = in_words(&reading.text[clause.words.clone()]).map(|(minutes, range)| {
            Spanned::new(minutes, reading.place(start + range.start..start + range.end))
        });
    }
    clauses
}

/// The words from verb to verb. What stands before the first belongs to it.
fn by_verbs(text: &str) -> Vec<Clause> {
    let clause = |step, words| Clause { step, words, day: None, time: None, times: 0 };
    let steps = steps(text);
    let Some((_, first)) = steps.first() else { return vec![clause(None, 0..text.len())] };
    let ends = steps.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let mut clauses: Vec<Clause> =
        steps.iter().zip(ends).map(|((at, step), end)| clause(Some(*step), *at..end)).collect();
    clauses[0] = clause(Some(*first), 0..clauses[0].words.end);
    clauses
}

/// Where a verb names a step, in order.
fn steps(text: &str) -> Vec<(usize, Step)> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = lower[at..].find(char::is_alphabetic).map(|next| at + next) {
        let words = &lower[start..];
        at = words.find(|c: char| !c.is_alphabetic()).map_or(lower.len(), |end| start + end);
        found.extend(step(words).map(|step| (start, step)));
    }
    found
}

/// The step that the words begin with.
fn step(words: &str) -> Option<Step> {
    // Of a Russian verb the stem is looked for.
    let ends_word =
        |verb: &str, rest: &str| !verb.is_ascii() || !rest.starts_with(char::is_alphabetic);
    let begins = |verb: &str| words.strip_prefix(verb).is_some_and(|rest| ends_word(verb, rest));
    VERBS.iter().find(|(verb, _)| begins(verb)).map(|(_, step)| *step)
}

/// Of two that begin at one place the first counts: `sent to the 8th Department` passes a message on.
const VERBS: [(&str, Step); 16] = [
    ("sent to", Step::PassedOn),
    ("arrived at the", Step::PassedOn),
    ("passed", Step::PassedOn),
    ("forwarded", Step::PassedOn),
    ("sent", Step::Sent),
    ("transmitted", Step::Sent),
    ("отправлен", Step::Sent),
    ("received", Step::Received),
    ("arrived", Step::Received),
    ("получен", Step::Received),
    ("поступил", Step::Received),
    ("deciphered", Step::Deciphered),
    ("decoded", Step::Deciphered),
    ("расшифрован", Step::Deciphered),
    ("typed", Step::Typed),
    ("отпечатан", Step::Typed),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_parted_at_its_verbs() {
        let words = |text: &'static str| -> Vec<&str> {
            by_verbs(text).into_iter().map(|clause| &text[clause.words]).collect()
        };
        assert_eq!(
            words("From A. Sent 1.2. Received 2.2. Sent to B 3.2"),
            ["From A. Sent 1.2. ", "Received 2.2. ", "Sent to B 3.2"]
        );
        assert_eq!(words("From A 1.2"), ["From A 1.2"]);
        assert_eq!(words("Presented to the sentry"), ["Presented to the sentry"]);
    }
}
