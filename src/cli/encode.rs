//! `shifr encode`: transcriptions become TEI.

use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::Global;
use super::choice::Choice;
use super::inputs::{Input, TRANSCRIPTIONS};
use super::outputs::{self, Document, Outputs, Tally};
use super::printer::Printer;
use super::refusal::Refusal;
use super::run::Run;
use super::session::Session;
use super::trace;
use super::verdict::Verdict;
use crate::diagnostic::Outcome;
use crate::files::Claims;
use crate::pipeline::Record;
use crate::report::counted;
use crate::source::Source;
use crate::tei::{self, Model};
use crate::transcription::{Layout, layouts};

/// Encode transcriptions as TEI, and check what they say
///
/// Each record becomes a file of the same name in the output folder, in the same folders below it; further
/// records of one file are numbered: x.xml, x-2.xml. Only files that differ are written. Nothing is
/// written for a text that has no known layout, or if a word of it would be lost.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr encode transcriptions             write to encoded/, or where shifr.toml says
  shifr encode a.txt b.txt -o tei         write tei/a.xml and tei/b.xml
  shifr encode --stdout 103.txt | xmllint --noout -
  shifr encode --trace 103.txt            what each line was taken for
  pbpaste | shifr encode -                a text from the clipboard
  shifr encode --layout plain notes.txt   the text of a document alone")]
pub(super) struct Arguments {
    /// Files, folders (their .txt and .text files), or - for the standard input
    ///
    /// May be left out with --changed, --since and --staged: then they are the folder of transcriptions.
    #[arg(required_unless_present_any = ["changed", "since", "staged", "files_from", "stdin_filename"])]
    paths: Vec<PathBuf>,

    /// Write below this folder [default: the encoded folder of shifr.toml, else encoded]
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,

    /// Print the TEI of one transcription; findings go to the error stream
    ///
    /// This is what - alone does without --output. Several records follow one another.
    #[arg(long, conflicts_with = "output")]
    stdout: bool,

    /// Show what each line was taken for and where it went, and write nothing
    #[arg(long, conflicts_with_all = ["output", "stdout"])]
    trace: bool,

    /// Take every transcription to have this layout, whatever its marks; `shifr layouts` lists them
    #[arg(long, value_name = "NAME", value_parser = layouts::named)]
    layout: Option<&'static Layout>,

    /// Tag persons and places of the registers in the running text too
    ///
    /// Titles, addressee lines, signatures and lists of copies have their names tagged in any case.
    #[arg(long)]
    tag_names: bool,
    #[command(flatten)]
    choice: Choice,
}

impl Arguments {
    pub(super) fn to_stdout(&self) -> bool {
        let only_stdin = self.choice.is_stdin(&self.paths);
        self.stdout || self.trace || only_stdin && self.output.is_none()
    }
}

pub(super) fn run(
    global: &Global,
    arguments: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    arguments.output.iter().try_for_each(|folder| outputs::refuse_file(folder))?;
    let mut session = Session::open(global, printer)?
        .with_layout(arguments.layout)
        .with_tagged_names(arguments.tag_names);
    let folder = arguments.output.clone().unwrap_or_else(|| session.config.encoded.clone());
    let Arguments { paths, choice, .. } = arguments;
    let Outcome { value: inputs, diagnostics } =
        choice.inputs(paths, &session.config.transcriptions, TRANSCRIPTIONS, &session)?;
    let count = inputs.len();
    if arguments.stdout && count > 1 {
        return Err(Refusal::Usage(format!(
            "--stdout takes one transcription, and here are {count}"
        )));
    }
    let view = printer.document_view();
    let mut run = Run::new(&mut session, printer);
    run.missing(diagnostics);
    if arguments.trace {
        return Ok(trace::run(run, &inputs, view));
    }
    Ok(if arguments.to_stdout() {
        print(run, &inputs, &folder)
    } else {
        write(run, &inputs, &folder)
    })
}

fn print(mut run: Run<'_>, inputs: &[Input], folder: &Path) -> Verdict {
    let session = run.session();
    let look = |input: &Input, source: &Source| encode(session, folder, input, source);
    run.each(inputs, look, |_, documents, printer| {
        documents.iter().flatten().for_each(|document| printer.document(&document.text));
        Vec::new()
    });
    run.finish(None)
}

fn write(mut run: Run<'_>, inputs: &[Input], folder: &Path) -> Verdict {
    let session = run.session();
    let (mut claims, mut tally) = (Claims::default(), Tally::default());
    let look = |input: &Input, source: &Source| encode(session, folder, input, source);
    run.each(inputs, look, |input, documents, _| {
        let documents = documents.unwrap_or_default();
        tally.not_written += usize::from(documents.is_empty());
        let mut outputs = Outputs { claims: &mut claims, tally: &mut tally };
        documents.iter().filter_map(|document| outputs.write(input.path(), document)).collect()
    });
    run.finish([remark(inputs, &tally)])
}

fn remark(inputs: &[Input], tally: &Tally) -> String {
    let transcriptions = counted(inputs.len(), "transcription");
    if tally.failed() {
        format!("{transcriptions}: nothing was written")
    } else {
        format!("{transcriptions}: {tally}")
    }
}

/// The TEI of every record of a transcription.
fn encode(
    session: &Session,
    folder: &Path,
    input: &Input,
    source: &Source,
) -> Outcome<Vec<Document>> {
    let Outcome { value: records, diagnostics } = session.encode(source);
    let document = |record: &Record| document(session, folder, input, record);
    Outcome { value: records.iter().map(document).collect(), diagnostics }
}

/// The TEI of a record as it is written below the folder.
pub(super) fn document(
    session: &Session,
    folder: &Path,
    input: &Input,
    record: &Record,
) -> Document {
    let place = outputs::place(input, record);
    let schemas = session.config.schemas_from(folder, &place);
    let models: Vec<Model> = schemas.into_iter().map(|href| Model { href }).collect();
    Document { path: folder.join(place), text: tei::write(&record.cable, &models) }
}
