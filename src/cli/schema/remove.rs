//! `shifr schema remove`: a schema is pinned no more.

use clap::Args;

use super::super::arguments::Global;
use super::super::printer::Printer;
use super::super::refusal::Refusal;
use super::super::schemas;
use super::super::session::Session;
use super::super::verdict::Verdict;
use super::{config_text, unknown, write_config};
use crate::config::{Structure, without_pin};
use crate::files;

/// Take a pin out of shifr.toml
///
/// What was fetched for it stays in the user's cache folder, for other projects may pin the same.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The name of the pin
    name: String,
}

pub(super) fn run(
    global: &Global,
    Arguments { name }: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    let session = Session::open(global, printer)?;
    let (file, text) = config_text(global)?;
    let Some(text) = without_pin(&text, name).transpose() else {
        return Err(unknown(name, &schemas::pins(&session)));
    };
    if is_used(name, &session.config.structure) {
        let message = format!(
            "`{name}` is what documents are judged by; take it out of `schema.files` and `[[folders]]` first"
        );
        return Err(Refusal::Usage(message));
    }
    write_config(&file, text)?;
    printer.document(&format!("removed `{name}` from {}\n", files::shown(&file)));
    Ok(Verdict::Clean)
}

fn is_used(name: &str, structure: &Structure) -> bool {
    let of_folders = structure.of_folders.iter().flat_map(|(_, names)| names);
    structure.schemas.iter().chain(of_folders).any(|used| used == name)
}
