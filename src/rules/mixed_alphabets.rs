//! A word has letters of two alphabets that look alike.

use std::ops::Range;

use super::reading::Reading;
use super::{Context, Record, Rule};
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::Shelfmark;
use crate::source::{Span, has_byte};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "mixed-alphabets",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "a word has letters of two alphabets that look alike",
    page: include_str!("../../docs/rules/mixed-alphabets.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for reading in record.passages() {
        let mixed = mixed_words(&reading.text).into_iter().filter(|word| !reading.is_marked(word));
        findings.extend(mixed.map(|word| {
            let finding = finding(&reading.text[word.clone()], reading.place(word.clone()));
            // The paper itself may print the letter of a file so: `599-а`.
            let is_letter = !reading.text[word.clone()].contains(|c: char| c.is_ascii_alphabetic());
            let is_papers = is_letter && is_of_text(reading.place(word), record);
            if is_papers { finding.weighing(Severity::Info) } else { finding }
        }));
    }
    // In a transcription the citation is the only place of a shelfmark, and the title that of a name.
    for (word, place) in in_header(record.cable) {
        if !findings.iter().any(|told| told.place().is_some_and(|told| meet(told, place))) {
            findings.push(finding(&word, place));
        }
    }
}

fn is_of_text(place: Span, record: &Record<'_>) -> bool {
    record.texts().iter().any(|text| meet(text.text.span, place))
}

fn meet(a: Span, b: Span) -> bool {
    a.source == b.source && a.start < b.end && b.start < a.end
}

/// The words in question of copies, correspondents and contributors.
fn in_header(cable: &Cable) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    for reading in header(cable) {
        let words = mixed_words(&reading.text).into_iter();
        found
            .extend(words.map(|word| (reading.text[word.clone()].to_owned(), reading.place(word))));
    }
    found.extend(cable.shelfmarks().flat_map(in_shelfmark));
    found
}

/// Which alphabet is the odd one, the whole shelfmark tells; the place is that of the part.
fn in_shelfmark(shelfmark: &Shelfmark) -> Vec<(String, Span)> {
    let whole = &shelfmark.words;
    let words = mixed_words(&whole.value).into_iter().map(|word| &whole.value[word]);
    let placed = words.map(|word| {
        let part = shelfmark.parts.iter().find(|part| part.words.value.contains(word));
        (word.to_owned(), part.map_or(whole.span, |part| part.words.span))
    });
    placed.collect()
}

/// The copies, the correspondents and whoever contributed to the record.
fn header(cable: &Cable) -> impl Iterator<Item = Reading<'_>> {
    let copies = cable.witnesses.iter().map(|witness| &witness.repository);
    let credits =
        cable.responsibility.iter().flat_map(|of| [&of.words].into_iter().chain(&of.names));
    let names = cable.everybody().map(|party| Reading::of(&party.names));
    copies.chain(credits).map(Reading::of_words).chain(names)
}

fn mixed_words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Most texts are of one alphabet, and their words need not be divided.
    if !(has_byte(text, |byte| byte.is_ascii_alphabetic()) && has_byte(text, begins_cyrillic)) {
        return found;
    }
    let has_one = text.chars().filter(|sign| is_cyrillic(*sign)).nth(1).is_none();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphabetic).map(|next| at + next) {
        let rest = &text[start..];
        at = start + rest.find(|sign: char| !sign.is_alphabetic()).unwrap_or(rest.len());
        if is_mixed(&text[start..at]) || has_one && is_odd_suffix(text, start..at) {
            found.push(start..at);
        }
    }
    found
}

/// Whether a Cyrillic letter that looks like a Latin one stands behind figures where all else is Latin: the `а` of
/// `599-а`.
fn is_odd_suffix(text: &str, word: Range<usize>) -> bool {
    let figures =
        text[..word.start].trim_end_matches('-').ends_with(|sign: char| sign.is_ascii_digit());
    figures && LIKE_LATIN.contains(&&*text[word].to_uppercase())
}

/// The Cyrillic letters that look like Latin ones, each a word for itself; `с` behind a register's number means
/// "secret", and is printed so.
const LIKE_LATIN: [&str; 11] = ["А", "В", "Е", "К", "М", "Н", "О", "Р", "Т", "У", "Х"];

fn is_mixed(word: &str) -> bool {
    word.contains(is_cyrillic) && word.contains(|sign: char| sign.is_ascii_alphabetic())
}

fn is_cyrillic(sign: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&sign)
}

/// Whether a byte is the first of a Cyrillic letter, or of one of its neighbours.
fn begins_cyrillic(byte: u8) -> bool {
    matches!(byte, 0xD0..=0xD4)
}

fn finding(word: &str, span: Span) -> Diagnostic {
    let cyrillic = word.chars().filter(|sign| is_cyrillic(*sign)).count();
    let latin = word.chars().count() - cyrillic;
    let is_latin = cyrillic < latin || latin == 0;
    let (few, alphabet) = if is_latin { (cyrillic, "Cyrillic") } else { (latin, "Latin") };
    let odd = word.chars().filter(|sign| is_cyrillic(*sign) == (alphabet == "Cyrillic"));
    let letters: String = odd.collect();
    let noun = if few == 1 { "letter" } else { "letters" };
    Diagnostic::new(&KIND, format!("`{word}` has the {alphabet} {noun} `{letters}`"))
        .at(span, "letters of two alphabets")
        .help("type the word in one alphabet; searches do not find it otherwise")
}
