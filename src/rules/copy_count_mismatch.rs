//! A distribution list gives another number of copies than it states.

use super::copies::{self, Copies};
use super::read_text::ReadText;
use super::reading::Reading;
use super::{Context, Record, Rule, settled};
use crate::cable::{Block, Inline, Node, NoteKind, Text};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "copy-count-mismatch",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "a distribution list gives another number of copies than it states",
    page: include_str!("../../docs/rules/copy-count-mismatch.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(body) = record.body() else { return };
    let notes = settled::notes(body.text, &NoteKind::Distribution);
    let lists = lists(&notes);
    findings.extend(beside(body.text, &lists));
    findings.extend(beyond(body.text, &lists));
    findings.extend(lists.into_iter().filter_map(finding));
    let at_end = last_paragraphs(body).filter_map(|paragraph| finding(&[paragraph.running()]));
    findings.extend(at_end.map(|finding| finding.weighing(Severity::Info)));
}

/// The last paragraphs, as far as they count copies: the office's mark below a letter is not always known for one.
fn last_paragraphs<'r>(text: &'r ReadText<'_>) -> impl Iterator<Item = Reading<'r>> {
    const LAST: usize = 3;
    let paragraphs = text.blocks(Block::paragraph).rev().take(LAST).flatten();
    paragraphs.filter(|paragraph| counts_copies(&paragraph.text))
}

/// `5 copies: ...`, or lines of which the first says how many were made: `Written in: three copies`.
fn counts_copies(words: &str) -> bool {
    const MADE: [&str; 7] = ["Written", "Printed", "Typed", "Made", "Produced", "Issued", "Отп"];
    let first = words.lines().next().unwrap_or_default();
    let is_heading = MADE.iter().any(|verb| first.starts_with(verb)) && words.lines().count() > 1;
    words.contains("copies:") || is_heading && (first.contains("cop") || first.contains("экз"))
}

/// Each heading with its names; a date may part them, so names without a heading go on the note before.
fn lists<'a, 'n>(notes: &'n [&'a [Inline]]) -> Vec<&'n [&'a [Inline]]> {
    let begins_entry = |note: &[Inline]| {
        let list = Copies::read(&Reading::of(note).text);
        list.entries.first().is_some_and(|entry| entry.range.start == 0)
    };
    let mut lists = Vec::new();
    let mut rest = notes;
    while !rest.is_empty() {
        let more = rest[1..].iter().take_while(|note| begins_entry(note)).count();
        let (list, behind) = rest.split_at(1 + more);
        lists.push(list);
        rest = behind;
    }
    lists
}

/// The only list says nothing of its number of copies, and a line of the form does: `Typed: 10 copies.`
///
/// Not all that were typed need have gone out, so this is a remark.
fn beside(text: &Text, lists: &[&[&[Inline]]]) -> Option<Diagnostic> {
    let mut named = lists.iter().filter(|notes| {
        let list = Copies::read(&Reading::of_lines(notes).text);
        !list.entries.is_empty() && list.stated.is_none()
    });
    let (Some(notes), None) = (named.next(), named.next()) else { return None };
    let mut heading = totals(text, lists);
    let (Some(heading), None) = (heading.next(), heading.next()) else { return None };
    let together: Vec<&[Inline]> = [heading].into_iter().chain(notes.iter().copied()).collect();
    let reading = Reading::of_lines(&together);
    let list = Copies::read(&reading.text);
    let finding = total(&list, &reading).filter(|_| is_whole(&list, notes));
    finding.map(|finding| finding.weighing(Severity::Info))
}

/// The paper says which copy it is, and there were not so many. Another office may have made more, so this is a remark.
fn beyond(text: &Text, lists: &[&[&[Inline]]]) -> Option<Diagnostic> {
    let mut of_paper = settled::notes(text, &NoteKind::Copy).into_iter().map(Reading::of);
    let (own, place) = of_paper.find_map(|mark| {
        let (number, range) = copies::number_of(&mark.text)?;
        Some((number, mark.place(range)))
    })?;
    // Those who decipher a telegram make copies of their own, and each list states its own number.
    let all: Option<Vec<_>> = lists.iter().map(|notes| stated(notes)).collect();
    let (most, stated) = all?.into_iter().max_by_key(|(count, _)| *count)?;
    (own > most).then(|| {
        Diagnostic::new(&KIND, format!("this is copy {own}, and {most} copies are stated"))
            .weighing(Severity::Info)
            .at(place, format!("copy {own}"))
            .at(stated, format!("{most} copies"))
            .help("nothing need be done if another office made more copies; else compare the original")
    })
}

/// The number of copies that a list states, and where.
fn stated(notes: &[&[Inline]]) -> Option<(u32, Span)> {
    let reading = Reading::of_lines(notes);
    let (count, place) = Copies::read(&reading.text).stated?;
    Some((count, reading.place(place)))
}

/// What states a number of copies and lists none: lines of the form, and headings of lists.
fn totals<'a>(text: &'a Text, lists: &[&[&'a [Inline]]]) -> impl Iterator<Item = &'a [Inline]> {
    let lines = settled::notes(text, &NoteKind::Line).into_iter();
    let headings = lists.iter().filter_map(|notes| notes.first().copied());
    lines.chain(headings).filter(|note| {
        let list = Copies::read(&Reading::of(note).text);
        list.stated.is_some() && list.entries.is_empty()
    })
}

fn finding(notes: &[&[Inline]]) -> Option<Diagnostic> {
    let reading = Reading::of_lines(notes);
    let list = Copies::read(&reading.text);
    let finding = total(&list, &reading).or_else(|| numbers(&list, &reading));
    finding.filter(|_| is_whole(&list, notes))
}

/// Whether nothing is left out of the list and its notes.
fn is_whole(list: &Copies, notes: &[&[Inline]]) -> bool {
    let mut whole = list.is_complete;
    for note in notes {
        settled::for_each(note, &mut |inline| whole &= !matches!(inline.node, Node::Gap(_)));
    }
    whole
}

fn total(list: &Copies, reading: &Reading<'_>) -> Option<Diagnostic> {
    let (stated, place) = list.stated.clone()?;
    let sum = list.sum();
    if list.entries.is_empty() || list.may_come_to(stated) {
        return None;
    }
    let (first, last) = (list.entries.first()?, list.entries.last()?);
    // Names in a row may be a choice of them; lines of their own are the list of the form.
    let is_a_form = list.entries.iter().all(|entry| entry.number.is_some());
    let start = if is_a_form { last.range.start } else { first.range.start };
    let message = format!("{stated} copies are stated, {sum} are listed");
    let finding = Diagnostic::new(&KIND, message)
        .at(reading.place(place), format!("{stated} copies"))
        .at(reading.place(start..last.range.end), format!("the list ends with {sum}"))
        .help("compare the original; where the list was cut, say so with `[...]`");
    Some(match (is_a_form, list.is_totalled()) {
        (true, _) => finding.weighing(Severity::Error),
        (false, true) => finding.weighing(Severity::Info),
        (false, false) => finding,
    })
}

/// Numbers of copies rise one by one.
fn numbers(list: &Copies, reading: &Reading<'_>) -> Option<Diagnostic> {
    let numbered = || list.entries.iter().filter_map(|entry| Some((entry, entry.number?)));
    let mut pairs = numbered().zip(numbered().skip(1));
    let ((earlier, before), (entry, number)) =
        pairs.find(|((earlier, before), (_, number))| *number != before + earlier.count)?;
    let message = format!("copy {number} follows copy {before} in the distribution list");
    Some(
        Diagnostic::new(&KIND, message)
            .at(reading.place(entry.range.clone()), "out of order")
            .at(reading.place(earlier.range.clone()), "the copy before")
            .help("compare the original; where lines were left out, say so with `[...]`"),
    )
}
