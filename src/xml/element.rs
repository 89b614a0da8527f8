//! The elements of a document, with their words and places.

use std::ops::Range;

use roxmltree::Node;

use super::white_space::{fold, is_space};
use super::{TEI, XML};
use crate::source::{Passage, SourceId, Span, Spanned};

/// An element of a document.
#[derive(Clone, Copy, Debug)]
pub struct Element<'d> {
    pub(super) node: Node<'d, 'd>,
    pub(super) source: SourceId,
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
    pub fn span(self) -> Span {
        Span::new(self.source, self.node.range())
    }

    /// The place of the start tag's name, which is enough to point at an element.
    pub fn tag_span(self) -> Span {
        let start = self.node.range().start + 1;
        Span::new(self.source, start..start + self.any_name().len())
    }

    /// An attribute without namespace.
    pub fn attribute(self, name: &str) -> Option<Passage> {
        Some(self.value_of(&self.plain_attribute(name)?))
    }

    /// roxmltree takes a name without namespace for one in any.
    fn plain_attribute(self, name: &str) -> Option<roxmltree::Attribute<'d, 'd>> {
        let mut attributes = self.node.attributes();
        attributes.find(|found| found.name() == name && found.namespace().is_none())
    }

    /// `xml:id`, `xml:lang`.
    pub fn xml_attribute(self, name: &str) -> Option<Passage> {
        let found = self.node.attribute_node((XML, name))?;
        Some(self.value_of(&found))
    }

    pub(super) fn value_of(self, attribute: &roxmltree::Attribute<'d, 'd>) -> Passage {
        let value = attribute.value().to_owned();
        self.passage(value, attribute.range_value(), attribute.range())
    }

    /// A value and its place. References may make a value as long as its markup by chance; the place is
    /// then `around`, so that nobody counts letters in it.
    fn passage(self, value: String, place: Range<usize>, around: Range<usize>) -> Passage {
        let chance = place.len() == value.len() && self.markup(place.clone()) != value;
        Spanned::new(value, Span::new(self.source, if chance { around } else { place }))
    }

    fn markup(self, place: Range<usize>) -> &'d str {
        &self.node.document().input_text()[place]
    }

    /// Whether the attribute has this value.
    pub fn has(self, attribute: &str, value: &str) -> bool {
        self.plain_attribute(attribute).is_some_and(|found| found.value() == value)
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
        self.node.children().flat_map(move |node| {
            if node.is_element() {
                vec![Child::Element(Element { node, source })]
            } else if node.is_text() {
                self.runs(node).into_iter().map(Child::Words).collect()
            } else {
                Vec::new()
            }
        })
    }

    /// A text as one run. Where lines end with CR LF, white space at its edges makes runs of its own:
    /// a value has LF only, and the words between would lose their exact place.
    fn runs(self, text: Node<'d, 'd>) -> Vec<Passage> {
        let value = text.text().unwrap_or_default();
        let place = text.range();
        let markup = self.markup(place.clone());
        let words = markup.trim_matches(is_space);
        if !markup.contains('\r') || words.is_empty() || words != value.trim_matches(is_space) {
            return vec![self.passage(value.to_owned(), place, self.node.range())];
        }
        let start = place.start + markup.len() - markup.trim_start_matches(is_space).len();
        let end = start + words.len();
        let runs = [place.start..start, start..end, end..place.end];
        let runs = runs.into_iter().filter(|run| !run.is_empty());
        runs.map(|run| {
            Spanned::new(self.markup(run.clone()).to_owned(), Span::new(self.source, run))
        })
        .collect()
    }

    /// The string value without line ends, and its place: that of the text if the element holds
    /// nothing else, otherwise from its first to its last text.
    pub fn text(self) -> Passage {
        let runs = || self.node.descendants().filter(Node::is_text);
        let value: String = runs().filter_map(|run| run.text()).collect();
        let blank =
            |run: &Node| run.text().is_none_or(|text| text.trim_matches(is_space).is_empty());
        let mut places = runs().filter(|run| !blank(run)).map(|run| run.range());
        let Some(first) = places.next() else {
            let end = self.node.range().end;
            return Spanned::new(String::new(), Span::new(self.source, end..end));
        };
        let end = places.next_back().map_or(first.end, |last| last.end);
        let whole = self.passage(value, first.start..end, self.node.range());
        self.exact(fold(&whole))
    }

    /// The words with their exact place, if they stand in the file letter by letter.
    fn exact(self, words: Passage) -> Passage {
        let markup = self.markup(words.span.range());
        if markup.trim_matches(is_space) != words.value {
            return words;
        }
        let lead = markup.len() - markup.trim_start_matches(is_space).len();
        let start = words.span.range().start + lead;
        let span = Span::new(self.source, start..start + words.value.len());
        Spanned::new(words.value, span)
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::source::Source;

    fn source(text: &str) -> Source {
        Source::new(SourceId(0), "text.xml", text)
    }

    #[test]
    fn words_have_exact_places_whatever_ends_lines() {
        let source = source("<a>\r\n  ф. 45\r\n  <b/>\r\n</a>");
        let document = parse(&source).expect("is well-formed").value;
        let words = document.root().text();
        assert_eq!((&source.text()[words.span.range()], &*words.value), ("ф. 45", "ф. 45"));
        let runs = document.root().children().filter_map(|child| match child {
            Child::Words(words) => Some(source.text()[words.span.range()].to_owned()),
            Child::Element(_) => None,
        });
        assert_eq!(runs.collect::<Vec<_>>(), ["\r\n  ", "ф. 45", "\r\n  ", "\r\n"]);
    }

    #[test]
    fn an_attribute_of_a_namespace_is_another() {
        let source = source("<a xmlns:p='urn:p' p:n='1' n='2' p:m='3'/>");
        let document = parse(&source).expect("is well-formed").value;
        assert_eq!(document.root().attribute("n").expect("is there").value, "2");
        assert!(document.root().has("n", "2") && !document.root().has("m", "3"));
        assert!(document.root().attribute("m").is_none());
    }

    #[test]
    fn a_value_as_long_as_its_markup_has_no_false_places() {
        let source = source("<!DOCTYPE a [<!ENTITY é 'abcd'>]><a n='&é;'>&é;</a>");
        let document = parse(&source).expect("is well-formed").value;
        for passage in [document.root().text(), document.root().attribute("n").expect("is there")] {
            assert_eq!(passage.value, "abcd");
            let markup = &source.text()[passage.span.range()];
            assert!(markup == "abcd" || markup.len() != 4, "{markup}");
        }
    }
}
