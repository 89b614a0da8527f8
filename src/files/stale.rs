//! Files that an earlier run wrote and that nobody writes any more.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path};

use super::write::write_if_changed;

/// Removes from a folder what its list names and what is not written now, writes the list anew, and tells how many
/// files went.
///
/// The list is a file of the folder with a path in each line. Nothing is removed that it does not name, and nothing
/// outside of the folder.
pub fn remove_stale(folder: &Path, list: &str, written: &BTreeSet<String>) -> io::Result<usize> {
    let list = folder.join(list);
    let before = match fs::read_to_string(&list) {
        Ok(before) => before,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let mut removed = 0;
    for path in before.lines().filter(|path| !written.contains(*path) && is_within(path)) {
        removed += usize::from(remove(&folder.join(path))?);
    }
    let lines: String = written.iter().map(|path| format!("{path}\n")).collect();
    write_if_changed(&list, lines.as_bytes())?;
    Ok(removed)
}

fn is_within(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    !path.is_empty() && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// Whether there was such a file.
fn remove(path: &Path) -> io::Result<bool> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_list_names_goes() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (site, own) = (folder.path().join("site"), folder.path().join("own.html"));
        fs::create_dir_all(site.join("records")).expect("a folder");
        for path in ["records/a.html", "records/b.html", "records/notes.html"] {
            fs::write(site.join(path), "").expect("is writable");
        }
        fs::write(&own, "").expect("is writable");
        let names = "../own.html\n\nrecords/a.html\nrecords/b.html\nrecords/gone.html\n";
        fs::write(site.join("list"), names).expect("is writable");
        let written = BTreeSet::from(["records/b.html".to_owned()]);
        assert_eq!(remove_stale(&site, "list", &written).expect("can be removed"), 1);
        assert!(own.exists() && site.join("records/notes.html").exists());
        assert!(site.join("records/b.html").exists() && !site.join("records/a.html").exists());
        let list = fs::read_to_string(site.join("list")).expect("is written");
        assert_eq!(list, "records/b.html\n");
    }
}
