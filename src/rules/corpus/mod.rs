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

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

pub(super) use copies::{Copy, File};
pub use facts::{Facts, ids};
pub(super) use links::Link;
pub(super) use people::{Person, Who};
pub(super) use references::{Named, Reference, Whose, all as references};
pub(super) use sketch::{BANDS, Sketch};

/// The facts of all documents of a run, in the order in which they were named.
#[derive(Debug, Default)]
pub struct Corpus {
    /// One for each document that could be read.
    pub records: Vec<Facts>,
    /// What is known of documents that are none of them, and that they point into.
    pub beside: BTreeMap<Box<str>, Beside>,
}

/// A document beside the run.
#[derive(Debug)]
pub enum Beside {
    /// It was read for its ids, which are sorted.
    Read(Vec<Box<str>>),
    /// It is not there, or cannot be read.
    Unread,
}

impl Corpus {
    /// The documents that are pointed into and are none of the run, named as the run names its files.
    pub fn wanted(&self) -> BTreeSet<&str> {
        let named: BTreeSet<&str> =
            self.records.iter().filter_map(|facts| facts.path.as_deref()).collect();
        let links = self.records.iter().flat_map(|facts| &facts.links);
        links.map(|link| &*link.path).filter(|path| !named.contains(path)).collect()
    }

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
