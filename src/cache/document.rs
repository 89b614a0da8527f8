//! What is kept of one document.

use serde::{Deserialize, Serialize};

use super::finding::{Written, places};
use crate::diagnostic::{Diagnostic, Kind};
use crate::report::Outline;
use crate::rules::Facts;
use crate::schemas::Unchecked;
use crate::source::{Source, SourceId};
use crate::suppression::{self, Suppression};

/// What was seen of a document: all that is reported of it by itself.
#[derive(Debug, Serialize, Deserialize)]
pub struct Seen {
    /// Where its findings stand.
    pub outline: Outline,
    /// How long its text is.
    pub length: usize,
    /// The schemas that it names and that are not checked.
    pub unchecked: Vec<Unchecked>,
    findings: Vec<Written>,
}

impl Seen {
    /// What was seen of a text; none if findings point into others, which may change by themselves.
    pub fn of(source: &Source, findings: &[Diagnostic], unchecked: &[Unchecked]) -> Option<Seen> {
        let is_alone =
            |finding: &Diagnostic| places(finding).all(|span| span.source == source.id());
        findings.iter().all(is_alone).then(|| Seen {
            outline: Outline::of(source, findings),
            length: source.text().len(),
            unchecked: unchecked.to_vec(),
            findings: findings.iter().map(Written::of).collect(),
        })
    }

    /// What it was written as, as seen of the text with that number now, and its findings.
    pub fn read(
        bytes: &[u8],
        id: SourceId,
        kinds: &[&'static Kind],
    ) -> Option<(Seen, Vec<Diagnostic>)> {
        let mut seen: Seen = postcard::from_bytes(bytes).ok()?;
        let findings = std::mem::take(&mut seen.findings);
        let findings = findings.into_iter().map(|finding| finding.read_in(id, kinds));
        let findings = findings.collect::<Option<_>>()?;
        seen.outline = seen.outline.in_source(id);
        seen.unchecked.iter_mut().for_each(|unchecked| unchecked.place.source = id);
        Some((seen, findings))
    }

    /// What is written down.
    pub fn written(&self) -> Option<Vec<u8>> {
        postcard::to_stdvec(self).ok()
    }
}

/// What other documents may contradict, and what this one sets aside of that.
#[derive(Debug, Serialize, Deserialize)]
pub struct Record {
    facts: Facts,
    suppressions: Vec<suppression::Written>,
}

impl Record {
    /// What is written down of a record.
    pub fn written(facts: &Facts, suppressions: &[Suppression]) -> Option<Vec<u8>> {
        let suppressions = suppressions.iter().map(Suppression::written).collect();
        postcard::to_stdvec(&Record { facts: facts.clone(), suppressions }).ok()
    }

    /// The facts and the suppressions of the text that has that number now.
    pub fn read(
        bytes: &[u8],
        id: SourceId,
        kinds: &[&'static Kind],
    ) -> Option<(Facts, Vec<Suppression>)> {
        let Record { facts, suppressions } = postcard::from_bytes(bytes).ok()?;
        let suppressions = suppressions.into_iter().map(|written| written.read(id, kinds));
        Some((facts.in_source(id), suppressions.collect::<Option<_>>()?))
    }
}
