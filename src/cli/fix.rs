//! `shifr validate --fix`: documents are changed so that findings go.

use clap::Args;

use super::collection::Collection;
use super::inputs::Input;
use super::look::Seen;
use super::printer::Printer;
use super::run::Run;
use super::session::Session;
use crate::catalogue;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::files;
use crate::fix::{Fixed, fix};
use crate::pipeline::{Checked, Checks, Looked, check_source};
use crate::report::{counted, diff};
use crate::schemas::Unchecked;
use crate::source::Source;

/// What is to be fixed, and whether it is written.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Fixes")]
pub(super) struct Fixing {
    /// Change the documents where a change follows from what stands in them
    ///
    /// The words of the source are never changed, and what is not changed stays byte for byte.
    #[arg(long, conflicts_with = "write_baseline")]
    fix: bool,

    /// With --fix or --diff: also what is only likely; the changes are shown
    #[arg(long = "unsafe")]
    risky: bool,

    /// Show what --fix would change, as a unified diff, and write nothing
    #[arg(long, conflicts_with_all = ["fix", "write_baseline"])]
    diff: bool,
}

impl Fixing {
    /// Why these options cannot be obeyed, if they cannot.
    pub(super) fn refusal(self, inputs: &[Input]) -> Option<&'static str> {
        if self.risky && !self.is_wanted() {
            return Some("--unsafe goes with --fix or --diff");
        }
        let has_stdin = inputs.iter().any(|input| input.file().is_none());
        (self.fix && has_stdin).then_some("--fix needs files; --diff shows changes of any text")
    }

    pub(super) fn is_wanted(self) -> bool {
        self.fix || self.diff
    }

    /// Whether findings are reported, and not the changes alone.
    pub(super) fn reports(self) -> bool {
        !self.diff
    }

    fn up_to(self) -> Applicability {
        if self.risky { Applicability::Unsafe } else { Applicability::Safe }
    }
}

/// What has become of a document.
struct Change {
    before: Source,
    after: String,
    count: usize,
}

/// Fixes and checks every document by itself.
pub(super) fn run(
    run: &mut Run<'_>,
    inputs: &[Input],
    fixing: Fixing,
    checks: &Checks<'_>,
) -> Done {
    let (mut collection, mut unchecked) = (Collection::default(), Vec::new());
    let mut tally = Tally::default();
    let fixer = Fixer { session: run.session(), fixing, checks };
    let look = |input: &Input, source: &Source| fixer.look(input, source);
    run.each_seen(inputs, look, |input, looked, printer| {
        let Fruits { checked, change, unchecked: named, likely } = looked.unwrap_or_default();
        unchecked.extend(named);
        tally.likely += likely;
        checked.into_iter().for_each(|checked| collection.add(input, checked));
        change.and_then(|change| tally.take(input, &change, fixing, printer)).into_iter().collect()
    });
    if fixing.diff && tally.files > 0 {
        run.blame();
    }
    Done { remark: tally.remark(fixing), collection, unchecked }
}

/// What came of all documents.
pub(super) struct Done {
    /// What was changed, in words.
    pub(super) remark: String,
    /// The documents as they are after their fixes, to be compared.
    pub(super) collection: Collection,
    /// Schemas that they were not judged by.
    pub(super) unchecked: Vec<Unchecked>,
}

/// What came of a document.
#[derive(Default)]
struct Fruits {
    checked: Option<Checked>,
    change: Option<Change>,
    /// Schemas that it was not judged by.
    unchecked: Vec<Unchecked>,
    /// How many fixes were not made because they are only likely.
    likely: usize,
}

/// How every document is fixed and checked.
struct Fixer<'a, 'c> {
    session: &'a Session,
    fixing: Fixing,
    checks: &'a Checks<'c>,
}

impl Fixer<'_, '_> {
    /// A document as it is after its fixes. With `--diff` only the changes are of interest, and why there are
    /// none if it cannot be read.
    fn look(&self, input: &Input, source: &Source) -> Seen<Fruits> {
        let fixed = fix(source, self.fixing.up_to(), |source| self.reported(source));
        // Findings must be of the file as it will stand, so it is asked now whether it can be written.
        let path = input.file().filter(|_| fixed.is_some());
        let refused = path.and_then(|path| files::replaceable(&path, source).err());
        let fixed = fixed.filter(|_| refused.is_none());
        let change = fixed.as_ref().map(|fixed| Change::of(source, fixed));
        let fixed = fixed.filter(|_| !self.fixing.diff).map(|fixed| fixed.source);
        let Looked { checked, mut findings, included, unchecked, .. } =
            check_source(fixed.as_ref().unwrap_or(source), self.checks);
        let is_left = |finding: &&Diagnostic| self.is_left(finding, source.name());
        let likely = if refused.is_some() { 0 } else { findings.iter().filter(is_left).count() };
        if self.fixing.diff {
            findings.retain(|finding| catalogue::blinds(finding.kind));
        }
        findings.extend(refused);
        let fruits = Fruits { checked, change, unchecked, likely };
        Seen { value: fruits, findings, changed: fixed, included }
    }

    /// The findings of the rules that are reported; schemas know no fixes.
    fn reported(&self, source: &Source) -> Vec<Diagnostic> {
        let rules = Checks { schemas: None, ..*self.checks };
        let mut findings = check_source(source, &rules).findings;
        findings.retain(|finding| self.session.reports(finding, source.name()));
        findings
    }

    /// Whether a finding has a fix that was not made because it is only likely.
    fn is_left(&self, finding: &Diagnostic, file: &str) -> bool {
        let needs_look = |fix: &Fix| fix.applicability > self.fixing.up_to();
        finding.fix.as_deref().is_some_and(needs_look) && self.session.reports(finding, file)
    }
}

impl Change {
    fn of(source: &Source, Fixed { source: fixed, count }: &Fixed) -> Change {
        let before = Source::new(source.id(), source.name(), source.text()).after(source.lead());
        Change { before, after: fixed.text().to_owned(), count: *count }
    }
}

/// How much was fixed.
#[derive(Default)]
struct Tally {
    fixes: usize,
    files: usize,
    likely: usize,
}

impl Tally {
    fn take(
        &mut self,
        input: &Input,
        change: &Change,
        fixing: Fixing,
        printer: &mut Printer,
    ) -> Option<Diagnostic> {
        let Change { before, after, count } = change;
        if fixing.diff || fixing.risky {
            let path = before.name().trim_start_matches("./");
            printer.document(&diff(path, before.text(), after));
        }
        if !fixing.diff
            && let Some(path) = input.file()
            && let Err(wrong) = files::replace(&path, before, after)
        {
            return Some(wrong);
        }
        self.fixes += count;
        self.files += 1;
        None
    }

    fn remark(&self, fixing: Fixing) -> String {
        let files = counted(self.files, "file");
        let fixes =
            if self.fixes == 1 { "1 fix".to_owned() } else { format!("{} fixes", self.fixes) };
        let done = if fixing.diff { "to be made" } else { "made" };
        let likely = match self.likely {
            0 => String::new(),
            count => format!("; {count} more with --unsafe"),
        };
        format!("{fixes} in {files} {done}{likely}")
    }
}
