//! Shelfmarks: fond, opis, delo, list in Russian archives, and what the register's patterns say in others.
//!
//! [`parse`] reads a whole shelfmark, [`prefix`] finds where one ends in prose. Both know a part only
//! by its mark (`f.`, `op.`, `ll.`) with a number behind it, in whatever order the parts are cited.

mod parse;
mod marks;
mod number;
mod leaves;
mod normalise;
mod pattern;
mod place;
mod scan;

#[cfg(test)]
mod tests;

pub use leaves::{Leaf, LeafRange, Leaves, leaves};
pub use normalise::{agree, normalise};
pub use number::same_number;
pub use parse::{Expected, Unread, parse, prefix};
pub use pattern::{NoPattern, Pattern};

use serde::{Deserialize, Serialize};

use crate::source::{Passage, Spanned};

/// A shelfmark as cited, with its parts.
#[derive(Clone, Debug)]
pub struct Shelfmark {
    /// The words of the citation, verbatim: `f. 45, op. 1, d. 334, ll. 134-135`.
    pub words: Passage,
    /// Its parts in the order in which they are cited; empty if no grammar reads the words.
    pub parts: Vec<Part>,
}

impl Shelfmark {
    /// The first part of a level.
    pub fn part(&self, level: Level) -> Option<&Part> {
        self.parts.iter().find(|part| part.level == level)
    }
}

/// One part of a shelfmark.
#[derive(Clone, Debug)]
pub struct Part {
    /// Which part.
    pub level: Level,
    /// As cited: `0134-0135`.
    pub words: Passage,
    /// Normalised: `134-135`. Read from TEI it is what `@n` says, with the attribute's place.
    pub n: Spanned<String>,
}

/// The levels of description, in the archivists' own words; those of archives outside Russia in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Fond: the papers of one person or office.
    Fond,
    /// Opis: an inventory within the fond.
    Opis,
    /// Delo: a file. `ed. khr.` (storage unit) means the same.
    Delo,
    /// Papka: a folder, in the foreign policy archive.
    Papka,
    /// Poriadkovyi nomer: a running number, in the foreign policy archive.
    Por,
    /// List: a leaf, or leaves.
    List,
    /// A file.
    File,
    /// A box.
    Box,
    /// An item of a file or a box.
    Item,
    /// A single paper, by its own number.
    Document,
}

impl Level {
    /// Every level.
    pub const ALL: [Level; 10] = [
        Level::Fond,
        Level::Opis,
        Level::Delo,
        Level::Papka,
        Level::Por,
        Level::List,
        Level::File,
        Level::Box,
        Level::Item,
        Level::Document,
    ];

    /// Those of Russian archives, which marks tell apart.
    pub const RUSSIAN: [Level; 6] =
        [Level::Fond, Level::Opis, Level::Delo, Level::Papka, Level::Por, Level::List];

    /// The value of `idno/@type`.
    pub fn name(self) -> &'static str {
        match self {
            Level::Fond => "fond",
            Level::Opis => "opis",
            Level::Delo => "delo",
            Level::Papka => "papka",
            Level::Por => "por",
            Level::List => "list",
            Level::File => "file",
            Level::Box => "box",
            Level::Item => "item",
            Level::Document => "document",
        }
    }

    /// The level of that name.
    pub fn from_name(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.name() == name)
    }
}
