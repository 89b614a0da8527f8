//! One row for each copy in an archive, with the parts of its shelfmark.

use super::{Cell, Kind, Table};
use crate::cable::Witness;
use crate::export::Record;
use crate::export::words::single_blanks;
use crate::shelfmark::Level;

/// Parts of the shelfmark are normalised: `134-135` for `0134-0135`.
pub(super) static TABLE: Table = Table {
    name: "witnesses",
    columns: &[
        ("archive", Kind::Text),
        ("repository", Kind::Text),
        ("shelfmark", Kind::Text),
        ("fond", Kind::Text),
        ("opis", Kind::Text),
        ("delo", Kind::Text),
        ("papka", Kind::Text),
        ("por", Kind::Text),
        ("list", Kind::Text),
        ("file", Kind::Text),
        ("box", Kind::Text),
        ("item", Kind::Text),
        ("document", Kind::Text),
    ],
    rows,
};

fn rows(record: &Record<'_>) -> Vec<Vec<Cell>> {
    record.cable.witnesses.iter().map(row).collect()
}

fn row(witness: &Witness) -> Vec<Cell> {
    let shelfmark = witness.shelfmark.as_ref();
    let archive = witness.archive.as_ref().map(|id| id.value.clone());
    let words = shelfmark.map(|shelfmark| single_blanks(&shelfmark.words.value));
    let mut row = vec![
        Cell::text(archive.unwrap_or_default()),
        Cell::text(single_blanks(&witness.repository.value)),
        Cell::text(words.unwrap_or_default()),
    ];
    row.extend(Level::ALL.map(|level| {
        let parts = shelfmark.into_iter().flat_map(|shelfmark| &shelfmark.parts);
        let parts = parts.filter(|part| part.level == level);
        Cell::list(parts.map(|part| part.n.value.clone()))
    }));
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_has_its_column() {
        let columns = TABLE.columns[3..].iter().map(|(name, _)| *name);
        assert!(columns.eq(Level::ALL.map(Level::name)));
    }
}
