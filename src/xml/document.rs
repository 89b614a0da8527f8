//! Reads XML into a tree that knows where everything stands.

use roxmltree::ParsingOptions;

use super::element::Element;
use super::well_formed::{DEPTH, DOCTYPE_NOT_READ, well_formed};
use crate::diagnostic::{Diagnostic, Outcome, Severity};
use crate::source::{Position, Source};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

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
}
