//! Exports: what a record can be turned into besides TEI, one file each, and their list.

mod text;
mod transcription;

use crate::cable::Cable;

/// A form that records can be written in.
#[derive(Debug)]
pub struct Export {
    /// Its name on the command line and in `shifr.toml`.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub summary: &'static str,
    /// The ending of its files, without dot.
    pub extension: &'static str,
    /// Writes a record.
    pub write: fn(&Cable) -> String,
}

/// Every export, in the order of their names.
pub static EXPORTS: &[&Export] = &[&text::EXPORT, &transcription::EXPORT];

/// The export of that name.
pub fn named(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().copied().find(|export| export.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_stand_in_the_order_of_their_names() {
        assert!(EXPORTS.is_sorted_by_key(|export| export.name));
        assert!(named("text").is_some() && named("tei").is_none());
    }
}
