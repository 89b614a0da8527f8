//! What the documents of a run say of each other: facts of each, kept when its text is gone.
//!
//! A run goes over its files twice. Each file gives its [`Facts`] while it is open; when all have been
//! read, rules compare the facts. So memory holds facts only, and a finding points into texts that are
//! read again when they are to be shown.

mod facts;
mod copies;
mod people;
mod links;
mod references;
mod sketch;

use std::collections::HashMap;
use std::hash::Hash;

pub(super) use copies::{Copy, File};
pub use facts::Facts;
pub(super) use links::Link;
pub(super) use people::{Person, Who};
pub(super) use references::{Reference, Whose};
pub(super) use sketch::{BANDS, Sketch};

/// The facts of all documents of a run, in the order in which they were named.
#[derive(Debug, Default)]
pub struct Corpus {
    /// One for each document that could be read.
    pub records: Vec<Facts>,
}

impl Corpus {
    /// Every document that shares a key with an earlier one, with the first that has it: `(first, later)`,
    /// in order and each pair once.
    pub(super) fn meetings<'c, K: Eq + Hash>(
        &'c self,
        keys: impl Fn(&'c Facts) -> Vec<K>,
    ) -> Vec<(usize, usize)> {
        let mut first: HashMap<K, usize> = HashMap::new();
        let mut pairs = Vec::new();
        for (later, facts) in self.records.iter().enumerate() {
            let earlier = keys(facts).into_iter().map(|key| *first.entry(key).or_insert(later));
            pairs.extend(
                earlier.filter(|&earlier| earlier != later).map(|earlier| (earlier, later)),
            );
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}
