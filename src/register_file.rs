//! Files of the registers: built in, and extended by files of the same form in a user's project.

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Source;

/// A file of a register cannot be read.
pub static UNREADABLE_REGISTER: Kind = Kind {
    code: "unreadable-register",
    family: Family::Archive,
    severity: Severity::Error,
    summary: "a file of a register cannot be read",
    page: include_str!("../docs/rules/unreadable-register.md"),
};

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
