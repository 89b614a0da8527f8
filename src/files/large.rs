//! A file that is too long to be held without need.

use std::fs::File;
use std::io::{Chain, Cursor, Read};
use std::path::Path;

use super::decode::beginning_of_utf8;
use super::read::LARGEST;
use super::shown;
use crate::source::{Source, SourceId};

/// From this length on a file is read in pieces where that will do. Shorter texts take no more memory than the
/// program with a schema of TEI, and are read once, whatever is found in them.
const LARGE: u64 = 8 * 1024 * 1024;

/// How much of a file is looked at before it is read: more than any document has before its root element.
const HEAD: u64 = 64 * 1024;

/// A file in UTF-8 that is not held.
#[derive(Debug)]
pub struct Large {
    /// The beginning of its text. It may end anywhere.
    pub head: Source,
    /// The whole text, from its beginning.
    pub text: Chain<Cursor<Vec<u8>>, File>,
    /// How many bytes the text has.
    pub length: usize,
}

/// Opens a file; none if it is short, or longer than the limit, or must be looked at as a whole before its encoding
/// is known, or cannot be read.
pub fn large(path: &Path, id: SourceId, limit: u64) -> Option<Large> {
    let mut file = File::open(path).ok()?;
    let about = file.metadata().ok()?;
    if !about.is_file() || about.len() < LARGE || about.len() > limit.min(LARGEST) {
        return None;
    }
    let mut bytes = Vec::new();
    Read::by_ref(&mut file).take(HEAD).read_to_end(&mut bytes).ok()?;
    let (lead, text) = beginning_of_utf8(&bytes)?;
    let head = Source::new(id, shown(path), text).after(lead);
    bytes.drain(..lead);
    let length = usize::try_from(about.len()).ok()? - lead;
    Some(Large { head, text: Cursor::new(bytes).chain(file), length })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::files::LIMIT;

    fn opened(start: &[u8], length: u64) -> Option<Large> {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("long.xml");
        let mut bytes = start.to_vec();
        bytes.resize(usize::try_from(length).expect("is short enough"), b' ');
        fs::write(&path, bytes).expect("is writable");
        large(&path, SourceId(0), LIMIT)
    }

    #[test]
    fn only_long_files_in_utf8_are_read_in_pieces() {
        for (start, length, is_large) in [
            (&b"<a/>"[..], LARGE, true),
            (b"<a/>", LARGE - 1, false),
            (b"<a/>", LIMIT + 1, false),
            ("<?xml version='1.0' encoding='utf-8'?><a>№</a>".as_bytes(), LARGE, true),
            (b"<?xml version='1.0' encoding='windows-1251'?><a/>", LARGE, false),
            (b"<a>\xB9</a>", LARGE, false),
            (b"\xFF\xFE<\0a\0", LARGE, false),
            (b"%PDF-1.4", LARGE, false),
        ] {
            assert_eq!(opened(start, length).is_some(), is_large, "{start:?} {length}");
        }
    }

    #[test]
    fn the_text_begins_behind_the_byte_order_mark() {
        let mut large = opened(b"\xEF\xBB\xBF<a/>", LARGE).expect("is large");
        let mut text = String::new();
        large.text.read_to_string(&mut text).expect("is text");
        assert_eq!((large.length, large.head.lead()), (text.len(), 3));
        assert!(text.starts_with("<a/>") && text.starts_with(large.head.text()));
    }
}
