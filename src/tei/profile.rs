//! The values of attributes that writer and reader share, where no closed list of
//! [`crate::cable`] names them.

/// `title/@type` of the record's own title.
pub(super) const MAIN: &str = "main";
/// `idno/@type` of the record id.
pub(super) const RECORD: &str = "record";
/// `idno/@type` of the record's address.
pub(super) const URI: &str = "URI";
/// `note/@type` of a header field that has no address of its own; its name is `@n`.
pub(super) const FIELD: &str = "field";
/// `application/desc/@type` of the layout of the transcription.
pub(super) const LAYOUT: &str = "layout";
/// `bibl/@type` of the citation.
pub(super) const CITATION: &str = "citation";
/// `bibl/@type` of a book or a journal.
pub(super) const PRINTED: &str = "printed";
/// `idno/@type` of a shelfmark.
pub(super) const SHELFMARK: &str = "shelfmark";
/// `idno/@subtype` of a shelfmark that no grammar reads.
pub(super) const UNPARSED: &str = "unparsed";
/// `language/@n` of the language the document was written in.
pub(super) const ORIGINAL: &str = "original";
/// `term/@type` of the kind of document.
pub(super) const KIND: &str = "kind";
/// `term/@type` of the classification.
pub(super) const CLASSIFICATION: &str = "classification";
/// `idno/@type` of a cable number and `ref/@type` of a reference to another cable.
pub(super) const CABLE: &str = "cable";
/// `ref/@type` of the mark of a footnote.
pub(super) const FOOTNOTE: &str = "footnote";
/// `floatingText/@type` of a message inside the message.
pub(super) const MESSAGE: &str = "message";
/// `div/@type` of a document attached to the text.
pub(super) const ATTACHMENT: &str = "attachment";
/// `@role` of a `cell` or a `row` that heads others.
pub(super) const LABEL: &str = "label";
/// `p/@rend` of the name of a speaker, whose lines are paragraphs of their own.
pub(super) const SPEAKER: &str = "speaker";
/// `p/@rend` of a heading where TEI allows no `head`.
pub(super) const HEAD: &str = "head";
/// `@rend` of a line that goes on the line before it.
pub(super) const INLINE: &str = "inline";

/// `@rend` of a line that stands beside the one before it, in a column of its own.
pub(super) const COLUMN: &str = "column";
/// `div/@subtype` of a text that no line of the transcription parts from its header.
pub(super) const UNANNOUNCED: &str = "unannounced";
/// `seg/@type` around a cable number that holds more than plain words: `idno` may not.
pub(super) const NUMBER: &str = "number";
/// `supplied/@reason` in an `expan` where the completion is more than plain words: `ex` may not be.
pub(super) const COMPLETION: &str = "completion";
/// `supplied/@cert` of words that the source's editor doubted.
pub(super) const LOW: &str = "low";
/// `@rend` of something that is printed without any sign: the attribute may not be empty.
pub(super) const NONE: &str = "none";
/// The tag of a language that nobody knows.
pub(super) const UNDETERMINED: &str = "und";

/// `list/@type` of a list whose items are counted, in foreign TEI.
pub(super) const ORDERED: &str = "ordered";

/// `item/@rend` of signs that have a name.
pub(super) const BULLETS: [(&str, &str); 2] = [("-", "hyphen"), ("•", "bullet")];
