//! The kinds of findings about schemas that documents name.

use crate::diagnostic::{Family, Kind, Severity};

/// The schema of a document cannot be had, so the document was not looked at.
pub static UNAVAILABLE_SCHEMA: Kind = Kind {
    code: "unavailable-schema",
    family: Family::File,
    severity: Severity::Error,
    summary: "a schema cannot be had, so nothing was checked by it",
    page: include_str!("../../docs/rules/unavailable-schema.md"),
};

/// A document names a schema in another language than RELAX NG.
pub static UNCHECKED_SCHEMA: Kind = Kind {
    code: "unchecked-schema",
    family: Family::Schema,
    severity: Severity::Info,
    summary: "documents name schemas in a language that shifr does not check",
    page: include_str!("../../docs/rules/unchecked-schema.md"),
};

/// All of them.
pub static KINDS: &[&Kind] = &[&UNAVAILABLE_SCHEMA, &UNCHECKED_SCHEMA];
