//! An interrupted run leaves no half-written file: the one door to ctrlc.

use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Lets the file that is being written be finished, and the screen be tidied, before Ctrl-C, or a request to end, ends
/// the program.
///
/// Where the system takes no handler, it ends the program itself; then a temporary file may stay behind,
/// but still none of half its length under a name of its own.
pub fn finish_writing_when_interrupted(tidy: impl Fn() + Send + 'static) {
    let _ = ctrlc::set_handler(move || {
        let _nothing_is_written = writing();
        tidy();
        process::exit(INTERRUPTED);
    });
}

/// What shells give for a program that Ctrl-C has ended.
const INTERRUPTED: i32 = 130;

/// Held from before a temporary file is made until it has its name.
pub(super) fn writing() -> MutexGuard<'static, ()> {
    static WRITING: Mutex<()> = Mutex::new(());
    // A write that panicked has dropped its temporary file.
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}
