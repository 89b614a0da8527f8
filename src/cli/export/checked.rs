//! Exports that tell what is found in the documents: these are checked, as `shifr validate` checks them.

use super::{Together, document_path, read_again};
use crate::cli::collection::Collection;
use crate::cli::inputs::Input;
use crate::cli::look::Seen;
use crate::cli::outputs::Outputs;
use crate::cli::run::Run;
use crate::cli::schemas;
use crate::cli::session::Session;
use crate::diagnostic::{Diagnostic, Family};
use crate::export::{Found, Record};
use crate::files;
use crate::pipeline::{self, Checks, Looked, Work, check_source, for_each_in_order, guarded};
use crate::report::{Finding, Sources};
use crate::rules;
use crate::schemas::{self as judging, Judges, Library, Manner, Unchecked};
use crate::source::Source;

/// How documents are checked.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Checking<'a> {
    pub(in crate::cli) library: &'a Library,
    /// Whether these are all documents there are.
    pub(in crate::cli) is_whole: bool,
}

/// Reads and checks every document and hands its record on, then what was found.
pub(super) fn each_record(
    run: &mut Run<'_>,
    inputs: &[Input],
    Checking { library, is_whole }: Checking<'_>,
    together: &mut Together,
    outputs: &mut Outputs<'_>,
) -> Vec<Diagnostic> {
    let session = run.session();
    let judges = Judges::new(library, Manner::default());
    let checks = schemas::checks(None, session, &judges);
    let mut documents = Documents::new(is_whole);
    let look = |_: &Input, source: &Source| look(session, &checks, source);
    run.each_seen(inputs, look, |input, read, _| documents.add(input, read, together, outputs));
    documents.tell(session, inputs, together, outputs)
}

/// The same without a word about what is wrong with the documents: that has been said.
pub(in crate::cli) fn each_record_quietly(
    session: &Session,
    inputs: &[Input],
    library: &Library,
    together: &mut Together,
    outputs: &mut Outputs<'_>,
) -> Vec<Diagnostic> {
    let judges = Judges::new(library, Manner::default());
    let checks = schemas::checks(None, session, &judges);
    let mut documents = Documents::new(true);
    let mut wrong = Vec::new();
    let read = |at: usize, input: &Input| {
        let source = read_again(session, input, at).ok()?;
        guarded(source.name(), || look(session, &checks, &source).value).ok()
    };
    let mut at = 0;
    for_each_in_order(Work::Heavy, inputs, read, |read| {
        wrong.extend(documents.add(&inputs[at], read, together, outputs));
        at += 1;
    });
    wrong.extend(documents.tell(session, inputs, together, outputs));
    wrong
}

/// A document that was read and checked.
struct Read {
    /// None if it could not be read.
    checked: Option<pipeline::Checked>,
    tei: String,
    found: Vec<Finding>,
    unchecked: Vec<Unchecked>,
}

/// Only what kept a document from being read, or from being read well, is left as a finding of the run. A schema that is
/// not at hand keeps nobody from reading it: that is told with what else was found.
fn look(session: &Session, checks: &Checks<'_>, source: &Source) -> Seen<Read> {
    let Looked { checked, findings, included, unchecked, .. } = check_source(source, checks);
    let is_told = |finding: &&Diagnostic| {
        !is_of_schemas(finding) && (checked.is_none() || is_of_reading(finding))
    };
    let told = findings.iter().filter(is_told).cloned().collect();
    let sources = included.iter().map(|text| &**text).chain([source]).collect();
    let found = looked_up(session, findings, &sources);
    let read = Read { checked, tei: source.text().to_owned(), found, unchecked };
    Seen { value: read, findings: told, changed: None, included }
}

/// Whether it is about which schemas there are, and not about the document.
fn is_of_schemas(finding: &Diagnostic) -> bool {
    judging::KINDS.iter().any(|kind| kind.code == finding.kind.code)
}

fn is_of_reading(finding: &Diagnostic) -> bool {
    let is_rule = rules::named(finding.kind.code).is_some();
    !is_rule && !matches!(finding.kind.family, Family::Schema | Family::Suppression)
}

/// The findings that would be reported, as they would be.
fn looked_up(session: &Session, findings: Vec<Diagnostic>, sources: &Sources<'_>) -> Vec<Finding> {
    let reported = session.report(findings, sources).findings;
    reported.iter().map(|finding| Finding::new(finding, sources)).collect()
}

/// What is kept of documents until all have been read.
struct Documents {
    keys: Vec<Key>,
    /// With the number of the document.
    found: Vec<(usize, Finding)>,
    collection: Collection,
    unchecked: Vec<Unchecked>,
}

/// What a document is known by.
struct Key {
    path: String,
    key: String,
}

impl Documents {
    fn new(is_whole: bool) -> Self {
        let collection = Collection { is_whole, ..Collection::default() };
        Documents { keys: Vec::new(), found: Vec::new(), collection, unchecked: Vec::new() }
    }

    /// Takes the documents in the order of the inputs, those that could not be read too.
    fn add(
        &mut self,
        input: &Input,
        read: Option<Read>,
        together: &mut Together,
        outputs: &mut Outputs<'_>,
    ) -> Vec<Diagnostic> {
        let path = files::shown(document_path(input));
        let mut key = path.strip_suffix(".xml").unwrap_or(&path).to_owned();
        let mut wrong = Vec::new();
        if let Some(Read { checked, tei, found, unchecked }) = read {
            self.unchecked.extend(unchecked);
            let number = self.keys.len();
            self.found.extend(found.into_iter().map(|finding| (number, finding)));
            if let Some(checked) = checked {
                let record = Record { path: &path, cable: &checked.cable, tei: &tei };
                key = record.id().to_owned();
                wrong = together.add(input, &record, outputs);
                self.collection.add(input, checked);
            }
        }
        self.keys.push(Key { path, key });
        wrong
    }

    /// Tells the exports what was found, in the order of the documents.
    fn tell(
        mut self,
        session: &Session,
        inputs: &[Input],
        together: &mut Together,
        outputs: &mut Outputs<'_>,
    ) -> Vec<Diagnostic> {
        let unchecked = judging::unchecked(std::mem::take(&mut self.unchecked));
        self.add_found(unchecked, session, inputs);
        let compared = std::mem::take(&mut self.collection).compare(session).findings;
        self.add_found(compared, session, inputs);
        self.found.sort_by_key(|(number, _)| *number);
        let mut wrong = Vec::new();
        for (number, finding) in &self.found {
            let Key { path, key } = &self.keys[*number];
            wrong.extend(together.found(&Found { path, key, finding }, outputs));
        }
        wrong
    }

    /// Adds what was found when all documents had been looked at.
    fn add_found(&mut self, findings: Vec<Diagnostic>, session: &Session, inputs: &[Input]) {
        for finding in findings {
            let number = finding.place().map(|place| place.source.index());
            let texts = texts_of(session, inputs, &finding);
            if let Some((number, texts)) = number.zip(texts) {
                let sources = texts.iter().collect();
                let found = looked_up(session, vec![finding], &sources);
                self.found.extend(found.into_iter().map(|finding| (number, finding)));
            }
        }
    }
}

/// The texts that a finding points into, read again; none if one of them can be read no more.
fn texts_of(session: &Session, inputs: &[Input], finding: &Diagnostic) -> Option<Vec<Source>> {
    let mut numbers: Vec<usize> =
        finding.labels.iter().map(|label| label.span.source.index()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into_iter().map(|at| read_again(session, &inputs[at], at).ok()).collect()
}
