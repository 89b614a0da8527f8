//! A pointer into another document of the run leads nowhere in it.

use std::collections::HashMap;

use super::corpus::{Corpus, Facts, Link};
use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::nearest::did_you_mean;

pub(super) static RULE: Rule = Rule::of_collection(&KIND, check);

static KIND: Kind = Kind {
    code: "unresolved-link",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "a pointer names an `xml:id` that another document does not have",
    page: include_str!("../../docs/rules/unresolved-link.md"),
};

fn check(corpus: &Corpus, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let named = corpus.records.iter().filter_map(|facts| Some((facts.path.as_deref()?, facts)));
    let documents: HashMap<&str, &Facts> = named.collect();
    for facts in &corpus.records {
        for link in &facts.links {
            // Of a document that is not of the run nothing is known.
            let target = documents.get(&*link.path);
            let missing = target.filter(|target| !target.ids.contains(&link.id));
            findings.extend(missing.map(|target| finding(link, target)));
        }
    }
}

fn finding(Link { path, id, span }: &Link, target: &Facts) -> Diagnostic {
    let hint = did_you_mean(id, target.ids.iter().map(|id| &**id));
    Diagnostic::new(&KIND, format!("nothing in `{path}` has the `xml:id` `{id}`{hint}"))
        .at(*span, "points nowhere")
        .at(target.title, "the document that is meant")
        .help("correct the pointer, or give the element that is meant this id")
}
