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
    /// Every kind that the profile has a name for.
    const NAMED: [NoteKind; 18] = [
        NoteKind::Classification,
        NoteKind::Priority,
        NoteKind::Series,
        NoteKind::Copying,
        NoteKind::Office,
        NoteKind::Kind,
        NoteKind::Copy,
        NoteKind::Number,
        NoteKind::Line,
        NoteKind::Transmission,
        NoteKind::Distribution,
        NoteKind::Spravka,
        NoteKind::Resolution,
        NoteKind::Stamp,
        NoteKind::Handwritten,
        NoteKind::Translator,
        NoteKind::Footnote,
        NoteKind::Sic,
    ];

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
        let known = NoteKind::NAMED.into_iter().find(|kind| kind.name() == name);
        known.unwrap_or_else(|| NoteKind::Other(name.to_owned()))
    }
}
