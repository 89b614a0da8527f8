//! Where the other files of a schema come from.

use std::sync::Arc;

use super::uri;
use crate::source::{Source, SourceId};

/// Finds the files that a schema names with `include` and `externalRef` (4.5).
///
/// Which places may be looked at is the resolver's decision; none reaches the network unasked. It also
/// numbers the sources, so that findings in them can be shown.
pub trait Resolver {
    /// The file at a location, which is that of the naming file with the reference resolved against it.
    ///
    /// # Errors
    ///
    /// Why there is no such file, in words that can follow a colon.
    fn open(&self, location: &str) -> Result<Arc<Source>, String>;
}

/// For schemas that consist of one file: no other is found.
pub struct OneFile;

impl Resolver for OneFile {
    fn open(&self, _location: &str) -> Result<Arc<Source>, String> {
        Err("other files are not looked at".to_owned())
    }
}

/// Files that are held in memory, by their locations.
#[derive(Default)]
pub struct InMemory {
    sources: Vec<Arc<Source>>,
}

impl InMemory {
    /// Adds a file. Its number must be of no other source of the run.
    pub fn add(&mut self, id: SourceId, location: &str, text: &str) {
        self.sources.push(Arc::new(Source::new(id, location, text)));
    }
}

impl Resolver for InMemory {
    fn open(&self, location: &str) -> Result<Arc<Source>, String> {
        let found = self.sources.iter().find(|source| source.name() == location);
        found.cloned().ok_or_else(|| "there is no such file".to_owned())
    }
}

/// Files below allowed folders, read by a function.
///
/// A location that leads out of the folders is refused before anything is read: by its path, and by what
/// `canonical` says of symbolic links.
pub struct Within<R> {
    roots: Vec<String>,
    read: R,
}

impl<R: Fn(&str) -> Result<Arc<Source>, String>> Within<R> {
    /// Allows what lies below one of `roots`; `read` reads one file.
    pub fn new(roots: impl IntoIterator<Item = String>, read: R) -> Self {
        let roots = roots.into_iter().map(|root| root.trim_end_matches('/').to_owned());
        Self { roots: roots.collect(), read }
    }
}

impl<R: Fn(&str) -> Result<Arc<Source>, String>> Resolver for Within<R> {
    fn open(&self, location: &str) -> Result<Arc<Source>, String> {
        if uri::scheme(location).is_some() {
            return Err("only files are looked at, not the network".to_owned());
        }
        let below = |root: &String| {
            let rest = if root.is_empty() { Some(location) } else { location.strip_prefix(&**root) };
            rest.is_some_and(|rest| root.is_empty() || rest.starts_with('/'))
        };
        let climbs = location.split('/').any(|part| part == "..");
        if climbs || !self.roots.iter().any(below) {
            return Err("it lies outside the folders that schemas may use".to_owned());
        }
        (self.read)(location)
    }
}
