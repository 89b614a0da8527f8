//! What there is to say of a key of `shifr.toml`.

use super::keys::{NAMED, REPEATED};

/// A key of `shifr.toml`.
#[derive(Debug)]
pub struct Key {
    /// The section it stands in.
    pub section: &'static str,
    /// Its name there.
    pub name: &'static str,
    /// What counts if it is not set, as TOML; empty if nothing does.
    pub usual: &'static str,
    /// What it can be.
    pub form: Form,
    /// What it is for.
    pub meaning: &'static str,
    /// The option of the command line that takes its place.
    pub option: Option<&'static str>,
}

/// What a value can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A string.
    Text,
    /// `true` or `false`.
    Truth,
    /// A list of strings.
    Texts,
    /// A level for each of several codes and families.
    Levels,
    /// Numbers by their names, for each of several codes.
    Numbers,
    /// A checksum for each of several files.
    Sums,
}

impl Key {
    /// Section and name: `files.max-size`.
    pub fn path(&self) -> String {
        match self.section {
            NAMED => format!("{NAMED}.<name>.{}", self.name),
            section => format!("{section}.{}", self.name),
        }
    }

    /// Whether it belongs to a table that there may be several of, or none.
    pub fn is_of_many(&self) -> bool {
        self.section == REPEATED || self.section == NAMED
    }
}
