//! The command line: the one door to clap, and the only place that prints.

mod arguments;
mod encode;
mod validate;
mod fix;
mod export;
mod build;
mod explain;
mod rules;
mod trace;
mod layouts;
mod schema;
mod archives;
mod shelfmark;
mod config;
mod clean;
mod init;
mod completions;
mod man;

mod config_file;
mod own_registers;
mod selection;
mod session;
mod inputs;
mod choice;
mod schemas;
mod memory;
mod gallery;
mod documents;
mod look;
mod run;
mod collection;
mod again;
mod verdict;
mod outputs;
mod listing;
mod printer;
mod outlet;
mod stream;
mod terminal;
mod refusal;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use printer::Printer;
use verdict::Verdict;

use crate::{files, report};

/// Does what the arguments say, the program's name first.
///
/// The exit code is 0 if all is well, 1 if there are errors or warnings, and 2 if something could not be
/// looked at, or the arguments or `shifr.toml` cannot be followed.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    match Arguments::try_parse_from(arguments) {
        Ok(arguments) => obey(&arguments),
        Err(said) => {
            // Help that nobody reads to the end (`shifr help | head`) has been given all the same.
            let _ = said.print();
            ExitCode::from(u8::try_from(said.exit_code()).unwrap_or(Verdict::CODE_OF_NO_LOOK))
        }
    }
}

fn obey(Arguments { global, command }: &Arguments) -> ExitCode {
    files::finish_writing_when_interrupted(report::take_bar_away);
    let mut printer = Printer::new(global, command.fills_stdout());
    if let Some(contradiction) = global.contradiction() {
        printer.error(&contradiction);
        return Verdict::CouldNotLook.exit_code(false);
    }
    let verdict = match command {
        Command::Encode(arguments) => encode::run(global, arguments, &mut printer),
        Command::Validate(arguments) => validate::run(global, arguments, &mut printer),
        Command::Export(arguments) => export::run(global, arguments, &mut printer),
        Command::Build(arguments) => build::run(global, arguments, &mut printer),
        Command::Explain(arguments) => explain::run(arguments, &mut printer),
        Command::Schema(arguments) => schema::run(global, arguments, &mut printer),
        Command::Rules => rules::run(global, &mut printer),
        Command::Archives(arguments) => archives::run(global, arguments, &mut printer),
        Command::Shelfmark(arguments) => shelfmark::run(global, arguments, &mut printer),
        Command::Layouts => layouts::run(&mut printer),
        Command::Config(arguments) => config::run(global, arguments, &mut printer),
        Command::Clean(arguments) => clean::run(global, arguments, &mut printer),
        Command::Init(arguments) => init::run(arguments, &mut printer),
        Command::Completions(arguments) => completions::run(arguments, &mut printer),
        Command::Man(arguments) => man::run(arguments, &mut printer),
    };
    let verdict = verdict.unwrap_or_else(|refusal| {
        refusal.print(&mut printer);
        Verdict::CouldNotLook
    });
    printer.verdict(verdict).exit_code(global.exit_zero)
}
