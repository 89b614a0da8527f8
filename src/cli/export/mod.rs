//! `shifr export`: TEI becomes something else.

mod together;
mod checked;
mod linked;

pub(super) use checked::each_record_quietly;
pub(super) use linked::Gathered;
pub(super) use together::Together;

use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::Global;
use super::choice::Choice;
use super::inputs::{DOCUMENTS, Input};
use super::outputs::{self, Document, Outputs, Tally};
use super::printer::Printer;
use super::refusal::Refusal;
use super::run::Run;
use super::schemas::Schemas;
use super::session::Session;
use super::verdict::Verdict;
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::export::{self, EXPORTS, Export, Form};
use crate::files::Claims;
use crate::nearest::did_you_mean;
use crate::pipeline::read_source;
use crate::report::counted;
use crate::source::{Source, SourceId};
use checked::Checking;

/// Write TEI documents in another form
///
/// One document is printed; several need a folder to go to, unless the form holds them all in one text. Only
/// what kept documents from being read, or from being exported, is reported. What else is found in them is a
/// table of csv and parquet.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr export --list                        the forms there are
  shifr export text encoded/103.xml          print the reading text
  shifr export text encoded -o exports/text  write one file for each document
  shifr export cmif encoded > letters.xml    one text of all documents
  shifr export html encoded -o site          a website with a page for each record")]
pub(super) struct Arguments {
    /// List the forms there are
    #[arg(long, exclusive = true)]
    list: bool,

    /// The form: see --list
    #[arg(required_unless_present = "list")]
    name: Option<String>,

    /// Files, folders (their .xml files), or - for the standard input
    ///
    /// [default: the encoded folder of shifr.toml, else encoded]
    paths: Vec<PathBuf>,

    /// Write below this folder
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,

    #[command(flatten)]
    choice: Choice,
}

impl Arguments {
    pub(super) fn to_stdout(&self) -> bool {
        self.output.is_none()
    }
}

pub(super) fn run(
    global: &Global,
    arguments: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    let Some(name) = &arguments.name else {
        printer.document(&list());
        return Ok(Verdict::Clean);
    };
    let export = named(name)?;
    arguments.output.iter().try_for_each(|folder| outputs::refuse_file(folder))?;
    let mut session = Session::open(global, printer)?;
    let Outcome { value: inputs, diagnostics } =
        arguments.choice.inputs(&arguments.paths, &session.config.encoded, DOCUMENTS, &session)?;
    if let Some(refusal) = refusal(export, &inputs, arguments.to_stdout()) {
        return Err(Refusal::Usage(refusal));
    }
    let library = export.tells_findings().then(|| Schemas::default().library(&session));
    library.iter().try_for_each(|library| Schemas::default().refuse_incorrect(library))?;
    let mut run = Run::new(&mut session, printer);
    run.missing(diagnostics);
    let folder = arguments.output.as_deref();
    Ok(match (&export.form, folder) {
        (Form::Each { write, .. }, None) => print(run, &inputs, *write),
        (Form::Each { extension, write }, Some(folder)) => {
            write_each(run, &inputs, *write, |input| folder.join(place(input, extension)))
        }
        (Form::Together { begin, .. }, None) => together::print(run, &inputs, *begin),
        (Form::Together { .. }, Some(folder)) => {
            let is_whole = arguments.paths.iter().all(|path| path.is_dir());
            let checking = library.as_ref().map(|library| Checking { library, is_whole });
            together::write(run, &inputs, export, checking, folder)
        }
        (Form::Linked, folder) => write_linked(run, &inputs, folder.expect("the form needs one")),
    })
}

/// Why these documents cannot go to the standard output, if they should.
fn refusal(export: &Export, inputs: &[Input], to_stdout: bool) -> Option<String> {
    let count = inputs.len();
    let is_linked = matches!(export.form, Form::Linked);
    if is_linked && inputs.iter().any(|input| input.file().is_none()) {
        return Some(format!("`{}` reads documents twice, and takes files only", export.name));
    }
    let message = match export.form {
        Form::Each { .. } if count > 1 => format!("{count} documents need a folder to go to"),
        Form::Together { only: None, .. } | Form::Linked => {
            format!("the files of `{}` need a folder to go to", export.name)
        }
        Form::Each { .. } | Form::Together { only: Some(_), .. } => return None,
    };
    to_stdout.then(|| format!("{message}; add --output DIR"))
}

fn print(mut run: Run<'_>, inputs: &[Input], write: fn(&Cable) -> String) -> Verdict {
    let look = |_: &Input, source: &Source| exported(write, source);
    run.each(inputs, look, |_, text, printer| {
        text.flatten().iter().for_each(|text| printer.document(text));
        Vec::new()
    });
    run.finish_aside(None)
}

fn write_each(
    mut run: Run<'_>,
    inputs: &[Input],
    write: fn(&Cable) -> String,
    place: impl Fn(&Input) -> PathBuf,
) -> Verdict {
    let (mut claims, mut tally) = (Claims::default(), Tally::default());
    let look = |_: &Input, source: &Source| exported(write, source);
    run.each(inputs, look, |input, text, _| {
        let path = place(input);
        let document = text.flatten().map(|text| Document { path, text });
        tally.not_written += usize::from(document.is_none());
        let mut outputs = Outputs { claims: &mut claims, tally: &mut tally };
        document.iter().filter_map(|document| outputs.write(input.path(), document)).collect()
    });
    run.finish_aside([format!("{}: {tally}", counted(inputs.len(), "document"))])
}

fn write_linked(mut run: Run<'_>, inputs: &[Input], folder: &Path) -> Verdict {
    let (mut claims, mut tally) = (Claims::default(), Tally::default());
    let session = run.session();
    let mut gathered = Gathered::default();
    let look = |input: &Input, source: &Source| linked::read(session, input, source);
    run.each(inputs, look, |_, read, _| {
        gathered.add(read.flatten());
        Vec::new()
    });
    let mut outputs = Outputs { claims: &mut claims, tally: &mut tally };
    let findings = gathered.write(session, inputs, folder, &mut outputs);
    run.missing(findings);
    run.finish_aside([format!("{}: {tally}", counted(inputs.len(), "document"))])
}

fn list() -> String {
    EXPORTS.iter().map(|export| format!("{:<14} {}\n", export.name, export.summary)).collect()
}

fn named(name: &str) -> Result<&'static Export, Refusal> {
    export::named(name).ok_or_else(|| {
        let hint = did_you_mean(name, EXPORTS.iter().map(|export| export.name));
        Refusal::Usage(format!("`{name}` is no export{hint}\n\n`shifr export --list` lists all"))
    })
}

/// The text of a document in another form; `None` if the document could not be read.
fn exported(write: fn(&Cable) -> String, source: &Source) -> Outcome<Option<String>> {
    let Outcome { value: cable, mut diagnostics } = read_source(source);
    diagnostics.extend(cable.as_ref().and_then(export::not_in_reading_text));
    Outcome { value: cable.map(|cable| write(&cable)), diagnostics }
}

/// Where the text of a document goes in a folder of texts.
fn place(input: &Input, extension: &str) -> PathBuf {
    document_path(input).with_extension(extension)
}

/// The path of a document in the folder of documents.
fn document_path(input: &Input) -> &Path {
    match input {
        Input::Stdin(_) => Path::new("record.xml"),
        Input::File(found) => &found.relative,
    }
}

/// The text of an input once more, under its number.
fn read_again(session: &Session, input: &Input, at: usize) -> Result<Source, Box<Diagnostic>> {
    input.read(SourceId::nth(at), session.limit).map(|read| read.value).map_err(Box::new)
}
