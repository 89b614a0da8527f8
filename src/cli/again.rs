//! Findings about texts that were looked at before, shown as they were drawn before or with the texts read again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::gallery::{Before, Drawn};
use super::run::Report;
use super::session::Session;
use crate::diagnostic::Diagnostic;
use crate::files;
use crate::pipeline::guarded;
use crate::report::{Outline, Sources};
use crate::source::{Source, SourceId};

/// What is needed to report such findings.
pub(super) struct Again<'a> {
    pub(super) session: &'a Session,
    /// The files of the run by the numbers of their texts.
    pub(super) files: &'a [Option<PathBuf>],
    /// What was drawn before of findings like these.
    pub(super) before: Option<Before<'a>>,
}

/// Findings about one text.
pub(super) struct Shown {
    pub(super) report: Report,
    /// The number of the text, if it could be read.
    pub(super) text: Option<SourceId>,
    /// What was drawn now.
    pub(super) new: Option<Drawn>,
}

/// Whether two findings are about one text.
pub(super) fn share_text(one: &Diagnostic, other: &Diagnostic) -> bool {
    let text = |finding: &Diagnostic| finding.place().map(|place| place.source);
    text(one).is_some() && text(one) == text(other)
}

impl Again<'_> {
    /// The report of findings about one text.
    pub(super) fn report(&self, findings: &[Diagnostic]) -> Shown {
        let text = findings.first().and_then(Diagnostic::place).map(|place| place.source);
        match self.drawn_before(findings, text) {
            Some(report) => Shown { report, text, new: None },
            None => self.anew(findings, text),
        }
    }

    fn drawn_before(&self, findings: &[Diagnostic], text: Option<SourceId>) -> Option<Report> {
        let before = self.before.filter(|_| !self.session.weighs_words())?;
        let outlines =
            self.texts(findings).map(|(id, file)| Outline::named(id, files::shown(file)));
        let outlines: Vec<Outline> = outlines.collect();
        let findings = self.session.wanted(findings.to_vec(), &outlines.iter().collect());
        let file = self.file(text?)?;
        let rendered = before.rendered(file, &findings)?;
        Some(Report { path: Some(files::shown(file)), rendered, findings })
    }

    fn anew(&self, findings: &[Diagnostic], text: Option<SourceId>) -> Shown {
        let texts = match self.read(findings) {
            Ok(texts) => texts,
            Err(unread) => {
                let path = unread.path.clone();
                let report = self.session.report(vec![unread], &Sources::default());
                return Shown { report: Report { path, ..report }, text: None, new: None };
            }
        };
        let own = texts.iter().find(|source| Some(source.id()) == text);
        let path = own.map(|source| source.name().to_owned());
        let path = path.or_else(|| findings.first().and_then(|finding| finding.path.clone()));
        let sources = texts.iter().collect();
        let name = texts.first().map_or("", Source::name);
        // A file may have changed in the meantime, and then places point anywhere.
        match guarded(name, || self.session.report(findings.to_vec(), &sources)) {
            Ok(report) => {
                let file = text.and_then(|text| self.file(text));
                let before = self.before.filter(|_| !self.session.weighs_words());
                let new = file.zip(before).and_then(|(file, before)| before.anew(file, &report));
                Shown { report: Report { path, ..report }, text, new }
            }
            Err(failed) => {
                let report = self.session.report(vec![*failed], &sources);
                Shown { report: Report { path, ..report }, text, new: None }
            }
        }
    }

    fn read(&self, findings: &[Diagnostic]) -> Result<Vec<Source>, Diagnostic> {
        let read = |(id, file)| Ok(files::read(file, id, self.session.limit)?.value);
        self.texts(findings).map(read).collect()
    }

    /// The files that findings point into.
    fn texts(&self, findings: &[Diagnostic]) -> impl Iterator<Item = (SourceId, &Path)> {
        let labels = findings.iter().flat_map(|finding| &finding.labels);
        let ids: BTreeSet<SourceId> = labels.map(|label| label.span.source).collect();
        ids.into_iter().filter_map(|id| Some((id, self.file(id)?)))
    }

    fn file(&self, text: SourceId) -> Option<&Path> {
        self.files.get(text.index())?.as_deref()
    }
}
