//! One row for each cable number, and for each number by which another cable is meant.

use super::{Cell, Kind, Table};
use crate::cable::{Inline, Node};
use crate::export::Record;
use crate::export::pieces::{Place, for_each_piece};
use crate::export::words::one_line;

/// `kind` is `number` or `reference`; only a number has a series.
pub(super) static TABLE: Table = Table {
    name: "numbers",
    columns: &[
        ("place", Kind::Text),
        ("kind", Kind::Text),
        ("series", Kind::Text),
        ("n", Kind::Text),
        ("words", Kind::Text),
    ],
    rows,
};

fn rows(record: &Record<'_>) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for_each_piece(record.cable, &mut |place, piece| rows.extend(row(place, piece)));
    rows
}

fn row(place: Place, piece: &Inline) -> Option<Vec<Cell>> {
    let (kind, series, n) = match &piece.node {
        Node::Number { number, .. } => ("number", number.series.name(), &number.n),
        Node::Reference { n, .. } => ("reference", "", &**n),
        _ => return None,
    };
    let words = one_line(piece.content());
    let cells = [place.name(), kind, series, &n.value, &words].map(str::to_owned);
    Some(cells.map(Cell::text).into())
}
