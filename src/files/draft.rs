//! A long file that is written bit by bit, and takes its name when it is whole.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, Write};
use std::path::Path;

use tempfile::SpooledTempFile;

use super::write::{Written, replace_by};

/// The text of a file that is not finished.
///
/// It is held in memory while it is short, then in a file without name, which vanishes with the program
/// however that ends.
#[derive(Debug)]
pub struct Draft(SpooledTempFile);

impl Default for Draft {
    fn default() -> Self {
        Self(SpooledTempFile::new(IN_MEMORY))
    }
}

const IN_MEMORY: usize = 1024 * 1024;

impl Draft {
    /// Adds to the end.
    pub fn append(&mut self, contents: &[u8]) -> io::Result<()> {
        self.0.write_all(contents)
    }

    /// Writes the file unless it says the same already, as [`write_if_changed`](super::write_if_changed) does.
    pub fn keep(mut self, path: &Path) -> io::Result<Written> {
        self.0.rewind()?;
        if same(&mut self.0, path)? {
            return Ok(Written::Same);
        }
        self.0.rewind()?;
        replace_by(path, &mut self.0)
    }
}

/// Whether there is such a file and it holds just that.
fn same(contents: &mut impl Read, path: &Path) -> io::Result<bool> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        file => file?,
    };
    let (mut old, mut new) = (BufReader::new(file), BufReader::new(contents));
    let [mut old_block, mut new_block] = [[0; BLOCK]; 2];
    loop {
        let length = fill(&mut old, &mut old_block)?;
        if fill(&mut new, &mut new_block)? != length || old_block[..length] != new_block[..length] {
            return Ok(false);
        }
        if length < BLOCK {
            return Ok(true);
        }
    }
}

const BLOCK: usize = 8 * 1024;

/// Reads until the block is full or there is no more.
fn fill(from: &mut impl Read, block: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < block.len() {
        match from.read(&mut block[length..])? {
            0 => break,
            read => length += read,
        }
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(path: &Path, parts: &[&[u8]]) -> Written {
        let mut draft = Draft::default();
        parts.iter().for_each(|part| draft.append(part).expect("there is room"));
        draft.keep(path).expect("is writable")
    }

    #[test]
    fn only_a_change_is_written_however_long() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("a/long.csv");
        let long = vec![b'x'; IN_MEMORY + 7];
        for (parts, written) in [
            (&[&long[..], b"y"][..], Written::New),
            (&[&long[..7], &long[7..], b"y"], Written::Same),
            (&[&long[..], b"z"], Written::Changed),
            (&[&long[..]], Written::Changed),
            (&[], Written::Changed),
        ] {
            assert_eq!(kept(&path, parts), written);
            assert_eq!(std::fs::read(&path).expect("is there"), parts.concat());
        }
    }
}
