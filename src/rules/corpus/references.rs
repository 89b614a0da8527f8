//! The telegrams that a text names.

use std::slice;

use serde::{Deserialize, Serialize};

use super::super::{Record, settled};
use crate::cable::{Inline, Node, PartialDate, Text, plain};
use crate::dates;
use crate::places;
use crate::source::Span;

/// Another telegram as the text names it: `your No. 1260`, `the 11 October telegram`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in super::super) struct Reference {
    /// Its number, if the text gives one.
    pub(in super::super) n: Option<Box<str>>,
    /// Its day, if the text gives one; the year may be missing.
    pub(in super::super) date: Option<PartialDate>,
    /// By whom it was sent.
    pub(in super::super) whose: Option<Whose>,
    /// The sender, if the text names one: `Zakharov's ciphered telegram No. 25553`.
    pub(in super::super) sender: Option<Named>,
    /// The words of the number or the date.
    pub(in super::super) span: Span,
}

/// Whom, or which place, a text names as the sender of another telegram.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in super::super) struct Named {
    /// The name.
    pub(in super::super) name: Box<str>,
    /// Whether it cannot be that of a place: `from Andong` says where a telegram came from.
    pub(in super::super) is_person: bool,
}

/// Who sent a telegram, as seen by the sender of the text that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) enum Whose {
    /// "my", "our".
    Own,
    /// "your".
    Recipients,
}

impl Named {
    fn unless_place(name: &str) -> Named {
        let is_place = places::Register::builtin().named(name).is_some();
        Named { name: name.into(), is_person: !is_place }
    }
}

impl Whose {
    /// The other side.
    pub(in super::super) fn other(self) -> Whose {
        match self {
            Whose::Own => Whose::Recipients,
            Whose::Recipients => Whose::Own,
        }
    }
}

/// Every reference of the outer text, and those of the messages inside it that name their sender.
pub(in super::super) fn all(record: &Record<'_>) -> Vec<Reference> {
    let names = |inline: &Inline| matches!(inline.node, Node::Reference { .. } | Node::Date { .. });
    let Some(text) = record.body().filter(|text| text.passages.printed().any(names)) else {
        return Vec::new();
    };
    [of_text(text.text), of_messages(text.text)].concat()
}

fn of_text(text: &Text) -> Vec<Reference> {
    settled::outer(text).into_iter().flat_map(in_passage).collect()
}

/// "My" and "your" mean others there than the record's correspondents.
fn of_messages(text: &Text) -> Vec<Reference> {
    let named = text.messages().flat_map(|inner| [of_text(inner), of_messages(inner)].concat());
    let named = named.filter(|reference| reference.n.is_some() && reference.sender.is_some());
    named.map(|reference| Reference { whose: None, ..reference }).collect()
}

fn in_passage(passage: &[Inline]) -> Vec<Reference> {
    let found = passage.iter().enumerate().filter_map(|(at, inline)| match &inline.node {
        Node::Reference { n, .. } => {
            let behind = &passage[at + 1..];
            let (comrade, day) = comrade_behind(behind).unzip();
            let date = date_behind(behind).or_else(|| date_in_words(behind)).or(day.flatten());
            let found = reference(Some(&n.value), date, &passage[..at], inline);
            let sender = found.sender.or(comrade).or_else(|| sender_behind(behind));
            Some(Reference { sender, ..found })
        }
        Node::Date { dating, .. } if names_telegram(passage, at) => {
            let (first, last) = dating.as_ref()?.bounds();
            let day = (first == last && first.day.is_some()).then_some(first)?;
            Some(reference(None, Some(day), &passage[..at], inline))
        }
        _ => None,
    });
    found.collect()
}

fn reference(
    n: Option<&str>,
    date: Option<PartialDate>,
    before: &[Inline],
    inline: &Inline,
) -> Reference {
    let before = plain(near(before));
    Reference {
        n: n.filter(|n| !n.is_empty()).map(Into::into),
        date,
        whose: whose(&before),
        sender: sender(&before)
            .or_else(|| named_sender(&before))
            .map(Named::unless_place)
            .or_else(|| writer(&before)),
        span: settled::place(inline),
    }
}

/// The pieces of a passage that are near its end: a passage may name thousands of telegrams, and each looks back.
fn near(before: &[Inline]) -> &[Inline] {
    const FAR: usize = 400;
    let mut length = 0;
    let far = before.iter().rposition(|inline| {
        length += plain(slice::from_ref(inline)).len();
        length > FAR
    });
    &before[far.unwrap_or(0)..]
}

// date ::= reference (" of " | " dated " | " from ") date
fn date_behind(behind: &[Inline]) -> Option<PartialDate> {
    let [words, date, ..] = behind else { return None };
    let (Node::Words(words), Node::Date { dating, .. }) = (&words.node, &date.node) else {
        return None;
    };
    let (first, last) = dating.as_ref()?.bounds();
    let joined = matches!(words.trim().trim_start_matches(','), "of" | "dated" | "from");
    (joined && first == last && first.day.is_some()).then_some(first)
}

/// A date that nobody has encoded: `No. 2779 of 5 June`.
fn date_in_words(behind: &[Inline]) -> Option<PartialDate> {
    let Node::Words(words) = &behind.first()?.node else { return None };
    date_joined(words)
}

fn date_joined(words: &str) -> Option<PartialDate> {
    let rest = words.trim_start();
    let joined = ["of ", "dated ", "from "].iter().find_map(|word| rest.strip_prefix(word))?;
    let whole = dates::read_at(joined, 0, dates::TWENTIETH).filter(|reading| reading.names_day);
    let reading =
        whole.or_else(|| dates::find_day(joined, 0).filter(|reading| reading.range.start == 0))?;
    let (first, last) = reading.dating.ok()?.bounds();
    (first == last && first.day.is_some()).then_some(first)
}

// reference ::= "the " date " telegram" | "telegram of " date
fn names_telegram(passage: &[Inline], at: usize) -> bool {
    let words = |inline: &Inline| match &inline.node {
        Node::Words(words) => words.as_str().to_lowercase(),
        _ => String::new(),
    };
    let before = at.checked_sub(1).map(|at| words(&passage[at])).unwrap_or_default();
    let behind = passage.get(at + 1).map(words).unwrap_or_default();
    let behind = behind.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let named = |words: &str| TELEGRAMS.iter().any(|name| words.ends_with(&format!("{name} of")));
    TELEGRAMS.contains(&behind) || named(before.trim_end())
}

const TELEGRAMS: [&str; 3] = ["telegram", "cable", "message"];

/// The name before a reference, in the possessive.
//
// sender ::= name ( "'" | "’" ) "s" { S word } S ( "telegram" | "cable" | "message" ) [ S mark ]
fn sender(before: &str) -> Option<&str> {
    let words: Vec<&str> = before.split_whitespace().rev().take(NEAR).collect();
    let is_mark = |word: &str| !word.contains(char::is_alphabetic) || MARKS.contains(&word);
    let kind = words.iter().find(|word| !is_mark(word))?;
    let owner = words.iter().find_map(|word| {
        ["'s", "’s"].iter().find_map(|possessive| word.strip_suffix(possessive))
    })?;
    let name = owner.trim_start_matches(|sign: char| !sign.is_alphabetic());
    let is_name = name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphabetic);
    (TELEGRAMS.contains(&&*kind.to_lowercase()) && is_name).then_some(name)
}

/// The name between "of" and a reference, perhaps with that of the recipient.
//
// sender ::= ( "telegram" | "cable" | "message" ) " of " name { S name } [ " to " name { S name } ] { S mark }
fn named_sender(before: &str) -> Option<&str> {
    let behind = |kind: &str| {
        let start = before.rfind(&format!("{kind} of "))?;
        Some(start + kind.len() + " of ".len())
    };
    let start = TELEGRAMS.iter().filter_map(|kind| behind(kind)).max()?;
    let (sender, rest) = names(&before[start..]);
    let rest = rest.strip_prefix("to ").map_or(rest, |rest| names(rest).1);
    let only_marks = rest.split_whitespace().all(|word| MARKS.contains(&word));
    (only_marks && sender.contains(char::is_alphabetic)).then_some(sender)
}

/// The sender behind a number, and the day behind the name: `No. 21412 of Comrade Roshchin of 4 July`.
//
// sender ::= ( "of" | "from" ) S comrade S name { S name } [ S "of" S date ]
fn comrade_behind(behind: &[Inline]) -> Option<(Named, Option<PartialDate>)> {
    let words = plain(behind.get(..2).unwrap_or(behind));
    let words = words.trim_start();
    let rest = ["of ", "from "].iter().find_map(|word| words.strip_prefix(word))?;
    let rest = COMRADES.iter().find_map(|comrade| rest.strip_prefix(comrade))?;
    let (name, rest) = names(rest);
    let named = || Named { name: name.into(), is_person: true };
    name.contains(char::is_alphabetic).then(|| (named(), date_joined(rest)))
}

/// The sender behind the day: `No. 53681 of 23 May 1949 from Kovalev`.
//
// sender ::= " of " date " from " name { S name }
fn sender_behind(behind: &[Inline]) -> Option<Named> {
    let words = plain(behind.get(..3).unwrap_or(behind));
    let dated = words.trim_start().strip_prefix("of ")?;
    let day = dates::read_at(dated, 0, dates::TWENTIETH).filter(|day| day.names_day)?;
    let (name, _) = names(dated[day.range.end..].strip_prefix(" from ")?);
    let name = name.trim_end_matches(['.', ',', ';']);
    name.contains(char::is_alphabetic).then(|| Named { name: name.into(), is_person: false })
}

/// Who is said to write in the telegram: `As Comrade Razuvaev wrote in ciphered telegram No. 16377`, `about which Shtykov
/// wrote in special No. 611`.
//
// writer ::= [ comrade ] S name S verb S "in" { S word } S kind { S mark }
fn writer(before: &str) -> Option<Named> {
    const VERBS: [&str; 8] =
        ["wrote", "writes", "reported", "reports", "informed", "communicated", "stated", "said"];
    let (rest, clause) = before.rsplit_once(" in ")?;
    let kind = clause.split_whitespace().rev().find(|word| !MARKS.contains(word))?;
    let (rest, verb) = rest.rsplit_once(' ')?;
    let (rest, name) = rest.rsplit_once(' ').unwrap_or(("", rest));
    let is_person = COMRADES.iter().any(|comrade| rest.ends_with(comrade.trim_end()));
    let names_telegram = TELEGRAMS.contains(&kind) || SPECIAL.contains(&kind);
    let is_said = VERBS.contains(&verb) && names_telegram && clause.split(' ').count() < NEAR;
    let is_name = name.starts_with(char::is_uppercase);
    (is_said && is_name).then(|| Named { name: name.into(), is_person })
}

/// How a telegram is named by the kind of its number.
const SPECIAL: [&str; 3] = ["special", "spets", "spec"];

/// The capital words with which a text begins, and what follows them.
fn names(text: &str) -> (&str, &str) {
    let is_name =
        |word: &&str| word.starts_with(char::is_uppercase) && !MARKS.contains(&word.trim_end());
    let length = text.split_inclusive(' ').take_while(is_name).map(str::len).sum();
    let (names, rest) = text.split_at(length);
    (names.trim_end(), rest)
}

const COMRADES: [&str; 6] = ["Comrade ", "comrade ", "Cde. ", "Com. ", "Comr. ", "c. "];

/// What stands before a number.
const MARKS: [&str; 5] = ["No.", "Nº", "N°", "Nr.", "number"];

/// The last word of the sentence that tells; a sentence begins behind a stop that is not that of "No."
fn whose(before: &str) -> Option<Whose> {
    let words = before.split_whitespace().rev();
    let sentence = words.take_while(|word| {
        !word.ends_with(['.', '!', '?']) || matches!(word.to_lowercase().as_str(), "no." | "nos.")
    });
    sentence.take(NEAR).find_map(|word| {
        match word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().as_str() {
            "my" | "our" | "ours" | "mine" => Some(Whose::Own),
            "your" | "yours" => Some(Whose::Recipients),
            _ => None,
        }
    })
}

/// Words between "your" and the number: "your cipher telegram of yesterday No."
const NEAR: usize = 6;
