//! The program: [`shifr::cli`] does everything.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A text becomes many small values, made by one thread of many: the system's allocator spends a fifth of the time
/// on growing its arenas.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    shifr::cli::run(std::env::args_os())
}
