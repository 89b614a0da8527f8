//! The answers to one question: what is written to a file of results.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize, Serializer};

use super::finding::Written;
use super::sameness::{Dependency, Known};
use crate::diagnostic::{Diagnostic, Kind};
use crate::files::Checksum;

/// What is known of documents, by their paths as they were given.
///
/// What was seen of a document stays bytes until somebody wants it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Results<'b> {
    /// The files of schemas and catalogs.
    dependencies: Vec<Dependency>,
    /// Whether nothing is odd about the registers of the project.
    registers_are_right: bool,
    #[serde(borrow)]
    documents: BTreeMap<Cow<'b, str>, Entry<'b>>,
    #[serde(borrow)]
    together: Option<Together<'b>>,
}

/// What is known of one document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry<'b> {
    /// What the file was like.
    pub known: Known,
    /// What [`Seen::written`](super::Seen::written) gives.
    #[serde(borrow, serialize_with = "bytes")]
    pub seen: Cow<'b, [u8]>,
    /// What [`Record::written`](super::Record::written) gives; nothing without a record.
    #[serde(borrow, serialize_with = "bytes")]
    pub record: Cow<'b, [u8]>,
}

/// What was found when documents were compared.
#[derive(Debug, Serialize, Deserialize)]
pub struct Together<'b> {
    /// Which documents, with which texts, in which order.
    of: Checksum,
    /// Files that are none of them, and that they point into.
    beside: Vec<Dependency>,
    #[serde(borrow, serialize_with = "bytes")]
    findings: Cow<'b, [u8]>,
}

/// A slice would be written number by number.
pub(super) fn bytes<S: Serializer>(bytes: &[u8], out: S) -> Result<S::Ok, S::Error> {
    out.serialize_bytes(bytes)
}

impl<'b> Results<'b> {
    /// Reads a file of results; none if it is no such file, or a file that it depends on has changed.
    pub fn read(file: &'b [u8], limit: u64) -> Option<Results<'b>> {
        let results: Results<'_> = postcard::from_bytes(file).ok()?;
        let is_same = results.dependencies.iter().all(|dependency| dependency.is_same(limit));
        is_same.then_some(results)
    }

    /// What is to be written to a file.
    pub fn written(&self) -> Option<Vec<u8>> {
        postcard::to_stdvec(self).ok()
    }

    /// Whether nothing was odd about the registers of the project, which are part of the question.
    pub fn registers_are_right(&self) -> bool {
        self.registers_are_right
    }

    /// Says whether nothing is odd about them.
    #[must_use]
    pub fn with_registers(self, are_right: bool) -> Results<'b> {
        Results { registers_are_right: are_right, ..self }
    }

    /// What is known of the document at a path.
    pub fn of(&self, path: &str) -> Option<&Entry<'b>> {
        self.documents.get(path)
    }

    /// Takes what is now known of a document.
    pub fn add(&mut self, path: String, entry: Entry<'b>) {
        self.documents.insert(Cow::Owned(path), entry);
    }

    /// Drops what is known of documents that are no more.
    pub fn forget_missing(&mut self) {
        self.documents.retain(|path, _| Path::new(&**path).exists());
    }

    /// Says on which files all this depends besides those that are known; none if one of them may have changed
    /// since the run started.
    pub fn depending_on(
        mut self,
        paths: &[PathBuf],
        started: SystemTime,
        limit: u64,
    ) -> Option<Results<'b>> {
        for path in paths {
            let dependency = Dependency::of(path, started, limit)?;
            self.dependencies.retain(|known| known.path != dependency.path);
            self.dependencies.push(dependency);
        }
        Some(self)
    }

    /// What was found when these documents were compared; none if a file that they point into has changed.
    pub fn together(
        &self,
        of: &Checksum,
        kinds: &[&'static Kind],
        limit: u64,
    ) -> Option<Vec<Diagnostic>> {
        let together = self.together.as_ref().filter(|together| together.of == *of)?;
        let is_same = together.beside.iter().all(|file| file.is_same(limit));
        let written: Vec<Written> = postcard::from_bytes(&together.findings).ok()?;
        let findings = written.into_iter().map(|finding| finding.read(kinds));
        findings.collect::<Option<_>>().filter(|_| is_same)
    }

    /// Takes what was found when documents were compared, unless a file that they point into may have changed since
    /// the run started.
    pub fn compared(
        &mut self,
        of: Checksum,
        findings: &[Diagnostic],
        beside: &[PathBuf],
        started: SystemTime,
        limit: u64,
    ) {
        let written: Vec<_> = findings.iter().map(Written::of).collect();
        let beside = beside.iter().map(|path| Dependency::of(path, started, limit));
        let beside = beside.collect::<Option<Vec<_>>>();
        let findings = postcard::to_stdvec(&written).ok();
        self.together = beside.zip(findings).map(|(beside, findings)| Together {
            of,
            beside,
            findings: findings.into(),
        });
    }
}
