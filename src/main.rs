//! The program: [`shifr::cli`] does everything.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A record is thousands of small strings made on one thread and dropped on another. The C library's allocator asks the
/// system for every few kilobytes that a thread other than the first one needs.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    shifr::cli::run(std::env::args_os())
}
