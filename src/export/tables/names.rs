//! One row for each name: of persons, offices and organisations, and of places.

use super::{Cell, Kind, Table};
use crate::cable::{Name, NameKind, Node};
use crate::export::Record;
use crate::export::pieces::{Place, for_each_piece};
use crate::export::words::one_line;

/// `place` tells where the name stands: in the title, with a sender, in the text.
const COLUMNS: &[(&str, Kind)] =
    &[("place", Kind::Text), ("element", Kind::Text), ("name", Kind::Text), ("ref", Kind::Text)];

/// Persons, offices and organisations.
pub(super) static PERSONS: Table = Table {
    name: "persons",
    columns: COLUMNS,
    rows: |record| rows(record, |kind| kind != NameKind::Place),
};

/// Places.
pub(super) static PLACES: Table = Table {
    name: "places",
    columns: COLUMNS,
    rows: |record| rows(record, |kind| kind == NameKind::Place),
};

fn rows(record: &Record<'_>, is_wanted: fn(NameKind) -> bool) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for_each_piece(record.cable, &mut |place, piece| match &piece.node {
        Node::Name(name) if is_wanted(name.kind) => rows.push(row(place, name)),
        _ => {}
    });
    rows
}

fn row(place: Place, Name { kind, pointer, content }: &Name) -> Vec<Cell> {
    let pointer = pointer.as_ref().map_or("", |pointer| &pointer.value);
    let words = one_line(content);
    let cells = [place.name(), kind.element(), &words, pointer].map(str::to_owned);
    cells.map(Cell::text).into()
}
