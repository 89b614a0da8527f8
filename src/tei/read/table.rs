//! `table`: rows and cells.

use super::Reader;
use crate::cable::{Block, Cell, Row, Table};
use crate::tei::profile::LABEL;
use crate::xml::Element;

impl Reader {
    /// Reads a table; what stands in it beside rows becomes blocks before it.
    // table ::= head* row+
    pub(super) fn push_table(&mut self, element: Element<'_>, out: &mut Vec<Block>) {
        let (rows, others): (Vec<_>, Vec<_>) =
            element.elements().partition(|part| part.name() == "row");
        others.into_iter().for_each(|part| self.push_block(part, out));
        let rows: Vec<Row> = rows.into_iter().map(|row| self.row(row)).collect();
        if !rows.is_empty() {
            out.push(Block::Table(Table { rows, span: element.span() }));
        }
    }

    fn row(&mut self, row: Element<'_>) -> Row {
        let heads = row.has("role", LABEL);
        let cells = row.elements().map(|cell| Cell {
            is_label: heads || cell.has("role", LABEL),
            content: self.content(cell),
        });
        Row { cells: cells.collect() }
    }
}
