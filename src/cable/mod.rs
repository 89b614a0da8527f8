//! The document model: what a record says, wherever it was read from.
//!
//! [`Cable`] stands between a transcription and TEI. The converter fills it from a transcription
//! ([`crate::encode`]), the reader from TEI ([`crate::tei::read`]); rules and exports see nothing else.
//! All of it knows its place in the text it was read from, so a rule labels the transcription's
//! lines in one case and the TEI's in the other without knowing which.

mod date;
mod number;
mod party;
mod term;
mod note_kind;
mod inline;
mod mark;
mod print;
mod text;
mod division;
mod table;
mod visit;

pub use date::{DateWords, Dating, PartialDate};
pub use division::Division;
pub use inline::{
    Choice, Expansion, Gap, GapReason, Inline, Name, NameKind, Node, Supplied, SuppliedReason,
    Time, Unclear,
};
pub use mark::Mark;
pub use note_kind::NoteKind;
pub use number::{CableNumber, Series};
pub use party::{Action, ActionKind, Party, Responsibility};
pub use print::{plain, print, printed};
pub use table::{Cell, Row, Table};
pub use term::{Classification, DocumentKind};
pub use text::{
    Block, Body, BodyKind, COLUMNS, End, Follows, Item, ItemPart, Line, LineKind, List, ListStyle,
    Original, Stands, Text,
};
pub use visit::{Said, for_each_inline, for_each_passage, for_each_piece};

use crate::shelfmark::Shelfmark;
use crate::source::{Passage, Span, Spanned};

/// One record: the facts about a document and its text.
#[derive(Clone, Debug)]
pub struct Cable {
    /// The whole record in its source: the place of findings about something missing.
    pub span: Span,
    /// The layout of the transcription, if it is not that of a web copy: `cover-sheet`.
    pub layout: Option<Passage>,
    /// The record's number at its publisher, or the last segment of its address.
    pub record_id: Option<Passage>,
    /// The `xml:id` of the record's TEI, if it was read from TEI.
    pub document_id: Option<Passage>,
    /// Where the record was published.
    pub uri: Option<Passage>,
    /// Who published it.
    pub publisher: Option<Passage>,
    /// The title as published; a cable number in it is marked.
    pub title: Option<Vec<Inline>>,
    /// Where the title stands or, if it is empty, should stand.
    pub title_place: Option<Span>,
    /// When the document was made, as its publisher dates it.
    pub date: Option<DateWords>,
    /// Translators and contributors, a phrase of the source each.
    pub responsibility: Vec<Responsibility>,
    /// The citation, verbatim.
    pub citation: Option<Passage>,
    /// The copies in archives, as cited.
    pub witnesses: Vec<Witness>,
    /// Printed sources: books and journals.
    pub printed: Vec<Passage>,
    /// The publisher's summary, a paragraph each.
    pub summary: Vec<Passage>,
    /// The language the document was written in.
    pub original_language: Option<Language>,
    /// Header fields that have no address of their own, in order.
    pub fields: Vec<Field>,
    /// Who sent it, through whom, to whom.
    pub correspondence: Vec<Action>,
    /// Who took part in a conversation.
    pub participants: Vec<Party>,
    /// What kind of document it is.
    pub kind: Option<Spanned<DocumentKind>>,
    /// How secret it was.
    pub classification: Vec<Spanned<Classification>>,
    /// The text itself.
    pub body: Option<Body>,
    /// What stands beside the text in divisions of its own.
    pub beside: Vec<Division>,
    /// What TEI has as text and neither `body` nor `beside` does: the name of each element, and where it stands.
    pub not_read: Vec<Passage>,
}

impl Cable {
    /// A record of which nothing is known yet.
    pub fn new(span: Span) -> Self {
        Self {
            span,
            layout: None,
            record_id: None,
            document_id: None,
            uri: None,
            publisher: None,
            title: None,
            title_place: None,
            date: None,
            responsibility: Vec::new(),
            citation: None,
            witnesses: Vec::new(),
            printed: Vec::new(),
            summary: Vec::new(),
            original_language: None,
            fields: Vec::new(),
            correspondence: Vec::new(),
            participants: Vec::new(),
            kind: None,
            classification: Vec::new(),
            body: None,
            beside: Vec::new(),
            not_read: Vec::new(),
        }
    }

    /// What was done with the document in one way: sent, received.
    pub fn actions(&self, kind: ActionKind) -> impl Iterator<Item = &Action> {
        self.correspondence.iter().filter(move |action| action.kind == kind)
    }

    /// By whom that was done, or to whom.
    pub fn parties(&self, kind: ActionKind) -> impl Iterator<Item = &Party> {
        self.actions(kind).flat_map(|action| &action.parties)
    }

    /// Everybody whom the header names: who sent the document, got it or handed it on, and who took part in what it records.
    pub fn everybody(&self) -> impl Iterator<Item = &Party> {
        let parties = self.correspondence.iter().flat_map(|action| &action.parties);
        parties.chain(&self.participants)
    }

    /// The date of the record, and those of what was done with the document.
    pub fn dates(&self) -> impl Iterator<Item = &DateWords> {
        self.date.iter().chain(self.correspondence.iter().filter_map(|action| action.date.as_ref()))
    }

    /// The shelfmarks of the copies.
    pub fn shelfmarks(&self) -> impl Iterator<Item = &Shelfmark> {
        self.witnesses.iter().filter_map(|witness| witness.shelfmark.as_ref())
    }
}

/// One copy of the document in an archive.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The archive's registered id, where the archive is known: `AP-RF`.
    pub archive: Option<Spanned<String>>,
    /// The archive as cited.
    pub repository: Passage,
    /// The shelfmark; `None` if only the archive is named.
    pub shelfmark: Option<Shelfmark>,
    /// The whole witness in its source.
    pub span: Span,
}

/// A language by its name in the source and its BCP 47 tag.
#[derive(Clone, Debug)]
pub struct Language {
    /// The tag; `und` where the name is unknown.
    pub tag: Spanned<String>,
    /// The name as printed, if one is.
    pub name: Option<Passage>,
}

/// A header field that has no address of its own: kept, so that nothing is lost.
///
/// One that has an address stands among them without content where its place on the page is not the usual.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its label, or a word in lower case for what has none.
    pub name: Passage,
    /// Its paragraphs.
    pub content: Vec<Passage>,
}
