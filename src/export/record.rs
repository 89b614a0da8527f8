//! What an export of a collection sees of a record.

use crate::cable::Cable;

/// A record of a collection, with the document it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The path of the document in the folder of documents, with `/` between its parts: `1950/103.xml`.
    pub path: &'a str,
    /// What it says.
    pub cable: &'a Cable,
    /// The document itself. Places in `cable` need not point into it.
    pub tei: &'a str,
}

impl<'a> Record<'a> {
    /// The path without the ending: `1950/103`. No two records of a collection share it.
    pub fn stem(&self) -> &'a str {
        self.path.strip_suffix(".xml").unwrap_or(self.path)
    }
}
