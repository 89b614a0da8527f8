//! A list of files that another program has made.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::read::unreadable;
use super::{path_of_bytes, shown};
use crate::diagnostic::Diagnostic;

/// The paths that a file lists, or for `-` the standard input.
///
/// They are parted by line ends or, if there is a NUL, by that (`find -print0`, `git ls-files -z`).
pub fn read_list(file: &Path) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let mut list = Vec::new();
    let read = if file.as_os_str() == "-" {
        io::stdin().lock().read_to_end(&mut list)
    } else {
        File::open(file).and_then(|mut file| file.read_to_end(&mut list))
    };
    read.map_err(|error| Box::new(unreadable(&shown(file), &error)))?;
    Ok(paths(&list))
}

// list ::= (path LF)* | (path NUL)*
fn paths(list: &[u8]) -> Vec<PathBuf> {
    let end = if list.contains(&0) { 0 } else { b'\n' };
    let trimmed = |path: &'_ [u8]| if end == 0 { path.len() } else { path.trim_ascii_end().len() };
    let paths = list.split(|byte| *byte == end).map(|path| &path[..trimmed(path)]);
    paths.filter(|path| !path.is_empty()).map(path_of_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_or_nul_part_the_paths() {
        for (list, expected) in [
            ("a.xml\nb c.xml\r\n\n", &["a.xml", "b c.xml"][..]),
            ("a.xml\0b\nc.xml\0", &["a.xml", "b\nc.xml"]),
            ("", &[]),
        ] {
            assert_eq!(
                paths(list.as_bytes()),
                expected.iter().map(PathBuf::from).collect::<Vec<_>>()
            );
        }
    }
}
