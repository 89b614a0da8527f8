//! `shifr explain`: the page of a kind of finding.

use clap::Args;

use super::printer::Printer;
use super::refusal::Refusal;
use super::verdict::Verdict;
use crate::catalogue;
use crate::diagnostic::Family;
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
        return Err(Refusal::Usage(unknown(code)));
    };
    printer.document(kind.page);
    Ok(Verdict::Clean)
}

fn unknown(code: &str) -> String {
    if Family::ALL.iter().any(|family| family.name() == code) {
        return format!(
            "`{code}` is a family of codes\n\n`shifr rules` lists those of each family"
        );
    }
    let hint = did_you_mean(code, catalogue::kinds().iter().map(|kind| kind.code));
    format!("`{code}` is no code{hint}\n\n`shifr rules` lists all")
}
