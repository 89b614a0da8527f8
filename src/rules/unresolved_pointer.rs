//! A pointer within the document leads nowhere.

use std::collections::HashSet;

use super::pointers::{self, Pointer, local_id};
use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::nearest::did_you_mean;
use crate::xml::Document;

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "unresolved-pointer",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "a pointer names an `xml:id` that the document does not have",
    page: include_str!("../../docs/rules/unresolved-pointer.md"),
};

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let ids = ids(document);
    let mut reported = HashSet::new();
    for pointer in pointers::all(document) {
        // Of several meanings of a prefix, one that leads somewhere is enough.
        let missing = |target: &String| local_id(target).is_some_and(|id| !ids.contains(id));
        let leads_nowhere = !pointer.targets.is_empty() && pointer.targets.iter().all(missing);
        // What is missing is missing for all that point to it.
        if leads_nowhere && reported.insert(pointer.words.value.clone()) {
            findings.push(finding(&pointer, &ids));
        }
    }
}

/// Every `xml:id` of a document.
pub(super) fn ids(document: &Document<'_>) -> HashSet<String> {
    let ids = document.elements().filter_map(|element| element.xml_attribute("id"));
    ids.map(|id| id.value.trim().to_owned()).collect()
}

fn finding(Pointer { words, targets, is_of_style }: &Pointer, ids: &HashSet<String>) -> Diagnostic {
    let id = targets.iter().find_map(|target| local_id(target)).unwrap_or(&words.value);
    let mut known: Vec<&str> = ids.iter().map(String::as_str).collect();
    known.sort_unstable();
    let hint = did_you_mean(id, known);
    let severity = if *is_of_style { Severity::Info } else { KIND.severity };
    Diagnostic::new(&KIND, format!("nothing in the document has the `xml:id` `{id}`{hint}"))
        .weighing(severity)
        .at(words.span, "points nowhere")
        .help("correct the pointer, or give the element that is meant this id")
}
