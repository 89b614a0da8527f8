//! `shifr completions`: the one door to clap_complete.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::arguments;
use super::printer::Printer;
use super::refusal::Refusal;
use super::verdict::Verdict;

/// Print what a shell needs to complete commands and options
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr completions bash > ~/.local/share/bash-completion/completions/shifr
  shifr completions fish > ~/.config/fish/completions/shifr.fish")]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> Result<Verdict, Refusal> {
    let mut script = Vec::new();
    let mut command = arguments::Arguments::command();
    generate(arguments.shell, &mut command, "shifr", &mut script);
    printer.document(&String::from_utf8_lossy(&script));
    Ok(Verdict::Clean)
}
