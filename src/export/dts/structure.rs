//! What can be cited in a document: its divisions, and the paragraphs in them.

use crate::source::{Source, Span};
use crate::xml::{self, Document, Element};

/// The kinds of units: `citeStructure/@unit`.
pub(super) const DIVISION: &str = "division";
pub(super) const PARAGRAPH: &str = "paragraph";

/// A citable unit.
pub(super) struct Unit {
    pub(super) identifier: String,
    pub(super) level: usize,
    pub(super) parent: Option<String>,
    pub(super) kind: &'static str,
    /// Where it stands in the document.
    span: Span,
}

// identifier ::= division ("." paragraph)?
/// The units of a document in its order; each is known by its number.
pub(super) fn units(document: &Document<'_>) -> Vec<Unit> {
    let body = document.root().at(&["text", "body"]);
    let divisions = body.into_iter().flat_map(|body| body.all("div")).zip(1..);
    let mut units = Vec::new();
    for (division, number) in divisions {
        let identifier = number.to_string();
        let paragraphs = division.all("p").zip(1..).map(|(element, paragraph)| Unit {
            span: element.span(),
            identifier: format!("{number}.{paragraph}"),
            level: 2,
            parent: Some(number.to_string()),
            kind: PARAGRAPH,
        });
        let span = division.span();
        units.push(Unit { identifier, level: 1, parent: None, kind: DIVISION, span });
        units.extend(paragraphs);
    }
    units
}

/// The passage that a unit is, in the element that DTS 1.0 has for passages (Document endpoint). None if it cannot stand
/// without the rest of the document: entities are declared there, or prefixes on elements between.
pub(super) fn passage(document: &Document<'_>, unit: &Unit) -> Option<String> {
    let (root, source) = (document.root(), document.source());
    let start_tag = start_tag(&source.text()[root.span().range()]);
    let name = start_tag[1..].split(|c: char| c.is_whitespace() || c == '>').next()?;
    let words = &source.text()[unit.span.range()];
    let passage =
        format!("{start_tag}<dts:wrapper xmlns:dts=\"{API}\">{words}</dts:wrapper></{name}>\n");
    let read = Source::new(source.id(), source.name(), passage);
    xml::well_formed(&read).is_ok().then(|| read.text().to_owned())
}

/// The start tag that an element begins with. Values of attributes may have the sign that ends it.
fn start_tag(element: &str) -> &str {
    let mut quote = None;
    let end = element.find(|c: char| {
        quote = match quote {
            Some(open) if open == c => None,
            None if matches!(c, '"' | '\'') => Some(c),
            unchanged => unchanged,
        };
        quote.is_none() && c == '>'
    });
    end.map_or(element, |end| &element[..=end])
}

/// The namespace of `wrapper`.
const API: &str = "https://w3id.org/api/dts#";

/// The document with a `refsDecl` that says the same, where it has none and TEI allows one.
pub(super) fn with_structure(document: &Document<'_>) -> String {
    let text = document.source().text();
    match place(document) {
        Some((at, is_within)) => {
            let refs = refs();
            let refs =
                if is_within { refs } else { format!("<encodingDesc>{refs}</encodingDesc>") };
            format!("{}{refs}{}", &text[..at], &text[at..])
        }
        None => text.to_owned(),
    }
}

fn refs() -> String {
    format!(
        "<refsDecl><citeStructure unit=\"{DIVISION}\" match=\"/TEI/text/body/div\" use=\"position()\">\
         <citeStructure unit=\"{PARAGRAPH}\" delim=\".\" match=\"p\" use=\"position()\"/>\
         </citeStructure></refsDecl>"
    )
}

/// Where it goes, and whether that is within `encodingDesc`.
fn place(document: &Document<'_>) -> Option<(usize, bool)> {
    let text = document.source().text();
    let root = document.root();
    // Elements with a prefix would need it here as well.
    if !text[root.span().range().start..].starts_with("<TEI") {
        return None;
    }
    let header = root.first("teiHeader")?;
    let Some(encoding) = header.first("encodingDesc") else {
        return Some((header.first("fileDesc")?.span().range().end, false));
    };
    let has = |name: &str| encoding.first(name).is_some();
    let end = end_tag(encoding, text)?;
    (!has("refsDecl") && !has("p") && !has("ab")).then_some((end, true))
}

/// Where the end tag of an element begins; an empty one may have none.
fn end_tag(element: Element<'_>, text: &str) -> Option<usize> {
    let range = element.span().range();
    Some(range.start + text[range].rfind("</")?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn a_passage_stands_in_the_start_tag_of_its_document() {
        let tei = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" n='>'><text><body><div><p>A</p><p>B</p></div>\
                   </body></text></TEI>";
        let source = Source::new(SourceId(0), "a.xml", tei);
        let document = xml::parse(&source).expect("is XML").value;
        let units = units(&document);
        let passage = passage(&document, &units[2]).expect("needs nothing else");
        assert_eq!(units[2].identifier, "1.2");
        assert_eq!(
            passage,
            "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" n='>'>\
             <dts:wrapper xmlns:dts=\"https://w3id.org/api/dts#\"><p>B</p></dts:wrapper></TEI>\n"
        );
    }

    #[test]
    fn a_passage_with_an_entity_of_the_document_is_none() {
        let tei = "<!DOCTYPE TEI [<!ENTITY e 'E'>]><TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>\
                   <div><p>&e;</p></div></body></text></TEI>";
        let source = Source::new(SourceId(0), "a.xml", tei);
        let document = xml::parse(&source).expect("is XML").value;
        assert!(units(&document).iter().all(|unit| passage(&document, unit).is_none()));
    }
}
