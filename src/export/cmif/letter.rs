//! What CMIF says of a letter.

use super::date::{Date, date};
use super::publication::{PublicationId, Publications};
use crate::cable::{Action, ActionKind, Inline, NameKind, Node};
use crate::export::Record;
use crate::export::address::web_address;
use crate::export::words::one_line;

/// A letter: `correspDesc`.
pub(super) struct Letter {
    /// `@key`: its number in the edition.
    pub(super) key: String,
    /// `@ref`: where it can be read.
    pub(super) address: Option<String>,
    /// `@source`.
    pub(super) publication: PublicationId,
    pub(super) sent: Way,
    pub(super) received: Way,
    /// Through whom it went, and to whom it was forwarded.
    pub(super) relays: Vec<Relay>,
    /// Whether a date that is known could not be kept.
    pub(super) lost_date: bool,
}

/// An end of a letter's way: `correspAction`.
pub(super) struct Way {
    pub(super) names: Vec<Name>,
    pub(super) date: Option<Date>,
}

/// Somebody between sender and addressee, or behind the addressee.
pub(super) struct Relay {
    pub(super) kind: ActionKind,
    pub(super) names: Vec<Name>,
}

/// Somebody, or a place.
pub(super) struct Name {
    /// The TEI element.
    pub(super) element: &'static str,
    pub(super) words: String,
    /// The record of an authority file; CMIF takes addresses only.
    pub(super) authority: Option<String>,
    pub(super) is_doubtful: bool,
}

impl Letter {
    /// The letter that a record is, if anybody is known to have sent or received it.
    pub(super) fn of(record: &Record<'_>, publications: &mut Publications) -> Option<Letter> {
        let [mut sent, mut received] =
            [ActionKind::Sent, ActionKind::Received].map(|kind| way(record, kind));
        if sent.names.is_empty() && received.names.is_empty() {
            return None;
        }
        let told = record.sending_date();
        sent.date = told.and_then(date);
        let lost_date = sent.date.is_none() && told.is_some_and(|told| told.dating.is_some());
        [&mut sent, &mut received].into_iter().for_each(Way::add_unknown);
        Some(Letter {
            key: record.id().to_owned(),
            address: record.address().map(str::to_owned),
            publication: publications.of_record(record),
            sent,
            received,
            relays: relays(record),
            lost_date,
        })
    }
}

fn way(record: &Record<'_>, kind: ActionKind) -> Way {
    let names = record.cable.actions(kind).flat_map(names).collect();
    let date = record.cable.actions(kind).find_map(|action| date(action.date.as_ref()?));
    Way { names, date }
}

impl Way {
    /// CMIF wants somebody even where only a place is known.
    fn add_unknown(&mut self) {
        if self.names.iter().all(|name| name.element == PLACE) {
            let words = UNKNOWN.to_owned();
            let unknown = Name { element: PERSON, words, authority: None, is_doubtful: false };
            self.names.insert(0, unknown);
        }
        // Places stand behind those who were there.
        self.names.sort_by_key(|name| name.element == PLACE);
    }
}

/// The word that CMIF reserves for a correspondent whom nobody knows.
const UNKNOWN: &str = "Unknown";

fn relays(record: &Record<'_>) -> Vec<Relay> {
    let kinds = [ActionKind::Transmitted, ActionKind::Forwarded].into_iter();
    let relays = kinds.map(|kind| Relay { kind, names: way(record, kind).names });
    relays.filter(|relay| !relay.names.is_empty()).collect()
}

fn names(action: &Action) -> impl Iterator<Item = Name> {
    action
        .parties
        .iter()
        .flat_map(|party| &party.names)
        .map(name)
        .filter(|name| !name.words.is_empty())
}

/// An office stands for the person who held it.
fn name(inline: &Inline) -> Name {
    let words = one_line(std::slice::from_ref(inline));
    let is_doubtful = is_doubtful(inline);
    let Node::Name(name) = &inline.node else {
        return Name { element: PERSON, words, authority: None, is_doubtful };
    };
    let element = match name.kind {
        NameKind::Person | NameKind::Role => PERSON,
        NameKind::Organisation => "orgName",
        NameKind::Place => PLACE,
    };
    let pointer = name.pointer.as_ref().and_then(|pointer| web_address(&pointer.value));
    Name { element, words, authority: pointer.map(str::to_owned), is_doubtful }
}

fn is_doubtful(inline: &Inline) -> bool {
    let doubted = match &inline.node {
        Node::Unclear(_) => true,
        Node::Supplied(supplied) => supplied.doubtful,
        _ => false,
    };
    doubted || inline.content().iter().any(is_doubtful)
}

const PERSON: &str = "persName";
const PLACE: &str = "placeName";
