//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::{archives, build, encode, explain, export, shelfmark, validate};
use crate::config::Size;
use crate::report::Format;

/// Turns plain transcriptions of archival cables into TEI, and checks what they say
#[derive(Debug, Parser)]
#[command(name = "shifr", version, about, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

const LONG_ABOUT: &str = "\
Turns plain transcriptions of archival cables into TEI, and checks what they say of archives, \
shelfmarks, numbers and dates.

Findings go to the standard output, what shifr says of its own work goes to the error stream. \
A folder stands for the files in it; - is the standard input.";

const AFTER_HELP: &str = "\
Exit codes:
  0  nothing to report, or information only
  1  there are errors or warnings
  2  something could not be looked at: a file, the arguments, shifr.toml; or not be written

Examples:
  shifr encode transcriptions             write encoded/*.xml and report what is odd
  shifr encode - < 103.txt                one transcription to the standard output
  shifr validate encoded --ignore date    check TEI, but not its dates
  shifr build                             bring a whole project up to date
  shifr explain unknown-fond              what a finding means and how to settle it
  shifr archives RGASPI                   what is known of an archive
  shifr shelfmark \"RGASPI, f. 558\"       read a shelfmark and explain it";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Encode(encode::Arguments),
    Validate(validate::Arguments),
    Export(export::Arguments),
    Build(build::Arguments),
    Explain(explain::Arguments),
    Archives(archives::Arguments),
    Shelfmark(shelfmark::Arguments),
    /// List every kind of finding with its family and weight
    ///
    /// The codes and the names of the families are the words that --select and --ignore take. With
    /// `--format jsonl` each kind is a JSON object in a line.
    Rules,
    /// List the layouts of transcriptions, and what each is recognised by
    ///
    /// The first one that has its marks in a text reads it. The names are the words that --layout takes.
    Layouts,
}

impl Command {
    /// Whether the standard output carries a document, so that findings must go elsewhere.
    pub(super) fn fills_stdout(&self) -> bool {
        match self {
            Command::Encode(arguments) => arguments.to_stdout(),
            Command::Export(arguments) => arguments.to_stdout(),
            _ => false,
        }
    }
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Global {
    /// Read this file, and do not look for shifr.toml here and in the folders above
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// How findings are given out: pretty, short or jsonl [default: pretty at a terminal, else short]
    #[arg(long, global = true)]
    pub(super) format: Option<Format>,

    /// Report only these codes and families, instead of what shifr.toml selects
    #[arg(long, global = true, value_name = "WORDS", value_delimiter = ',')]
    pub(super) select: Vec<String>,

    /// Do not report these codes and families, instead of what shifr.toml ignores
    ///
    /// A code counts more than a family. What says that shifr could not look is always reported.
    #[arg(long, global = true, value_name = "WORDS", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,

    /// End with 0 even if there are findings; what could not be looked at still gives 2
    #[arg(long, global = true)]
    pub(super) exit_zero: bool,

    /// Print findings only: neither summary nor progress
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,

    /// Whether findings have colour; auto obeys the terminal, NO_COLOR and CLICOLOR_FORCE
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Colour,

    /// Do not read larger files: a number with kB, KiB, MB, MiB, GB or GiB [default: 64 MiB]
    #[arg(long, global = true, value_name = "SIZE")]
    pub(super) max_size: Option<Size>,
}

/// When there is colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }
}
