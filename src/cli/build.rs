//! `shifr build`: a whole project is brought up to date.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::Global;
use super::collection::Collection;
use super::encode;
use super::export::{Gathered, Together, each_record_quietly};
use super::inputs::{self, DOCUMENTS, Input, TRANSCRIPTIONS};
use super::look::Seen;
use super::outputs::{self, Document, Outputs, Tally};
use super::printer::Printer;
use super::refusal::Refusal;
use super::run::Run;
use super::schemas::{self, Schemas};
use super::session::Session;
use super::verdict::Verdict;
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::export::{Form, Record as Exported};
use crate::files::{self, Claims, NO_FILES};
use crate::pipeline::{Checked, Looked, Record, check_source};
use crate::report::counted;
use crate::rules::{self, Facts};
use crate::schemas::{Judges, Library, Manner};
use crate::source::Source;
use crate::transcription::{Layout, layouts};

/// Bring a project up to date: encode, check, export
///
/// Every transcription is encoded and checked against its own lines. Documents in the encoded folder that
/// come from no transcription are checked as they are. Exports named in shifr.toml are written. Only files
/// that differ are written.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr build            the project of this folder or the folders above
  shifr build archive    the project in the folder archive")]
pub(super) struct Arguments {
    /// The folder with shifr.toml [default: found here or in the folders above]
    #[arg(value_name = "DIR", conflicts_with = "config")]
    folder: Option<PathBuf>,

    /// Take every transcription to have this layout, whatever its marks and shifr.toml say
    #[arg(long, value_name = "NAME", value_parser = layouts::named)]
    layout: Option<&'static Layout>,

    /// Tag persons and places of the registers in the running text too, as shifr.toml may also say
    #[arg(long)]
    tag_names: bool,
}

pub(super) fn run(
    global: &Global,
    arguments: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    let session = match &arguments.folder {
        Some(folder) if !folder.is_dir() => {
            let message = format!("`{}` is no folder", files::shown(folder));
            return Err(Refusal::Usage(message));
        }
        Some(folder) => Session::open_in(folder, global, printer)?,
        None => Session::open(global, printer)?,
    };
    let mut session = session.with_layout(arguments.layout).with_tagged_names(arguments.tag_names);
    if !session.has_config {
        printer.remark("no shifr.toml found; taking the usual folders of this one");
    }
    let schemas = Schemas::default();
    let library = schemas.library(&session);
    schemas.refuse_incorrect(&library)?;
    let mut run = Run::new(&mut session, printer);
    let mut ledger = Ledger::default();
    ledger.collection.is_whole = true;
    let config = &run.session().config;
    for (export, folder) in config.exports.iter().filter(|(export, _)| !export.tells_findings()) {
        ledger.together.begin(export, folder, &config.edition);
    }
    let transcriptions = encode_all(&mut run, &mut ledger);
    let others = check_others(&mut run, &library, &mut ledger);
    run.overall(ledger.finish_exports());
    run.overall(write_checked(run.session(), &library, &mut ledger.written.exports()));
    let findings = write_linked(run.session(), &mut ledger.written.exports());
    run.missing(findings);
    let together = std::mem::take(&mut ledger.collection).compare(run.session());
    run.again(&together.findings);
    let remarks =
        remarks(transcriptions, others, &ledger.written, !run.session().config.exports.is_empty());
    Ok(run.finish(remarks))
}

/// What a build has written.
#[derive(Default)]
struct Ledger {
    written: Written,
    together: Together,
    /// Documents that come from a transcription, whether they could be written or not.
    made: HashSet<PathBuf>,
    collection: Collection,
}

/// The files of a build; a document and an export cannot have one name.
#[derive(Default)]
struct Written {
    claims: Claims,
    documents: Tally,
    exports: Tally,
}

impl Written {
    fn documents(&mut self) -> Outputs<'_> {
        Outputs { claims: &mut self.claims, tally: &mut self.documents }
    }

    fn exports(&mut self) -> Outputs<'_> {
        Outputs { claims: &mut self.claims, tally: &mut self.exports }
    }
}

/// Encodes every transcription and says how many there are.
fn encode_all(run: &mut Run<'_>, ledger: &mut Ledger) -> usize {
    let session = run.session();
    let folder = &session.config.encoded;
    let paths = [session.config.transcriptions.clone()];
    let Outcome { value: inputs, diagnostics } =
        inputs::in_project(&paths, TRANSCRIPTIONS, session);
    ledger.made.extend(inputs.iter().map(|input| folder.join(document_of(input))));
    run.missing(diagnostics);
    let look = |input: &Input, source: &Source| {
        let Outcome { value: records, diagnostics } = session.encode(source);
        let made = |record: Record| {
            let place = outputs::place(input, &record);
            Made {
                document: encode::document(session, folder, input, &record),
                exports: exports(session, &place, &record.cable),
                facts: Facts::of(&rules::Record::of(&record.cable), None),
                cable: record.cable,
                place,
            }
        };
        Outcome { value: records.into_iter().map(made).collect::<Vec<_>>(), diagnostics }
    };
    run.each(&inputs, look, |input, made, _| {
        let made = made.unwrap_or_default();
        ledger.written.documents.not_written += usize::from(made.is_empty());
        made.into_iter().flat_map(|made| ledger.write(input, made)).collect()
    });
    inputs.len()
}

/// What a record becomes.
struct Made {
    /// Where the document goes within the folder of documents.
    place: PathBuf,
    document: Document,
    exports: Vec<Document>,
    facts: Facts,
    cable: Cable,
}

impl Ledger {
    fn write(&mut self, input: &Input, made: Made) -> Vec<Diagnostic> {
        let Made { place, document, exports, facts, cable } = made;
        self.collection.corpus.records.push(facts);
        let mut wrong = self.write_exports(input, &exports);
        wrong.extend(self.export_together(input, &place, &cable, &document.text));
        wrong.extend(self.written.documents().write(input.path(), &document));
        self.made.insert(document.path);
        wrong
    }

    fn write_exports(&mut self, input: &Input, exports: &[Document]) -> Vec<Diagnostic> {
        let mut outputs = self.written.exports();
        exports.iter().filter_map(|export| outputs.write(input.path(), export)).collect()
    }

    /// Gives a record to the exports of all records together.
    fn export_together(
        &mut self,
        input: &Input,
        place: &Path,
        cable: &Cable,
        tei: &str,
    ) -> Vec<Diagnostic> {
        let path = files::shown(place);
        let record = Exported { path: &path, cable, tei };
        self.together.add(input, &record, &mut self.written.exports())
    }

    fn finish_exports(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.together).finish(&mut self.written.exports())
    }
}

/// Checks the documents that come from no transcription and says how many there are.
fn check_others(run: &mut Run<'_>, library: &Library, ledger: &mut Ledger) -> usize {
    let session = run.session();
    let inputs = others(&session.config.encoded, &ledger.made, run);
    let judges = Judges::new(library, Manner::default());
    let checks = schemas::checks(None, session, &judges);
    let look = |input: &Input, source: &Source| {
        let Looked { checked, findings, unchecked, .. } = check_source(source, &checks);
        let made = checked.map(|checked| Other {
            exports: exports(session, &document_of(input), &checked.cable),
            tei: source.text().to_owned(),
            checked,
        });
        Seen::new((made, unchecked), findings)
    };
    let mut unchecked = Vec::new();
    run.each_seen(&inputs, look, |input, seen, _| {
        let (made, named) = seen.unwrap_or_default();
        unchecked.extend(named);
        let Some(Other { exports, tei, checked }) = made else { return Vec::new() };
        let mut wrong = ledger.export_together(input, &document_of(input), &checked.cable, &tei);
        ledger.collection.add(input, checked);
        wrong.extend(ledger.write_exports(input, &exports));
        wrong
    });
    run.schemas(library, unchecked);
    inputs.len()
}

/// What a document becomes that comes from no transcription.
struct Other {
    exports: Vec<Document>,
    tei: String,
    checked: Checked,
}

/// A project need not have such documents, so an empty or missing folder is nothing to report.
fn others(encoded: &Path, made: &HashSet<PathBuf>, run: &mut Run<'_>) -> Vec<Input> {
    if !encoded.is_dir() {
        return Vec::new();
    }
    let Outcome { value: inputs, diagnostics } =
        inputs::in_project(&[encoded.to_owned()], DOCUMENTS, run.session());
    let wrong = diagnostics.into_iter().filter(|finding| finding.kind.code != NO_FILES.code);
    run.missing(wrong.collect());
    inputs.into_iter().filter(|input| !made.contains(input.path())).collect()
}

/// The first document of an input, as a path in the encoded folder.
fn document_of(input: &Input) -> PathBuf {
    match input {
        Input::Stdin(_) => PathBuf::new(),
        Input::File(found) => found.relative.with_extension("xml"),
    }
}

/// Writes the exports that tell findings, from the documents as they now are.
fn write_checked(
    session: &Session,
    library: &Library,
    outputs: &mut Outputs<'_>,
) -> Vec<Diagnostic> {
    let config = &session.config;
    let mut exports =
        config.exports.iter().filter(|(export, _)| export.tells_findings()).peekable();
    if exports.peek().is_none() {
        return Vec::new();
    }
    let mut together = Together::default();
    exports.for_each(|(export, folder)| together.begin(export, folder, &config.edition));
    let encoded = std::slice::from_ref(&config.encoded);
    let inputs = inputs::in_project(encoded, DOCUMENTS, session).value;
    let mut wrong = each_record_quietly(session, &inputs, library, &mut together, outputs);
    wrong.extend(together.finish(outputs));
    wrong
}

/// Writes the exports whose files name each other, from the documents as they now are.
fn write_linked(session: &Session, outputs: &mut Outputs<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (export, folder) in &session.config.exports {
        if matches!(export.form, Form::Linked) {
            let encoded = [session.config.encoded.clone()];
            let inputs = inputs::in_project(&encoded, DOCUMENTS, session).value;
            let gathered = Gathered::quietly(session, &inputs);
            findings.extend(gathered.write(session, &inputs, folder, outputs));
        }
    }
    findings
}

/// A record in every form that `shifr.toml` asks for and that has a file for each record.
fn exports(session: &Session, place: &Path, cable: &Cable) -> Vec<Document> {
    let exports = session.config.exports.iter();
    exports
        .filter_map(|(export, folder)| match export.form {
            Form::Each { extension, write } => {
                let path = folder.join(place.with_extension(extension));
                Some(Document { path, text: write(cable) })
            }
            Form::Together { .. } | Form::Linked => None,
        })
        .collect()
}

fn remarks(
    transcriptions: usize,
    others: usize,
    written: &Written,
    has_exports: bool,
) -> Vec<String> {
    let Written { documents, exports, .. } = written;
    let mut remarks = vec![format!("{}: {documents}", counted(transcriptions, "transcription"))];
    if others > 0 {
        remarks.push(format!("{} of no transcription: checked", counted(others, "document")));
    }
    if has_exports {
        remarks.push(format!("exports: {exports}"));
    }
    remarks
}
