//! `shifr config`: what is set, and where.

use clap::Args;

use super::arguments::Global;
use super::config_file;
use super::printer::Printer;
use super::refusal::Refusal;
use super::session::Session;
use super::verdict::Verdict;
use crate::config::{Setting, json_schema, settings};
use crate::source::Source;

/// Show every setting with its value, and where the value comes from
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr config                                the settings that count here
  shifr config --schema > shifr.schema.json   for editors: completion and checks of shifr.toml")]
pub(super) struct Arguments {
    /// Print the JSON Schema of shifr.toml instead
    #[arg(long)]
    schema: bool,
}

pub(super) fn run(
    global: &Global,
    arguments: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    if arguments.schema {
        printer.document(&json_schema());
        return Ok(Verdict::Clean);
    }
    // What a run could not follow is refused here, too.
    Session::open(global, printer)?;
    let file = config_file::source(global)?;
    let name = file.as_ref().map_or("", Source::name);
    if file.is_none() {
        printer.remark("no shifr.toml found; everything is as usual");
    }
    let rows: Vec<_> =
        settings(file.as_ref()).iter().map(|setting| row(setting, name, global)).collect();
    let widest = rows.iter().map(|(value, _)| value.chars().count()).max().unwrap_or(0);
    let lines = rows.iter().map(|(value, from)| format!("{value:widest$}  # {from}\n"));
    printer.document(&lines.collect::<String>());
    Ok(Verdict::Clean)
}

/// A setting as TOML with dotted keys, and where its value comes from.
fn row(setting: &Setting, file: &str, global: &Global) -> (String, String) {
    let Setting { key, path, value, line } = setting;
    if let Some((option, value)) = key.option.and_then(|option| given(option, global)) {
        return (format!("{path} = {value}"), format!("--{option}"));
    }
    let from = match line {
        Some(line) => format!("{file}:{line}"),
        None if value.is_empty() => "not set".to_owned(),
        None => "usual".to_owned(),
    };
    let set = if value.is_empty() { format!("# {path}") } else { format!("{path} = {value}") };
    (set, from)
}

/// The value that the command line gives an option of every command.
fn given(option: &'static str, global: &Global) -> Option<(&'static str, String)> {
    let list = |words: &[String]| (!words.is_empty()).then(|| format!("{words:?}"));
    let value = match option {
        "select" => list(&global.select),
        "ignore" => list(&global.ignore),
        "max-size" => global.max_size.map(|size| format!("\"{} B\"", size.0)),
        _ => None,
    };
    Some((option, value?))
}
