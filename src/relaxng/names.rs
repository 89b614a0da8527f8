//! The names of documents by number, so that automata need not compare texts.

use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::sync::Arc;

use indexmap::{Equivalent, IndexSet};
use rustc_hash::FxHasher;

use super::name_class::Name;
use crate::xml::reader;

/// The number of a name that an automaton has met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NameId(pub(super) u32);

/// Names met by an automaton, in whatever document.
#[derive(Default)]
pub(super) struct Names {
    names: IndexSet<Key, BuildHasherDefault<FxHasher>>,
    namespaces: IndexSet<Arc<str>, BuildHasherDefault<FxHasher>>,
    /// The number here of each namespace of the reader at work, by its number there.
    of_reader: Vec<Option<u32>>,
}

impl Names {
    /// Forgets the numbers of a reader: another document has others.
    pub(super) fn begin_document(&mut self) {
        self.of_reader.clear();
    }

    pub(super) fn get(&self, id: NameId) -> Name {
        let key = &self.names[id.0 as usize];
        Name::new(self.namespaces[key.namespace as usize].clone(), key.local.clone())
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(super) fn local(&self, id: NameId) -> &str {
        &self.names[id.0 as usize].local
    }

    /// The number of a name, if it has been met.
    pub(super) fn find(&self, name: &Name) -> Option<NameId> {
        let namespace = self.namespaces.get_index_of(&*name.namespace)? as u32;
        let at = self.names.get_index_of(&Borrowed { namespace, local: &name.local })?;
        Some(NameId(at as u32))
    }

    /// The number of a name that the schema spells out.
    pub(super) fn add(&mut self, name: &Name) -> NameId {
        let namespace = self.namespaces.insert_full(name.namespace.clone()).0 as u32;
        let key = Key { namespace, local: name.local.clone() };
        NameId(self.names.insert_full(key).0 as u32)
    }

    /// The number of a name of a document.
    pub(super) fn of(&mut self, name: &reader::Name<'_>) -> NameId {
        let namespace = self.namespace(name);
        let borrowed = Borrowed { namespace, local: name.local };
        let at = self.names.get_index_of(&borrowed).unwrap_or_else(|| {
            self.names.insert_full(Key { namespace, local: name.local.into() }).0
        });
        NameId(at as u32)
    }

    fn namespace(&mut self, name: &reader::Name<'_>) -> u32 {
        let at = name.namespace_id.index();
        if let Some(&Some(known)) = self.of_reader.get(at) {
            return known;
        }
        let number = self.namespaces.insert_full(name.namespace.into()).0 as u32;
        if self.of_reader.len() <= at {
            self.of_reader.resize(at + 1, None);
        }
        self.of_reader[at] = Some(number);
        number
    }
}

#[derive(PartialEq, Eq)]
struct Key {
    namespace: u32,
    local: Arc<str>,
}

/// A key that has not been kept yet.
struct Borrowed<'n> {
    namespace: u32,
    local: &'n str,
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Borrowed { namespace: self.namespace, local: &self.local }.hash(state);
    }
}

impl Hash for Borrowed<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.local.hash(state);
        self.namespace.hash(state);
    }
}

impl Equivalent<Key> for Borrowed<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.namespace == key.namespace && self.local == &*key.local
    }
}
