//! Where results and drawings lie: for each a folder of every project, in it a file for each question.

use std::fs;
use std::io;
use std::iter::Sum;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::files::{self, Checksum, Written, sealed, unsealed};

/// What is kept of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// [`Results`](super::Results).
    Results,
    /// [`Drawings`](super::Drawings).
    Drawings,
}

impl Kept {
    /// Both.
    pub const ALL: [Kept; 2] = [Kept::Results, Kept::Drawings];

    /// The name below the folder of the cache.
    fn name(self) -> &'static str {
        match self {
            Kept::Results => "results",
            Kept::Drawings => "drawings",
        }
    }
}

/// The folder of what is kept for a project.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

/// How many questions of a project have their answers kept.
const QUESTIONS: usize = 12;

/// How many projects of a user have theirs kept.
const PROJECTS: usize = 64;

impl Folder {
    /// The folder for a project; it need not be there.
    pub fn of_project(cache: &Path, kept: Kept, project: &Path) -> Folder {
        let name = Checksum::of(project.as_os_str().as_encoded_bytes());
        Folder(cache.join(kept.name()).join(name.to_string()))
    }

    /// What was written for a question, if it is there and whole.
    pub fn read(&self, question: &Checksum) -> Option<Vec<u8>> {
        fs::read(self.0.join(question.to_string())).ok().and_then(unsealed)
    }

    /// Keeps what answers a question, and drops what has not been written for the longest time. A cache that
    /// cannot be written is no cache, and nothing else.
    pub fn write(&self, question: &Checksum, bytes: Vec<u8>) {
        let file = self.0.join(question.to_string());
        let written = files::write_if_changed(&file, &sealed(bytes));
        if written.is_ok_and(|written| written == Written::New) {
            drop_oldest(&self.0, QUESTIONS);
            self.0.parent().iter().for_each(|projects| drop_oldest(projects, PROJECTS));
        }
    }

    /// Removes what is kept for the project.
    pub fn clear(&self) -> io::Result<Removed> {
        clear(&self.0)
    }
}

/// Removes all but so many of the files or folders in a folder: those which were written last stay.
fn drop_oldest(folder: &Path, most: usize) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let aged = |entry: io::Result<fs::DirEntry>| {
        let entry = entry.ok()?;
        let written = entry.metadata().and_then(|about| about.modified());
        Some((written.unwrap_or(SystemTime::UNIX_EPOCH), entry.path()))
    };
    let mut entries: Vec<_> = entries.filter_map(aged).collect();
    entries.sort();
    let old = entries.len().saturating_sub(most);
    for (_, path) in &entries[..old] {
        // Another run may have been quicker.
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
}

/// What was removed; a sum of it is that of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// How many files.
    pub files: usize,
    /// How many bytes were in them.
    pub bytes: usize,
}

impl Sum for Removed {
    fn sum<I: Iterator<Item = Removed>>(removed: I) -> Removed {
        removed.fold(Removed::default(), |sum, more| Removed {
            files: sum.files + more.files,
            bytes: sum.bytes + more.bytes,
        })
    }
}

/// Removes a folder of the cache with what is in it; one that is not there is empty.
pub fn clear(folder: &Path) -> io::Result<Removed> {
    let mut removed = Removed::default();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(removed),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let about = entry.metadata()?;
        if about.is_dir() {
            let Removed { files, bytes } = clear(&entry.path())?;
            removed.files += files;
            removed.bytes += bytes;
        } else {
            fs::remove_file(entry.path())?;
            removed.files += 1;
            removed.bytes += usize::try_from(about.len()).unwrap_or(usize::MAX);
        }
    }
    fs::remove_dir(folder)?;
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_questions_the_last_are_kept() {
        let cache = tempfile::tempdir().expect("a folder for the test");
        let folder = Folder::of_project(cache.path(), Kept::Results, Path::new("/project"));
        let question = |number: usize| Checksum::of(&[u8::try_from(number).expect("is small")]);
        for number in 0..=QUESTIONS {
            folder.write(&question(number), b"answer".to_vec());
            // The clock of the files goes in steps.
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        assert_eq!(folder.read(&question(0)), None);
        assert_eq!(folder.read(&question(QUESTIONS)), Some(b"answer".to_vec()));
        let removed = folder.clear().expect("is ours");
        assert_eq!(
            removed,
            Removed { files: QUESTIONS, bytes: QUESTIONS * sealed(b"answer".to_vec()).len() }
        );
        assert_eq!(folder.clear().expect("is empty"), Removed::default());
    }
}
