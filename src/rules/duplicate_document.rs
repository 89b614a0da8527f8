//! Two records are of one document.

use std::collections::{BTreeSet, HashMap};

use super::corpus::{BANDS, Copy, Corpus, Facts};
use super::same_document::{Sameness, sameness};
use super::{Context, Rule, Setting};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

pub(super) static RULE: Rule = Rule::of_collection(&KIND, check).with(&[&LIKENESS]);

static KIND: Kind = Kind {
    code: "duplicate-document",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "two records look like one document under two titles",
    page: include_str!("../../docs/rules/duplicate-document.md"),
};

static LIKENESS: Setting = Setting {
    name: "likeness",
    usual: 80,
    greatest: 100,
    summary: "hundredths of their groups of five words that two texts share to be called alike",
};

/// What texts must share, for rules that leave duplicates to this one.
pub(super) fn likeness(context: &Context<'_>) -> u32 {
    context.settings.get(KIND.code, &LIKENESS)
}

fn check(corpus: &Corpus, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let likeness = likeness(context);
    for (first, later) in candidates(corpus, likeness) {
        let (first, later) = (&corpus.records[first], &corpus.records[later]);
        findings.extend(sameness(first, later, likeness).map(|same| finding(first, later, &same)));
    }
}

/// Pairs that share an id, an address or leaves, or whose texts are alike.
fn candidates(corpus: &Corpus, likeness: u32) -> BTreeSet<(usize, usize)> {
    let mut pairs = alike(corpus, likeness);
    pairs.extend(corpus.meetings(|facts| facts.record_id.iter().map(|id| &id.value).collect()));
    pairs.extend(corpus.meetings(|facts| facts.uri.iter().map(|uri| &uri.value).collect()));
    pairs.extend(corpus.meetings(leaves));
    pairs
}

/// The copies as they can be looked up.
fn leaves(facts: &Facts) -> Vec<String> {
    let leaves =
        |copy: &Copy| copy.leaves.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    facts.copies.iter().map(|copy| format!("{:?} {}", copy.file, leaves(copy))).collect()
}

/// Pairs of texts that meet in a band and are alike.
///
/// A text joins a band only if it is like none of those that are there, so that a thousand copies of one
/// text make a thousand pairs and not half a million.
fn alike(corpus: &Corpus, likeness: u32) -> BTreeSet<(usize, usize)> {
    let mut bands: [HashMap<u64, Vec<usize>>; BANDS] = Default::default();
    let mut pairs = BTreeSet::new();
    for (later, facts) in corpus.records.iter().enumerate() {
        let Some(sketch) = &facts.sketch else { continue };
        let like = |&first: &usize| {
            let first = corpus.records[first].sketch.as_ref();
            first.is_some_and(|first| first.likeness(sketch) >= likeness)
        };
        let hashes = sketch.bands();
        let found = |(band, hash): (&HashMap<u64, Vec<usize>>, &u64)| {
            band.get(hash)?.iter().copied().find(like)
        };
        match bands.iter().zip(&hashes).filter_map(found).min() {
            Some(first) => _ = pairs.insert((first, later)),
            None => join(&mut bands, &hashes, later),
        }
    }
    pairs
}

fn join(bands: &mut [HashMap<u64, Vec<usize>>; BANDS], hashes: &[u64; BANDS], record: usize) {
    for (band, hash) in bands.iter_mut().zip(hashes) {
        let met = band.entry(*hash).or_default();
        // Texts that share a band and little else are rare; a form filled in a thousand times is not.
        if met.len() < MOST {
            met.push(record);
        }
    }
}

const MOST: usize = 16;

fn finding(first: &Facts, later: &Facts, same: &Sameness) -> Diagnostic {
    Diagnostic::new(&KIND, format!("two records look like one document: {}", same.reason))
        .weighing(same.severity)
        .at(later.title, "the later record")
        .at(first.title, "the earlier record")
        .help(
            "compare both; if they are one document, keep one record and name the other title in it, \
             otherwise say so: `<?shifr ignore duplicate-document reason=\"...\"?>`",
        )
}
