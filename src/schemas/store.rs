//! Files by their checksums, in a folder of the user.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::sum::Sum;
use crate::files;

/// The fetched files of all projects of a user. The name of each is its checksum, so several projects share
/// it, and none can change it for another.
#[derive(Clone, Debug)]
pub struct Store(PathBuf);

impl Store {
    /// The store in that folder, which need not be there.
    pub fn new(folder: &Path) -> Self {
        Self(folder.join("store").join("sha256"))
    }

    /// The file of that checksum. One that was damaged is not there.
    pub fn read(&self, sum: Sum) -> Option<Vec<u8>> {
        fs::read(self.place(sum)).ok().filter(|bytes| Sum::of(bytes) == sum)
    }

    /// Keeps a file.
    pub fn keep(&self, bytes: &[u8]) -> Result<(), (PathBuf, io::Error)> {
        let place = self.place(Sum::of(bytes));
        files::write_if_changed(&place, bytes).map(|_| ()).map_err(|error| (place, error))
    }

    fn place(&self, sum: Sum) -> PathBuf {
        self.0.join(sum.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_damaged_is_not_there_until_it_is_kept_again() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let store = Store::new(folder.path());
        let sum = Sum::of(b"schema");
        assert_eq!(store.read(sum), None);
        store.keep(b"schema").expect("is writable");
        assert_eq!(store.read(sum).as_deref(), Some(&b"schema"[..]));
        fs::write(store.place(sum), "skema").expect("is writable");
        assert_eq!(store.read(sum), None);
        store.keep(b"schema").expect("is writable");
        assert!(store.read(sum).is_some());
    }
}
