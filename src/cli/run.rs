//! A run over files: each is read, looked at, and reported in order.

use super::inputs::Input;
use super::printer::Printer;
use super::session::Session;
use super::verdict::Verdict;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::files;
use crate::pipeline::{for_each_in_order, guarded};
use crate::report::{Progress, Rendered, Sources, Statistics, Summary};
use crate::source::{Source, SourceId};

/// What a run has come to so far.
pub(super) struct Run<'a> {
    session: &'a Session,
    printer: &'a mut Printer,
    summary: Summary,
    statistics: Statistics,
    verdict: Verdict,
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

    /// Looks at every input, on all processors; what comes out is taken and reported in order.
    ///
    /// `take` gets nothing if an input could not be read, and gives back what went wrong with the rest.
    pub(super) fn each<T: Send>(
        &mut self,
        inputs: &[Input],
        look: impl Fn(&Input, &Source) -> Outcome<T> + Sync,
        mut take: impl FnMut(&Input, Option<T>, &mut Printer) -> Vec<Diagnostic>,
    ) {
        let session = self.session;
        let progress = (!self.printer.is_quiet()).then(|| Progress::new(inputs.len()));
        let work = |index: usize, input: &Input| {
            let looked = look_at(session, index, input, &look);
            let Looked { report, bytes, .. } = &looked;
            progress.iter().for_each(|progress| progress.advance(*bytes, report.findings.len()));
            (index, looked)
        };
        for_each_in_order(inputs, work, |(index, Looked { mut report, value, .. })| {
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

    /// Closes the run with remarks and the summary.
    pub(super) fn finish(self, remarks: impl IntoIterator<Item = String>) -> Verdict {
        self.printer.close(self.summary, &self.statistics);
        for remark in remarks {
            self.printer.remark(&remark);
        }
        self.printer.remark(&self.summary.to_string());
        self.printer.by_rule(&self.statistics);
        self.verdict
    }

    fn file(&mut self, report: Report) {
        self.summary.add_file(&report.findings);
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

/// What came of one input.
struct Looked<T> {
    report: Report,
    /// None if it could not be read, or shifr failed on it.
    value: Option<T>,
    /// How long its text is.
    bytes: usize,
}

/// Reads one input and looks at it.
fn look_at<T>(
    session: &Session,
    index: usize,
    input: &Input,
    look: impl Fn(&Input, &Source) -> Outcome<T>,
) -> Looked<T> {
    let name = files::shown(input.path());
    let report = |findings: Vec<Diagnostic>, sources: &Sources<'_>| Report {
        path: Some(name.clone()),
        ..session.report(findings, sources)
    };
    let id = SourceId(u32::try_from(index).expect("nobody names 4 000 000 000 files"));
    let Outcome { value: source, diagnostics: mut findings } = match input.read(id, session.limit) {
        Ok(read) => read,
        Err(finding) => {
            let report = report(vec![finding], &Sources::default());
            return Looked { report, value: None, bytes: 0 };
        }
    };
    let value = match guarded(&name, || look(input, &source)) {
        Ok(outcome) => {
            findings.extend(outcome.diagnostics);
            Some(outcome.value)
        }
        Err(finding) => {
            findings.push(*finding);
            None
        }
    };
    let report = report(findings, &Sources::from_iter([&source]));
    Looked { report, value, bytes: source.text().len() }
}
