//! Running text: words and what stands among them.

use compact_str::CompactString;

use super::{CableNumber, Dating, Mark, NoteKind};
use crate::source::{Span, Spanned};

/// A piece of running text with its place.
#[derive(Clone, Debug)]
pub struct Inline {
    /// What it is.
    pub node: Node,
    /// Where it stands, brackets and all.
    pub span: Span,
}

impl Inline {
    /// A piece with its place.
    pub fn new(node: Node, span: Span) -> Self {
        Self { node, span }
    }

    /// Words with their place.
    pub fn words(words: impl Into<CompactString>, span: Span) -> Self {
        Self::new(Node::Words(words.into()), span)
    }

    /// What stands inside, if the piece has an inside.
    pub fn content(&self) -> &[Inline] {
        match &self.node {
            Node::Words(_) | Node::LineBreak | Node::Gap(_) | Node::Anchor(_) => &[],
            Node::Date { content, .. }
            | Node::Number { content, .. }
            | Node::Reference { content, .. }
            | Node::Sic(content)
            | Node::Foreign(content)
            | Node::Note { content, .. }
            | Node::Marked { content, .. }
            | Node::Other(content) => content,
            Node::Time(time) => &time.content,
            Node::Name(name) => &name.content,
            Node::Supplied(supplied) => &supplied.content,
            Node::Expansion(expansion) => &expansion.content,
            Node::Unclear(unclear) => &unclear.content,
            Node::Choice(choice) => &choice.sic,
        }
    }
}

/// What a piece of running text is.
///
/// Nearly all are words; what takes more room than they do stands in a box, for a text may have millions of pieces.
#[derive(Clone, Debug)]
pub enum Node {
    /// Plain words; few of them, as in brackets, stand in the piece itself.
    Words(CompactString),
    /// `lb`: the transcription begins a new line within a paragraph.
    LineBreak,
    /// `date`.
    Date {
        /// What it means; `None` if that cannot be told.
        dating: Option<Box<Dating>>,
        /// Its words.
        content: Vec<Inline>,
    },
    /// `time`.
    Time(Box<Time>),
    /// `persName`, `orgName`, `roleName`, `placeName`.
    Name(Name),
    /// `idno[@type='cable']`.
    Number {
        /// The number.
        number: Box<CableNumber>,
        /// Its words.
        content: Vec<Inline>,
    },
    /// `ref[@type='cable']`: another cable is meant.
    Reference {
        /// The bare number: `@n`.
        n: Box<Spanned<String>>,
        /// Its words.
        content: Vec<Inline>,
    },
    /// `gap`.
    Gap(Box<Gap>),
    /// `ref[@type='footnote']`: where a footnote belongs, by its number.
    Anchor(String),
    /// `supplied`: words in the source editor's square brackets.
    Supplied(Supplied),
    /// `expan` with `abbr` and `ex`: `c[omrade]`.
    Expansion(Box<Expansion>),
    /// `unclear`.
    Unclear(Box<Unclear>),
    /// `sic`.
    Sic(Vec<Inline>),
    /// `choice` of `sic` and `corr`: an editor has decided.
    Choice(Box<Choice>),
    /// `foreign`: the word of the original.
    Foreign(Vec<Inline>),
    /// `note` in running text, in the brackets that the transcription prints around it.
    Note {
        /// Its type.
        kind: Box<NoteKind>,
        /// Its words.
        content: Vec<Inline>,
    },
    /// Words that stand out, or were struck out, or lead elsewhere.
    Marked {
        /// How they are marked.
        mark: Box<Mark>,
        /// The words.
        content: Vec<Inline>,
    },
    /// An element outside the profile: its text is kept.
    Other(Vec<Inline>),
}

/// A time of day.
#[derive(Clone, Debug)]
pub struct Time {
    /// `@when`: `hh:mm:ss`.
    pub when: Option<String>,
    /// Its words.
    pub content: Vec<Inline>,
}

/// Somebody or something by name.
#[derive(Clone, Debug)]
pub struct Name {
    /// What is named.
    pub kind: NameKind,
    /// Whom the name means: `person:stalin`.
    pub pointer: Option<Box<Spanned<String>>>,
    /// The words.
    pub content: Vec<Inline>,
}

/// Which element names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are TEI's")]
pub enum NameKind {
    Person,
    Organisation,
    Role,
    Place,
}

impl NameKind {
    /// Every kind.
    pub const ALL: [NameKind; 4] =
        [NameKind::Person, NameKind::Organisation, NameKind::Role, NameKind::Place];

    /// The TEI element.
    pub fn element(self) -> &'static str {
        match self {
            NameKind::Person => "persName",
            NameKind::Organisation => "orgName",
            NameKind::Role => "roleName",
            NameKind::Place => "placeName",
        }
    }

    /// The kind that the TEI element stands for.
    pub fn from_element(element: &str) -> Option<NameKind> {
        NameKind::ALL.into_iter().find(|kind| kind.element() == element)
    }
}

/// Something is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Why.
    pub reason: GapReason,
    /// How many units, where told.
    pub quantity: Option<u32>,
    /// The unit: `word`, `line`, `group`.
    pub unit: Option<String>,
    /// The words in the brackets: `one line missing`; kept as `desc`.
    pub words: Option<String>,
    /// How it is printed, where that is not `[...]` or `[words]`.
    pub printed: Option<String>,
}

/// `gap/@reason`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapReason {
    /// Left out by the publisher: `[...]`.
    Editorial,
    /// Not readable.
    Illegible,
    /// Not there any more: `[one line missing]`.
    Missing,
    /// Cipher groups that could not be recovered.
    Unrecovered,
    /// Taken out by an authority: `[name deleted]`.
    Deleted,
}

impl GapReason {
    /// Every reason.
    pub const ALL: [GapReason; 5] = [
        GapReason::Editorial,
        GapReason::Illegible,
        GapReason::Missing,
        GapReason::Unrecovered,
        GapReason::Deleted,
    ];

    /// The value of `@reason`.
    pub fn name(self) -> &'static str {
        match self {
            GapReason::Editorial => "editorial",
            GapReason::Illegible => "illegible",
            GapReason::Missing => "missing",
            GapReason::Unrecovered => "unrecovered",
            GapReason::Deleted => "deleted",
        }
    }

    /// The reason of that name.
    pub fn from_name(name: &str) -> Option<GapReason> {
        GapReason::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// Words that the source's editor added.
#[derive(Clone, Debug)]
pub struct Supplied {
    /// Why they were added.
    pub reason: SuppliedReason,
    /// `@cert='low'`: the editor doubted, `[my?]`. The question mark comes back from it.
    pub doubtful: bool,
    /// The words.
    pub content: Vec<Inline>,
}

/// `supplied/@reason`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuppliedReason {
    /// Words the sentence needs: `[We] advise`.
    Omitted,
    /// Explanation or identification: `Beiping [Beijing]`.
    Gloss,
    /// The word of the original: `[rezhim]`.
    Original,
}

impl SuppliedReason {
    /// Every reason.
    pub const ALL: [SuppliedReason; 3] =
        [SuppliedReason::Omitted, SuppliedReason::Gloss, SuppliedReason::Original];

    /// The value of `@reason`.
    pub fn name(self) -> &'static str {
        match self {
            SuppliedReason::Omitted => "omitted",
            SuppliedReason::Gloss => "gloss",
            SuppliedReason::Original => "original",
        }
    }

    /// The reason of that name.
    pub fn from_name(name: &str) -> Option<SuppliedReason> {
        SuppliedReason::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// A word that the source's editor completed: `c[omrade]`.
#[derive(Clone, Debug)]
pub struct Expansion {
    /// What stands in the document: `c`.
    pub abbreviation: String,
    /// What the editor added, without brackets: one piece of words.
    pub content: Vec<Inline>,
}

/// Words that are hard to read.
#[derive(Clone, Debug)]
pub struct Unclear {
    /// The mark behind the words, where they do not stand in `[[...]]`: `[?]`.
    pub printed: Option<String>,
    /// The words.
    pub content: Vec<Inline>,
}

/// Two readings of one place, the second an editor's decision.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What stands there.
    pub sic: Vec<Inline>,
    /// What should stand there; no part of the source.
    pub corr: Vec<Inline>,
    /// Who decided: a pointer.
    pub resp: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of brackets has a piece for every three bytes.
    #[test]
    fn a_piece_is_small() {
        assert!(size_of::<Inline>() <= 56, "{} bytes", size_of::<Inline>());
    }
}
