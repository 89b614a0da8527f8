//! One row for each name: of persons, offices and organisations, and of places.

use super::{Cell, Kind, Table};
use crate::cable::{Inline, Name, NameKind, Node};
use crate::export::Record;
use crate::export::pieces::{Place, for_each_piece};
use crate::export::words::one_line;

/// `place` tells where the name stands: in the title, with a sender, in the text.
const COLUMNS: &[(&str, Kind)] =
    &[("place", Kind::Text), ("element", Kind::Text), ("name", Kind::Text), ("ref", Kind::Text)];

/// Persons, offices and organisations.
pub(super) static PERSONS: Table =
    Table { name: "persons", columns: COLUMNS, rows: |record| rows(record, false) };

/// Places.
pub(super) static PLACES: Table =
    Table { name: "places", columns: COLUMNS, rows: |record| rows(record, true) };

fn rows(record: &Record<'_>, of_places: bool) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for_each_piece(record.cable, &mut |place, piece| rows.extend(row(place, piece, of_places)));
    rows
}

fn row(place: Place, piece: &Inline, of_places: bool) -> Option<Vec<Cell>> {
    let Node::Name(Name { kind, pointer, content }) = &piece.node else { return None };
    if (*kind == NameKind::Place) != of_places {
        return None;
    }
    let pointer = pointer.as_ref().map_or("", |pointer| &pointer.value);
    let words = one_line(content);
    let cells = [place.name(), kind.element(), &words, pointer].map(str::to_owned);
    Some(cells.map(Cell::text).into())
}
