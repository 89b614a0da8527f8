//! A record, or a fact of one, that an export has no place for.

use super::{Export, Record};
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Passage;

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

/// The finding for what TEI has as text and the reading text does not; none if there is nothing of the kind.
pub fn not_in_reading_text(cable: &Cable) -> Option<Diagnostic> {
    let beside = cable.beside.iter().map(|division| &division.name);
    not_told(&beside.chain(&cable.not_read).collect::<Vec<_>>(), "the reading text")
}

/// The same for a reading page, which shows what stands beside the text.
pub fn not_on_page(cable: &Cable) -> Option<Diagnostic> {
    not_told(&cable.not_read.iter().collect::<Vec<_>>(), "the page of the record")
}

fn not_told(parts: &[&Passage], place: &str) -> Option<Diagnostic> {
    let mut names: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
    names.dedup();
    let first = names.first()?;
    let message = match names.len() {
        1 => format!("`{first}` is not in {place}"),
        2 => format!("`{first}` and one more part are not in {place}"),
        count => format!("`{first}` and {} more parts are not in {place}", count - 1),
    };
    let finding = Diagnostic::new(&LEFT_OUT_OF_EXPORT, message).help(
        "what stands beside the text, as registers of the editors do, can be had by `tei-corpus`",
    );
    Some(parts.iter().fold(finding, |finding, part| finding.at(part.span, "left out")))
}
