//! Exports whose files name each other: documents are read twice, first for their facts, then for their pages.

use std::collections::BTreeSet;
use std::path::Path;

use super::read_again;
use crate::catalogue;
use crate::cli::inputs::Input;
use crate::cli::outputs::{Document, Outputs};
use crate::cli::session::Session;
use crate::diagnostic::{Diagnostic, Family, Outcome};
use crate::export::html::{self, Contradiction, Entry, Names, Page, Site, Survey};
use crate::export::not_on_page;
use crate::files;
use crate::pipeline::{
    Checked, Checks, Work, check_source, for_each_in_order, guarded, read_source,
};
use crate::report::Sources;
use crate::rules::{self, Corpus};
use crate::source::{Source, SourceId};
use crate::suppression::{self, Suppression};

/// What the first go over the documents has gathered.
#[derive(Default)]
pub(in crate::cli) struct Gathered {
    survey: Survey,
    corpus: Corpus,
    suppressions: Vec<Suppression>,
    /// The record of each input; none if it could not be read.
    records: Vec<Option<usize>>,
}

/// What is kept of one document.
pub(in crate::cli) struct Read {
    entry: Entry,
    /// What the rules say of it.
    findings: Vec<Diagnostic>,
    checked: Checked,
}

/// Reads a document; only what kept it from being read is left as a finding of the run.
pub(in crate::cli) fn read(
    session: &Session,
    input: &Input,
    source: &Source,
) -> Outcome<Option<Read>> {
    let (context, kinds) = (session.context(), catalogue::kinds());
    let looked = check_source(source, &Checks { context, kinds, schemas: None, rules: true });
    let of_rules = |finding: &Diagnostic| rules::named(finding.kind.code).is_some();
    let (findings, diagnostics): (Vec<_>, Vec<_>) = looked.findings.into_iter().partition(of_rules);
    let left_out = looked.checked.as_ref().and_then(|checked| not_on_page(&checked.cable));
    let value = looked.checked.map(|checked| {
        let stem = files::shown(&super::document_path(input).with_extension(""));
        let findings = session.report(findings, &Sources::from_iter([source])).findings;
        Read { entry: Entry::of(&checked.cable, &stem, names(session)), findings, checked }
    });
    let told = |finding: &Diagnostic| finding.kind.family != Family::Suppression;
    Outcome { value, diagnostics: diagnostics.into_iter().filter(told).chain(left_out).collect() }
}

fn names(session: &Session) -> Names<'_> {
    let registers = session.registers();
    Names { persons: registers.persons, archives: registers.archives }
}

impl Gathered {
    /// Takes the documents in the order of their inputs, those that could not be read too.
    pub(in crate::cli) fn add(&mut self, read: Option<Read>) {
        let record = read.map(|Read { entry, findings, checked }| {
            let record = self.survey.add(entry);
            let of = |_: SourceId| Some(record);
            let found = findings.iter().filter_map(|finding| Contradiction::of(finding, of));
            self.survey.contradict(found);
            self.corpus.records.push(checked.facts);
            self.suppressions.extend(checked.suppressions);
            record
        });
        self.records.push(record);
    }

    /// Reads the documents without a word about what is wrong with them: that has been said.
    pub(in crate::cli) fn quietly(session: &Session, inputs: &[Input]) -> Gathered {
        let mut gathered = Gathered::default();
        let read = |at: usize, input: &Input| {
            let source = read_again(session, input, at).ok()?;
            guarded(source.name(), || read(session, input, &source)).ok()?.value
        };
        for_each_in_order(Work::Heavy, inputs, read, |read| gathered.add(read));
        gathered
    }

    /// Writes the site below a folder, and gives back what went wrong.
    pub(in crate::cli) fn write(
        mut self,
        session: &Session,
        inputs: &[Input],
        folder: &Path,
        outputs: &mut Outputs<'_>,
    ) -> Vec<Diagnostic> {
        self.compare(session);
        let title = session.config.edition.title.as_deref().unwrap_or("Records");
        let site = self.survey.finish(title);
        let kept: Vec<(usize, usize)> = (0..inputs.len())
            .filter_map(|at| Some((at, self.records.get(at).copied().flatten()?)))
            .collect();
        let mut findings = Vec::new();
        let mut written = BTreeSet::new();
        let mut keep = |input: &Path, Page { path, text }: Page| {
            let document = Document { path: folder.join(&path), text };
            written.insert(path);
            findings.extend(outputs.write(input, &document));
        };
        let mut lost = Vec::new();
        let page = |_: usize, &(at, record): &(usize, usize)| {
            (at, page(session, &site, &inputs[at], at, record))
        };
        for_each_in_order(Work::Heavy, &kept, page, |(at, page)| match page {
            Ok(page) => keep(inputs[at].path(), page),
            Err(finding) => lost.push(*finding),
        });
        site.pages().for_each(|page| keep(Path::new("html"), page));
        findings.extend(lost);
        findings.extend(outputs.remove_stale(&html::EXPORT, folder, &written));
        findings
    }

    /// Adds which documents name each other by their days, and what they say of each other that cannot be.
    fn compare(&mut self, session: &Session) {
        self.survey.name_by_day(rules::named_by_day(&self.corpus));
        let findings = rules::run_on_collection(&self.corpus, &session.context());
        let findings = suppression::apply(&mut self.suppressions, findings);
        let record = |source: SourceId| self.records.get(source.index()).copied().flatten();
        let found = findings.iter().filter_map(|finding| Contradiction::of(finding, record));
        let found: Vec<Contradiction> = found.collect();
        self.survey.contradict(found);
        self.corpus = Corpus::default();
    }
}

/// The page of a record, from its document.
fn page(
    session: &Session,
    site: &Site,
    input: &Input,
    at: usize,
    record: usize,
) -> Result<Page, Box<Diagnostic>> {
    let source = read_again(session, input, at)?;
    guarded(source.name(), || {
        let cable = read_source(&source).value;
        cable.map(|cable| site.record(record, &cable, &source, names(session)))
    })?
    .ok_or_else(|| {
        let message = format!("`{}` has been written to", source.name());
        Box::new(
            Diagnostic::new(&files::CHANGED_FILE, message)
                .of(source.name())
                .help("run shifr again"),
        )
    })
}
