//! A record, or a fact of one, that an export has no place for.

use super::{Export, Record};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

/// The form has no place for a record, or for something that it says.
pub static LEFT_OUT_OF_EXPORT: Kind = Kind {
    code: "left-out-of-export",
    family: Family::Record,
    severity: Severity::Info,
    summary: "an export has no place for a record, or for something that it says",
    page: include_str!("../../docs/rules/left-out-of-export.md"),
};

/// The finding for a record that is not in an export.
pub(super) fn left_out(export: &Export, record: &Record<'_>, why: &str) -> Diagnostic {
    let message = format!("`{}` is not in the export `{}`: {why}", record.path, export.name);
    Diagnostic::new(&LEFT_OUT_OF_EXPORT, message).of(record.path)
}
