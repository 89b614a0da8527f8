//! Two elements of a document have one `xml:id`.

use std::collections::HashMap;

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;
use crate::xml::Document;

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "duplicate-id",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "two elements of a document have the same `xml:id`",
    page: include_str!("../../docs/rules/duplicate-id.md"),
};

/// A value of type ID must be the only one of its document (XML 1.0, 3.3.1, validity constraint ID).
fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, Span> = HashMap::new();
    for id in document.elements().filter_map(|element| element.xml_attribute("id")) {
        // White space around an id is no part of it (xml:id 1.0, 4).
        let name = id.value.split_whitespace().collect::<Vec<_>>().join(" ");
        match first.get(&name) {
            Some(earlier) => findings.push(finding(&name, id.span, *earlier)),
            None => _ = first.insert(name, id.span),
        }
    }
}

fn finding(id: &str, later: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&KIND, format!("`xml:id` `{id}` stands on two elements"))
        .at(later, "stands here")
        .at(first, "and already here")
        .help("give one of them another id, and see which of the two each pointer to it means")
}
