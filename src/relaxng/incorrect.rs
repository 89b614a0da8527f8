//! A schema that is not correct.

use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;

/// The schema breaks a clause of the specification, so that nothing can be judged by it.
pub static INCORRECT_SCHEMA: Kind = Kind {
    code: "incorrect-schema",
    family: Family::Schema,
    severity: Severity::Error,
    summary: "the schema is not correct RELAX NG, so nothing can be checked with it",
    page: include_str!("../../docs/rules/incorrect-schema.md"),
};

/// A finding about a schema: what is wrong at a place, and by which clause of the specification.
pub(super) fn incorrect(clause: &str, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&INCORRECT_SCHEMA, message)
        .at(span, "here")
        .help(format!("see clause {clause} of the RELAX NG specification; nothing was validated"))
}
