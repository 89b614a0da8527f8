//! A pointer into another document leads nowhere in it.

use std::collections::{BTreeMap, HashMap};

use super::corpus::{Beside, Corpus, Facts, Link};
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
    let mut unread: BTreeMap<&str, Vec<&Link>> = BTreeMap::new();
    for link in corpus.records.iter().flat_map(|facts| &facts.links) {
        match (documents.get(&*link.path), corpus.beside.get(&link.path)) {
            (Some(target), _) => {
                let beside =
                    |finding: Diagnostic| finding.at(target.title, "the document that is meant");
                findings.extend(missing(link, &target.ids).map(beside));
            }
            (None, Some(Beside::Read(ids))) => findings.extend(missing(link, ids)),
            (None, Some(Beside::Unread)) => unread.entry(&link.path).or_default().push(link),
            (None, None) => {}
        }
    }
    findings.extend(unread.into_iter().filter_map(|(path, links)| unchecked(path, &links)));
}

fn missing(Link { path, id, span }: &Link, ids: &[Box<str>]) -> Option<Diagnostic> {
    if ids.contains(id) {
        return None;
    }
    let hint = did_you_mean(id, ids.iter().map(|id| &**id));
    let finding =
        Diagnostic::new(&KIND, format!("nothing in `{path}` has the `xml:id` `{id}`{hint}"))
            .at(*span, "points nowhere")
            .help("correct the pointer, or give the element that is meant this id");
    Some(finding)
}

/// Not to have looked is not to have found nothing.
fn unchecked(path: &str, links: &[&Link]) -> Option<Diagnostic> {
    let (first, others) = links.split_first()?;
    let pointers = match others.len() {
        0 => "the pointer into it was".to_owned(),
        more => format!("{} pointers into it were", more + 1),
    };
    let finding = Diagnostic::new(
        &KIND,
        format!("`{path}` cannot be read, so {pointers} not checked"),
    )
    .weighing(Severity::Info)
    .at(first.span, "points into it")
    .help("correct the path, which counts from the folder of the document, or put the file there");
    Some(finding)
}
