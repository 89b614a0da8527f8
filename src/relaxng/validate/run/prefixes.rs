//! The prefixes that a document writes before the names of elements, by number.
//!
//! An open element keeps two numbers, of its name and of its prefix, for its start tag may not be at hand any more
//! when a finding names it.

use std::hash::BuildHasherDefault;

use indexmap::IndexSet;
use rustc_hash::FxHasher;

use crate::xml::reader::Name;

#[derive(Default)]
pub(super) struct Prefixes(IndexSet<Box<str>, BuildHasherDefault<FxHasher>>);

/// The number of a prefix with its colon.
#[derive(Clone, Copy)]
pub(super) struct PrefixId(u32);

impl Prefixes {
    /// The prefix of a name, if it has one.
    pub(super) fn of(&mut self, name: &Name<'_>) -> Option<PrefixId> {
        // Most names have none, and it is cheaper to compare lengths than letters.
        if name.qualified.len() == name.local.len() {
            return None;
        }
        let prefix = name.qualified.strip_suffix(name.local)?;
        let known = self.0.get_index_of(prefix);
        let at = known.unwrap_or_else(|| self.0.insert_full(prefix.into()).0);
        Some(PrefixId(at as u32))
    }

    /// A local name with a prefix, as the document writes it.
    pub(super) fn qualified(&self, prefix: Option<PrefixId>, local: &str) -> String {
        match prefix {
            Some(PrefixId(at)) => format!("{}{local}", self.0[at as usize]),
            None => local.to_owned(),
        }
    }
}
