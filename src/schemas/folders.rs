//! The folders that schemas and included documents may come from.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use super::numbers::Numbers;
use crate::files;
use crate::source::Source;
use crate::xml::resolve::Resolver;
use crate::xml::uri;

/// Folders without `.` and `..`, and without links.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Folders(Vec<PathBuf>);

impl Folders {
    /// The folders of the paths; what is not there allows nothing.
    pub fn new<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Self {
        Self(paths.into_iter().filter_map(real).collect())
    }

    /// These and another one.
    pub(super) fn with(&self, folder: &Path) -> Folders {
        Self(self.0.iter().cloned().chain(real(folder)).collect())
    }

    /// Whether a path leads into one of the folders, by its name and by where its links lead.
    pub fn hold(&self, path: &Path) -> bool {
        let path = path.canonicalize().ok().or_else(|| real_parent(path));
        path.is_some_and(|path| self.0.iter().any(|folder| path.starts_with(folder)))
    }
}

fn real(folder: &Path) -> Option<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    folder.canonicalize().ok()
}

/// Where a file would be that is not there: behind the nearest folder that is.
fn real_parent(path: &Path) -> Option<PathBuf> {
    let settled = files::settled(path)?;
    let there = settled.ancestors().find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
    there.and_then(|(folder, real)| Some(real.join(settled.strip_prefix(folder).ok()?)))
}

/// Reads files that lie in some folders, and keeps them for those who show findings.
pub(super) struct Opener<'n> {
    pub(super) folders: Folders,
    pub(super) numbers: &'n Numbers,
    pub(super) limit: u64,
    opened: RefCell<Vec<Arc<Source>>>,
}

impl<'n> Opener<'n> {
    pub(super) fn new(folders: Folders, numbers: &'n Numbers, limit: u64) -> Self {
        Self { folders, numbers, limit, opened: RefCell::default() }
    }

    /// What was opened so far, in order.
    pub(super) fn into_opened(self) -> Vec<Arc<Source>> {
        self.opened.into_inner()
    }

    /// Reads a file.
    pub(super) fn read(&self, path: &Path) -> Result<Arc<Source>, String> {
        self.numbers.ask(path);
        if !self.folders.hold(path) {
            return Err("it lies outside the folders that may be used".to_owned());
        }
        let read = files::read(path, self.numbers.next(), self.limit);
        let source = Arc::new(
            read.map_err(|finding| without_name(&finding.message, &files::shown(path)))?.value,
        );
        self.opened.borrow_mut().push(Arc::clone(&source));
        Ok(source)
    }
}

/// What a finding says of a file, for those who have named it already.
pub(super) fn without_name(message: &str, name: &str) -> String {
    message
        .strip_prefix(&format!("`{name}` "))
        .map_or_else(|| message.to_owned(), |rest| format!("it {rest}"))
}

impl Resolver for Opener<'_> {
    fn open(&self, location: &str) -> Result<Arc<Source>, String> {
        if let Some(known) = self.opened.borrow().iter().find(|source| source.name() == location) {
            return Ok(Arc::clone(known));
        }
        match uri::scheme(location) {
            Some(_) => Err("only files are looked at, not the network".to_owned()),
            None => self.read(Path::new(location)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_in_the_folders_is_read() {
        let numbers = Numbers::default();
        let opener = Opener::new(Folders::new([Path::new("schemas")]), &numbers, files::LIMIT);
        assert!(opener.open("schemas/shifr.rng").is_ok());
        assert!(opener.open("schemas/../schemas/shifr.rng").is_ok());
        for location in ["Cargo.toml", "schemas/../Cargo.toml", "/etc/passwd", "schemas2/a.rng"] {
            let said = opener.open(location).expect_err(location);
            assert_eq!(said, "it lies outside the folders that may be used", "{location}");
        }
        assert!(
            opener.open("schemas/none.rng").expect_err("is none").starts_with("it cannot be read")
        );
        assert!(opener.open("https://example.org/a.rng").expect_err("a URL").contains("network"));
    }
}
