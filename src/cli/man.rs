//! `shifr man`: the one door to clap_mangen.

use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_mangen::Man;

use super::arguments;
use super::printer::Printer;
use super::refusal::Refusal;
use super::verdict::Verdict;
use crate::files;

/// Print the manual page, or write those of all commands
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr man | man -l -
  shifr man --output ~/.local/share/man/man1")]
pub(super) struct Arguments {
    /// Write shifr.1 and a page for each command to this folder
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> Result<Verdict, Refusal> {
    let mut command = arguments::Arguments::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = &arguments.output else {
        printer.document(&String::from_utf8_lossy(&page(command)));
        return Ok(Verdict::Clean);
    };
    for page_of in commands(command) {
        // A command of a command is named `shifr-encode`, its page shifr-encode.1.
        let name = page_of.get_display_name().unwrap_or("shifr").to_owned();
        let path = folder.join(format!("{name}.1"));
        files::write_if_changed(&path, &page(page_of))
            .map_err(|error| Refusal::of(files::unwritable(&path, &error)))?;
    }
    Ok(Verdict::Clean)
}

/// The command and those below it, however deep.
fn commands(command: clap::Command) -> Vec<clap::Command> {
    let below: Vec<_> = command.get_subcommands().cloned().flat_map(commands).collect();
    [command].into_iter().chain(below).collect()
}

fn page(command: clap::Command) -> Vec<u8> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page).expect("writing to memory cannot fail");
    page
}
