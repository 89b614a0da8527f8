//! What catalogues of literature say of a record.

use super::Record;
use super::words::{in_a_row, single_blanks};
use crate::cable::{ActionKind, Dating, DocumentKind, NameKind, Node, Witness};
use crate::shelfmark::Level;

/// A record as an entry of a bibliography.
pub(super) struct Reference {
    pub(super) senders: Vec<String>,
    pub(super) recipients: Vec<String>,
    pub(super) translators: Vec<String>,
    pub(super) dating: Option<Dating>,
    /// The kind of document in words.
    pub(super) kind: Option<String>,
    pub(super) genre: Genre,
    /// The number in the title.
    pub(super) number: Option<String>,
    /// The copy that is cited first.
    pub(super) copy: Option<Copy>,
    /// Where the other copies are.
    pub(super) other_copies: Vec<String>,
}

/// A copy in an archive.
pub(super) struct Copy {
    pub(super) archive: String,
    pub(super) shelfmark: Option<String>,
    /// The fond, where the shelfmark tells it.
    pub(super) fond: Option<String>,
}

/// What bibliographies tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Genre {
    /// What somebody sent to somebody, whatever carried it.
    Letter,
    Report,
    Speech,
    Manuscript,
}

impl Genre {
    fn of(kind: DocumentKind) -> Genre {
        match kind {
            DocumentKind::Cable
            | DocumentKind::CipheredTelegram
            | DocumentKind::Telegram
            | DocumentKind::Telephonogram
            | DocumentKind::Letter
            | DocumentKind::Note => Genre::Letter,
            DocumentKind::Report | DocumentKind::Memorandum => Genre::Report,
            DocumentKind::Speech => Genre::Speech,
            DocumentKind::RecordOfConversation
            | DocumentKind::ProtocolExtract
            | DocumentKind::Journal
            | DocumentKind::Statement
            | DocumentKind::PressRelease
            | DocumentKind::Decree
            | DocumentKind::Recollection
            | DocumentKind::Other => Genre::Manuscript,
        }
    }
}

impl Reference {
    pub(super) fn of(record: &Record<'_>) -> Self {
        let cable = record.cable;
        let mut copies = cable.witnesses.iter();
        let kind = cable.kind.map(|kind| kind.value);
        Reference {
            senders: names(record, ActionKind::Sent),
            recipients: names(record, ActionKind::Received),
            translators: translators(record),
            dating: record.date().and_then(|date| date.dating),
            kind: kind.map(|kind| kind.name().replace('-', " ")),
            genre: kind.map_or(Genre::Manuscript, Genre::of),
            number: number(record),
            copy: copies.next().map(copy),
            other_copies: copies.map(|witness| copy(witness).words()).collect(),
        }
    }
}

impl Copy {
    /// The archive, then the shelfmark.
    pub(super) fn words(&self) -> String {
        match &self.shelfmark {
            Some(shelfmark) => format!("{}, {shelfmark}", self.archive),
            None => self.archive.clone(),
        }
    }
}

fn copy(witness: &Witness) -> Copy {
    let shelfmark = witness.shelfmark.as_ref();
    let fond = shelfmark.and_then(|shelfmark| shelfmark.part(Level::Fond));
    Copy {
        archive: single_blanks(&witness.repository.value),
        shelfmark: shelfmark.map(|shelfmark| single_blanks(&shelfmark.words.value)),
        fond: fond.map(|part| part.n.value.clone()),
    }
}

/// An office at a place is one author: `Soviet Ambassador, Peking`. A place alone is none.
fn names(record: &Record<'_>, kind: ActionKind) -> Vec<String> {
    let parties = record.cable.parties(kind);
    let is_place = |node: &Node| matches!(node, Node::Name(name) if name.kind == NameKind::Place);
    let somebody = parties.filter(|party| party.names.iter().any(|name| !is_place(&name.node)));
    somebody.map(|party| in_a_row(&party.names)).filter(|words| !words.is_empty()).collect()
}

fn translators(record: &Record<'_>) -> Vec<String> {
    let phrases = record.cable.responsibility.iter();
    let translated =
        phrases.filter(|phrase| phrase.words.value.to_lowercase().contains("translat"));
    translated.flat_map(|phrase| &phrase.names).map(|name| single_blanks(&name.value)).collect()
}

fn number(record: &Record<'_>) -> Option<String> {
    record.cable.title.iter().flatten().find_map(|piece| match &piece.node {
        Node::Number { number, .. } => Some(number.n.value.clone()),
        _ => None,
    })
}
