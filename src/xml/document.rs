//! Reads XML into a tree that knows where everything stands.

use std::ops::Range;

use roxmltree::{Node, ParsingOptions};

use super::well_formed::{DEPTH, DOCTYPE_NOT_READ, well_formed};
use super::{TEI, XML};
use crate::diagnostic::{Diagnostic, Outcome, Severity};
use crate::source::{Passage, Position, Source, SourceId, Span, Spanned};

/// A well-formed document.
pub struct Document<'s> {
    source: &'s Source,
    pub(super) tree: roxmltree::Document<'s>,
}

/// Reads the whole text of a source.
///
/// # Errors
///
/// If it is not well-formed ([`well_formed`]), or has a document type declaration of which no tree can be
/// made.
pub fn parse(source: &Source) -> Result<Outcome<Document<'_>>, Box<Diagnostic>> {
    let diagnostics = well_formed(source)?;
    Ok(Outcome { value: document(source)?, diagnostics })
}

/// The same for a text that somebody has read to its end already, finding no fault and its elements nested
/// so deep: it is not read for well-formedness again.
///
/// # Errors
///
/// As [`parse`].
pub fn parse_read(source: &Source, depth: usize) -> Result<Outcome<Document<'_>>, Box<Diagnostic>> {
    if depth > DEPTH || source.text().contains("<!DOCTYPE") {
        return parse(source);
    }
    Ok(Outcome { value: document(source)?, diagnostics: Vec::new() })
}

fn document(source: &Source) -> Result<Document<'_>, Box<Diagnostic>> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let tree = roxmltree::Document::parse_with_options(source.text(), options)
        .map_err(|error| Box::new(no_tree(source, &error)))?;
    Ok(Document { source, tree })
}

/// The text is well-formed, but its declarations go beyond what the tree's reader can follow.
fn no_tree(source: &Source, error: &roxmltree::Error) -> Diagnostic {
    let position = error.pos();
    let place = Position { line: position.row as usize, column: position.col as usize };
    let offset = offset_of(source, place);
    let next = source.text()[offset..].chars().next().map_or(0, char::len_utf8);
    let message = "the document type declaration cannot be followed; the file was not checked";
    Diagnostic::new(&DOCTYPE_NOT_READ, message)
        .weighing(Severity::Error)
        .at(source.span(offset..offset + next), "reading stopped here")
        .help("write the text of entities where it belongs, and delete the declaration")
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

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: impl Into<String>) -> Source {
        Source::new(SourceId(0), "text.xml", text)
    }

    fn refused(source: &Source) -> Box<Diagnostic> {
        parse(source).err().expect("is refused")
    }

    fn nested(depth: usize) -> Source {
        source("<a>".repeat(depth) + "x" + &"</a>".repeat(depth))
    }

    #[test]
    fn depth_has_a_limit_and_never_the_stack() {
        assert!(parse(&nested(256)).is_ok());
        for depth in [257, 300, 10_000, 200_000] {
            let finding = refused(&nested(depth));
            assert_eq!(finding.kind.code, "nested-too-deeply");
            assert_eq!(finding.place().expect("a place").range().start, 256 * "<a>".len());
        }
    }

    #[test]
    fn entities_of_the_document_are_known() {
        let source = source("<!DOCTYPE a [<!ENTITY mid 'Foreign Ministry'>]><a>to the &mid;</a>");
        let outcome = parse(&source).expect("is well-formed");
        assert_eq!(outcome.value.root().text().value, "to the Foreign Ministry");
        assert_eq!(outcome.diagnostics[0].kind.code, "doctype-not-read");
        assert_eq!(refused(&self::source("<a>&mid;</a>")).kind.code, "not-well-formed");
    }

    #[test]
    fn entities_without_end_are_refused_before_they_grow() {
        let laughs: String = (1..10)
            .map(|n| format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10)))
            .collect();
        let bomb = format!("<!DOCTYPE a [<!ENTITY l0 'ha'>{laughs}]><a>&l9;</a>");
        let long = "x".repeat(100_000);
        let wide = format!("<!DOCTYPE a [<!ENTITY l '{long}'>]><a>{}</a>", "&l;".repeat(100_000));
        for text in [bomb, wide, "<!DOCTYPE a [<!ENTITY l '&l;'>]><a>&l;</a>".to_owned()] {
            assert_eq!(refused(&source(text)).kind.code, "not-well-formed");
        }
    }

    #[test]
    fn errors_have_exact_places() {
        for (text, before) in [
            ("<текст>\r\n  <а>слово</б>\r\n</текст>", "<текст>\r\n  <а>слово</"),
            ("<текст>\r\nслово & слово</текст>", "<текст>\r\nслово "),
            ("<a>\n№ <b x='1' x='2'/></a>", "<a>\n№ <b x='1' "),
            ("", ""),
            ("<a>", "<a>"),
        ] {
            let source = source(text);
            let finding = refused(&source);
            let place = finding.place().expect("a place");
            assert_eq!(&text[..place.range().start], before, "{}", finding.message);
        }
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
