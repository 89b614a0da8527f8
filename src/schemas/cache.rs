//! Compiled schemas on disk, so that a second run need not compile them.
//!
//! An entry says of which files it was made. It counts only if each of them says the same as then; what is
//! old, cut short or of another version is passed over and written anew. Two runs may write at once: an
//! entry appears whole or not at all.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, path};

use serde::{Deserialize, Serialize};

use crate::files::{self, Checksum, sealed, unsealed};
use crate::relaxng::Schema;
use crate::source::Source;
use crate::xml::resolve::Resolver;

/// A folder of compiled schemas.
#[derive(Clone, Debug)]
pub struct Cache(PathBuf);

/// What an entry holds.
#[derive(Serialize, Deserialize)]
struct Entry<'a> {
    version: &'a str,
    /// The files by the names they were opened with, the schema itself first.
    files: Vec<(String, Checksum)>,
    schema: &'a [u8],
}

/// Other versions may compile otherwise.
const VERSION: &str = env!("CARGO_PKG_VERSION");

impl Cache {
    /// The cache in that folder, which need not be there.
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The schema of a file as it was compiled before; none if any of its files has changed.
    pub(super) fn load(&self, path: &Path, resolver: &dyn Resolver) -> Option<Schema> {
        let bytes = fs::read(self.place(path)?).ok().and_then(unsealed)?;
        let entry: Entry<'_> = postcard::from_bytes(&bytes).ok()?;
        let same = |(name, checksum): &(String, Checksum)| {
            let read = resolver.open(name);
            read.is_ok_and(|source| Checksum::of(source.text().as_bytes()) == *checksum)
        };
        let counts = entry.version == VERSION && entry.files.iter().all(same);
        if counts { Schema::from_bytes(entry.schema) } else { None }
    }

    /// Keeps what was compiled. A cache that cannot be written is no cache, and nothing else.
    pub(super) fn store(&self, path: &Path, files: &[Arc<Source>], schema: &Schema) {
        let checksum =
            |file: &Arc<Source>| (file.name().to_owned(), Checksum::of(file.text().as_bytes()));
        let schema = schema.to_bytes();
        let files = files.iter().map(checksum).collect();
        let entry = Entry { version: VERSION, files, schema: &schema };
        if let (Some(place), Ok(bytes)) = (self.place(path), postcard::to_stdvec(&entry)) {
            let _ = files::write_if_changed(&place, &sealed(bytes));
        }
    }

    /// The file of an entry. Names in it are as seen from the working directory, so that belongs to it.
    fn place(&self, path: &Path) -> Option<PathBuf> {
        let here = path::absolute(".").ok()?;
        let parts = [here.as_os_str(), path.as_os_str()];
        let name = Checksum::of_parts(parts.map(std::ffi::OsStr::as_encoded_bytes));
        Some(self.0.join("schemas").join(name.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::folders::{Folders, Opener};
    use super::super::numbers::Numbers;
    use super::*;

    const RULE: &str =
        "<element name='p' xmlns='http://relaxng.org/ns/structure/1.0'><text/></element>";

    fn opener<'n>(folder: &Path, numbers: &'n Numbers) -> Opener<'n> {
        Opener::new(Folders::new([folder]), numbers, files::LIMIT)
    }

    #[test]
    fn an_entry_counts_until_a_file_changes() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (path, numbers) = (folder.path().join("p.rng"), Numbers::default());
        fs::write(&path, RULE).expect("is writable");
        let cache = Cache::new(folder.path().join("cache"));
        let first = opener(folder.path(), &numbers);
        assert!(cache.load(&path, &first).is_none(), "there is no entry yet");
        let source = first.read(&path).expect("is there");
        let schema = Schema::compile(&source, &first).expect("is correct").value;
        cache.store(&path, &first.into_opened(), &schema);
        assert!(cache.load(&path, &opener(folder.path(), &numbers)).is_some());
        let entry = cache.place(&path).expect("there is a working directory");
        let bytes = fs::read(&entry).expect("was written");
        for wrong in
            [&bytes[..bytes.len() - 1], &bytes[..7], b"", &[&bytes[..40], &[0; 90]].concat()]
        {
            fs::write(&entry, wrong).expect("is writable");
            assert!(cache.load(&path, &opener(folder.path(), &numbers)).is_none());
        }
        fs::write(&entry, &bytes).expect("is writable");
        fs::write(&path, RULE.replace("'p'", "'q'")).expect("is writable");
        assert!(cache.load(&path, &opener(folder.path(), &numbers)).is_none());
    }
}
