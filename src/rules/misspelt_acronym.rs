//! An acronym is not known, but nearly one that is.

use std::ops::Range;

use super::acronyms::Acronym;
use super::reading::Reading;
use super::{Context, Record, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "misspelt-acronym",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "an acronym is not known, but nearly one that is",
    page: include_str!("../../docs/rules/misspelt-acronym.md"),
};

fn check(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let known = context.acronyms;
    let citation = record.cable.citation.as_ref().map(|citation| citation.span);
    for reading in record.passages() {
        let words = candidates(&reading.text).into_iter().filter(|word| !reading.is_marked(word));
        findings.extend(words.filter_map(|word| {
            let meant = known.misspelt(&reading.text[word.clone()])?;
            let finding = finding(&reading, word.clone(), meant);
            // A citation names fonds and series, and archives abroad have acronyms of their own.
            let is_cited = citation.is_some_and(|citation| holds(citation, reading.place(word)));
            let is_word = !meant.words.contains('(') && is_in_capitals(&reading.text);
            let is_doubtful = is_cited || is_word || is_short(&meant.words);
            Some(if is_doubtful { finding.weighing(Severity::Info) } else { finding })
        }));
    }
}

/// Of three letters nearly every order is some party, police or union: `PCI` and `CPI`, `VKP` and `KVP`.
fn is_short(known: &str) -> bool {
    known.chars().count() <= 3
}

/// Whether a passage has nothing but capitals: there `KIND` is a word like any other.
fn is_in_capitals(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    let mut words = words.take(FEW + 1);
    let capitals = !text.contains(char::is_lowercase);
    capitals && words.by_ref().count() > FEW
}

/// A line of so few words may be all acronyms.
const FEW: usize = 4;

fn holds(outer: Span, inner: Span) -> bool {
    outer.source == inner.source && outer.start <= inner.start && inner.end <= outer.end
}

fn finding(reading: &Reading<'_>, word: Range<usize>, meant: &Acronym) -> Diagnostic {
    let (found, known) = (&reading.text[word.clone()], &meant.words);
    Diagnostic::new(&KIND, format!("`{found}` is not a known acronym; the nearest is `{known}`"))
        .at(reading.place(word), "as printed")
        .help(format!(
            "`{known}` is the {}; compare the source, and if it is misspelt there, write \
             `{found} [sic]`, in TEI `sic` or `choice`",
            meant.name
        ))
}

/// Words of capitals, with the small letter in brackets that some have: `VKP(b)`.
//
// acronym ::= capital capital { capital | small } [ "(" ( letter | "6" ) ")" ]         the figure is a Cyrillic "б" misread
fn candidates(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !may_have_candidates(text) {
        return found;
    }
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphabetic).map(|next| at + next) {
        let rest = &text[start..];
        at = start + rest.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(rest.len());
        let end = at + in_brackets(&text[at..]);
        if text[start..at].chars().filter(|sign| sign.is_uppercase()).nth(1).is_some() {
            found.push(start..end);
            at = end;
        }
    }
    found
}

/// Whether a capital stands behind a letter or a figure: where none does, no word has two. Letters beyond ASCII may be
/// anything.
fn may_have_candidates(text: &str) -> bool {
    let capital = |byte: u8| byte.is_ascii_uppercase() | (byte >= 0x80);
    let within = |byte: u8| byte.is_ascii_alphanumeric() | (byte >= 0x80);
    let pairs = text.bytes().zip(text.bytes().skip(1));
    pairs.fold(false, |seen, (before, byte)| seen | (within(before) & capital(byte)))
}

fn in_brackets(text: &str) -> usize {
    let mut signs = text.chars();
    match (signs.next(), signs.next(), signs.next()) {
        (Some('('), Some(letter), Some(')')) if letter.is_lowercase() || letter == '6' => {
            2 + letter.len_utf8()
        }
        _ => 0,
    }
}
