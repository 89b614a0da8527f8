//! Archives, what they are divided in, and the records at the ends.

use std::collections::BTreeMap;

use crate::cable::{Dating, Witness};
use crate::export::Record;
use crate::export::reference::Reference;
use crate::export::words::single_blanks;
use crate::shelfmark::Level;

/// A unit of description: all archives, an archive, a fond, a file.
#[derive(Default)]
pub(super) struct Unit {
    pub(super) units: BTreeMap<Name, Unit>,
    pub(super) items: Vec<Item>,
}

/// What a unit is called, ordered as archives count: 9 before 10, 10 before 10a.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// The level of a part of a shelfmark; an archive has none.
    pub(super) level: Option<Level>,
    number: u64,
    /// The name itself.
    pub(super) words: String,
}

/// A record where a copy of it lies.
pub(super) struct Item {
    /// The shelfmark; of a record in an archive that is all that is known, its id.
    pub(super) shelfmark: String,
    pub(super) title: String,
    pub(super) senders: Vec<String>,
    pub(super) date: Option<(String, Option<Dating>)>,
    pub(super) language: Option<String>,
    pub(super) address: Option<String>,
    pub(super) summary: Vec<String>,
}

impl Unit {
    /// Puts an item where the witness lies.
    pub(super) fn add(&mut self, witness: &Witness, item: Item) {
        let repository = single_blanks(&witness.repository.value);
        let archive = witness.archive.as_ref().map_or(repository, |id| id.value.clone());
        let mut unit = self.units.entry(Name::new(None, archive)).or_default();
        for name in path(witness) {
            unit = unit.units.entry(name).or_default();
        }
        unit.items.push(item);
    }
}

impl Name {
    fn new(level: Option<Level>, words: String) -> Self {
        let digits = words.find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len());
        // What has no number, or one that is too long to be one, comes last.
        let number = words[..digits].parse().unwrap_or(u64::MAX);
        Self { level, number, words }
    }
}

/// From the whole to the part, in whatever order the parts are cited. Leaves are no unit.
const WAY: [Level; 9] = [
    Level::Fond,
    Level::Opis,
    Level::Box,
    Level::Papka,
    Level::Por,
    Level::Delo,
    Level::File,
    Level::Item,
    Level::Document,
];

fn path(witness: &Witness) -> impl Iterator<Item = Name> {
    let part = |level| Some((level, witness.shelfmark.as_ref()?.part(level)?));
    let parts = WAY.into_iter().filter_map(part);
    parts.map(|(level, part)| Name::new(Some(level), part.n.value.clone()))
}

impl Item {
    pub(super) fn of(record: &Record<'_>, witness: &Witness) -> Self {
        let shelfmark = witness.shelfmark.as_ref();
        let cable = record.cable;
        let date = record.date();
        Item {
            shelfmark: shelfmark.map_or(record.id().to_owned(), |s| single_blanks(&s.words.value)),
            title: record.title(),
            senders: Reference::of(record).senders,
            date: date.map(|date| (single_blanks(&date.words.value), date.dating)),
            language: cable.original_language.as_ref().map(|known| known.tag.value.clone()),
            address: record.address().map(str::to_owned),
            summary: cable.summary.iter().map(|words| single_blanks(&words.value)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted() {
        let mut names: Vec<_> = ["10а", "100", "9", "Special", "10"]
            .map(|words| Name::new(Some(Level::Delo), words.to_owned()))
            .into();
        names.sort();
        let words: Vec<_> = names.iter().map(|name| name.words.as_str()).collect();
        assert_eq!(words, ["9", "10", "10а", "100", "Special"]);
    }
}
