//! `shifr explain`: the page of a kind of finding.

use clap::Args;

use super::printer::Printer;
use super::refusal::Refusal;
use super::verdict::Verdict;
use crate::catalogue;
use crate::nearest::did_you_mean;

/// Tell what a finding means, why it matters and how to settle it
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr explain cable-number-mismatch
  shifr rules                             list every code")]
pub(super) struct Arguments {
    /// The code that stands in brackets: error[cable-number-mismatch]
    code: String,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> Result<Verdict, Refusal> {
    let code = arguments.code.as_str();
    let Some(kind) = catalogue::named(code) else {
        let hint = did_you_mean(code, catalogue::kinds().iter().map(|kind| kind.code));
        return Err(Refusal::Usage(format!(
            "`{code}` is no code{hint}\n\n`shifr rules` lists all"
        )));
    };
    printer.document(kind.page);
    Ok(Verdict::Clean)
}
