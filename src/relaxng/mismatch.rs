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
        /// What was probably meant.
        likely: Option<Meant>,
    },
    /// An element must not stand in its parent, or not at this place of it.
    MisplacedElement {
        /// Its name.
        name: String,
        /// Whether it could stand elsewhere in the parent.
        elsewhere: bool,
        /// The element before it in the parent.
        after: Option<String>,
        /// What the parent may hold.
        holds: Holds,
    },
    /// An element comes before others that must come first.
    MissingElement {
        /// The name of the one that came.
        name: String,
        /// What must come first.
        missing: Missing,
    },
    /// An element ends too early.
    IncompleteElement {
        /// Its name.
        name: String,
        /// What must still come.
        missing: Missing,
    },
    /// An element has an attribute that it must not have.
    UnknownAttribute {
        /// The attribute's name.
        name: String,
        /// What was probably meant.
        likely: Option<Meant>,
    },
    /// An element lacks an attribute.
    MissingAttribute {
        /// What it lacks.
        missing: Missing,
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
    TextNotAllowed {
        /// What the element around it may hold.
        holds: Holds,
    },
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
        /// One so like it that it may be meant.
        likely: Option<String>,
    },
}

/// Names that are missing.
#[derive(Clone, Debug)]
pub struct Missing {
    /// The names; empty if there are too many to tell, or none.
    pub names: Vec<String>,
    /// Whether all of them are missing, not one of them.
    pub all: bool,
}

impl Missing {
    /// Leaves out names that have been told already; says whether nothing is left to tell.
    pub(super) fn leave_out(&mut self, told: &[String]) -> bool {
        let before = self.names.len();
        self.names.retain(|name| !told.contains(name));
        let left_out = before - self.names.len();
        left_out > 0 && (self.names.is_empty() || !self.all)
    }
}

/// The name that was probably meant by an unknown one.
#[derive(Clone, Debug)]
pub enum Meant {
    /// A name that is spelled almost like it.
    Spelled(String),
    /// The same name, but in this namespace, which is empty for none.
    InNamespace(String),
}

/// What an element may hold at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Neither elements nor text.
    Nothing,
    /// Elements, no text.
    Elements,
    /// Elements and text.
    Mixed,
    /// Text, no elements.
    Text,
    /// A value, no elements.
    Value,
}
