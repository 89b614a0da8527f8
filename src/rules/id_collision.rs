//! Two documents have one id or one address.

use super::corpus::{Corpus, Facts};
use super::duplicate_document::likeness;
use super::same_document::sameness;
use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Passage;

pub(super) static RULE: Rule = Rule::of_collection(&KIND, check);

static KIND: Kind = Kind {
    code: "id-collision",
    family: Family::Record,
    severity: Severity::Error,
    summary: "two documents have the same record id, address or `xml:id`",
    page: include_str!("../../docs/rules/id-collision.md"),
};

fn check(corpus: &Corpus, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut reported: Vec<(usize, usize)> = Vec::new();
    for id in &IDS {
        let pairs = corpus.meetings(|facts| (id.of)(facts).iter().map(|id| &id.value).collect());
        for (first, later) in pairs {
            let (a, b) = (&corpus.records[first], &corpus.records[later]);
            // One document under two titles has one id by right.
            if !reported.contains(&(first, later)) && sameness(a, b, likeness(context)).is_none() {
                findings.extend((id.of)(a).zip((id.of)(b)).map(|(a, b)| finding(id, a, b)));
                reported.push((first, later));
            }
        }
    }
}

/// What tells one document from all others.
struct Id {
    name: &'static str,
    of: fn(&Facts) -> Option<&Passage>,
}

/// The record's own come first: the others usually follow from them.
static IDS: [Id; 3] = [
    Id { name: "record id", of: |facts| facts.record_id.as_ref() },
    Id { name: "address", of: |facts| facts.uri.as_ref() },
    Id { name: "`xml:id`", of: |facts| facts.document_id.as_ref() },
];

fn finding(id: &Id, first: &Passage, later: &Passage) -> Diagnostic {
    let name = id.name;
    Diagnostic::new(&KIND, format!("two documents have the {name} `{}`", later.value))
        .at(later.span, "stands here")
        .at(first.span, "and already here")
        .help("look both up at their publisher, and correct the one that is wrong")
}
