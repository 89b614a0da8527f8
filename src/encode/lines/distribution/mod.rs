//! Who got copies: `One copy printed for Cde. Stalin.`, `Copies: Stalin (2), Molotov`, `Nº 2 – to Stalin`.

mod total;
mod entry;

pub(crate) use entry::{counts_in_words, is_entry};

use total::{is_total, may_be_total};

use super::several::has_label_beside;
use super::wording::has_at_most;
use super::{Initials, LineRule, Part, Place, Role, Tags, Words, copy, whole};
use crate::cable::NoteKind;
use crate::encode::label;

/// ```text
/// line    ::= heading | entry
/// heading ::= total [ made ] [ ( "for" | "to" | ":" ) names ] | ( "Copies" | "Distribution" ) ":" names
///           | "Copy" number dash "distribution list" | ( "Sent" | "Recipients" ) ":" [ label NAME ]
/// total   ::= [ made "in" ] ( figure | numeral ) ( "copy" | "copies" ) | "Copies" made [ dash ] figure
/// entry   ::= ( [ "Copy" ] number-mark | "Copy" ) figures ( dash | "to" ) words | figure ( "x" | "copy" ) words
/// figures ::= figure { ( "," | "and" ) figure }
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.has_figure() || may_be_heading(words),
    recognise: |words, _| {
        // What stands in a column beside it is read apart.
        ((is_heading(words) || is_entry(words))
            && !has_label_beside(words)
            && !counts_copy_behind(words))
        .then(|| entry(words))
        .flatten()
    },
};

/// How many copies there are, and nothing else.
pub(super) const TOTAL: LineRule = LineRule {
    glance: may_be_total,
    recognise: |words, _| {
        (!words.contains(',') && has_at_most(words, 4) && is_total(words)).then(|| entry(words))?
    },
    ..RULE
};

/// `3 copies, copy no. 1`: which copy this is stands behind their count, and is read apart.
fn counts_copy_behind(words: &Words<'_>) -> bool {
    let copy = words.rsplit_once(", ").map(|(_, copy)| Words::new(copy));
    copy.is_some_and(|copy| copy::is_copy(&copy)) && is_total(words)
}

/// The line as one that says who got copies.
pub(super) fn entry(words: &str) -> Option<Vec<Part>> {
    let tags = Tags { names: true, ..Tags::default() };
    whole(words, Role::After(NoteKind::Distribution), tags)
}

/// Whether the line is a heading that names nobody: the names follow.
pub(crate) fn opens_list(words: &str) -> bool {
    let words = &Words::new(without_gloss(words));
    let names_nobody = || {
        let counts =
            || ["distribution list", "copies"].iter().any(|end| words.folded().ends_with(end));
        // Names side by side go on below, and so do entries behind the first.
        words.ends_with(':')
            || has_at_most(words, 3)
            || counts()
            || words.contains('\t')
            || behind_label(words).is_some_and(is_first_entry)
    };
    is_heading(words) && names_nobody()
}

/// `Отп. 5 экз. [5 copies printed]`
fn without_gloss(words: &str) -> &str {
    let glossed = words.strip_suffix(']').and_then(|rest| rest.rsplit_once(" ["));
    glossed.map_or(words, |(before, _)| before)
}

/// `1. Cde. Vyshinsky`
fn is_first_entry(words: &str) -> bool {
    label::mark(words).is_some_and(|mark| words[mark.words..].starts_with(char::is_uppercase))
}

fn behind_label(words: &str) -> Option<&str> {
    words.split_once(": ").map(|(_, behind)| behind.trim_start())
}

/// Whether the line opens or is such a list.
fn is_heading(words: &Words<'_>) -> bool {
    is_total(words)
        || (words.begin_like(&OF_HEADINGS) && (begins_heading(words.folded()) || is_label(words)))
        || is_carbon_copy(words)
        || (ends_like_list(words) && words.folded().ends_with("distribution list"))
}

fn begins_heading(line: &str) -> bool {
    let begins = |phrase: &&str| {
        let rest = line.strip_prefix(*phrase);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '-', '–', ' ', ',', '.']))
    };
    ALONE.contains(&line) || BEGINNINGS.iter().any(begins)
}

/// `Sent:`, with the names below, or `Sent: 1. Cde. Vyshinsky` with the first behind it; with a time behind it, it tells
/// when.
fn is_label(words: &Words<'_>) -> bool {
    let label = words.split(':').next().unwrap_or_default();
    let named = words.ends_with(':') || behind_label(words).is_some_and(is_first_entry);
    named && LABELS.iter().any(|known| known.eq_ignore_ascii_case(label))
}

const LABELS: &[&str] = &["sent", "extracts", "extract", "recipients"];

/// `cc Liu, Zhou, Peng`: in small letters, for `CC` is the Central Committee.
fn is_carbon_copy(words: &str) -> bool {
    words.strip_prefix("cc ").is_some_and(|names| names.starts_with(char::is_uppercase))
}

/// A heading has one of the beginnings, or few words that end with `distribution list`.
fn may_be_heading(words: &Words<'_>) -> bool {
    may_be_total(words)
        || words.begin_like(&OF_HEADINGS)
        || words.starts_with('(')
        || ends_like_list(words)
}

fn ends_like_list(words: &Words<'_>) -> bool {
    let mut last = words.bytes().rev().filter(u8::is_ascii_alphanumeric);
    matches!(last.next(), Some(b't' | b'T'))
        && matches!(last.next(), Some(b's' | b'S'))
        && has_at_most(words, 8)
}

const OF_HEADINGS: Initials = Initials::of(&[ALONE, BEGINNINGS, LABELS]);

const ALONE: &[&str] = &[
    "copies",
    "distribution",
    "distributed",
    "copies sent",
    "razoslano",
    "rassylka",
    "рассылка",
    "разослано",
];

const BEGINNINGS: &[&str] = &[
    "copied to:",
    "copy: to",
    "copy sent:",
    "copies sent:",
    "main distribution",
    "for the attention of",
    "to the attention of",
    "copies:",
    "copies -",
    "copies –",
    "copies to:",
    "copies for:",
    "copies sent to",
    "copies printed for",
    "copy sent to",
    "copies have been sent to",
    "distribution:",
    "distribution -",
    "distribution –",
    "distribution list",
    "distributed to",
    "distributed:",
    "to be distributed:",
    "to be distributed to",
    "for distribution to",
    "copies were sent to",
    "copy to:",
    "cc:",
    "cc.",
    "sent to:",
    "circulated to",
    "list of distribution",
    "extract to:",
    "extract sent to:",
    "extracts to:",
    "extracts sent to:",
    "sent to cc.",
    "sent to cdes",
    "razoslano:",
    "rassylka:",
    "выписки:",
    "рассылка:",
    "разослано:",
];
