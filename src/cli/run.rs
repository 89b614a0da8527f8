//! A run over files: each is read, looked at, and reported in order.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::again::{Again, Shown, share_text};
use super::gallery::{Before, Drawn, put_beside};
use super::inputs::Input;
use super::printer::Printer;
use super::session::{LAST, Session};
use super::verdict::Verdict;
use crate::cache::Record;
use crate::diagnostic::{self, Diagnostic, Outcome};
use crate::files;
use crate::pipeline::{Checked, Work, beside, for_each_in_order, guarded};
use crate::report::{Progress, Rendered, Sources, Statistics, Summary};
use crate::rules::{self, Beside, Corpus};
use crate::schemas::{self, Held, Library, Unchecked};
use crate::source::{Source, SourceId, Span};
use crate::suppression::{self, Suppression};

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
        let progress = self.printer.is_watched().then(|| Progress::new(inputs.len()));
        let work = |index: usize, input: &Input| {
            let looked = work(index, source_id(first + index), input);
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
    ) -> Vec<Drawn> {
        let files = std::mem::take(&mut self.files);
        let again = Again { session: self.session, files: &files, before };
        let of_text: Vec<&[Diagnostic]> = findings.chunk_by(share_text).collect();
        let work = |_: usize, findings: &&[Diagnostic]| again.report(findings);
        let mut drawn = Vec::new();
        for_each_in_order(Work::Heavy, &of_text, work, |Shown { report, text, new }| {
            let is_new =
                !report.findings.is_empty() && text.is_some_and(|text| self.reported.insert(text));
            self.summary.add_findings(&report.findings, is_new);
            self.show(report);
            put_beside(&mut drawn, new);
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
        self.printer.close(self.summary, &self.statistics);
        for remark in remarks {
            self.printer.remark(&remark);
        }
        self.printer.remark(&self.summary.to_string());
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

/// What was seen of one text.
pub(super) struct Seen<T> {
    pub(super) value: T,
    pub(super) findings: Vec<Diagnostic>,
    /// What became of the text; its findings then point into this one.
    pub(super) changed: Option<Source>,
    /// Further texts that findings point into.
    pub(super) included: Vec<Arc<Source>>,
}

impl<T> Seen<T> {
    pub(super) fn new(value: T, findings: Vec<Diagnostic>) -> Self {
        Seen { value, findings, changed: None, included: Vec::new() }
    }
}

/// What came of one input.
pub(super) struct Looked<T> {
    pub(super) report: Report,
    /// None if it could not be read, or shifr failed on it.
    pub(super) value: Option<T>,
    /// How long its text is.
    pub(super) bytes: usize,
}

fn source_id(index: usize) -> SourceId {
    SourceId(u32::try_from(index).expect("nobody names 4 000 000 000 files"))
}

/// Reads one input and looks at it.
pub(super) fn look_at<T>(
    session: &Session,
    id: SourceId,
    input: &Input,
    look: impl Fn(&Input, &Outcome<Source>) -> Seen<T>,
) -> Looked<T> {
    let name = files::shown(input.path());
    let report = |findings: Vec<Diagnostic>, sources: &Sources<'_>| Report {
        path: Some(name.clone()),
        ..session.report(findings, sources)
    };
    let read = match input.read(id, session.limit) {
        Ok(read) => read,
        Err(finding) => {
            let report = report(vec![finding], &Sources::default());
            return Looked { report, value: None, bytes: 0 };
        }
    };
    let mut others = Vec::new();
    let seen = guarded(&name, || look(input, &read));
    let Outcome { value: mut source, diagnostics: mut findings } = read;
    let value = match seen {
        Ok(Seen { value, findings: found, changed, included }) => {
            source = changed.unwrap_or(source);
            findings.extend(found);
            others = included;
            Some(value)
        }
        Err(finding) => {
            findings.push(*finding);
            None
        }
    };
    let others = others.iter().map(|other| &**other);
    let report = report(findings, &others.chain([&source]).collect());
    Looked { report, value, bytes: source.text().len() }
}
