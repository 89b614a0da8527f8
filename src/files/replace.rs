//! Writing a changed text back to the file that it was read from.

use std::fs;
use std::path::Path;

use super::kinds::CHANGED_FILE;
use super::read::unreadable;
use super::{shown, unwritable, write_if_changed};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Writes `after` in place of the text that was read; a byte order mark stays.
///
/// # Errors
///
/// If the file is not, byte for byte, what was read: it is in another encoding than UTF-8, or somebody has
/// written to it in the meantime. It is left as it is.
pub fn replace(path: &Path, before: &Source, after: &str) -> Result<(), Diagnostic> {
    let mark = replaceable(path, before)?;
    let contents = [&mark, after.as_bytes()].concat();
    match write_if_changed(path, &contents) {
        Ok(_) => Ok(()),
        Err(error) => Err(unwritable(path, &error)),
    }
}

/// The byte order mark of a file that is still, byte for byte, what was read.
///
/// # Errors
///
/// If it is not.
pub fn replaceable(path: &Path, before: &Source) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = fs::read(path).map_err(|error| unreadable(&shown(path), &error))?;
    let text = bytes.split_off(before.lead().min(bytes.len()));
    if text == before.text().as_bytes() { Ok(bytes) } else { Err(changed(path)) }
}

fn changed(path: &Path) -> Diagnostic {
    let name = shown(path);
    Diagnostic::new(&CHANGED_FILE, format!("`{name}` is not in UTF-8, or has been written to"))
        .of(name)
        .help("save the file as UTF-8, and run shifr again")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn a_mark_stays_and_a_changed_file_too() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("a.xml");
        let source = Source::new(SourceId(0), "a.xml", "old").after(3);
        fs::write(&path, "\u{feff}old").expect("is writable");
        replace(&path, &source, "new").expect("is as it was read");
        assert_eq!(fs::read_to_string(&path).expect("is there"), "\u{feff}new");
        let refused = replace(&path, &source, "newer").expect_err("is not what was read");
        assert_eq!(refused.kind.code, "changed-file");
        assert_eq!(fs::read_to_string(&path).expect("is there"), "\u{feff}new");
    }
}
