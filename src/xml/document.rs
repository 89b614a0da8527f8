//! Reads XML into a tree that knows where everything stands.

use roxmltree::{Node, ParsingOptions};

use super::{TEI, XML};
use crate::diagnostic::{Diagnostic, Family, Kind, Outcome, Severity};
use crate::source::{Passage, Position, Source, SourceId, Spanned};

/// The text is not XML.
pub static NOT_WELL_FORMED: Kind = Kind {
    code: "not-well-formed",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "the file is not well-formed XML, so nothing in it can be checked",
    page: include_str!("../../docs/rules/not-well-formed.md"),
};

/// Elements stand in elements too often.
pub static NESTED_TOO_DEEPLY: Kind = Kind {
    code: "nested-too-deeply",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "elements are nested more deeply than any edition nests them",
    page: include_str!("../../docs/rules/nested-too-deeply.md"),
};

/// There is a document type declaration.
pub static DOCTYPE_NOT_READ: Kind = Kind {
    code: "doctype-not-read",
    family: Family::Xml,
    severity: Severity::Info,
    summary: "the file has a document type declaration; only entities defined inside it are known",
    page: include_str!("../../docs/rules/doctype-not-read.md"),
};

/// How many elements may be nested. Readers of the tree are recursive and rely on it.
const DEPTH: usize = 256;

/// A well-formed document.
pub struct Document<'s> {
    source: &'s Source,
    tree: roxmltree::Document<'s>,
}

/// Reads the whole text of a source.
///
/// # Errors
///
/// If it is not well-formed, names no root element, expands entities without end, or nests elements
/// more than 256 deep.
pub fn parse(source: &Source) -> Result<Outcome<Document<'_>>, Box<Diagnostic>> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let tree = roxmltree::Document::parse_with_options(source.text(), options)
        .map_err(|error| Box::new(not_well_formed(source, &error)))?;
    check_depth(source, &tree)?;
    let diagnostics = doctype(source).into_iter().collect();
    Ok(Outcome { value: Document { source, tree }, diagnostics })
}

fn not_well_formed(source: &Source, error: &roxmltree::Error) -> Diagnostic {
    let position = error.pos();
    let place = Position { line: position.row as usize, column: position.col as usize };
    let offset = offset_of(source, place);
    let next = source.text()[offset..].chars().next().map_or(0, char::len_utf8);
    let words = error.to_string();
    // The place is shown as a label; in the sentence it would only be said twice.
    let words = words.strip_suffix(&format!(" at {position}")).unwrap_or(&words);
    Diagnostic::new(&NOT_WELL_FORMED, format!("not well-formed XML: {words}"))
        .at(source.span(offset..offset + next), "reading stopped here")
        .help("mend the markup here first; what follows has not been looked at")
}

/// The byte offset of a line and column that count characters, as roxmltree gives them.
fn offset_of(source: &Source, place: Position) -> usize {
    if place.line == 0 || place.line > source.line_count() {
        return source.text().len();
    }
    let line = source.line(place.line);
    let before: usize = source.text()[line.clone()]
        .chars()
        .take(place.column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    line.start + before
}

fn check_depth(source: &Source, tree: &roxmltree::Document<'_>) -> Result<(), Box<Diagnostic>> {
    let mut depth = 0;
    let mut node = tree.root();
    // Walks without recursion: this is what makes recursion safe elsewhere.
    loop {
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
        } else {
            while node.next_sibling().is_none() {
                let Some(parent) = node.parent() else { return Ok(()) };
                node = parent;
                depth -= 1;
            }
            node = node.next_sibling().expect("the loop ends at a node that has one");
        }
        if depth > DEPTH {
            let start = node.range().start;
            return Err(Box::new(
                Diagnostic::new(
                    &NESTED_TOO_DEEPLY,
                    format!("elements are nested more than {DEPTH} deep; the file was not checked"),
                )
                .at(source.span(start..start), "one element too deep")
                .help("no edition needs this; look for start tags without end tags"),
            ));
        }
    }
}

fn doctype(source: &Source) -> Option<Diagnostic> {
    const MARK: &str = "<!DOCTYPE";
    let head = source.text().split("<TEI").next().unwrap_or_default();
    let start = head.find(MARK)?;
    Some(
        Diagnostic::new(
            &DOCTYPE_NOT_READ,
            "document type declaration: only entities defined inside it are known",
        )
        .at(source.span(start..start + MARK.len()), "external parts are never fetched")
        .help("TEI is checked with RELAX NG; the declaration can usually be deleted"),
    )
}

impl<'s> Document<'s> {
    /// The text that was read.
    pub fn source(&self) -> &'s Source {
        self.source
    }

    /// The root element.
    pub fn root(&self) -> Element<'_> {
        Element { node: self.tree.root_element(), source: self.source.id() }
    }
}

/// An element of a document.
#[derive(Clone, Copy)]
pub struct Element<'d> {
    node: Node<'d, 'd>,
    source: SourceId,
}

/// What an element holds: comments and processing instructions are passed over.
pub enum Child<'d> {
    /// An element.
    Element(Element<'d>),
    /// A run of text.
    Words(Passage),
}

impl<'d> Element<'d> {
    /// The local name of a TEI element; of an element of another namespace, the empty string.
    pub fn name(self) -> &'d str {
        let name = self.node.tag_name();
        if name.namespace() == Some(TEI) { name.name() } else { "" }
    }

    /// The name whatever its namespace, for messages.
    pub fn any_name(self) -> &'d str {
        self.node.tag_name().name()
    }

    /// The place of the whole element.
    pub fn span(self) -> crate::source::Span {
        crate::source::Span::new(self.source, self.node.range())
    }

    /// The place of the start tag's name, which is enough to point at an element.
    pub fn tag_span(self) -> crate::source::Span {
        let start = self.node.range().start + 1;
        crate::source::Span::new(self.source, start..start + self.any_name().len())
    }

    /// An attribute without namespace.
    pub fn attribute(self, name: &str) -> Option<Passage> {
        let found = self.node.attribute_node(name)?;
        Some(self.value_of(&found))
    }

    /// `xml:id`, `xml:lang`.
    pub fn xml_attribute(self, name: &str) -> Option<Passage> {
        let found = self.node.attribute_node((XML, name))?;
        Some(self.value_of(&found))
    }

    fn value_of(self, attribute: &roxmltree::Attribute<'d, 'd>) -> Passage {
        let span = crate::source::Span::new(self.source, attribute.range_value());
        Spanned::new(attribute.value().to_owned(), span)
    }

    /// Whether the attribute has this value.
    pub fn has(self, attribute: &str, value: &str) -> bool {
        self.node.attribute(attribute) == Some(value)
    }

    /// Child elements.
    pub fn elements(self) -> impl Iterator<Item = Element<'d>> {
        let source = self.source;
        self.node.children().filter(Node::is_element).map(move |node| Element { node, source })
    }

    /// Child elements of a TEI name.
    pub fn all(self, name: &str) -> impl Iterator<Item = Element<'d>> {
        self.elements().filter(move |element| element.name() == name)
    }

    /// The first child element of a TEI name.
    pub fn first(self, name: &str) -> Option<Element<'d>> {
        self.all(name).next()
    }

    /// The first element along a path of names.
    pub fn at(self, path: &[&str]) -> Option<Element<'d>> {
        path.iter().try_fold(self, |element, name| element.first(name))
    }

    /// Elements of a TEI name at any depth below, in document order.
    pub fn descendants(self, name: &str) -> impl Iterator<Item = Element<'d>> {
        let source = self.source;
        self.node
            .descendants()
            .skip(1)
            .filter(Node::is_element)
            .map(move |node| Element { node, source })
            .filter(move |element| element.name() == name)
    }

    /// Elements and text in order.
    pub fn children(self) -> impl Iterator<Item = Child<'d>> {
        let source = self.source;
        self.node.children().filter_map(move |node| {
            if node.is_element() {
                Some(Child::Element(Element { node, source }))
            } else if node.is_text() {
                let span = crate::source::Span::new(source, node.range());
                Some(Child::Words(Spanned::new(node.text().unwrap_or_default().to_owned(), span)))
            } else {
                None
            }
        })
    }

    /// The string value without line ends, and its place: that of the text if the element holds
    /// nothing else, otherwise from its first to its last text.
    pub fn text(self) -> Passage {
        let mut runs = self.node.descendants().filter(Node::is_text);
        let Some(first) = runs.next() else {
            let end = self.node.range().end;
            return Spanned::new(String::new(), crate::source::Span::new(self.source, end..end));
        };
        let mut value = first.text().unwrap_or_default().to_owned();
        let mut range = first.range();
        for run in runs {
            value.push_str(run.text().unwrap_or_default());
            range.end = run.range().end;
        }
        fold(&Spanned::new(value, crate::source::Span::new(self.source, range)))
    }
}

/// The passage without white space around it, and without line ends inside.
///
/// An editor's program may have broken a paragraph into lines; several blanks in a row it would not
/// add, so they are the source's own and stay. A passage without line ends keeps exact places; see
/// [`Passage::part`].
pub fn fold(passage: &Passage) -> Passage {
    let start = passage.value.len() - passage.value.trim_start_matches(is_space).len();
    let length = passage.value.trim_matches(is_space).len();
    let trimmed = passage.slice(start..start + length);
    if trimmed.value.contains(['\n', '\r']) {
        Spanned::new(unbroken(&trimmed.value), trimmed.span)
    } else {
        trimmed
    }
}

/// The text with every run of white space that holds a line end made one blank.
pub fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_space) {
        let (words, tail) = rest.split_at(start);
        let blanks = &tail[..tail.len() - tail.trim_start_matches(is_space).len()];
        out.push_str(words);
        out.push_str(if blanks.contains(['\n', '\r']) { " " } else { blanks });
        rest = &tail[blanks.len()..];
    }
    out.push_str(rest);
    out
}

/// XML's white space (production 3, `S`).
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}
