//! What a reader comes upon, as views into it.

use std::slice;

use super::namespaces::{NamespaceId, Namespaces};
use super::tag::{Specified, Words};
use super::{Open, Reader};
use crate::source::Span;

/// The next part of a document. A view: nothing is copied, and what is not asked for is not worked out.
#[derive(Clone, Copy, Debug)]
pub enum Event<'r> {
    /// A start tag, or an empty-element tag, which an end follows.
    Start(Start<'r>),
    /// An end tag, or the end of an empty-element tag.
    End(End<'r>),
    /// Character data between two tags, comments or processing instructions, never empty: references
    /// and CDATA sections are resolved, and line ends are line feeds.
    Text(Text<'r>),
    /// A comment.
    Comment(Comment<'r>),
    /// A processing instruction. The XML declaration is none; see [`Reader::declaration`].
    ProcessingInstruction(ProcessingInstruction<'r>),
    /// The document type declaration.
    Doctype(Doctype<'r>),
    /// The end of a well-formed document.
    Eof,
}

/// An expanded name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'r> {
    /// The namespace name; empty for none.
    pub namespace: &'r str,
    /// The namespace's number in this reader.
    pub namespace_id: NamespaceId,
    /// The name without prefix.
    pub local: &'r str,
    /// The name as it stands in the document.
    pub qualified: &'r str,
}

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub struct Start<'r>(pub(super) &'r Reader<'r>);

impl<'r> Start<'r> {
    /// The element's name.
    pub fn name(self) -> Name<'r> {
        self.0.name_of(self.open())
    }

    /// The place of the name in the tag.
    pub fn name_span(self) -> Span {
        let (start, end) = self.open().place;
        self.0.span(start, end)
    }

    /// The place of the whole tag.
    pub fn tag_span(self) -> Span {
        let tag = &self.0.tag;
        self.0.place(tag.start as usize..tag.end as usize)
    }

    /// Whether it is an empty-element tag.
    pub fn is_empty(self) -> bool {
        self.0.tag.empty
    }

    /// The attributes in the order in which they stand, then those that a declaration adds; no
    /// namespace declarations.
    pub fn attributes(self) -> Attributes<'r> {
        Attributes { reader: self.0, rest: self.0.tag.attributes.iter() }
    }

    /// The value of an attribute.
    pub fn attribute(self, namespace: &str, local: &str) -> Option<Attribute<'r>> {
        self.attributes().find(|attribute| {
            let name = attribute.name();
            name.local == local && name.namespace == namespace
        })
    }

    /// The namespaces in scope inside the element.
    pub fn namespaces(self) -> &'r Namespaces {
        &self.0.namespaces
    }

    /// How many elements the element stands in; the root element in none.
    pub fn depth(self) -> usize {
        self.0.elements.len() - 1
    }

    fn open(self) -> &'r Open {
        self.0.elements.last().expect("a start tag has opened its element")
    }
}

/// The attributes of a start tag.
#[derive(Clone, Debug)]
pub struct Attributes<'r> {
    reader: &'r Reader<'r>,
    rest: slice::Iter<'r, Specified>,
}

impl<'r> Iterator for Attributes<'r> {
    type Item = Attribute<'r>;

    fn next(&mut self) -> Option<Attribute<'r>> {
        let specified = self.rest.find(|next| next.namespace != NamespaceId::XMLNS)?;
        Some(Attribute { reader: self.reader, specified })
    }
}

/// An attribute of a start tag.
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'r> {
    reader: &'r Reader<'r>,
    specified: &'r Specified,
}

impl<'r> Attribute<'r> {
    /// The attribute's name.
    pub fn name(self) -> Name<'r> {
        let Attribute { reader, specified } = self;
        let text = if specified.default { &reader.tag.changed } else { reader.text() };
        Name {
            namespace: reader.namespaces.name(specified.namespace),
            namespace_id: specified.namespace,
            local: specified.name.local_of(text),
            qualified: specified.name.of(text),
        }
    }

    /// The normalised value.
    pub fn value(self) -> &'r str {
        self.specified.value.of(self.reader.text(), &self.reader.tag.changed)
    }

    /// The place of the name; where the document type declaration adds the attribute, of the element's.
    pub fn name_span(self) -> Span {
        self.reader.place(self.specified.name_place())
    }

    /// The place of the value without its quotes; for an added attribute the element's name.
    pub fn value_span(self) -> Span {
        let (start, end) = self.specified.place;
        self.reader.place(start as usize..end as usize)
    }

    /// The place of name and value.
    pub fn span(self) -> Span {
        self.reader.place(self.specified.whole())
    }

    /// Whether the value stands in the document letter by letter, so that offsets in it are places.
    pub fn is_literal(self) -> bool {
        matches!(self.specified.value, Words::Text(..)) && self.reader.frames.is_empty()
    }

    /// Whether the value identifies the element: `xml:id`, or of type ID by declaration.
    pub fn is_id(self) -> bool {
        let name = self.name();
        self.specified.id || (name.namespace_id == NamespaceId::XML && name.local == "id")
    }
}

/// The end of an element.
#[derive(Clone, Copy, Debug)]
pub struct End<'r>(pub(super) &'r Reader<'r>);

impl<'r> End<'r> {
    /// The element's name.
    pub fn name(self) -> Name<'r> {
        self.0.name_of(self.open())
    }

    /// The place of the end tag; of an empty-element tag, the tag.
    pub fn span(self) -> Span {
        let (start, end) = self.0.end_tag;
        self.0.place(start as usize..end as usize)
    }

    /// The namespaces in scope inside the element.
    pub fn namespaces(self) -> &'r Namespaces {
        &self.0.namespaces
    }

    /// How many elements the element stands in; the root element in none.
    pub fn depth(self) -> usize {
        self.0.elements.len() - 1
    }

    fn open(self) -> &'r Open {
        self.0.elements.last().expect("an end tag has an element to end")
    }
}

/// Character data.
#[derive(Clone, Copy, Debug)]
pub struct Text<'r>(pub(super) &'r Reader<'r>);

impl<'r> Text<'r> {
    /// The characters.
    pub fn value(self) -> &'r str {
        self.0.run.words.of(self.0.text(), &self.0.words)
    }

    /// Where they stand; what comes from an entity stands at its reference.
    pub fn span(self) -> Span {
        let (start, end) = self.0.run.place;
        self.0.span(start, end)
    }

    /// Whether the characters stand in the document letter by letter, so that offsets in them are
    /// places.
    pub fn is_literal(self) -> bool {
        matches!(self.0.run.words, Words::Text(..)) && self.0.frames.is_empty()
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(self) -> bool {
        self.value().bytes().all(super::chars::is_space)
    }
}

/// A comment.
#[derive(Clone, Copy, Debug)]
pub struct Comment<'r>(pub(super) &'r Reader<'r>);

impl<'r> Comment<'r> {
    /// What stands between `<!--` and `-->`, with the document's own line ends.
    pub fn value(self) -> &'r str {
        self.0.piece()
    }

    /// The place of the comment with its marks.
    pub fn span(self) -> Span {
        self.0.piece_span()
    }
}

/// A processing instruction.
#[derive(Clone, Copy, Debug)]
pub struct ProcessingInstruction<'r>(pub(super) &'r Reader<'r>);

impl<'r> ProcessingInstruction<'r> {
    /// Whom it is for.
    pub fn target(self) -> &'r str {
        &self.0.text()[self.0.target.clone()]
    }

    /// What stands behind the target and white space, with the document's own line ends.
    pub fn data(self) -> &'r str {
        self.0.piece()
    }

    /// The place of the data.
    pub fn data_span(self) -> Span {
        self.0.place(self.0.piece.clone())
    }

    /// The place of the whole instruction.
    pub fn span(self) -> Span {
        self.0.piece_span()
    }
}

/// The document type declaration.
#[derive(Clone, Copy, Debug)]
pub struct Doctype<'r>(pub(super) &'r Reader<'r>);

impl<'r> Doctype<'r> {
    /// The name that the root element should have.
    pub fn name(self) -> &'r str {
        &self.0.text()[self.0.target.clone()]
    }

    /// The place of the whole declaration.
    pub fn span(self) -> Span {
        self.0.piece_span()
    }
}
