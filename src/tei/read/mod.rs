//! Reads a record from TEI: takes what stands at the addresses of the profile, whoever wrote it.

mod header;
mod shelfmark;
mod facts;
mod body;
mod text;
mod list;
mod table;
mod pieces;
mod inline;
mod bits;
mod date;

use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Outcome, Severity};
use crate::source::Passage;
use crate::xml::{Document, Element};

/// The document is XML, but not TEI.
pub static NOT_TEI: Kind = Kind {
    code: "not-tei",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "the root element is not TEI, so there is no record to check",
    page: include_str!("../../../docs/rules/not-tei.md"),
};

/// Reads a record.
///
/// There is always one; of a document that is not TEI it is empty, and a finding says so.
pub fn read(document: &Document<'_>) -> Outcome<Cable> {
    let root = document.root();
    let mut cable = Cable::new(root.span());
    if root.name() != "TEI" {
        return Outcome { value: cable, diagnostics: vec![not_tei(root)] };
    }
    cable.document_id = root.xml_attribute("id");
    let mut reader = Reader::default();
    if let Some(header) = root.first("teiHeader") {
        reader.header(header, &mut cable);
        reader.facts(header, &mut cable);
    }
    reader.body(root, &mut cable);
    Outcome { value: cable, diagnostics: reader.diagnostics }
}

fn not_tei(root: Element<'_>) -> Diagnostic {
    let name = root.any_name();
    let (message, help) = if name == "TEI" {
        let help = "write `<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">`";
        ("the root element `TEI` is not in the TEI namespace".to_owned(), help)
    } else {
        let help = "a record is one `TEI` document; check each document of a corpus by itself";
        (format!("the root element is `{name}`, not `TEI`"), help)
    };
    Diagnostic::new(&NOT_TEI, message).at(root.tag_span(), "the root element").help(help)
}

/// What is carried along while one document is read.
#[derive(Default)]
struct Reader {
    diagnostics: Vec<Diagnostic>,
}

/// The text of an element, if it has any.
fn words(element: Element<'_>) -> Option<Passage> {
    Some(element.text()).filter(|words| !words.value.is_empty())
}
