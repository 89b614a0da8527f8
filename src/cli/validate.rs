//! `shifr validate`: TEI is checked.

use std::path::PathBuf;

use clap::Args;

use super::arguments::Global;
use super::inputs::{self, DOCUMENTS};
use super::printer::Printer;
use super::refusal::Refusal;
use super::run::Run;
use super::session::Session;
use super::verdict::Verdict;
use crate::diagnostic::Outcome;
use crate::pipeline::check_source;

/// Check TEI documents: archives, shelfmarks, numbers, dates
///
/// Nothing is written. The documents may come from shifr or from anywhere else; what the profile of shifr
/// does not know is passed over.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr validate                          the encoded folder of the project
  shifr validate --select archive *.xml   archives and shelfmarks only
  shifr validate --format jsonl | jq .code")]
pub(super) struct Arguments {
    /// Files, folders (their .xml files), or - for the standard input
    ///
    /// [default: the encoded folder of shifr.toml, else encoded]
    paths: Vec<PathBuf>,
}

pub(super) fn run(
    global: &Global,
    arguments: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    let mut session = Session::open(global, printer)?;
    let mut paths = arguments.paths.clone();
    if paths.is_empty() {
        paths.push(session.config.encoded.clone());
    }
    let Outcome { value: inputs, diagnostics } = inputs::find(&paths, DOCUMENTS);
    let mut run = Run::new(&mut session, printer);
    let session = run.session();
    run.missing(diagnostics);
    let check = |_: &_, source: &_| check_source(source, &session.context());
    run.each(&inputs, check, |_, _, _| Vec::new());
    Ok(run.finish(None))
}
