//! The program: [`shifr::cli`] does everything.

use std::process::ExitCode;

fn main() -> ExitCode {
    shifr::cli::run(std::env::args_os())
}
