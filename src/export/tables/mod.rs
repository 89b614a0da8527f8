//! Records as tables, for CSV and Parquet: the same columns, the same rows.

mod cell;
mod records;
mod witnesses;
mod numbers;
mod names;
mod findings;

pub(super) use cell::{Cell, Kind};
pub(super) use findings::TABLE as FINDINGS;

use super::{Found, Record};

/// Every table.
pub(super) static TABLES: [&Table; 6] = [
    &records::TABLE,
    &witnesses::TABLE,
    &numbers::TABLE,
    &names::PERSONS,
    &names::PLACES,
    &FINDINGS,
];

/// A table: what its columns are called, and the rows that a record gives it.
pub(super) struct Table {
    /// Its name, which its file bears.
    pub(super) name: &'static str,
    /// Its own columns, behind [`KEYS`].
    pub(super) columns: &'static [(&'static str, Kind)],
    /// The rows of a record, without the keys.
    pub(super) rows: fn(&Record<'_>) -> Vec<Vec<Cell>>,
}

/// What every table begins with: the record, by the path of its document and by its number, and the place of the
/// row among those of the record.
const KEYS: [(&str, Kind); 3] =
    [("path", Kind::Text), ("key", Kind::Text), ("position", Kind::Number)];

impl Table {
    /// All its columns.
    pub(super) fn all_columns(&self) -> impl Iterator<Item = (&'static str, Kind)> {
        KEYS.into_iter().chain(self.columns.iter().copied())
    }

    /// The rows of a record with every column.
    pub(super) fn whole_rows(&self, record: &Record<'_>) -> impl Iterator<Item = Vec<Cell>> {
        let (path, key) = (record.path, record.id());
        let rows = (self.rows)(record).into_iter().zip(1..);
        rows.map(move |(row, position)| with_keys(path, key, position, row))
    }
}

fn with_keys(path: &str, key: &str, position: i64, row: Vec<Cell>) -> Vec<Cell> {
    let keys = [Cell::text(path.to_owned()), Cell::text(key.to_owned()), Cell::Number(position)];
    keys.into_iter().chain(row).collect()
}

/// Counts the findings about each record, which come one record after the other.
#[derive(Debug, Default)]
pub(super) struct Positions {
    path: String,
    position: i64,
}

impl Positions {
    /// The row of the next finding in [`FINDINGS`].
    pub(super) fn row(&mut self, found: &Found<'_>) -> Vec<Cell> {
        if self.path != found.path {
            *self = Positions { path: found.path.to_owned(), position: 0 };
        }
        self.position += 1;
        with_keys(found.path, found.key, self.position, findings::row(found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cable::Cable;
    use crate::source::{SourceId, Span};

    #[test]
    fn a_record_that_says_nothing_has_a_row_and_every_column() {
        let cable = Cable::new(Span::new(SourceId(0), 0..0));
        let record = Record { path: "a/b.xml", cable: &cable, tei: "" };
        let rows: Vec<_> = TABLES[0].whole_rows(&record).collect();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].len(), TABLES[0].all_columns().count());
        assert_eq!(rows[0][1], Cell::text("a/b".to_owned()));
    }
}
