//! A word has letters of two alphabets that look alike.

use std::ops::Range;

use super::reading::for_each_of_record;
use super::{Context, Rule};
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Passage;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "mixed-alphabets",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "a word has letters of two alphabets that look alike",
    page: include_str!("../../docs/rules/mixed-alphabets.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for_each_of_record(cable, |reading| {
        let mixed = mixed_words(&reading.text).into_iter().filter(|word| !reading.is_marked(word));
        findings
            .extend(mixed.map(|word| finding(&reading.text[word.clone()], reading.place(word))));
    });
    for words in of_witnesses(cable) {
        let mixed = mixed_words(&words.value).into_iter();
        findings.extend(mixed.map(|word| finding(&words.value[word.clone()], words.part(word))));
    }
}

/// The citation says what the description of a copy says; a description without citation counts alone.
fn of_witnesses(cable: &Cable) -> impl Iterator<Item = &Passage> {
    let witnesses = cable.witnesses.iter().filter(|_| cable.citation.is_none());
    witnesses.flat_map(|witness| {
        let shelfmark = witness.shelfmark.iter().map(|shelfmark| &shelfmark.words);
        [&witness.repository].into_iter().chain(shelfmark)
    })
}

fn mixed_words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphabetic).map(|next| at + next) {
        let rest = &text[start..];
        at = start + rest.find(|sign: char| !sign.is_alphabetic()).unwrap_or(rest.len());
        if is_mixed(&text[start..at]) {
            found.push(start..at);
        }
    }
    found
}

fn is_mixed(word: &str) -> bool {
    word.contains(is_cyrillic) && word.contains(|sign: char| sign.is_ascii_alphabetic())
}

fn is_cyrillic(sign: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&sign)
}

fn finding(word: &str, span: crate::source::Span) -> Diagnostic {
    let cyrillic = word.chars().filter(|sign| is_cyrillic(*sign)).count();
    let latin = word.chars().count() - cyrillic;
    let (few, alphabet) = if cyrillic < latin { (cyrillic, "Cyrillic") } else { (latin, "Latin") };
    let odd = word.chars().filter(|sign| is_cyrillic(*sign) == (alphabet == "Cyrillic"));
    let letters: String = odd.collect();
    let noun = if few == 1 { "letter" } else { "letters" };
    Diagnostic::new(&KIND, format!("`{word}` has the {alphabet} {noun} `{letters}`"))
        .at(span, "letters of two alphabets")
        .help("type the word in one alphabet; searches do not find it otherwise")
}
