//! What a note is: the values of `note/@type`.

/// `note/@type`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the profile's own")]
pub enum NoteKind {
    Classification,
    Priority,
    Series,
    Copying,
    Office,
    Kind,
    Copy,
    /// A line that holds nothing but a cable number.
    Number,
    /// A line of the form that no list of phrases knows.
    Line,
    /// When the message was sent, received, deciphered, typed.
    Transmission,
    Distribution,
    Spravka,
    Resolution,
    Stamp,
    Handwritten,
    Translator,
    /// A note behind the text, under its number.
    Footnote,
    /// The words that mark what stands before them as it stands: `sic, should be 1950`.
    Sic,
    /// A type outside the profile, or none (empty).
    Other(String),
}

impl NoteKind {
    /// The type of notes that the edition puts into a record.
    pub const EDITORIAL: &str = "editorial";

    /// The value of `@type`.
    pub fn name(&self) -> &str {
        match self {
            NoteKind::Classification => "classification",
            NoteKind::Priority => "priority",
            NoteKind::Series => "series",
            NoteKind::Copying => "copying",
            NoteKind::Office => "office",
            NoteKind::Kind => "kind",
            NoteKind::Copy => "copy",
            NoteKind::Number => "number",
            NoteKind::Line => "line",
            NoteKind::Transmission => "transmission",
            NoteKind::Distribution => "distribution",
            NoteKind::Spravka => "spravka",
            NoteKind::Resolution => "resolution",
            NoteKind::Stamp => "stamp",
            NoteKind::Handwritten => "handwritten",
            NoteKind::Translator => "translator",
            NoteKind::Footnote => "footnote",
            NoteKind::Sic => "sic",
            NoteKind::Other(name) => name,
        }
    }

    /// Whether a note in a sentence is no part of it, but belongs to a place in it, as footnotes do.
    ///
    /// Those of the profile are what the source prints in brackets.
    pub fn is_beside_text(&self) -> bool {
        match self {
            NoteKind::Footnote => true,
            NoteKind::Other(name) => name != NoteKind::EDITORIAL,
            _ => false,
        }
    }

    /// The kind that a value of `@type` stands for.
    pub fn from_name(name: &str) -> NoteKind {
        match name {
            "classification" => NoteKind::Classification,
            "priority" => NoteKind::Priority,
            "series" => NoteKind::Series,
            "copying" => NoteKind::Copying,
            "office" => NoteKind::Office,
            "kind" => NoteKind::Kind,
            "copy" => NoteKind::Copy,
            "number" => NoteKind::Number,
            "line" => NoteKind::Line,
            "transmission" => NoteKind::Transmission,
            "distribution" => NoteKind::Distribution,
            "spravka" => NoteKind::Spravka,
            "resolution" => NoteKind::Resolution,
            "stamp" => NoteKind::Stamp,
            "handwritten" => NoteKind::Handwritten,
            "translator" => NoteKind::Translator,
            "footnote" => NoteKind::Footnote,
            "sic" => NoteKind::Sic,
            other => NoteKind::Other(other.to_owned()),
        }
    }
}
