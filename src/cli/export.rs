//! `shifr export`: TEI becomes something else.

use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::Global;
use super::choice::Choice;
use super::inputs::{DOCUMENTS, Input};
use super::outputs::{self, Document, Tally, counted};
use super::printer::Printer;
use super::refusal::Refusal;
use super::run::Run;
use super::session::Session;
use super::verdict::Verdict;
use crate::diagnostic::Outcome;
use crate::export::{self, EXPORTS, Export};
use crate::files::Claims;
use crate::nearest::did_you_mean;
use crate::pipeline::read_source;
use crate::source::Source;

/// Write TEI documents in another form
///
/// One document is printed; several need a folder to go to. What the documents say is not checked here,
/// only what kept them from being read is reported.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr export --list                        the forms there are
  shifr export text encoded/103.xml          print the reading text
  shifr export text encoded -o exports/text  write one file for each document")]
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
    let mut session = Session::open(global, printer)?;
    let Outcome { value: inputs, diagnostics } =
        arguments.choice.inputs(&arguments.paths, &session.config.encoded, DOCUMENTS, &session)?;
    let count = inputs.len();
    if arguments.to_stdout() && count > 1 {
        let message = format!("{count} documents need a folder to go to; add --output DIR");
        return Err(Refusal::Usage(message));
    }
    let mut run = Run::new(&mut session, printer);
    run.missing(diagnostics);
    Ok(match &arguments.output {
        Some(folder) => write(run, &inputs, export, folder),
        None => print(run, &inputs, export),
    })
}

fn print(mut run: Run<'_>, inputs: &[Input], export: &Export) -> Verdict {
    let look = |_: &Input, source: &Source| exported(export, source);
    run.each(inputs, look, |_, text, printer| {
        text.flatten().iter().for_each(|text| printer.document(text));
        Vec::new()
    });
    run.finish(None)
}

fn write(mut run: Run<'_>, inputs: &[Input], export: &Export, folder: &Path) -> Verdict {
    let (mut claims, mut tally) = (Claims::default(), Tally::default());
    let look = |_: &Input, source: &Source| exported(export, source);
    run.each(inputs, look, |input, text, _| {
        let path = folder.join(place(input, export));
        let document = text.flatten().map(|text| Document { path, text });
        tally.not_written += usize::from(document.is_none());
        let write = |document| outputs::write(input.path(), document, &mut claims, &mut tally);
        document.iter().filter_map(write).collect()
    });
    run.finish([format!("{}: {tally}", counted(inputs.len(), "document"))])
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
fn exported(export: &Export, source: &Source) -> Outcome<Option<String>> {
    let Outcome { value: cable, diagnostics } = read_source(source);
    Outcome { value: cable.map(|cable| (export.write)(&cable)), diagnostics }
}

fn place(input: &Input, export: &Export) -> PathBuf {
    let document = match input {
        Input::Stdin(_) => Path::new("record.xml"),
        Input::File(found) => &found.relative,
    };
    document.with_extension(export.extension)
}
