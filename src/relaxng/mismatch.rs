//! What does not match the schema, as data; `message` words it.

use crate::source::Span;

/// One mistake in a document.
#[derive(Clone, Debug)]
pub struct Mismatch {
    /// What is wrong.
    pub what: What,
    /// Where: an element's name, an attribute, a value, a text.
    pub place: Span,
    /// The element around it.
    pub parent: Option<Tag>,
    /// Names that may stand there, the likeliest first.
    pub expected: Vec<String>,
}

/// An element by its start tag.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The name as the document writes it.
    pub name: String,
    /// The place of the name in the start tag.
    pub span: Span,
}

/// Kinds of mistakes with what is to be said of them. Names are as the document writes them.
#[derive(Clone, Debug)]
pub enum What {
    /// The schema has no element of the name at all.
    UnknownElement {
        /// Its name.
        name: String,
        /// A name so like it that it may be meant.
        likely: Option<String>,
    },
    /// An element must not stand in its parent, or not at this place of it.
    MisplacedElement {
        /// Its name.
        name: String,
        /// Whether it could stand elsewhere in the parent.
        elsewhere: bool,
        /// The element before it in the parent.
        after: Option<String>,
    },
    /// An element comes before others that must come first.
    MissingElement {
        /// The name of the one that came.
        name: String,
        /// The names of those that must come first; empty if any of several would do.
        missing: Vec<String>,
    },
    /// An element ends too early.
    IncompleteElement {
        /// Its name.
        name: String,
        /// The names of those that are missing; empty if any of several would do.
        missing: Vec<String>,
    },
    /// An element has an attribute that it must not have.
    UnknownAttribute {
        /// The attribute's name.
        name: String,
        /// A name so like it that it may be meant.
        likely: Option<String>,
    },
    /// An element lacks an attribute.
    MissingAttribute {
        /// The names of those that are missing; empty if one of several would do.
        missing: Vec<String>,
    },
    /// An attribute or an element has a value that it must not have.
    BadValue {
        /// The attribute's name; none for the content of the element.
        attribute: Option<String>,
        /// The value.
        value: String,
        /// Why, if that can be said in one sentence.
        reason: Option<String>,
        /// A value so like it that it may be meant.
        likely: Option<String>,
    },
    /// Text stands where none may.
    TextNotAllowed,
    /// Two elements have the same identifier.
    DuplicateId {
        /// The identifier.
        id: String,
        /// Where it was given first.
        first: Span,
    },
    /// A reference leads nowhere.
    DanglingIdref {
        /// The identifier that no element has.
        id: String,
    },
}
