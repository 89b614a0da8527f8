//! What is compared when all documents of a run have been read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::inputs::Input;
use super::session::{LAST, Session};
use crate::cache::Record;
use crate::diagnostic::{self, Diagnostic};
use crate::files;
use crate::pipeline::{Checked, beside};
use crate::rules::{self, Beside, Corpus};
use crate::source::Span;
use crate::suppression::{self, Suppression};

/// What is kept of the documents of a run until all have been read.
#[derive(Default)]
pub(super) struct Collection {
    pub(super) corpus: Corpus,
    /// What documents set aside of findings about several of them.
    pub(super) suppressions: Vec<Suppression>,
    /// Where editors have decided what findings about several documents ask.
    pub(super) decided: Vec<Span>,
    /// Whether these are all documents there are, so that what is unused will not be of use elsewhere.
    pub(super) is_whole: bool,
}

impl Collection {
    /// Keeps what others may contradict. The standard input cannot be read again to be shown.
    pub(super) fn add(&mut self, input: &Input, checked: Checked) {
        let Checked { facts, suppressions, decided, .. } = checked;
        if input.file().is_some() {
            self.take(Record { facts, suppressions, decided });
        }
    }

    pub(super) fn take(&mut self, record: Record) {
        self.corpus.records.push(record.facts);
        self.suppressions.extend(record.suppressions);
        self.decided.extend(record.decided);
    }

    /// What is found when all documents are compared.
    pub(super) fn compare(self, session: &Session) -> Compared {
        let Collection { mut corpus, mut suppressions, decided, is_whole } = self;
        corpus.beside = files_beside(&corpus, session.limit);
        let beside = corpus.beside.keys().map(|path| PathBuf::from(&**path)).collect();
        let mut findings = rules::run_on_collection(&corpus, &session.context());
        drop(corpus);
        findings.retain(|finding| !suppression::is_decided(finding, &decided));
        let mut findings = suppression::apply(&mut suppressions, findings);
        if is_whole {
            findings.extend(suppression::unused(&suppressions));
        }
        diagnostic::sort(&mut findings);
        Compared { findings, beside }
    }
}

/// What comes of comparing documents.
#[derive(Debug)]
pub(super) struct Compared {
    pub(super) findings: Vec<Diagnostic>,
    /// The files beside them that they point into.
    pub(super) beside: Vec<PathBuf>,
}

/// Reads the documents that are none of the run and are pointed into, for their ids.
fn files_beside(corpus: &Corpus, limit: u64) -> BTreeMap<Box<str>, Beside> {
    let read = |path: &str| files::read(Path::new(path), LAST, limit);
    let known = corpus.wanted().into_iter().map(|path| {
        let known = read(path).map_or(Beside::Unread, |text| beside(&text.value));
        (path.into(), known)
    });
    known.collect()
}
