//! `shifr validate`: TEI is checked.

use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::Global;
use super::fix::{self, Fixing};
use super::inputs::{self, DOCUMENTS, Input};
use super::outputs::counted;
use super::printer::Printer;
use super::refusal::Refusal;
use super::run::{Collection, Run};
use super::session::Session;
use super::verdict::Verdict;
use crate::diagnostic::Outcome;
use crate::pipeline::check_source;
use crate::source::Source;
use crate::{catalogue, files};

/// Check TEI documents: archives, shelfmarks, numbers, dates
///
/// Nothing is written. The documents may come from shifr or from anywhere else; what the profile of shifr
/// does not know is passed over.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr validate                          the encoded folder of the project
  shifr validate --select archive *.xml   archives and shelfmarks only
  shifr validate --format jsonl | jq .code
  shifr validate --diff                   what --fix would change
  shifr validate --fix --unsafe           change it, and what is only likely")]
pub(super) struct Arguments {
    /// Files, folders (their .xml files), or - for the standard input
    ///
    /// [default: the encoded folder of shifr.toml, else encoded]
    paths: Vec<PathBuf>,

    /// Do not report the findings of this file [default: the baseline of shifr.toml]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Write all findings to the file of --baseline instead of reporting them
    #[arg(long, requires = "baseline")]
    write_baseline: bool,

    #[command(flatten)]
    fixing: Fixing,
}

pub(super) fn run(
    global: &Global,
    arguments: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    let session = Session::open(global, printer)?;
    let baseline = arguments.baseline.as_deref();
    let mut session = if arguments.write_baseline {
        session.writing_baseline()
    } else {
        session.with_baseline(baseline)?
    };
    let mut paths = arguments.paths.clone();
    if paths.is_empty() {
        paths.push(session.config.encoded.clone());
    }
    let Outcome { value: inputs, diagnostics } = inputs::find(&paths, DOCUMENTS);
    if let Some(refusal) = arguments.fixing.refusal(&inputs) {
        return Err(Refusal::Usage(refusal.to_owned()));
    }
    let mut run = Run::new(&mut session, printer);
    run.missing(diagnostics);
    // A folder is a collection, and a file that is named is a part of one.
    let is_whole = paths.iter().all(|path| path.is_dir());
    let fixed = check(&mut run, &inputs, arguments.fixing, is_whole);
    run.close_baseline();
    let written = run.session().new_baseline();
    let written = written.map(|text| write_baseline(&mut run, baseline, &text));
    Ok(run.finish(fixed.into_iter().chain(written)))
}

/// Writes the findings of the run down, and says how many there were.
fn write_baseline(run: &mut Run<'_>, file: Option<&Path>, text: &str) -> String {
    let file = file.expect("the arguments require the file");
    match files::write_if_changed(file, text.as_bytes()) {
        Ok(_) => format!("{}: {}", files::shown(file), counted(text.lines().count(), "finding")),
        Err(error) => {
            run.missing(vec![files::unwritable(file, &error)]);
            format!("{}: not written", files::shown(file))
        }
    }
}

/// Checks every document by itself, then all of them together.
fn check(run: &mut Run<'_>, inputs: &[Input], fixing: Fixing, is_whole: bool) -> Option<String> {
    let mut collection = Collection { is_whole, ..Collection::default() };
    let remark = if fixing.is_wanted() {
        Some(fix::run(run, inputs, fixing, &mut collection))
    } else {
        look(run, inputs, &mut collection);
        None
    };
    if fixing.reports() {
        run.compare(collection);
    }
    remark
}

fn look(run: &mut Run<'_>, inputs: &[Input], collection: &mut Collection) {
    let session = run.session();
    let look =
        |_: &Input, source: &Source| check_source(source, &session.context(), catalogue::kinds());
    run.each(inputs, look, |input, checked, _| {
        checked.flatten().into_iter().for_each(|checked| collection.add(input, checked));
        Vec::new()
    });
}
