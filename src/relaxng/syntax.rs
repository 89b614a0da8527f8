//! A schema as it was written: the full syntax (RELAX NG 3), the same for both notations.
//!
//! What only concerns the notation is settled before: annotations (4.1) and white space (4.2) are gone,
//! `datatypeLibrary` (4.3), the `type` of a value (4.4), `name` attributes (4.8), `ns` (4.9) and QNames
//! (4.10) have become names with their namespace, and references are resolved against `xml:base` as far
//! as the document goes (4.5). Everything else is the work of `simplify`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::source::{Span, Spanned};

/// A pattern, with the place of the element or the words that write it.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// What it is.
    pub kind: PatternKind,
    /// The start tag of its element; in the compact syntax, its words.
    pub span: Span,
}

/// What a pattern is; the names are those of the specification.
#[derive(Clone, Debug)]
pub enum PatternKind {
    /// An element of that name; several patterns are a group (4.12).
    Element(NameClass, Vec<Pattern>),
    /// An attribute of that name; no pattern stands for text (4.12).
    Attribute(NameClass, Vec<Pattern>),
    /// One after the other.
    Group(Vec<Pattern>),
    /// In any order, mixed.
    Interleave(Vec<Pattern>),
    /// One of them.
    Choice(Vec<Pattern>),
    /// Once or not at all.
    Optional(Vec<Pattern>),
    /// Any number of times.
    ZeroOrMore(Vec<Pattern>),
    /// At least once.
    OneOrMore(Vec<Pattern>),
    /// Words divided by white space.
    List(Vec<Pattern>),
    /// Interleaved with text.
    Mixed(Vec<Pattern>),
    /// The definition of that name in this grammar.
    Ref(Name),
    /// The definition of that name in the grammar around this one.
    ParentRef(Name),
    /// Nothing.
    Empty,
    /// Any text.
    Text,
    /// One value of a datatype.
    Value(Value),
    /// The values of a datatype.
    Data(Data),
    /// What nothing matches.
    NotAllowed,
    /// The pattern of another file.
    ExternalRef(Reference),
    /// A grammar of its own.
    Grammar(Grammar),
}

/// A name with its place.
pub type Name = Spanned<Arc<str>>;

/// A datatype by its name in its library.
#[derive(Clone, Debug)]
pub struct DatatypeName {
    /// The URI of the library; empty for the built-in one.
    pub library: Arc<str>,
    /// The name, without prefix.
    pub name: Name,
}

/// `value`: a value that must be there.
#[derive(Clone, Debug)]
pub struct Value {
    /// How values are compared; `token` of the built-in library if nothing was said (4.4).
    pub datatype: DatatypeName,
    /// The value as it is written.
    pub value: Spanned<String>,
    /// The namespaces in scope, for values that are names.
    pub scope: Arc<Scope>,
}

/// `data`: any value of a datatype.
#[derive(Clone, Debug)]
pub struct Data {
    /// The datatype.
    pub datatype: DatatypeName,
    /// What narrows it, in order.
    pub params: Vec<Param>,
    /// What is taken away; several patterns are a choice (4.12).
    pub except: Vec<Pattern>,
}

/// A parameter of a datatype, such as `minInclusive`.
#[derive(Clone, Debug)]
pub struct Param {
    /// The parameter's name.
    pub name: Name,
    /// Its value as it is written.
    pub value: Spanned<String>,
}

/// The namespaces in scope at a place of a schema.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// Where a name without prefix belongs: the `ns` attribute.
    pub default: Arc<str>,
    /// Prefixes and their namespaces, each prefix once.
    pub prefixes: Vec<(Arc<str>, Arc<str>)>,
}

/// A class of names, with its place.
#[derive(Clone, Debug)]
pub struct NameClass {
    /// What it is.
    pub kind: NameClassKind,
    /// Its start tag or words; the `name` attribute's value, where it was written so.
    pub span: Span,
}

/// What a class of names is; the exceptions of several are a choice (4.12).
#[derive(Clone, Debug)]
pub enum NameClassKind {
    /// One name.
    Name {
        /// Its namespace; empty for none.
        namespace: Arc<str>,
        /// The name, without prefix.
        local: Arc<str>,
    },
    /// Every name but these.
    AnyName(Vec<NameClass>),
    /// Every name of a namespace but these.
    NsName(Arc<str>, Vec<NameClass>),
    /// The names of each.
    Choice(Vec<NameClass>),
}

/// Another file that is named.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its URI reference, relative to the file that holds it.
    pub href: Spanned<String>,
    /// The namespace that the other file inherits (4.6, 4.7): the `ns` attribute in force here.
    pub namespace: Arc<str>,
}

/// `grammar`: definitions and where to start.
#[derive(Clone, Debug)]
pub struct Grammar {
    /// In the order in which they are written.
    pub components: Vec<Component>,
    /// The start tag; in the compact syntax, its words.
    pub span: Span,
}

/// A part of a grammar, or of an `include`, which holds no `Include`.
#[derive(Clone, Debug)]
pub enum Component {
    /// `start` or `define`.
    Define(Define),
    /// Parts that are put together for the reader of the schema only (4.11).
    Div(Vec<Component>),
    /// The parts of another grammar.
    Include(Include),
}

/// `start`, or `define` with a name.
#[derive(Clone, Debug)]
pub struct Define {
    /// The name; `start` has none.
    pub name: Option<Name>,
    /// How it goes together with others of its name.
    pub combine: Option<Combine>,
    /// Several patterns are a group (4.12).
    pub pattern: Vec<Pattern>,
    /// The start tag; in the compact syntax, its words.
    pub span: Span,
}

/// How definitions of one name go together (4.17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// One of them.
    Choice,
    /// All of them, mixed.
    Interleave,
}

/// `include`: a grammar's parts, some of them replaced.
#[derive(Clone, Debug)]
pub struct Include {
    /// The grammar.
    pub reference: Reference,
    /// What takes the place of its definitions.
    pub components: Vec<Component>,
    /// The start tag; in the compact syntax, its words.
    pub span: Span,
}
