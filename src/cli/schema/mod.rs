//! `shifr schema`: the schemas that a project pins, and which of them judges a document.

mod add;
mod fetch;
mod list;
mod remove;
mod which;

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, Subcommand};

use super::arguments::Global;
use super::printer::Printer;
use super::refusal::Refusal;
use super::session::Session;
use super::verdict::Verdict;
use crate::config::NAME;
use crate::files;
use crate::nearest::did_you_mean;
use crate::network::Client;
use crate::schemas::{Pins, Store};

/// Pin schemas under names, fetch them, and tell which one judges a document
///
/// A pin is an entry of shifr.toml: a name, where the schema comes from, and the SHA-256 of each of its files.
/// `shifr validate --schema NAME` and `schema.files` take the name. Only `add` and `fetch` reach the network.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr schema add tei https://www.tei-c.org/Vault/P5/4.12.0/xml/tei/custom/schema/relaxng/tei_all.rng
  shifr schema fetch                     get what shifr.toml pins, in CI for instance
  shifr schema list
  shifr schema which encoded             by which schema each document is judged, and why
  shifr validate --schema tei encoded    without network")]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Add(add::Arguments),
    /// List the schemas that shifr.toml pins, and whether they are at hand
    ///
    /// With `--format json` they are a JSON array, with `jsonl` a JSON object in a line each.
    List,
    Which(which::Arguments),
    Fetch(fetch::Arguments),
    Remove(remove::Arguments),
}

impl Arguments {
    /// Whether the standard output carries a table, so that findings must go elsewhere.
    pub(super) fn fills_stdout(&self) -> bool {
        matches!(self.command, Command::List | Command::Which(_))
    }
}

pub(super) fn run(
    global: &Global,
    Arguments { command }: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    match command {
        Command::Add(arguments) => add::run(global, arguments, printer),
        Command::List => list::run(global, printer),
        Command::Which(arguments) => which::run(global, arguments, printer),
        Command::Fetch(arguments) => fetch::run(global, arguments, printer),
        Command::Remove(arguments) => remove::run(global, arguments, printer),
    }
}

/// How the network is reached.
#[derive(Debug, Args)]
struct Reach {
    /// Wait this many seconds for the server's next sign of life
    #[arg(long, value_name = "SECONDS", default_value = "30")]
    timeout: u64,
}

impl Reach {
    fn client(&self, session: &Session) -> Result<Client, Refusal> {
        Client::new(Duration::from_secs(self.timeout), session.limit).map_err(Refusal::Usage)
    }
}

/// The folder of the user that fetched files are kept in.
fn store(pins: &Pins) -> Result<&Store, Refusal> {
    let nowhere = || {
        let variable = files::CACHE_VARIABLE;
        let message =
            format!("this system has no folder for fetched schemas; name one in {variable}");
        Refusal::Usage(message)
    };
    pins.store.as_ref().ok_or_else(nowhere)
}

fn unknown(name: &str, pins: &Pins) -> Refusal {
    let hint = did_you_mean(name, pins.pins.iter().map(|pin| pin.name.as_str()));
    Refusal::Usage(format!(
        "`{name}` is not pinned in {NAME}{hint}\n\n`shifr schema list` lists all"
    ))
}

/// A `shifr.toml`, which need not be there yet, and its text.
fn config_text(global: &Global) -> Result<(PathBuf, String), Refusal> {
    let file = super::config_file::path(global).unwrap_or_else(|| NAME.into());
    let text = super::config_file::source(global)?;
    Ok((file, text.map_or_else(String::new, |source| source.text().to_owned())))
}

/// Writes a `shifr.toml` that has a pin more or less.
fn write_config(file: &Path, text: Result<String, String>) -> Result<(), Refusal> {
    let text = text.map_err(|why| {
        Refusal::Usage(format!("`{}` cannot be changed: {why}", files::shown(file)))
    })?;
    let written = files::write_if_changed(file, text.as_bytes());
    written.map(|_| ()).map_err(|error| Refusal::of(files::unwritable(file, &error)))
}
