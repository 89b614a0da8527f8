//! Exports of all records of a run together.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use super::checked::{self, Checking};
use super::document_path;
use crate::cable::Cable;
use crate::cli::inputs::Input;
use crate::cli::outputs::{Outputs, Tally};
use crate::cli::printer::Printer;
use crate::cli::run::Run;
use crate::cli::verdict::Verdict;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::export::{Collector, Edition, Export, Form, Found, Output, Record};
use crate::files::{self, Claims, Draft, Written};
use crate::pipeline::read_source;
use crate::report::counted;
use crate::source::Source;

/// Writes an export of all documents below a folder; they are checked if that is asked for.
pub(super) fn write(
    mut run: Run<'_>,
    inputs: &[Input],
    export: &'static Export,
    checking: Option<Checking<'_>>,
    folder: &Path,
) -> Verdict {
    let mut together = Together::default();
    together.begin(export, folder, &run.session().config.edition);
    let (mut claims, mut tally) = (Claims::default(), Tally::default());
    let mut outputs = Outputs { claims: &mut claims, tally: &mut tally };
    let mut findings = match checking {
        Some(checking) => {
            checked::each_record(&mut run, inputs, checking, &mut together, &mut outputs)
        }
        None => {
            each_record(&mut run, inputs, |input, record, _| {
                together.add(input, record, &mut outputs)
            });
            Vec::new()
        }
    };
    findings.extend(together.finish(&mut outputs));
    run.overall(findings);
    run.finish_aside([format!("{}: {tally}", counted(inputs.len(), "document"))])
}

/// Prints the one text that an export of all documents is.
pub(super) fn print(
    mut run: Run<'_>,
    inputs: &[Input],
    begin: fn(&Edition) -> Box<dyn Collector>,
) -> Verdict {
    let mut collector = begin(&run.session().config.edition);
    each_record(&mut run, inputs, |input, record, printer| {
        let mut printed = Printed::default();
        let findings = collector.add(record, &mut printed);
        printer.document(&printed.0);
        of_file(findings, input.path()).collect()
    });
    let mut printed = Printed::default();
    let findings = collector.finish(&mut printed);
    run.print(&printed.0);
    run.overall(findings);
    run.finish_aside(None)
}

/// Reads every document and hands its record on, in order.
fn each_record(
    run: &mut Run<'_>,
    inputs: &[Input],
    mut take: impl FnMut(&Input, &Record<'_>, &mut Printer) -> Vec<Diagnostic>,
) {
    run.each(inputs, read, |input, read, printer| {
        let Some((cable, tei)) = read.flatten() else { return Vec::new() };
        let path = files::shown(document_path(input));
        take(input, &Record { path: &path, cable: &cable, tei: &tei }, printer)
    });
}

/// What a document says, and the document.
fn read(_: &Input, source: &Source) -> Outcome<Option<(Cable, String)>> {
    let Outcome { value: cable, diagnostics } = read_source(source);
    Outcome { value: cable.map(|cable| (cable, source.text().to_owned())), diagnostics }
}

/// Exports that are being written while records come.
#[derive(Default)]
pub(in crate::cli) struct Together {
    begun: Vec<Begun>,
}

struct Begun {
    export: &'static Export,
    collector: Box<dyn Collector>,
    folder: PathBuf,
    /// Files that are not finished.
    drafts: BTreeMap<String, Draft>,
    /// Files that are.
    written: BTreeSet<String>,
}

impl Together {
    /// Begins an export, if it is one of all records together.
    pub(in crate::cli) fn begin(
        &mut self,
        export: &'static Export,
        folder: &Path,
        edition: &Edition,
    ) {
        if let Form::Together { begin, .. } = &export.form {
            self.begun.push(Begun {
                export,
                collector: begin(edition),
                folder: folder.to_owned(),
                drafts: BTreeMap::new(),
                written: BTreeSet::new(),
            });
        }
    }

    /// Gives the record of a file to every export.
    pub(in crate::cli) fn add(
        &mut self,
        input: &Input,
        record: &Record<'_>,
        outputs: &mut Outputs<'_>,
    ) -> Vec<Diagnostic> {
        let add = |begun: &mut Begun| {
            let (findings, failed) =
                begun.writing(outputs, |collector, output| collector.add(record, output));
            of_file(findings, input.path()).chain(failed).collect::<Vec<_>>()
        };
        self.begun.iter_mut().flat_map(add).collect()
    }

    /// Tells every export of a finding.
    pub(in crate::cli) fn found(
        &mut self,
        found: &Found<'_>,
        outputs: &mut Outputs<'_>,
    ) -> Vec<Diagnostic> {
        let tell = |begun: &mut Begun| {
            begun.writing(outputs, |collector, output| collector.found(found, output)).1
        };
        self.begun.iter_mut().flat_map(tell).collect()
    }

    /// Writes what is not written yet.
    pub(in crate::cli) fn finish(self, outputs: &mut Outputs<'_>) -> Vec<Diagnostic> {
        let finish = |begun: Begun| begun.finish(outputs);
        self.begun.into_iter().flat_map(finish).collect()
    }
}

impl Begun {
    /// Lets the export write, and gives back what came of it and what could not be written.
    fn writing<T>(
        &mut self,
        outputs: &mut Outputs<'_>,
        write: impl FnOnce(&mut dyn Collector, &mut dyn Output) -> T,
    ) -> (T, Vec<Diagnostic>) {
        let Begun { export, collector, folder, drafts, written } = self;
        let findings = Vec::new();
        let mut writing = Writing { export, folder, drafts, written, outputs, findings };
        let given = write(&mut **collector, &mut writing);
        (given, writing.findings)
    }

    /// Writes what is left, and removes what an earlier run has written of records that are gone.
    fn finish(self, outputs: &mut Outputs<'_>) -> Vec<Diagnostic> {
        let Begun { export, collector, folder, mut drafts, mut written } = self;
        let mut writing = Writing {
            export,
            folder: &folder,
            drafts: &mut drafts,
            written: &mut written,
            outputs,
            findings: Vec::new(),
        };
        let mut findings = collector.finish(&mut writing);
        let drafts = std::mem::take(writing.drafts);
        drafts.into_iter().for_each(|(path, draft)| writing.keep(&path, |file| draft.keep(file)));
        findings.extend(writing.findings);
        // Files beside those of other exports bear the names that they always have.
        if written.iter().any(|path| path.contains('/')) {
            findings.extend(outputs.remove_stale(export, &folder, &written));
        }
        findings
    }
}

/// Exports know a record by its path among the documents; findings name the file as it was given.
fn of_file(findings: Vec<Diagnostic>, file: &Path) -> impl Iterator<Item = Diagnostic> {
    let file = files::shown(file);
    findings.into_iter().map(move |finding| finding.of(file.clone()))
}

/// The folder of an export, as long as a record is written.
struct Writing<'a, 'o> {
    export: &'static Export,
    folder: &'a Path,
    drafts: &'a mut BTreeMap<String, Draft>,
    written: &'a mut BTreeSet<String>,
    outputs: &'a mut Outputs<'o>,
    findings: Vec<Diagnostic>,
}

impl Output for Writing<'_, '_> {
    fn file(&mut self, path: &str, contents: &[u8]) {
        self.keep(path, |file| files::write_if_changed(file, contents));
    }

    fn append(&mut self, path: &str, contents: &[u8]) {
        let draft = self.drafts.entry(path.to_owned()).or_default();
        if let Err(error) = draft.append(contents) {
            self.failed(path, &error);
        }
    }
}

impl Writing<'_, '_> {
    fn keep(&mut self, path: &str, write: impl FnOnce(&Path) -> io::Result<Written>) {
        self.written.insert(path.to_owned());
        let output = self.folder.join(path);
        let write = || write(&output);
        let input = Path::new(self.export.name);
        self.findings.extend(self.outputs.keep(input, &output, write));
    }

    fn failed(&mut self, path: &str, error: &io::Error) {
        self.outputs.tally.not_written += 1;
        self.findings.push(files::unwritable(&self.folder.join(path), error));
    }
}

/// The one file of an export, printed as far as it goes.
#[derive(Default)]
struct Printed(String);

impl Output for Printed {
    fn file(&mut self, path: &str, contents: &[u8]) {
        self.append(path, contents);
    }

    fn append(&mut self, _: &str, contents: &[u8]) {
        self.0.push_str(&String::from_utf8_lossy(contents));
    }
}
