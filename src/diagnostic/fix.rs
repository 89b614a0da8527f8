//! What would settle a finding: changes of a file as data.

use crate::source::Span;

/// A change of a file that settles a finding; it never changes the words of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is done, as an order: `write 134-135`.
    pub title: String,
    /// Whether it can be done without a look.
    pub applicability: Applicability,
    /// The changes, none within another; all of them or none.
    pub edits: Vec<Edit>,
}

/// Whether a fix needs a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// It follows from what stands in the file.
    Safe,
    /// It is the likely one of several.
    Unsafe,
}

/// Other text for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes; an empty place for what comes between.
    pub span: Span,
    /// What comes.
    pub text: String,
}

impl Fix {
    /// A fix that needs no look.
    pub fn safe(title: impl Into<String>, edits: impl Into<Vec<Edit>>) -> Self {
        Self { title: title.into(), applicability: Applicability::Safe, edits: edits.into() }
    }

    /// A fix that somebody should look at first.
    pub fn risky(title: impl Into<String>, edits: impl Into<Vec<Edit>>) -> Self {
        Self { title: title.into(), applicability: Applicability::Unsafe, edits: edits.into() }
    }
}

impl Edit {
    /// Other text for a place.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Nothing for a place.
    pub fn deletion(span: Span) -> Self {
        Self::new(span, "")
    }

    /// Text before a place.
    pub fn before(span: Span, text: impl Into<String>) -> Self {
        Self::new(Span { end: span.start, ..span }, text)
    }

    /// Text behind a place.
    pub fn behind(span: Span, text: impl Into<String>) -> Self {
        Self::new(Span { start: span.end, ..span }, text)
    }
}
