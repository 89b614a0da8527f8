//! Tables.

use super::Inline;
use crate::source::Span;

/// `table`.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its rows from top to bottom.
    pub rows: Vec<Row>,
    /// Where the table stands.
    pub span: Span,
}

/// `row`: its cells in order.
#[derive(Clone, Debug)]
pub struct Row {
    /// The cells, from the first column on.
    pub cells: Vec<Cell>,
}

/// `cell`.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Whether it heads a column or a row: `@role='label'`.
    pub is_label: bool,
    /// Its words.
    pub content: Vec<Inline>,
}

impl Table {
    /// The words of every cell, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &[Inline]> {
        self.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.content.as_slice())
    }
}
