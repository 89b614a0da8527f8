//! A pointer within the document leads nowhere.

use std::collections::HashSet;

use super::pointers::{self, Pointer, local_id, undeclared};
use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::nearest::{did_you_mean, is_slip};
use crate::xml::Document;

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "unresolved-pointer",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "a pointer names an `xml:id` that the document does not have, or a prefix that it does not declare",
    page: include_str!("../../docs/rules/unresolved-pointer.md"),
};

fn check(document: &Document<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let ids = ids(document);
    let mut reported = HashSet::new();
    for pointer in pointers::all(document) {
        if let Some((prefix, rest)) = undeclared(&pointer) {
            findings.extend(of_prefix(&pointer, prefix, rest, context, &mut reported));
            continue;
        }
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

/// A pointer with a prefix that the document does not declare: shifr knows those of its registers, and the rest of the
/// world those that are registered.
fn of_prefix(
    pointer: &Pointer,
    prefix: &str,
    rest: &str,
    context: &Context<'_>,
    reported: &mut HashSet<String>,
) -> Option<Diagnostic> {
    match prefix {
        "person" if context.persons.person(rest).is_none() => {
            slip(pointer, "person", rest, context.persons.ids(), reported)
        }
        "place" if context.places.place(rest).is_none() => {
            slip(pointer, "place", rest, context.places.ids(), reported)
        }
        "person" | "place" => None,
        _ if SCHEMES.contains(&prefix.to_ascii_lowercase().as_str()) => None,
        _ => reported.insert(format!("{prefix}:")).then(|| undeclared_prefix(pointer, prefix)),
    }
}

/// A register may lack whom an edition names, so only what is nearly one of its ids is reported. Somebody's daughter is
/// somebody else: `petrova` is no slip of `petrov`.
fn slip<'r>(
    pointer: &Pointer,
    what: &str,
    id: &str,
    known: impl Iterator<Item = &'r str>,
    reported: &mut HashSet<String>,
) -> Option<Diagnostic> {
    let of_family = |one: &str, other: &str| one.strip_suffix('a') == Some(other);
    let alike = |known: &&str| is_slip(id, known) && !of_family(id, known) && !of_family(known, id);
    let meant = known.filter(alike).min()?;
    reported.insert(pointer.words.value.clone()).then(|| {
        let message = format!("no register has the {what} `{id}`; did you mean `{meant}`?");
        Diagnostic::new(&KIND, message)
            .weighing(Severity::Warning)
            .at(pointer.words.span, "not registered")
            .help(format!(
                "correct the pointer, or add the {what} to `registers/{what}s.toml` of the project"
            ))
    })
}

fn undeclared_prefix(pointer: &Pointer, prefix: &str) -> Diagnostic {
    Diagnostic::new(&KIND, format!("prefix `{prefix}:` is declared nowhere in the document"))
        .weighing(Severity::Info)
        .at(pointer.words.span, "where it leads cannot be told")
        .help(format!(
            "declare it with `prefixDef[@ident='{prefix}']` in `encodingDesc/listPrefixDef`, \
             or write the whole address"
        ))
}

/// Schemes that need no declaration: those of the web that editions use, as IANA registers them.
const SCHEMES: [&str; 19] = [
    "about", "ark", "crid", "data", "doi", "file", "ftp", "geo", "hdl", "http", "https", "info",
    "mailto", "news", "sftp", "tag", "tel", "urn", "ws",
];

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
