//! What is kept of one document.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::finding::{Written, places};
use crate::diagnostic::{Diagnostic, Kind};
use crate::report::Outline;
use crate::rules::Facts;
use crate::schemas::Unchecked;
use crate::source::{Source, SourceId, Span};
use crate::suppression::{self, Suppression};

/// What was seen of a document: all that is reported of it by itself.
#[derive(Debug, Serialize, Deserialize)]
pub struct Seen<'f> {
    /// Where its findings stand.
    pub outline: Outline,
    /// How long its text is.
    pub length: usize,
    /// The schemas that it names and that are not checked.
    pub unchecked: Vec<Unchecked>,
    #[serde(borrow)]
    findings: Vec<Written<'f>>,
}

impl<'f> Seen<'f> {
    /// What was seen of a text; none if findings point into others, which may change by themselves.
    pub fn of(
        source: &Source,
        findings: &[&'f Diagnostic],
        unchecked: &[Unchecked],
    ) -> Option<Seen<'f>> {
        let is_alone =
            |finding: &&Diagnostic| places(finding).all(|span| span.source == source.id());
        findings.iter().all(is_alone).then(|| Seen {
            outline: Outline::of(source, findings),
            length: source.text().len(),
            unchecked: unchecked.to_vec(),
            findings: findings.iter().copied().map(Written::of).collect(),
        })
    }

    /// What it was written as, as seen of the text with that number now, and its findings.
    pub fn read(
        bytes: &'f [u8],
        id: SourceId,
        kinds: &[&'static Kind],
    ) -> Option<(Seen<'f>, Vec<Diagnostic>)> {
        let mut seen: Seen<'_> = postcard::from_bytes(bytes).ok()?;
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

/// What other documents may contradict, and what this one sets aside or decides of that.
#[derive(Debug)]
pub struct Record {
    /// What others may contradict.
    pub facts: Facts,
    /// What is set aside of that.
    pub suppressions: Vec<Suppression>,
    /// Where an editor has decided it.
    pub decided: Vec<Span>,
}

#[derive(Serialize, Deserialize)]
struct WrittenRecord<'r> {
    facts: Cow<'r, Facts>,
    suppressions: Vec<suppression::Written>,
    decided: Cow<'r, [Span]>,
}

impl Record {
    /// What is written down of a record.
    pub fn written(&self) -> Option<Vec<u8>> {
        let suppressions = self.suppressions.iter().map(Suppression::written).collect();
        let (facts, decided) = (Cow::Borrowed(&self.facts), Cow::Borrowed(&*self.decided));
        postcard::to_stdvec(&WrittenRecord { facts, suppressions, decided }).ok()
    }

    /// The record of the text that has that number now.
    pub fn read(bytes: &[u8], id: SourceId, kinds: &[&'static Kind]) -> Option<Record> {
        let WrittenRecord { facts, suppressions, decided } = postcard::from_bytes(bytes).ok()?;
        let suppressions = suppressions.into_iter().map(|written| written.read(id, kinds));
        let here = |span: &Span| Span { source: id, ..*span };
        Some(Record {
            facts: facts.into_owned().in_source(id),
            suppressions: suppressions.collect::<Option<_>>()?,
            decided: decided.iter().map(here).collect(),
        })
    }
}
