//! An element that should name something is empty.

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::xml::{Child, Document, Element};

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "empty-field",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "an element that should name something is empty",
    page: include_str!("../../docs/rules/empty-field.md"),
};

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let root = document.root();
    if root.name() == "TEI" {
        look_at(root, findings);
    }
}

fn look_at(element: Element<'_>, findings: &mut Vec<Diagnostic>) {
    for child in element.elements() {
        if NAMING.contains(&child.name()) && is_empty(child) && !is_marker(child, element) {
            findings.push(finding(child));
        }
        look_at(child, findings);
    }
}

/// Elements that are there for their words; many others may be empty. TEI demands a `publisher` even where
/// none is known.
const NAMING: [&str; 23] = [
    "title",
    "resp",
    "persName",
    "orgName",
    "placeName",
    "roleName",
    "repository",
    "idno",
    "bibl",
    "term",
    "language",
    "textLang",
    "settlement",
    "institution",
    "head",
    "p",
    "item",
    "label",
    "addrLine",
    "signed",
    "salute",
    "desc",
    "name",
];

fn is_empty(element: Element<'_>) -> bool {
    let mut children = element.children();
    children.all(|child| matches!(child, Child::Words(words) if words.value.trim().is_empty()))
}

/// An empty element may still say something: with a pointer, or as the mark of a number that is printed
/// behind it.
fn is_marker(element: Element<'_>, parent: Element<'_>) -> bool {
    let points = ["ref", "key", "corresp", "sameAs", "copyOf"]
        .iter()
        .any(|name| element.attribute(name).is_some());
    let tells = element.name() == "language" && element.attribute("ident").is_some()
        || element.name() == "textLang" && element.attribute("mainLang").is_some();
    let marks = element.name() == "idno" && parent.name() == "seg";
    points || tells || marks
}

fn finding(element: Element<'_>) -> Diagnostic {
    let name = element.name();
    Diagnostic::new(&KIND, format!("element `{name}` is empty"))
        .at(element.tag_span(), "nothing in it")
        .help("fill it in, or take the element out; for words that cannot be read write `gap`")
}
