//! A run over files: each is read, looked at, and reported in order.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::again::{Again, Shown, share_text};
use super::gallery::{Before, NewDrawings};
use super::inputs::Input;
use super::look::{Looked, Seen, look_at};
use super::printer::Printer;
use super::session::Session;
use super::verdict::Verdict;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::files;
use crate::pipeline::{Work, for_each_in_order};
use crate::report::{Progress, Rendered, Sources, Statistics, Summary};
use crate::schemas::{self, Held, Library, Unchecked};
use crate::source::{Source, SourceId};

/// What a run has come to so far.
pub(super) struct Run<'a> {
    session: &'a Session,
    printer: &'a mut Printer,
    summary: Summary,
    statistics: Statistics,
    verdict: Verdict,
    /// The files of the run by the numbers of their texts; the standard input is none.
    files: Vec<Option<PathBuf>>,
    /// Files with findings.
    reported: BTreeSet<SourceId>,
}

/// The findings of one file, and how they read.
#[derive(Debug)]
pub(super) struct Report {
    /// The file as it was given, if it is one of the inputs.
    pub(super) path: Option<String>,
    /// Once for each outlet.
    pub(super) rendered: Vec<Rendered>,
    pub(super) findings: Vec<Diagnostic>,
}

impl<'a> Run<'a> {
    pub(super) fn new(session: &'a mut Session, printer: &'a mut Printer) -> Self {
        let opening = session.take_opening().filter(|report| !report.findings.is_empty());
        let session = &*session;
        let mut run = Run {
            session,
            printer,
            summary: Summary::default(),
            statistics: Statistics::default(),
            verdict: Verdict::Clean,
            files: Vec::new(),
            reported: BTreeSet::new(),
        };
        opening.into_iter().for_each(|report| run.file(report));
        run
    }

    pub(super) fn session(&self) -> &'a Session {
        self.session
    }

    /// Findings about paths that led to no file.
    pub(super) fn missing(&mut self, findings: Vec<Diagnostic>) {
        for finding in findings {
            let path = finding.path.clone();
            let report = self.session.report(vec![finding], &Sources::default());
            self.file(Report { path, ..report });
        }
    }

    /// Findings about what comes of all inputs together.
    pub(super) fn overall(&mut self, findings: Vec<Diagnostic>) {
        let report = self.session.report(findings, &Sources::default());
        self.summary.add_findings(&report.findings, false);
        self.show(report);
    }

    /// Looks at every input, on all processors; what comes out is taken and reported in order.
    ///
    /// `take` gets nothing if an input could not be read, and gives back what went wrong with the rest.
    pub(super) fn each<T: Send>(
        &mut self,
        inputs: &[Input],
        look: impl Fn(&Input, &Source) -> Outcome<T> + Sync,
        take: impl FnMut(&Input, Option<T>, &mut Printer) -> Vec<Diagnostic>,
    ) {
        let seen = |input: &Input, source: &Source| {
            let Outcome { value, diagnostics } = look(input, source);
            Seen::new(value, diagnostics)
        };
        self.each_seen(inputs, seen, take);
    }

    /// The same where looking may change a text, or bring others along.
    pub(super) fn each_seen<T: Send>(
        &mut self,
        inputs: &[Input],
        look: impl Fn(&Input, &Source) -> Seen<T> + Sync,
        take: impl FnMut(&Input, Option<T>, &mut Printer) -> Vec<Diagnostic>,
    ) {
        let session = self.session;
        let look = |input: &Input, read: &Outcome<Source>| look(input, &read.value);
        let work = |_: usize, id: SourceId, input: &Input| look_at(session, id, input, look);
        self.each_looked(Work::Heavy, inputs, work, take);
    }

    /// The same with whatever there is to do for an input; `work` gets its place among the inputs, and the
    /// number of its text in the run.
    pub(super) fn each_looked<T: Send>(
        &mut self,
        weight: Work,
        inputs: &[Input],
        work: impl Fn(usize, SourceId, &Input) -> Looked<T> + Sync,
        mut take: impl FnMut(&Input, Option<T>, &mut Printer) -> Vec<Diagnostic>,
    ) {
        let session = self.session;
        let first = self.files.len();
        self.files.extend(inputs.iter().map(Input::file));
        self.printer.spare(inputs);
        let progress = self.printer.is_watched().then(|| Progress::new(inputs.len()));
        let work = |index: usize, input: &Input| {
            let looked = work(index, SourceId::nth(first + index), input);
            let Looked { report, bytes, .. } = &looked;
            progress.iter().for_each(|progress| progress.advance(*bytes, report.findings.len()));
            (index, looked)
        };
        for_each_in_order(weight, inputs, work, |(index, Looked { mut report, value, .. })| {
            let show = || {
                let wrong = take(&inputs[index], value, self.printer);
                if !wrong.is_empty() {
                    report.add(session.report(wrong, &Sources::default()));
                }
                self.file(report);
            };
            match &progress {
                Some(progress) => progress.suspend(show),
                None => show(),
            }
        });
        progress.iter().for_each(Progress::finish);
    }

    /// Reports findings about files that were read before; these are read again to be shown.
    pub(super) fn again(&mut self, findings: &[Diagnostic]) {
        self.compared(findings, None);
    }

    /// The same for findings about several documents of the run, unless they were drawn before; gives back what was
    /// drawn now.
    pub(super) fn compared(
        &mut self,
        findings: &[Diagnostic],
        before: Option<Before<'_>>,
    ) -> NewDrawings {
        let files = std::mem::take(&mut self.files);
        let again = Again { session: self.session, files: &files, before };
        let of_text: Vec<&[Diagnostic]> = findings.chunk_by(share_text).collect();
        let work = |_: usize, findings: &&[Diagnostic]| again.report(findings);
        let mut drawn = NewDrawings::default();
        for_each_in_order(Work::Heavy, &of_text, work, |Shown { report, text, new }| {
            let is_new =
                !report.findings.is_empty() && text.is_some_and(|text| self.reported.insert(text));
            self.summary.add_findings(&report.findings, is_new);
            self.show(report);
            drawn.take(new);
        });
        self.files = files;
        drawn
    }

    /// Says what was wrong with the schemas that documents have named, each once.
    pub(super) fn schemas(&mut self, library: &Library, unchecked: Vec<Unchecked>) {
        self.again(&schemas::unchecked(unchecked));
        let (findings, sources) = library.catalog_findings();
        self.of_texts(findings, &sources);
        for (_, held) in library.incorrect() {
            if let Held::Incorrect { findings, sources } = held {
                self.of_texts(findings.clone(), sources);
            }
        }
    }

    /// Findings about texts that are none of the inputs.
    fn of_texts(&mut self, findings: Vec<Diagnostic>, texts: &[Arc<Source>]) {
        if !findings.is_empty() {
            let sources = texts.iter().map(|text| &**text).collect();
            let path = texts.first().map(|text| text.name().to_owned());
            let report = self.session.report(findings, &sources);
            self.file(Report { path, ..report });
        }
    }

    /// Says what the baseline has of the files of the run that is found no more.
    pub(super) fn close_baseline(&mut self) {
        let files = self.files.iter().flatten().map(|file| files::shown(file));
        let files: BTreeSet<String> = files.filter(|file| self.session.is_chosen(file)).collect();
        if let Some(report) = self.session.outdated_baseline(|path| files.contains(path)) {
            self.summary.add_findings(&report.findings, false);
            self.show(report);
        }
    }

    /// Prints a document that came of all inputs together.
    pub(super) fn print(&mut self, document: &str) {
        self.printer.document(document);
    }

    /// Ends the run as one with findings, whatever is reported.
    pub(super) fn blame(&mut self) {
        self.verdict = self.verdict.max(Verdict::Findings);
    }

    /// Closes the run with remarks and the summary.
    pub(super) fn finish(self, remarks: impl IntoIterator<Item = String>) -> Verdict {
        let summary = self.summary.to_string();
        self.finish_work(remarks.into_iter().chain([summary]))
    }

    /// The same for a run that was to do something else than tell all findings, and may therefore not say that there
    /// are none.
    pub(super) fn finish_aside(self, remarks: impl IntoIterator<Item = String>) -> Verdict {
        let summary = (self.summary.findings() > 0).then(|| self.summary.to_string());
        self.finish_work(remarks.into_iter().chain(summary))
    }

    fn finish_work(self, remarks: impl Iterator<Item = String>) -> Verdict {
        self.printer.close(self.summary, &self.statistics);
        for remark in remarks {
            self.printer.remark(&remark);
        }
        self.printer.by_rule(&self.statistics);
        self.verdict
    }

    fn file(&mut self, report: Report) {
        let is_chosen = report.path.as_deref().is_none_or(|path| self.session.is_chosen(path));
        if !is_chosen && report.findings.is_empty() {
            return;
        }
        self.summary.add_file(&report.findings);
        self.reported
            .extend(report.findings.iter().filter_map(Diagnostic::place).map(|place| place.source));
        self.show(report);
    }

    fn show(&mut self, report: Report) {
        self.statistics.add(&report.findings);
        let worst = report.findings.iter().map(Verdict::of).max();
        self.verdict = self.verdict.max(worst.unwrap_or(Verdict::Clean));
        self.printer.findings(report.path.as_deref(), report.rendered);
    }
}

impl Report {
    fn add(&mut self, other: Report) {
        self.rendered.iter_mut().zip(other.rendered).for_each(|(own, other)| own.append(other));
        self.findings.extend(other.findings);
    }
}
