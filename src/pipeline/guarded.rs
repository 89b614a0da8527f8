//! A bug that one file brings out must not take the others down.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

/// Does the work for the file of that name; a panic becomes a finding.
///
/// The panic's own message goes to the error stream as always, for it names the line of the program.
pub fn guarded<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, Box<Diagnostic>> {
    // The work makes its values itself and shares nothing that it could leave half changed.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| Box::new(internal_error(name, &*panic)))
}

/// The program has a bug.
pub static INTERNAL_ERROR: Kind = Kind {
    code: "internal-error",
    family: Family::File,
    severity: Severity::Error,
    summary: "shifr failed on the file; the fault is shifr's",
    page: include_str!("../../docs/rules/internal-error.md"),
};

fn internal_error(name: &str, panic: &(dyn Any + Send)) -> Diagnostic {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| panic.downcast_ref::<&str>().copied());
    let message = format!("shifr failed on `{name}`: {}", words.unwrap_or("without a message"));
    Diagnostic::new(&INTERNAL_ERROR, message)
        .of(name)
        .help("this is a fault of shifr, not of the file; please report it together with the file")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_finding() {
        assert_eq!(guarded("a.txt", || 7).ok(), Some(7));
        let finding = guarded("b.txt", || -> u8 { panic!("no {}", "way") }).expect_err("panics");
        assert_eq!(finding.message, "shifr failed on `b.txt`: no way");
        assert_eq!(finding.path.as_deref(), Some("b.txt"));
    }
}
