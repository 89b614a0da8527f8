//! Files of the registers: built in, and extended by files of the same form in a user's project.

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Family, Kind, Outcome, Severity};
use crate::source::{Source, SourceId};

/// A file of a register cannot be read.
pub static UNREADABLE_REGISTER: Kind = Kind {
    code: "unreadable-register",
    family: Family::Archive,
    severity: Severity::Error,
    summary: "a file of a register cannot be read",
    page: include_str!("../docs/rules/unreadable-register.md"),
};

/// The register of files that are part of the program, each with its name; a test reads them.
pub fn builtin<R>(files: &[(&str, &str)], read: impl FnOnce(&[Source]) -> Outcome<R>) -> R {
    let texts: Vec<Source> =
        files.iter().map(|&(name, text)| Source::new(SourceId(0), name, text)).collect();
    let Outcome { value, diagnostics } = read(&texts);
    assert!(diagnostics.is_empty(), "a test reads them: {diagnostics:?}");
    value
}

/// What a file says.
///
/// # Errors
///
/// If it is no TOML, or has keys that its register does not know: the finding has the place.
pub fn parse<T: DeserializeOwned>(text: &Source) -> Result<T, Diagnostic> {
    toml::from_str(text.text()).map_err(|error| {
        let reason = error.message().lines().next().unwrap_or_default();
        let message = format!("`{}` cannot be read: {reason}", text.name());
        Diagnostic::new(&UNREADABLE_REGISTER, message)
            .at(text.span(error.span().unwrap_or(0..0)), "reading stopped here")
            .help("correct the file; nothing of what it says is used until then")
    })
}

/// The entries of a register with those of a user's files: one of a known id takes the place of what was
/// known. A file that cannot be read is a finding and adds nothing.
pub fn extended<F: DeserializeOwned, E: Clone>(
    known: &[E],
    texts: &[Source],
    entries: impl Fn(F) -> Vec<E>,
    id: impl Fn(&E) -> &str,
) -> Outcome<Vec<E>> {
    let mut value = known.to_vec();
    let mut diagnostics = Vec::new();
    for text in texts {
        match parse(text) {
            Ok(file) => {
                for entry in entries(file) {
                    value.retain(|known| id(known) != id(&entry));
                    value.push(entry);
                }
            }
            Err(finding) => diagnostics.push(finding),
        }
    }
    Outcome { value, diagnostics }
}
