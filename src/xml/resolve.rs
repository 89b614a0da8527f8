//! Where the other files come from that a file names.

use std::sync::Arc;

use super::uri;
use crate::source::{Source, SourceId};

/// Finds the files that a document includes, or a schema.
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

/// For what consists of one file: no other is found.
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
/// A location that leads out of the folders is refused before anything is read. Only its path is looked
/// at: where symbolic links may lead is for the function to say, which reads the file.
pub struct Within<R> {
    roots: Vec<String>,
    read: R,
}

impl<R: Fn(&str) -> Result<Arc<Source>, String>> Within<R> {
    /// Allows what lies below one of `roots`, of which the empty one is the folder where the program runs;
    /// `read` reads one file.
    pub fn new(roots: impl IntoIterator<Item = String>, read: R) -> Self {
        let trimmed = |root: String| match root.as_str() {
            "/" => root,
            _ => root.trim_end_matches('/').to_owned(),
        };
        let roots = roots.into_iter().map(trimmed);
        Self { roots: roots.collect(), read }
    }
}

impl<R: Fn(&str) -> Result<Arc<Source>, String>> Resolver for Within<R> {
    fn open(&self, location: &str) -> Result<Arc<Source>, String> {
        if uri::scheme(location).is_some() {
            return Err("only files are looked at, not the network".to_owned());
        }
        let below = |root: &String| match root.as_str() {
            "" => !location.starts_with('/'),
            "/" => location.starts_with('/'),
            root => location.strip_prefix(root).is_some_and(|rest| rest.starts_with('/')),
        };
        let climbs = location.split('/').any(|part| part == "..");
        if climbs || !self.roots.iter().any(below) {
            return Err("it lies outside the folders that may be used".to_owned());
        }
        (self.read)(location)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_allowed_folders_are_looked_at() {
        let read = |location: &str| Ok(Arc::new(Source::new(SourceId(0), location, "")));
        let within = Within::new(["schemas/".to_owned(), "/srv/tei".to_owned()], read);
        for (location, allowed) in [
            ("schemas/tei.rng", true),
            ("/srv/tei/a/b.rng", true),
            ("schemas2/tei.rng", false),
            ("schemas/../tei.rng", false),
            ("../schemas/tei.rng", false),
            ("/etc/passwd", false),
            ("https://example.org/tei.rng", false),
            ("file:///etc/passwd", false),
        ] {
            assert_eq!(within.open(location).is_ok(), allowed, "{location}");
        }
        let here = Within::new([String::new()], read);
        assert!(here.open("a.rng").is_ok());
        assert!(here.open("../a.rng").is_err());
        assert!(here.open("/etc/passwd").is_err());
    }
}
