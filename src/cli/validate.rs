//! `shifr validate`: TEI is checked.

use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::Global;
use super::choice::Choice;
use super::collection::Collection;
use super::documents;
use super::fix::{self, Fixing};
use super::gallery::Before;
use super::inputs::{DOCUMENTS, Input};
use super::memory::{Memory, News, Recalled};
use super::printer::Printer;
use super::refusal::Refusal;
use super::run::Run;
use super::schemas::{self, Schemas};
use super::session::Session;
use super::verdict::Verdict;
use crate::cache::About;
use crate::diagnostic::Outcome;
use crate::files;
use crate::pipeline::{Checks, both};
use crate::report::counted;
use crate::schemas::{Judges, Library};

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
    #[arg(long, value_name = "FILE", help_heading = "Known findings")]
    baseline: Option<PathBuf>,

    /// Write all findings to the file of --baseline instead of reporting them
    #[arg(long, requires = "baseline", conflicts_with_all = ["changed", "since", "staged"])]
    #[arg(help_heading = "Known findings")]
    write_baseline: bool,

    #[command(flatten)]
    fixing: Fixing,
}

impl Arguments {
    /// What earlier runs have found. Documents that are fixed are looked at in any case.
    fn memory(&self, session: &Session, library: &Library) -> Option<Memory> {
        let is_wanted = self.schemas.uses_cache() && !self.fixing.is_wanted();
        is_wanted.then(|| Memory::open(session, library, self.schemas.asked())).flatten()
    }
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
    let library = arguments.schemas.library(&session);
    // To walk through folders takes as long as to read what is remembered of their documents.
    let find = || choice.find(&paths, DOCUMENTS, &session);
    let (Outcome { value: inputs, diagnostics }, memory) =
        both(find, || arguments.memory(&session, &library));
    if let Some(refusal) = arguments.fixing.refusal(&inputs) {
        return Err(Refusal::Usage(refusal.to_owned()));
    }
    let recalled = memory.as_ref().map(|memory| memory.recall(&inputs));
    // What was judged by schemas that have not changed need not wait for them.
    if !recalled.as_ref().is_some_and(Recalled::is_complete) {
        arguments.schemas.refuse_incorrect(&library)?;
    }
    let are_right = recalled.as_ref().is_some_and(Recalled::registers_are_right);
    session = session.trusting_registers(are_right);
    let mut run = Run::new(&mut session, printer);
    run.missing(diagnostics);
    // A folder is a collection, and a file that is named is a part of one.
    let is_whole = paths.iter().all(|path| path.is_dir());
    let subject = Subject { inputs: &inputs, is_whole, library: &library };
    let judges = Judges::new(&library, arguments.schemas.manner());
    // Registers are not read for documents that are remembered.
    let session = run.session();
    let checks = || schemas::checks(arguments.schemas.only, session, &judges);
    let fixed = if arguments.fixing.is_wanted() {
        Some(fix_and_check(&mut run, subject, arguments.fixing, &checks()))
    } else {
        check(&mut run, subject, &checks, recalled.as_ref());
        None
    };
    run.close_baseline();
    let written = run.session().new_baseline();
    let written = written.map(|text| write_baseline(&mut run, baseline, &text));
    let remarks = fixed.into_iter().chain(written);
    let tells_findings = arguments.fixing.reports() && !arguments.write_baseline;
    Ok(if tells_findings { run.finish(remarks) } else { run.finish_aside(remarks) })
}

/// The documents of a run, and the schemas that judge them.
#[derive(Clone, Copy)]
struct Subject<'a> {
    inputs: &'a [Input],
    /// Whether these are all documents there are.
    is_whole: bool,
    library: &'a Library,
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

/// Fixes and checks every document by itself, then checks all of them together; gives back a remark.
fn fix_and_check(
    run: &mut Run<'_>,
    Subject { inputs, is_whole, library }: Subject<'_>,
    fixing: Fixing,
    checks: &Checks<'_>,
) -> String {
    let fix::Done { remark, collection, unchecked } = fix::run(run, inputs, fixing, checks);
    if fixing.reports() {
        let collection = Collection { is_whole, ..collection };
        run.again(&collection.compare(run.session()).findings);
        run.schemas(library, unchecked);
    }
    remark
}

/// Checks every document by itself, then all of them together, as far as no earlier run has.
fn check<'c>(
    run: &mut Run<'_>,
    Subject { inputs, is_whole, library }: Subject<'_>,
    checks: &(impl Fn() -> Checks<'c> + Sync),
    recalled: Option<&Recalled<'_>>,
) {
    let mut documents = documents::look(run, inputs, checks, recalled);
    let of = documents.checksum(is_whole);
    let known = recalled.zip(of);
    let before = known.map(|(recalled, texts)| Before {
        drawings: &recalled.drawings,
        about: About::Together,
        texts,
    });
    let (together, drawn) = match known.and_then(|(recalled, of)| recalled.together(&of)) {
        Some(findings) => (None, run.compared(&findings, before)),
        None => {
            let compared = documents.collection(is_whole).compare(run.session());
            let drawn = run.compared(&compared.findings, before);
            (of.zip(Some(compared)), drawn)
        }
    };
    run.schemas(library, documents.unchecked);
    if let Some(recalled) = recalled {
        let registers_are_right =
            recalled.registers_are_right() || run.session().has_right_registers();
        let mut news = News { together, registers_are_right, ..documents.news };
        news.drawn.take_all(drawn);
        recalled.keep(inputs, news, library);
    }
}
