//! Understands a transcription (stub).

use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Outcome, Severity};
use crate::transcription::Transcription;
use crate::{archives, persons};

/// What the converter knows of the world.
#[derive(Clone, Copy, Debug)]
pub struct Registers<'r> {
    /// Archives, for the citation.
    pub archives: &'r archives::Register,
    /// Persons, for names.
    pub persons: &'r persons::Register,
}

/// The record must not be used: letters were lost.
pub static LOST_TEXT: Kind = Kind { code: "lost-text", family: Family::File, severity: Severity::Error, summary: "x", page: "# lost-text\n" };

/// All kinds.
pub static KINDS: &[&Kind] = &[&LOST_TEXT];

/// Makes a record of a transcription.
pub fn encode(transcription: &Transcription<'_>, _registers: Registers<'_>) -> Outcome<Cable> {
    let diagnostics: Vec<Diagnostic> = Vec::new();
    Outcome { value: Cable::new(transcription.span), diagnostics }
}
