//! Reads a title: kind, number, and who wrote to whom.
//!
//! ```text
//! title ::= [ words ] kind [ mark number ] [ "," ] letter
//!         | letter "," kind [ mark number ]                           as printed diplomatic papers have it
//!         | ... kind [ party ] ( "between" | "with" ) parties ...         a conversation
//! ```
//!
//! [`parties`] reads the rest.

use std::ops::Range;

use super::parties::{self, Correspondents, Named};
use super::{Registers, lines, number, title_words};
use crate::cable::{
    Action, ActionKind, Cable, DocumentKind, Inline, Name, NameKind, Node, Party, plain,
};
use crate::dates;
use crate::persons::Person;
use crate::places::Place;
use crate::source::{Passage, Spanned};

/// Fills in what the title says.
pub(super) fn read(title: &Passage, registers: Registers<'_>, cable: &mut Cable) {
    let text = title.value.as_str();
    let number = number::find_marked(text, 0).or_else(|| {
        let (_, phrase) = find_kind(text)?;
        number::directly_behind(text, phrase.end)
    });
    cable.title = Some(title_words::marked(title, number.as_ref(), registers));
    let names = Names { title, registers };
    let Some((kind, phrase)) = find_kind(text) else {
        let said = parties::plainly_said(text, registers);
        cable.correspondence = said.map_or_else(Vec::new, |said| names.actions(said));
        return;
    };
    cable.kind = Some(Spanned::new(kind, title.part(phrase.clone())));
    // "Ciph. Teleg." is a kind cut short.
    let behind = phrase.end + usize::from(text[phrase.end..].starts_with('.'));
    if matches!(kind, DocumentKind::RecordOfConversation) {
        let participants = parties::participants(text, phrase.end, registers);
        cable.participants = participants.into_iter().map(|party| names.party(party)).collect();
    } else if let Some(said) = told_before(&text[..phrase.start], kind, registers) {
        cable.correspondence = names.actions(said);
    } else if is_sent(kind) && qualifies(&text[..phrase.start], registers) {
        let (said, start) = match &number {
            Some(number) if ends_title(text, number) => (&text[..number.mark.start], behind),
            Some(number) => (text, number.end(text).max(behind)),
            None => (text, behind),
        };
        let start = start + corrected_length(&said[start..]);
        let start = start + aside_length(&said[start..]);
        let start = start + marks_length(&said[start..]);
        cable.correspondence = names.actions(parties::correspondents(said, start, registers));
    }
}

/// Who wrote to whom in the words before the kind: `The Ambassador in Korea (Muccio) to the Secretary of State, Telegram 978`.
fn told_before(
    before: &str,
    kind: DocumentKind,
    registers: Registers<'_>,
) -> Option<parties::Correspondents> {
    let said = before.trim_end().strip_suffix(',').filter(|_| is_sent(kind))?;
    parties::plainly_said(said, registers)
}

/// `Handwritten`, `Coded and urgent`: a few words before the kind that name nobody. `Politburo Decision and`, `Politburo
/// Decision with Approved`: the document that brings the second.
fn qualifies(before: &str, registers: Registers<'_>) -> bool {
    let few = before.split_whitespace().take(4).count() < 4
        || before.ends_with(" and ")
        || is_brought(before);
    few && registers.persons.mentions(before).is_empty()
}

fn is_brought(before: &str) -> bool {
    BRINGING.iter().any(|with| before.ends_with(with))
}

const BRINGING: [&str; 4] =
    [" with Approved ", " with Attached ", " with Draft ", " with Enclosed "];

/// Whether the kind that the title names is that of a document which another brings.
pub(super) fn names_enclosure(cable: &Cable) -> bool {
    let title = cable.title.as_deref().map(plain).unwrap_or_default();
    find_kind(&title).is_some_and(|(_, phrase)| is_brought(&title[..phrase.start]))
}

/// A party that a record names by itself: a person, an office, a body or a place, and nothing more.
pub(super) fn stated_party(name: &Passage, registers: Registers<'_>) -> Party {
    let kind = parties::kind_of(&name.value, registers);
    let range = 0..name.value.len();
    let names = Names { title: name, registers };
    let name = names.name(Named { kind, range: range.clone(), person: range, within: Vec::new() });
    Party { span: name.span, names: vec![name] }
}

/// The numbers that the title of a record gives, bare.
pub(super) fn numbers(cable: &Cable) -> Vec<String> {
    let title = cable.title.iter().flatten();
    let numbers = title.filter_map(|inline| match &inline.node {
        Node::Number { number, .. } => Some(number.n.value.clone()),
        _ => None,
    });
    numbers.collect()
}

/// The last words of the names of those who send, in small letters: by surnames and pseudonyms people sign.
pub(super) fn senders(cable: &Cable) -> Vec<String> {
    let sent = cable.correspondence.iter().filter(|action| action.kind == ActionKind::Sent);
    let names = sent.flat_map(|action| &action.parties).flat_map(|party| &party.names);
    let named = names.filter_map(|name| match &name.node {
        Node::Name(name) if name.kind == NameKind::Person => Some(plain(&name.content)),
        _ => None,
    });
    let last = |name: String| {
        let name = name.split(" [").next().unwrap_or_default();
        name.split_whitespace().next_back().map(str::to_lowercase)
    };
    named.filter_map(last).collect()
}

/// The day with which a title ends behind a comma or in round brackets: `Telegram, Shtykov to Vyshinsky, 12 May 1950`.
pub(super) fn date(title: &str) -> Option<dates::Reading> {
    let end = title.trim_end_matches([')', '.', ' ']).len();
    let mut at = 0;
    while let Some(reading) = dates::find(title, at, None) {
        at = reading.range.end;
        let before = &title[..reading.range.start];
        if at == end && (before.ends_with(", ") || before.ends_with('(')) {
            return Some(reading);
        }
    }
    None
}

/// Whether documents of the kind go from somebody to somebody.
fn is_sent(kind: DocumentKind) -> bool {
    match kind {
        DocumentKind::Cable
        | DocumentKind::CipheredTelegram
        | DocumentKind::Telegram
        | DocumentKind::Telephonogram
        | DocumentKind::Letter
        | DocumentKind::Note
        | DocumentKind::Memorandum
        | DocumentKind::Report => true,
        DocumentKind::RecordOfConversation
        | DocumentKind::ProtocolExtract
        | DocumentKind::Journal
        | DocumentKind::Speech
        | DocumentKind::Statement
        | DocumentKind::PressRelease
        | DocumentKind::Decree
        | DocumentKind::Recollection
        | DocumentKind::Other => false,
    }
}

/// How long the bracket directly behind a number is in which its editor corrects it.
fn corrected_length(behind: &str) -> usize {
    let end = behind.find(']').filter(|_| behind.starts_with(" ["));
    end.filter(|_| title_words::correction(behind).is_some()).map_or(0, |end| end + 1)
}

/// Whether the parties stand before the number: `Telephonogram, Semyonov to Molotov, No. 9 and No. 10`.
fn ends_title(text: &str, number: &number::Marked) -> bool {
    text[..number.mark.start].contains(" to ")
        && !text[number.end(text)..].contains(char::is_alphanumeric)
}

/// How long the remark in round brackets is that stands behind the number and before a comma: ` (Circular)`.
fn aside_length(behind: &str) -> usize {
    let end = behind.find("),").filter(|_| behind.starts_with(" ("));
    end.map_or(0, |end| end + ")".len())
}

/// How long the level and the priority are that stand before the parties: `, Urgent, SECRET`.
fn marks_length(behind: &str) -> usize {
    let mut length = 0;
    while let Some(rest) = behind[length..].strip_prefix(", ") {
        let mark = &rest[..rest.find(',').unwrap_or(rest.len())];
        if !lines::is_level_or_priority(mark) {
            break;
        }
        length += ", ".len() + mark.len();
    }
    length
}

/// The first words of the title that name a kind of document.
fn find_kind(title: &str) -> Option<(DocumentKind, Range<usize>)> {
    let mut at = 0;
    while at < title.len() {
        if let Some((kind, length)) = lines::document_kind(&title[at..]) {
            return Some((kind, at..at + length));
        }
        let word = title[at..].find([' ', '"', '“', '\''])?;
        let rest = &title[at + word..];
        at += word + rest.chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// Makes names of the model out of places in a title.
struct Names<'t> {
    title: &'t Passage,
    registers: Registers<'t>,
}

impl Names<'_> {
    fn actions(&self, said: Correspondents) -> Vec<Action> {
        let kinds = [
            (ActionKind::Sent, said.sent),
            (ActionKind::Transmitted, said.relayed),
            (ActionKind::Received, said.received),
        ];
        kinds.into_iter().filter_map(|(kind, parties)| self.action(kind, parties)).collect()
    }

    fn action(&self, kind: ActionKind, parties: Vec<Vec<Named>>) -> Option<Action> {
        let parties: Vec<Party> = parties.into_iter().map(|party| self.party(party)).collect();
        let span = parties.first()?.span.to(parties.last()?.span);
        Some(Action { kind, parties, date: None, span })
    }

    fn party(&self, names: Vec<Named>) -> Party {
        let names: Vec<Inline> = names.into_iter().map(|named| self.name(named)).collect();
        let (first, last) = (names.first(), names.last());
        let span =
            first.zip(last).map_or(self.title.span, |(first, last)| first.span.to(last.span));
        Party { names, span }
    }

    fn name(&self, named: Named) -> Inline {
        let span = self.title.part(named.range.clone());
        let words = self.title.slice(named.person);
        let Registers { persons, places, .. } = self.registers;
        let pointer = match named.kind {
            NameKind::Person => persons.named(&words.value).map(Person::pointer),
            NameKind::Place => places.named(&words.value).map(Place::pointer),
            NameKind::Organisation | NameKind::Role => None,
        };
        let pointer = pointer.map(|pointer| Spanned::new(pointer, words.span).into());
        let mut content = Vec::new();
        let mut at = named.range.start;
        for inner in named.within {
            content.extend(self.words(at..inner.range.start));
            at = inner.range.end;
            content.push(self.name(inner));
        }
        content.extend(self.words(at..named.range.end));
        Inline::new(Node::Name(Name { kind: named.kind, pointer, content }), span)
    }

    fn words(&self, range: Range<usize>) -> Option<Inline> {
        let part = self.title.slice(range);
        (!part.value.is_empty()).then(|| Inline::words(part.value, part.span))
    }
}
