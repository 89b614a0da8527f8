//! What can be cited in a document: its divisions, and the paragraphs in them.

use crate::xml::{Document, Element};

/// The kinds of units: `citeStructure/@unit`.
pub(super) const DIVISION: &str = "division";
pub(super) const PARAGRAPH: &str = "paragraph";

/// A citable unit.
pub(super) struct Unit {
    pub(super) identifier: String,
    pub(super) level: usize,
    pub(super) parent: Option<String>,
    pub(super) kind: &'static str,
}

// identifier ::= division ("." paragraph)?
/// The units of a document in its order; each is known by its number.
pub(super) fn units(document: &Document<'_>) -> Vec<Unit> {
    let body = document.root().at(&["text", "body"]);
    let divisions = body.into_iter().flat_map(|body| body.all("div")).zip(1..);
    let mut units = Vec::new();
    for (division, number) in divisions {
        let identifier = number.to_string();
        let paragraphs = division.all("p").zip(1..).map(|(_, paragraph)| Unit {
            identifier: format!("{number}.{paragraph}"),
            level: 2,
            parent: Some(number.to_string()),
            kind: PARAGRAPH,
        });
        units.push(Unit { identifier, level: 1, parent: None, kind: DIVISION });
        units.extend(paragraphs);
    }
    units
}

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
