//! Names: `Name`, `NCName` and `NMTOKEN` (XML 1.0, fifth edition, productions 4 to 7).

use super::reason::Flaw;
use crate::xml::name::{is_name_char, is_name_start};

/// Whether a text is a `Name`.
pub(super) fn check_name(text: &str) -> Result<(), Flaw> {
    check(text, |_| true)
}

/// Whether a text is an `NCName`: a name without colon.
pub(super) fn check_nc_name(text: &str) -> Result<(), Flaw> {
    check(text, |c| c != ':')
}

/// Whether a text is an `Nmtoken`.
pub(super) fn check_nm_token(text: &str) -> Result<(), Flaw> {
    let strange = text.chars().find(|&c| !is_name_char(c));
    match strange {
        Some(c) => Err(Flaw::Character(c)),
        None if text.is_empty() => Err(Flaw::Form),
        None => Ok(()),
    }
}

// Name ::= NameStartChar (NameChar)*
fn check(text: &str, allowed: impl Fn(char) -> bool) -> Result<(), Flaw> {
    let first = text.chars().next().ok_or(Flaw::Form)?;
    if let Some(c) = text.chars().find(|&c| !is_name_char(c) || !allowed(c)) {
        return Err(Flaw::Character(c));
    }
    if is_name_start(first) { Ok(()) } else { Err(Flaw::FirstCharacter(first)) }
}
