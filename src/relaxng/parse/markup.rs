//! The elements of a schema, with what holds for each place of it.
//!
//! Annotations are removed here (4.1), white space where it has no meaning (4.2); `datatypeLibrary` (4.3)
//! and `ns` (4.9) are handed down, prefixes are resolved (4.10).

use std::borrow::Cow;
use std::sync::Arc;

use super::Parser;
use crate::diagnostic::Diagnostic;
use crate::relaxng::incorrect::{Clause, incorrect};
use crate::relaxng::syntax::Component;
use crate::source::{Source, Span, Spanned};
use crate::xml::reader::{self, Event, Namespaces, Reader, Start};
use crate::xml::{RELAX_NG, XML, is_space, uri};

/// An element of the RELAX NG namespace.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: Word,
    /// The start tag.
    pub(super) span: Span,
    /// Those without namespace, but `ns` and `datatypeLibrary`.
    pub(super) attributes: Vec<Attribute>,
    pub(super) children: Vec<Element>,
    /// What the children say where they are parts of a grammar. They are not kept then: nearly all of a
    /// schema stands in such parts, and its elements take ten times the memory of what they say.
    pub(super) components: Vec<Component>,
    /// The text between the children, and its place: that of the start tag if there is none.
    pub(super) text: Spanned<String>,
    /// The `ns` attribute in force.
    pub(super) namespace: Arc<str>,
    /// Whether the element has an `ns` attribute itself.
    pub(super) has_ns: bool,
    /// The `datatypeLibrary` attribute in force.
    pub(super) library: Arc<str>,
    /// What `xml:base` attributes of the document say, against which references are resolved.
    pub(super) base: Arc<str>,
    /// The prefix of the QName that the element holds, and what it stands for.
    pub(super) prefix: Option<(Arc<str>, Option<Arc<str>>)>,
}

/// The name of an element or attribute. Those of the specification are not copied: large schemas have tens
/// of thousands of them.
pub(super) type Word = Cow<'static, str>;

/// An attribute, with the white space around its value removed.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: Word,
    pub(super) value: Spanned<String>,
    pub(super) name_span: Span,
}

/// How deep a schema may be nested: readers of the tree are recursive and rely on it.
const DEPTH: usize = 256;

/// Reads the whole document; its root must be of the RELAX NG namespace.
pub(super) fn read(
    source: &Source,
    inherited: Arc<str>,
    parser: &mut Parser,
) -> Result<Element, Box<Diagnostic>> {
    let mut reader = Reader::new(source);
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut foreign = 0_usize;
    loop {
        match reader.next()? {
            Event::Start(_) if foreign > 0 => foreign += 1,
            Event::Start(start) => {
                if start.name().namespace == RELAX_NG {
                    if open.len() == DEPTH {
                        return Err(Box::new(too_deep(start.name_span())));
                    }
                    open.push(element(start, open.last(), &inherited)?);
                } else {
                    check_foreign(start, open.last())?;
                    foreign = 1;
                }
            }
            Event::End(_) if foreign > 0 => foreign -= 1,
            Event::End(end) => {
                let mut element = open.pop().expect("every end has its start");
                element.prefix = prefix(&element, end.namespaces());
                root = put(element, &mut open, parser);
            }
            Event::Text(text) if foreign == 0 => {
                if let Some(element) = open.last_mut() {
                    element.add_text(text.value(), text.span());
                }
            }
            Event::Text(_)
            | Event::Comment(_)
            | Event::ProcessingInstruction(_)
            | Event::Doctype(_) => {}
            Event::Eof => return Ok(root.expect("a well-formed document has a root element")),
        }
    }
}

/// Puts an element that has ended into the one around it; the root element, which has none, is given back.
fn put(mut element: Element, open: &mut [Element], parser: &mut Parser) -> Option<Element> {
    let may_include = !is_in_include(open);
    match open.last_mut() {
        Some(parent) if parent.holds_components() => {
            parent.components.extend(parser.component(&mut element, may_include));
            None
        }
        Some(parent) => {
            parent.children.push(element);
            None
        }
        None => Some(element),
    }
}

/// Whether what comes next replaces definitions of another grammar.
fn is_in_include(open: &[Element]) -> bool {
    let around = open.iter().rev().find(|element| &*element.name != "div");
    around.is_some_and(|element| &*element.name == "include")
}

fn too_deep(span: Span) -> Diagnostic {
    incorrect(Clause::FullSyntax, span, format!("the schema is nested more than {DEPTH} deep"))
}

// Annotations: any element but name, param and value may hold foreign elements.           (3, 4.1)
fn check_foreign(start: Start<'_>, parent: Option<&Element>) -> Result<(), Box<Diagnostic>> {
    let name = start.name();
    let message = match parent {
        None => format!("`{}` is no pattern of RELAX NG", name.qualified),
        Some(parent) if parent.holds_text() => {
            format!("`{}` must not stand in `{}`", name.qualified, parent.name)
        }
        Some(_) => return Ok(()),
    };
    Err(Box::new(incorrect(Clause::FullSyntax, start.name_span(), message)))
}

fn element(
    start: Start<'_>,
    parent: Option<&Element>,
    inherited: &Arc<str>,
) -> Result<Element, Box<Diagnostic>> {
    let nothing = || Arc::from("");
    let mut element = Element {
        name: word(start.name().local),
        span: start.tag_span(),
        attributes: Vec::new(),
        children: Vec::new(),
        components: Vec::new(),
        text: Spanned::new(String::new(), start.tag_span()),
        namespace: parent.map_or_else(|| inherited.clone(), |parent| parent.namespace.clone()),
        has_ns: false,
        library: parent.map_or_else(nothing, |parent| parent.library.clone()),
        base: parent.map_or_else(nothing, |parent| parent.base.clone()),
        prefix: None,
    };
    start.attributes().try_for_each(|attribute| element.add_attribute(attribute))?;
    Ok(element)
}

fn word(name: &str) -> Word {
    match WORDS.iter().find(|known| **known == name) {
        Some(known) => Cow::Borrowed(known),
        None => Cow::Owned(name.to_owned()),
    }
}

/// The names of the full syntax (3), the usual ones first.
static WORDS: [&str; 32] = [
    "name",
    "ref",
    "value",
    "type",
    "optional",
    "define",
    "attribute",
    "data",
    "choice",
    "zeroOrMore",
    "element",
    "empty",
    "text",
    "param",
    "group",
    "oneOrMore",
    "list",
    "combine",
    "notAllowed",
    "interleave",
    "mixed",
    "anyName",
    "nsName",
    "except",
    "grammar",
    "start",
    "div",
    "include",
    "href",
    "externalRef",
    "parentRef",
    "datatypeLibrary",
];

/// The URI of a datatype library: none, or an absolute one without a fragment (3, 4.3).
fn library(value: &str, span: Span) -> Result<Arc<str>, Box<Diagnostic>> {
    let absolute = uri::scheme(value).is_some_and(|scheme| value.len() > scheme.len() + 1);
    if value.is_empty() || absolute && uri::is_reference(value) && !value.contains('#') {
        return Ok(value.into());
    }
    let message = format!("datatype library `{value}` is no absolute URI without a fragment");
    Err(Box::new(incorrect(Clause::DatatypeLibrary, span, message)))
}

/// What the prefix of a `name` attribute or of the text stands for.
fn prefix(element: &Element, namespaces: &Namespaces) -> Option<(Arc<str>, Option<Arc<str>>)> {
    let name = element.attributes.iter().find(|attribute| &*attribute.name == "name");
    let qname = name.map_or(&element.text.value, |name| &name.value.value);
    let (prefix, _) = trim(qname).split_once(':')?;
    Some((prefix.into(), namespaces.resolve(prefix).map(Arc::from)))
}

impl Element {
    /// Whether text may stand in it.
    pub(super) fn holds_text(&self) -> bool {
        matches!(&*self.name, "name" | "param" | "value")
    }

    fn holds_components(&self) -> bool {
        matches!(&*self.name, "grammar" | "div" | "include")
    }

    /// Those of foreign namespaces are annotations.
    fn add_attribute(&mut self, attribute: reader::Attribute<'_>) -> Result<(), Box<Diagnostic>> {
        let (name, value) = (attribute.name(), attribute.value());
        match (name.namespace, name.local) {
            ("", "ns") => {
                self.namespace = value.into();
                self.has_ns = true;
            }
            ("", "datatypeLibrary") => self.library = library(value, attribute.value_span())?,
            ("", local) => self.attributes.push(Attribute {
                name: word(local),
                value: Spanned::new(trim(value).to_owned(), attribute.value_span()),
                name_span: attribute.name_span(),
            }),
            (XML, "base") => self.base = uri::resolve(&self.base, value).into(),
            (RELAX_NG, _) => {
                let message = format!("attribute `{}` must have no namespace", name.qualified);
                let place = attribute.name_span();
                return Err(Box::new(incorrect(Clause::FullSyntax, place, message)));
            }
            _ => {}
        }
        Ok(())
    }

    /// White space between elements means nothing (4.2), and there is much of it.
    fn add_text(&mut self, text: &str, span: Span) {
        if trim(text).is_empty() && !self.holds_text() {
            return;
        }
        if self.text.value.is_empty() {
            self.text = Spanned::new(text.to_owned(), span);
        } else {
            self.text.value.push_str(text);
            self.text.span = self.text.span.to(span);
        }
    }
}

/// Without XML's white space around it.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}
