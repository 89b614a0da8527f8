//! What a record says of itself outright.

use crate::cable::{ActionKind, Classification, DocumentKind, Responsibility};
use crate::source::{Passage, Spanned};

/// Facts that most layouts leave to be read from title and citation.
///
/// What is stated takes the place of what title and citation say of the same thing.
#[derive(Debug, Default)]
pub struct Stated {
    /// The record's number at its publisher.
    pub record_id: Option<Passage>,
    /// Where the record was published.
    pub uri: Option<Passage>,
    /// Who published it.
    pub publisher: Option<Passage>,
    /// The language of the text.
    pub language: Option<Passage>,
    /// What kind of document it is.
    pub kind: Option<Spanned<DocumentKind>>,
    /// A catalogue's word for the kind. It is often vaguer than the title, so the title comes first.
    pub genre: Option<Passage>,
    /// How secret it was.
    pub classification: Vec<Spanned<Classification>>,
    /// The copies in archives.
    pub witnesses: Vec<StatedWitness>,
    /// Printed sources.
    pub printed: Vec<Passage>,
    /// Translators and contributors.
    pub responsibility: Vec<Responsibility>,
    /// Who sent it, through whom, to whom: names or offices, each by itself.
    pub correspondence: Vec<(ActionKind, Vec<Passage>)>,
    /// Who took part in a conversation.
    pub participants: Vec<Passage>,
}

/// A copy in an archive, its parts given apart.
#[derive(Debug)]
pub struct StatedWitness {
    /// The archive by any of its names.
    pub archive: Passage,
    /// The shelfmark.
    pub shelfmark: Option<Passage>,
}
