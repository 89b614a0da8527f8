//! One row for each finding about a record.

use super::{Cell, Kind, Table};
use crate::export::Found;
use crate::report::{Place, Related};

/// Findings come when all records are known, for some are about several; a record has no rows of its own here.
pub(in crate::export) static TABLE: Table = Table {
    name: "findings",
    columns: &[
        ("code", Kind::Text),
        ("severity", Kind::Text),
        ("message", Kind::Text),
        ("file", Kind::Text),
        ("line", Kind::Number),
        ("column", Kind::Number),
        ("endLine", Kind::Number),
        ("endColumn", Kind::Number),
        ("label", Kind::Text),
        ("related", Kind::Text),
        ("help", Kind::Text),
    ],
    rows: |_| Vec::new(),
};

/// The row of a finding, without the keys.
pub(super) fn row(found: &Found<'_>) -> Vec<Cell> {
    let finding = found.finding;
    let number = |of: fn(&Place) -> usize| {
        let number = finding.place.as_ref().and_then(|place| i64::try_from(of(place)).ok());
        number.map_or(Cell::Nothing, Cell::Number)
    };
    vec![
        Cell::text(finding.kind.code.to_owned()),
        Cell::text(finding.severity.to_string()),
        Cell::text(finding.message.clone()),
        optional(finding.path.as_deref()),
        number(|place| place.line),
        number(|place| place.column),
        number(|place| place.end_line),
        number(|place| place.end_column),
        optional(finding.label.as_deref()),
        Cell::list(finding.related.iter().map(related)),
        optional(finding.help.as_deref()),
    ]
}

fn optional(words: Option<&str>) -> Cell {
    Cell::text(words.unwrap_or_default().to_owned())
}

// related ::= file ":" line ":" column " " label
fn related(related: &Related) -> String {
    format!("{} {}", related.location(), related.label)
}
