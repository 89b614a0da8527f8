//! An element that should hold words holds none.

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::xml::{Document, Element};

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "empty-element",
    family: Family::Xml,
    severity: Severity::Warning,
    summary: "a paragraph, name, title or note is empty",
    page: include_str!("../../docs/rules/empty-element.md"),
};

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let empty = document.elements().filter(|element| {
        SPEAKING.contains(&element.name()) && element.is_blank() && !is_said_otherwise(*element)
    });
    findings.extend(empty.map(finding));
}

/// Elements that are nothing without words. TEI demands a `publisher` even where none is known.
const SPEAKING: [&str; 21] = [
    "addrLine",
    "bibl",
    "head",
    "idno",
    "item",
    "name",
    "note",
    "orgName",
    "p",
    "persName",
    "placeName",
    "quote",
    "repository",
    "resp",
    "roleName",
    "salute",
    "settlement",
    "signed",
    "term",
    "textLang",
    "title",
];

/// An attribute may say what the words would: `persName/@ref`. A title that is missing is for the
/// rule on missing fields.
fn is_said_otherwise(element: Element<'_>) -> bool {
    let is_record_title = element.name() == "title"
        && element.parent().is_some_and(|parent| parent.name() == "titleStmt");
    // The profile marks with an empty field where one stood on the page.
    let is_place = element.name() == "note" && element.has("type", "field");
    is_record_title
        || is_place
        || element.attributes().any(|attribute| !FORMAL.contains(&&*attribute.name))
}

/// Attributes that sort, number or style, and say nothing.
const FORMAL: [&str; 9] =
    ["n", "rend", "rendition", "style", "subtype", "type", "xml:id", "xml:lang", "xml:space"];

fn finding(element: Element<'_>) -> Diagnostic {
    let name = element.name();
    Diagnostic::new(&KIND, format!("`{name}` is empty"))
        .at(element.tag_span(), "no words in it")
        .help("fill it in or delete it; for words that cannot be read there is `gap`")
}
