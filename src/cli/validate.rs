//! `shifr validate`: TEI is checked.

use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::Global;
use super::choice::Choice;
use super::fix::{self, Fixing};
use super::inputs::{DOCUMENTS, Input};
use super::outputs::counted;
use super::printer::Printer;
use super::refusal::Refusal;
use super::run::{Collection, Run, Seen};
use super::schemas::{self, Schemas};
use super::session::Session;
use super::verdict::Verdict;
use crate::diagnostic::Outcome;
use crate::files;
use crate::pipeline::{Checks, Looked, check_source};
use crate::schemas::Judges;
use crate::source::Source;

/// Check TEI documents: structure, archives, shelfmarks, numbers, dates
///
/// Nothing is written. The documents may come from shifr or from anywhere else. Their structure is judged by
/// the RELAX NG schemas of --schema, else of shifr.toml, else those that they name in `xml-model`, else by
/// the profile of shifr.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr validate                          the encoded folder of the project
  shifr validate --select archive *.xml   archives and shelfmarks only
  shifr validate --schema tei_all.rng     structure by that schema, and the rules
  shifr validate --only schema            no rules
  shifr validate --format jsonl | jq .code
  shifr validate --diff                   what --fix would change
  shifr validate --fix --unsafe           change it, and what is only likely
  shifr validate --since origin/main --format github --report sarif=shifr.sarif
  git ls-files -z '*.xml' | shifr validate --files-from -")]
pub(super) struct Arguments {
    /// Files, folders (their .xml files), or - for the standard input
    ///
    /// [default: the encoded folder of shifr.toml, else encoded]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    schemas: Schemas,

    #[command(flatten)]
    choice: Choice,

    /// Do not report the findings of this file [default: the baseline of shifr.toml]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Write all findings to the file of --baseline instead of reporting them
    #[arg(long, requires = "baseline", conflicts_with_all = ["changed", "since", "staged"])]
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
    let session = if arguments.write_baseline {
        session.writing_baseline()
    } else {
        session.with_baseline(baseline)?
    };
    // What has not changed is read all the same, for it may be contradicted by what has.
    let Arguments { paths, choice, .. } = arguments;
    let mut session = session.with_changed(choice.changed()?);
    let paths = choice.paths(paths, &session.config.encoded)?;
    let Outcome { value: inputs, diagnostics } = choice.find(&paths, DOCUMENTS, &session);
    if let Some(refusal) = arguments.fixing.refusal(&inputs) {
        return Err(Refusal::Usage(refusal.to_owned()));
    }
    let library = arguments.schemas.library(&session)?;
    let mut run = Run::new(&mut session, printer);
    run.missing(diagnostics);
    // A folder is a collection, and a file that is named is a part of one.
    let is_whole = paths.iter().all(|path| path.is_dir());
    let judges = Judges::new(&library, arguments.schemas.manner());
    let checks = schemas::checks(arguments.schemas.only, run.session(), &judges);
    let fixed = check(&mut run, &inputs, arguments.fixing, &checks, is_whole);
    if arguments.fixing.reports() {
        run.schemas(&library, &judges);
    }
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
fn check(
    run: &mut Run<'_>,
    inputs: &[Input],
    fixing: Fixing,
    checks: &Checks<'_>,
    is_whole: bool,
) -> Option<String> {
    let mut collection = Collection { is_whole, ..Collection::default() };
    let remark = if fixing.is_wanted() {
        Some(fix::run(run, inputs, fixing, checks, &mut collection))
    } else {
        look(run, inputs, checks, &mut collection);
        None
    };
    if fixing.reports() {
        run.compare(collection);
    }
    remark
}

fn look(run: &mut Run<'_>, inputs: &[Input], checks: &Checks<'_>, collection: &mut Collection) {
    let look = |_: &Input, source: &Source| {
        let Looked { checked, findings, included } = check_source(source, checks);
        Seen { value: checked, findings, changed: None, included }
    };
    run.each_seen(inputs, look, |input, checked, _| {
        checked.flatten().into_iter().for_each(|checked| collection.add(input, checked));
        Vec::new()
    });
}
