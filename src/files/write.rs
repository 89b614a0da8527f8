//! Writing one file, whole or not at all.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::interrupt::writing;
use super::kinds::UNWRITABLE_FILE;
use super::{shown, words};
use crate::diagnostic::Diagnostic;

/// Writes a file unless it says the same already, so that nothing downstream is made anew for nothing.
///
/// The text goes to a temporary file in the same folder, which then takes the name: readers see the old
/// file or the new one, and an error leaves the old. Folders on the way are made. A file that is
/// replaced hands on its permissions; a link is replaced by the file.
pub fn write_if_changed(path: &Path, contents: &[u8]) -> io::Result<Written> {
    match fs::read(path) {
        Ok(old) if old == contents => Ok(Written::Same),
        Ok(_) => {
            let permissions = fs::metadata(path)?.permissions();
            write(path, &mut &*contents, Some(permissions)).map(|()| Written::Changed)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            write_with_folders(path, contents).map(|()| Written::New)
        }
        Err(error) => Err(error),
    }
}

/// Writes a file that differs from what is there, or is new.
pub(super) fn replace_by(path: &Path, contents: &mut dyn Read) -> io::Result<Written> {
    match fs::metadata(path) {
        Ok(old) => write(path, contents, Some(old.permissions())).map(|()| Written::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder_of(path))?;
            write(path, contents, None).map(|()| Written::New)
        }
        Err(error) => Err(error),
    }
}

/// Writes a file unless there is one of that name, whatever it says; tells whether it did.
pub fn write_new(path: &Path, contents: &[u8]) -> io::Result<bool> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    write_with_folders(path, contents).map(|()| true)
}

/// Adds to the end of a file that others add to as well, in one piece.
pub fn append(path: &Path, contents: &[u8]) -> io::Result<()> {
    OpenOptions::new().append(true).create(true).open(path)?.write_all(contents)
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Written {
    /// There was none.
    New,
    /// There was another.
    Changed,
    /// It said the same, and was left alone.
    Same,
}

/// The finding for a file that the system does not let shifr write.
pub fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let name = shown(path);
    let message = format!("`{name}` cannot be written: {}", words(error));
    Diagnostic::new(&UNWRITABLE_FILE, message)
        .of(name)
        .help("check the path, its permissions and the room on the disk")
}

/// Folders are made where there are none; usually there are.
fn write_with_folders(path: &Path, contents: &[u8]) -> io::Result<()> {
    match write(path, &mut &*contents, None) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder_of(path))?;
            write(path, &mut &*contents, None)
        }
        done => done,
    }
}

fn write(path: &Path, contents: &mut dyn Read, permissions: Option<Permissions>) -> io::Result<()> {
    let _writing = writing();
    // Dropped before it is renamed, the temporary file is removed.
    let mut file = temporary_in(folder_of(path))?;
    io::copy(contents, &mut file)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(path)?;
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file is private by default; an output is as open as the user's other files.
fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".shifr-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let name = |entry: io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn only_a_change_is_written() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("a/b/cable.xml");
        for (contents, written) in
            [("one", Written::New), ("one", Written::Same), ("two", Written::Changed)]
        {
            assert_eq!(write_if_changed(&path, contents.as_bytes()).expect("is writable"), written);
            assert_eq!(fs::read_to_string(&path).expect("is there"), contents);
        }
        assert_eq!(names_in(&folder.path().join("a/b")), ["cable.xml"]);
    }

    #[test]
    fn an_error_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        fs::create_dir(folder.path().join("taken")).expect("a folder");
        assert!(write_if_changed(&folder.path().join("taken"), b"text").is_err());
        assert!(write(&folder.path().join("taken"), &mut &b"text"[..], None).is_err());
        assert_eq!(names_in(folder.path()), ["taken"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_the_users_and_stay() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().expect("a folder for the test");
        let mode = |path: &Path| fs::metadata(path).expect("is there").permissions().mode() & 0o777;
        let usual = folder.path().join("usual");
        fs::write(&usual, "").expect("is writable");
        let path = folder.path().join("cable.xml");
        write_if_changed(&path, b"one").expect("is writable");
        assert_eq!(mode(&path), mode(&usual));
        fs::set_permissions(&path, Permissions::from_mode(0o640)).expect("is ours");
        write_if_changed(&path, b"two").expect("is writable");
        assert_eq!(mode(&path), 0o640);
    }
}
