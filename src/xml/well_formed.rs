//! Whether a text is XML, before a tree is made of it.

use super::reader::{Doctype, Event, Reader};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Source, Span};

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
    summary: "the file has a document type declaration; only what it declares inside it is known",
    page: include_str!("../../docs/rules/doctype-not-read.md"),
};

/// How many elements may be nested. Readers of the tree are recursive and rely on it.
pub(super) const DEPTH: usize = 256;

/// Reads a text to its end without keeping anything; what is given back did not prevent that.
///
/// # Errors
///
/// If it is not well-formed or not namespace-well-formed, or nests elements more than 256 deep.
pub fn well_formed(source: &Source) -> Result<Vec<Diagnostic>, Box<Diagnostic>> {
    let mut reader = Reader::new(source);
    let mut findings = Vec::new();
    loop {
        match reader.next()? {
            Event::Start(start) if start.depth() == DEPTH => {
                return Err(Box::new(too_deep(start.tag_span())));
            }
            Event::Doctype(doctype) => findings.push(not_read(doctype)),
            Event::Eof => break,
            _ => {}
        }
    }
    findings.extend(reader.findings());
    Ok(findings)
}

fn too_deep(tag: Span) -> Diagnostic {
    let message = format!("elements are nested more than {DEPTH} deep; the file was not checked");
    Diagnostic::new(&NESTED_TOO_DEEPLY, message)
        .at(tag, "one element too deep")
        .help("no edition needs this; look for start tags without end tags")
}

fn not_read(doctype: Doctype<'_>) -> Diagnostic {
    const MARK: usize = "<!DOCTYPE".len();
    let place = doctype.span().range().start;
    let span = Span::new(doctype.span().source, place..place + MARK);
    Diagnostic::new(
        &DOCTYPE_NOT_READ,
        "document type declaration: only what it declares inside it is known",
    )
    .at(span, "external parts are never fetched")
    .help("TEI is checked with RELAX NG; the declaration can usually be deleted")
}
