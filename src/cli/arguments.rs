//! What can be said on the command line.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::{
    archives, build, clean, completions, config, encode, explain, export, init, man, schema,
    shelfmark, validate,
};
use crate::config::Size;
use crate::files;
use crate::report::{Format, UnknownFormat};

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
  shifr schema add tei https://...        pin a schema, to be used without network
  shifr init                              files for a project and its checks on every commit
  shifr explain unknown-fond              what a finding means and how to settle it
  shifr archives RGASPI                   what is known of an archive
  shifr shelfmark \"RGASPI, f. 558\"        read a shelfmark and explain it";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Encode(encode::Arguments),
    Validate(validate::Arguments),
    Export(export::Arguments),
    Build(build::Arguments),
    Schema(schema::Arguments),
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
    Config(config::Arguments),
    Clean(clean::Arguments),
    Init(init::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

impl Command {
    /// Whether the standard output carries a document, so that findings must go elsewhere.
    pub(super) fn fills_stdout(&self) -> bool {
        match self {
            Command::Encode(arguments) => arguments.to_stdout(),
            Command::Export(arguments) => arguments.to_stdout(),
            Command::Schema(arguments) => arguments.fills_stdout(),
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

    /// How findings are given out [default: pretty at a terminal, else short]
    ///
    /// pretty, short, jsonl, json, github, sarif, junit, checkstyle, gitlab or html. No form is chosen
    /// because of where shifr runs: annotations on GitHub, too, must be asked for.
    #[arg(long, global = true)]
    pub(super) format: Option<Format>,

    /// Write findings to this file instead, whole or not at all
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) output_file: Option<PathBuf>,

    /// Write findings to a file, too, in a form of its own: sarif=shifr.sarif; may be repeated
    #[arg(long, global = true, value_name = "FORMAT=FILE")]
    pub(super) report: Vec<ReportFile>,

    /// Count findings by rule instead of showing each
    #[arg(long, global = true)]
    pub(super) statistics: bool,

    /// Show this many findings at most; the others are counted
    #[arg(long, global = true, value_name = "NUMBER", value_parser = number)]
    pub(super) max_findings: Option<usize>,

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

    /// Give warnings out as errors
    #[arg(long, global = true)]
    pub(super) error_on_warnings: bool,

    /// Print findings only: neither summary nor progress
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,

    /// Whether findings have colour; auto obeys the terminal, NO_COLOR and CLICOLOR_FORCE
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,

    /// Whether places are links to their files; auto asks what is known of the terminal
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) hyperlinks: When,

    /// Do not read larger files: a number with kB, KiB, MB, MiB, GB or GiB [default: 64 MiB]
    #[arg(long, global = true, value_name = "SIZE")]
    pub(super) max_size: Option<Size>,
}

impl Global {
    /// What cannot be had together, in words.
    pub(super) fn contradiction(&self) -> Option<String> {
        self.uncountable().or_else(|| self.doubled_file())
    }

    fn uncountable(&self) -> Option<String> {
        let counts = matches!(
            self.format,
            None | Some(Format::Pretty | Format::Short | Format::Jsonl | Format::Json)
        );
        (self.statistics && !counts)
            .then(|| "--statistics goes with the forms pretty, short, jsonl and json".to_owned())
    }

    /// A file for two reports would hold the last one only.
    fn doubled_file(&self) -> Option<String> {
        let files = self.report.iter().map(|report| &report.path).chain(&self.output_file);
        let files: Vec<_> = files.filter_map(|file| Some((file, files::settled(file)?))).collect();
        let doubled = |(at, (_, file)): (usize, &(_, PathBuf))| {
            files[..at].iter().find(|(_, earlier)| earlier == file)
        };
        let (file, _) = files.iter().enumerate().find_map(doubled)?;
        Some(format!(
            "`{}` cannot take two reports; give each a file of its own",
            files::shown(file)
        ))
    }
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("`{text}` is no number of findings: 0, 1, 2 and so on"))
}

/// A file for findings.
#[derive(Clone, Debug)]
pub(super) struct ReportFile {
    pub(super) format: Format,
    pub(super) path: PathBuf,
}

// report ::= format "=" path
impl FromStr for ReportFile {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (format, path) = text
            .split_once('=')
            .filter(|(_, path)| !path.is_empty())
            .ok_or("give a form and a file: sarif=shifr.sarif")?;
        let format = format.parse().map_err(|unknown: UnknownFormat| unknown.to_string())?;
        Ok(ReportFile { format, path: path.into() })
    }
}

/// When there is something that not every terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
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
