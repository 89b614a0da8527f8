//! A cable of several parts has not as many numbers of one series as of another.

use std::collections::HashSet;

use super::bare_number::BareNumber;
use super::read_text::ReadText;
use super::{Context, Record, Rule, settled};
use crate::cable::{Block, CableNumber, Follows, Inline, LineKind, Node, Series};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "part-count-mismatch",
    family: Family::Number,
    severity: Severity::Warning,
    summary: "a cable of several parts has not as many numbers of one series as of another",
    page: include_str!("../../docs/rules/part-count-mismatch.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(body) = record.body() else { return };
    let mut numbers = Vec::new();
    let mut addressee = false;
    for line in settled::lines(body.text) {
        // In a circular each addressee has a special number beside it.
        let of_addressee = addressee && line.follows == Follows::Apart;
        addressee = line.kind == LineKind::Address;
        if of_addressee {
            continue;
        }
        add_numbers(&line.content, &mut numbers);
    }
    // The parts of one text have their numbers where each begins and ends. Most texts have none, and need no walk.
    if body.passages.settled().any(|inline| matches!(inline.node, Node::Number { .. })) {
        let paragraphs = body.text.blocks.iter().filter_map(Block::paragraph);
        paragraphs.for_each(|paragraph| add_numbers(paragraph, &mut numbers));
    }
    numbers.sort_by_key(|(_, place)| place.range().start);
    let mut titled = Vec::new();
    add_numbers(record.cable.title.as_deref().unwrap_or_default(), &mut titled);
    findings.extend(beside_title(&titled, &numbers));
    findings.extend(of_sender(&titled, &numbers));
    let counted = |series| Parts::of(series, &numbers);
    let special = counted(Series::Special).or_else(|| special_in_words(body));
    let Some(special) = special else { return };
    let telegrams = [counted(Series::Register), counted(Series::Place)].into_iter().flatten();
    // One number may cover all parts, as that of the register does where the special ones are a range.
    if let Some(parts) = telegrams.max_by_key(|parts| parts.count).filter(|parts| parts.count > 1)
        && parts.count != special.count
    {
        findings.push(finding(&special, &parts));
    }
}

/// A number, and where it stands.
type Numbered<'c> = (&'c CableNumber, Span);

fn add_numbers<'c>(content: &'c [Inline], numbers: &mut Vec<Numbered<'c>>) {
    settled::for_each(content, &mut |inline| {
        if let Node::Number { number, .. } = &inline.node {
            numbers.push((&**number, settled::place(inline)));
        }
    });
}

/// The numbers of one series: how many, and where.
struct Parts {
    count: u64,
    first: Span,
    last: Span,
}

impl Parts {
    fn of(series: Series, numbers: &[Numbered]) -> Option<Parts> {
        let (mut distinct, mut known) = (Vec::new(), HashSet::new());
        for (number, span) in numbers.iter().filter(|(number, _)| number.series == series) {
            let bare = BareNumber::read(&number.n.value)?;
            if known.insert(bare.clone()) {
                distinct.push((bare, *span));
            }
        }
        let count = distinct.iter().map(|(number, _)| number.how_many()).sum();
        Some(Parts { count, first: distinct.first()?.1, last: distinct.last()?.1 })
    }
}

/// The title has some of the numbers of a series, two at least, and the text has more. One alone may stand for all.
fn beside_title(titled: &[Numbered], numbers: &[Numbered]) -> Option<Diagnostic> {
    let in_title = Parts::of(Series::Register, titled).filter(|parts| parts.count > 1)?;
    let bare = |numbers: &[Numbered], series| -> HashSet<BareNumber> {
        let of_series = numbers.iter().filter(|(number, _)| number.series == series);
        of_series.filter_map(|(number, _)| BareNumber::read(&number.n.value)).collect()
    };
    let of_title = bare(titled, Series::Register);
    [Series::Register, Series::Place].into_iter().find_map(|series| {
        let parts = Parts::of(series, numbers).filter(|parts| parts.count > in_title.count)?;
        of_title.is_subset(&bare(numbers, series)).then(|| {
            let message = format!("title gives {} numbers, the text {}", in_title.count, parts.count);
            Diagnostic::new(&KIND, message)
                .at(in_title.first.to(in_title.last), format!("numbers: {}", in_title.count))
                .at(parts.first.to(parts.last), format!("numbers: {}", parts.count))
                .help("compare both with the original: the title leaves a part out, or the text has one too many")
        })
    })
}

/// The title names several telegrams, and the sender has not numbered as many. One number may stand for all.
fn of_sender(titled: &[Numbered], numbers: &[Numbered]) -> Option<Diagnostic> {
    let in_title = Parts::of(Series::Register, titled).filter(|parts| parts.count > 1)?;
    let own = Parts::of(Series::Sender, numbers).filter(|own| own.count != in_title.count)?;
    let message =
        format!("title names {} telegrams, the sender's numbers are {}", in_title.count, own.count);
    let severity = if own.count == 1 { Severity::Info } else { Severity::Warning };
    Some(
        Diagnostic::new(&KIND, message)
            .weighing(severity)
            .at(own.first.to(own.last), format!("numbers: {}", own.count))
            .at(in_title.first.to(in_title.last), format!("telegrams: {}", in_title.count))
            .help("compare both with the original: each telegram has a number of its sender, unless one stands for all"),
    )
}

/// A paragraph of special numbers that nobody has encoded: `SPETS Nº Nº 403, 404`.
//
// paragraph ::= ( "Spets" | "Spec" | "Special" ) [ "." ] mark { mark } number { ( "," | "and" ) number }
fn special_in_words(text: &ReadText<'_>) -> Option<Parts> {
    text.blocks(Block::paragraph).take(FIRST).flatten().find_map(|reading| {
        let name = name_of_special(&reading.text)?;
        let start = numbers_behind_marks(&reading.text, name.len())?;
        let numbers = reading.text[start..].trim_end_matches(['.', ' ']);
        let read = |number: &str| BareNumber::read(number).filter(|_| number.len() <= LONGEST);
        let bare: Option<Vec<_>> =
            numbers.split([',', ';']).map(|number| read(number.trim())).collect();
        let place = reading.place(start..start + numbers.len());
        let count = bare?.iter().map(BareNumber::how_many).sum();
        Some(Parts { count, first: place, last: place })
    })
}

/// The word for special numbers with which a paragraph begins.
fn name_of_special(paragraph: &str) -> Option<&'static str> {
    const NAMES: [&str; 3] = ["spets", "spec", "special"];
    let word = paragraph.split([' ', '.']).next()?;
    NAMES.into_iter().find(|name| word.eq_ignore_ascii_case(name))
}

/// Where the first figure stands, if there are but marks before it.
fn numbers_behind_marks(text: &str, from: usize) -> Option<usize> {
    let start = from + text[from..].find(|sign: char| sign.is_ascii_digit())?;
    let is_mark = |sign: char| " .NnoоºО°№#".contains(sign);
    text[from..start].chars().all(is_mark).then_some(start)
}

/// Behind these paragraphs the message has begun.
const FIRST: usize = 4;

/// Bytes of the longest number or range: `1643-1644/sh`.
const LONGEST: usize = 12;

fn finding(special: &Parts, parts: &Parts) -> Diagnostic {
    let (a, b) = (special.count, parts.count);
    let noun = if a == 1 { "number" } else { "numbers" };
    let message = format!("text gives {b} numbers of telegrams and {a} special {noun}");
    let finding = Diagnostic::new(&KIND, message)
        .at(special.first.to(special.last), format!("special numbers: {a}"))
        .at(parts.first.to(parts.last), format!("telegrams: {b}"))
        .help(
            "compare the original: each part has a number of both kinds, unless one stands for all",
        );
    if special.count == 1 { finding.weighing(Severity::Info) } else { finding }
}
