//! Who got copies: `One copy printed for Cde. Stalin.`, `Copies: Stalin (2), Molotov`, `Nº 2 – to Stalin`.

use super::several::has_label_beside;
use super::wording::{count, folded, has_at_most};
use super::{Initials, LineRule, Part, Place, Role, Tags, Words, whole};
use crate::cable::NoteKind;
use crate::encode::{label, number};

/// ```text
/// line    ::= heading | entry
/// heading ::= total [ made ] [ ( "for" | "to" | ":" ) names ] | ( "Copies" | "Distribution" ) ":" names
///           | "Copy" number dash "distribution list"
/// total   ::= [ made "in" ] ( figure | numeral ) ( "copy" | "copies" )
/// entry   ::= ( [ "Copy" ] number-mark | "Copy" ) figures ( dash | "to" ) words | figure ( "x" | "copy" ) words
/// figures ::= figure { ( "," | "and" ) figure }
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.has_figure() || may_be_heading(words),
    recognise: |words, _| {
        // What stands in a column beside it is read apart.
        ((is_heading(words) || is_entry(words)) && !has_label_beside(words))
            .then(|| entry(words))
            .flatten()
    },
};

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
    (may_be_total(words) && is_total(words.folded()))
        || (words.begin_like(&OF_HEADINGS) && (begins_heading(words.folded()) || is_label(words)))
        || is_carbon_copy(words)
        || counts_made(words)
        || is_counted_in_brackets(words)
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

/// `Copies made - 8`, `copies printed: 11`
fn counts_made(words: &str) -> bool {
    let line = words.to_ascii_lowercase();
    let made = ["copies made", "copies printed", "copies typed", "copies issued"];
    let behind = made.iter().find_map(|made| line.strip_prefix(made));
    let figures = behind.map(|rest| rest.trim_matches([' ', '-', '–', '—', ':', '.']));
    figures.is_some_and(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

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

/// Whether the words begin like a total, or like a count before a word such as `copies` or `ekz`; letters may be spaced.
fn may_be_total(words: &Words<'_>) -> bool {
    let counts = || {
        let mut pieces = words.split(char::is_whitespace).filter(|piece| !piece.is_empty());
        let (first, second) =
            (pieces.next().unwrap_or_default(), pieces.next().unwrap_or_default());
        first.len() == 1 || second.starts_with(['c', 'C', 'e', 'E', 'э', 'Э'])
    };
    words.begin_like(&OF_MAKING) || (words.begin_like(&OF_COUNTS) && counts())
}

/// `(1st Department — 6 copies: 1-2 to addressee, 3 – file)`
fn is_counted_in_brackets(words: &Words<'_>) -> bool {
    let inner = words.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let counted = inner.and_then(|inner| inner.split_once(" copies: "));
    let is_count = |before: &str| {
        let count = before.rsplit(' ').next().unwrap_or_default();
        NUMERALS.contains(&count)
            || (!count.is_empty() && count.bytes().all(|b| b.is_ascii_digit()))
    };
    counted.is_some_and(|(before, names)| is_count(before) && !names.contains('('))
}

const OF_COUNTS: Initials = Initials::of(&[FIGURES, NUMERALS]);

const OF_MAKING: Initials = Initials::of(&[MADE_IN]);

const OF_HEADINGS: Initials = Initials::of(&[ALONE, BEGINNINGS, LABELS]);

/// Whether the line is the entry of somebody under the number of his copy, or beside their count.
pub(crate) fn is_entry(words: &str) -> bool {
    if is_count_of(words) {
        return true;
    }
    let copy = ["copy ", "Copy "].iter().find_map(|copy| words.strip_prefix(copy));
    let (counted, words) = (copy.is_some(), copy.unwrap_or(words));
    let figures = || number::figures(words);
    let number = match number::marked_at(words, 0) {
        Some(marked) => marked.number,
        None if counted && figures() > 0 => 0..figures(),
        None => return false,
    };
    let rest = behind_figures(&words[number.end..]);
    let who = rest.strip_prefix(['–', '—', '-']).or_else(|| rest.strip_prefix("to ")).unwrap_or("");
    let goes_on = || {
        let next = number::find_marked(who, 0);
        next.is_some_and(|next| is_entry(&who[next.mark.start..]))
    };
    number.len() <= 2
        && who.contains(char::is_alphabetic)
        && (count(who) <= 8 || (count(who) < MOST && goes_on()))
}

/// What follows the further figures of an entry: the ` - Stalin` of `Nos. 1, 2 - Stalin`.
fn behind_figures(mut rest: &str) -> &str {
    loop {
        rest = rest.trim_start();
        let joined = rest.strip_prefix(',').or_else(|| rest.strip_prefix("and "));
        let next = joined.map_or("", str::trim_start);
        let behind = next.trim_start_matches(|sign: char| sign.is_ascii_digit());
        if behind.len() == next.len() {
            return rest;
        }
        rest = behind;
    }
}

/// `1 x Gen. Grotewohl`, `2x HA I`, `1 copy Comrade Winzer`
fn is_count_of(words: &str) -> bool {
    let behind = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = words.len() - behind.len();
    let behind = behind.trim_start();
    let who = ["x ", "copy ", "copies "].iter().find_map(|count| behind.strip_prefix(count));
    let who = who.map_or("", str::trim_start);
    let named = who.starts_with(char::is_uppercase) || FILES.contains(&who);
    (1..=2).contains(&figures) && named && count(who) <= 8 && !who.ends_with(['.', ':'])
}

/// Who keeps a copy and is nobody.
const FILES: &[&str] = &["file", "files", "archive", "archives"];

/// How many words the entries of one paragraph may have.
const MOST: usize = 50;

/// `5 copies`, `Two copies printed. Nº 2 to file.`, `Produced in 9 copies for:`
fn is_total(line: &str) -> bool {
    let made_in = MADE_IN.iter().find_map(|phrase| behind_phrase(line, phrase));
    let counted = made_in.unwrap_or(line);
    let (figure, rest) = counted.split_once(' ').unwrap_or((counted, ""));
    let is_count = NUMERALS.contains(&figure) || figure.bytes().all(|byte| byte.is_ascii_digit());
    let copies =
        ["copies", "copy", "cop.", "ekz", "экземплярах", "экземпляра", "экземпляров", "экз"];
    let behind = copies.iter().find_map(|word| rest.strip_prefix(word));
    let Some(behind) = behind.filter(|_| is_count && !figure.is_empty()) else { return false };
    made_in.is_some()
        || behind.is_empty()
        || MADE.iter().any(|made| behind.starts_with(made))
        || is_typist(behind)
}

/// The `two copies` of `Printed in two copies`, `Printed in: two copies`, `Printed: in two copies`.
fn behind_phrase<'l>(line: &'l str, phrase: &str) -> Option<&'l str> {
    let rest = line.strip_prefix(phrase)?;
    let label = rest.strip_prefix(": ");
    label.map(|rest| rest.strip_prefix("in ").unwrap_or(rest)).or_else(|| rest.strip_prefix(' '))
}

/// `5 cop. mk`: the initials of who typed them.
fn is_typist(behind: &str) -> bool {
    let initials = behind.trim_start_matches([' ', ',', '.']);
    initials.len() < behind.len()
        && (2..=3).contains(&initials.len())
        && initials.bytes().all(|byte| byte.is_ascii_lowercase())
}

const FIGURES: &[&str] = &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

const MADE_IN: &[&str] = &[
    "produced in",
    "carried out in",
    "executed in",
    "printed in",
    "sent in",
    "made in",
    "made",
    "typed in",
    "written in",
    "written",
    "produced",
    "printed",
    "typed",
    "prepared in",
    "prepared",
    "issued in",
    "otp. v",
    "otp.",
    "razmnozheno v",
    "otpechatano v",
    "otpechatano",
    "отп. в",
    "отп.",
    "размножено в",
    "отпечатано в",
    "отпечатано",
];

/// What may stand behind the number of copies; anything else is a sentence about copies of something.
const MADE: &[&str] = &[
    ":",
    ".",
    ",",
    " -",
    " –",
    " (",
    " printed",
    " made",
    " produced",
    " typed",
    " prepared",
    " issued",
    " sent",
    " were printed",
    " were made",
    " for ",
    " to addr",
    " to the addr",
    " to file",
    " to the file",
    " to cde",
    " to com",
];

/// `Three to the Center`, `1 for the Embassy`, `two copies to the Center`, behind a heading.
pub(crate) fn counts_in_words(words: &str) -> bool {
    let line = folded(words);
    let (count, rest) = line.split_once(' ').unwrap_or((&line, ""));
    let rest =
        ["copies ", "copy "].iter().find_map(|copies| rest.strip_prefix(copies)).unwrap_or(rest);
    let figure = count.len() <= 2 && count.bytes().all(|byte| byte.is_ascii_digit());
    (figure || NUMERALS.contains(&count)) && ["to ", "for "].iter().any(|way| rest.starts_with(way))
}

const NUMERALS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "fifteen", "twenty",
];

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
