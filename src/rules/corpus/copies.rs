//! Where a document lies, in a form that can be compared and looked up.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::cable::Witness;
use crate::shelfmark::{LeafRange, Leaves, Level, Shelfmark, leaves};
use crate::source::Span;

/// A file of an archive: the smallest unit with leaves of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(in super::super) struct File {
    archive: String,
    /// Numbers of fond, opis, delo and whatever else leads to the file, by level.
    numbers: Vec<(Level, String)>,
}

/// A copy of a document: the leaves of a file that it fills.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in super::super) struct Copy {
    /// The file it lies in.
    pub(in super::super) file: File,
    /// Its leaves, every range in full.
    pub(in super::super) leaves: Vec<LeafRange>,
    /// The place of the leaves in the citation.
    pub(in super::super) span: Span,
}

/// The copy that a witness cites, if the citation leads to leaves of a known archive.
pub(super) fn copy(witness: &Witness) -> Option<Copy> {
    let shelfmark = witness.shelfmark.as_ref()?;
    let list = shelfmark.part(Level::List)?;
    let Leaves { ranges } = leaves(&list.n.value)?.in_full();
    let file = file(&witness.archive.as_ref()?.value, shelfmark)?;
    let sound = !ranges.iter().any(|range| range.is_reversed());
    sound.then_some(Copy { file, leaves: ranges, span: list.words.span })
}

/// A file has a number of its own (105-00153-02), or is a delo of its fond.
fn file(archive: &str, shelfmark: &Shelfmark) -> Option<File> {
    let parts = shelfmark.parts.iter().filter(|part| part.level != Level::List);
    let mut numbers: Vec<_> = parts.map(|part| (part.level, part.n.value.to_lowercase())).collect();
    numbers.sort();
    let has = |level| shelfmark.part(level).is_some();
    let whole = has(Level::File) || has(Level::Fond) && has(Level::Delo);
    whole.then(|| File { archive: archive.to_owned(), numbers })
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.archive)?;
        const MARKS: [(Level, &str); 4] =
            [(Level::Fond, "f. "), (Level::Opis, "op. "), (Level::Delo, "d. "), (Level::File, "")];
        for (level, mark) in MARKS {
            if let Some((_, number)) = self.numbers.iter().find(|(known, _)| *known == level) {
                write!(f, " {mark}{number}")?;
            }
        }
        Ok(())
    }
}
