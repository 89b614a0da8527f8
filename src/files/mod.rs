//! Files: which are meant, how they are read and written.
//!
//! Whatever is the user's is read and written here; the folders of the cache are looked after by those who keep
//! something in them. What goes wrong here is a finding of family
//! [`Family::File`](crate::diagnostic::Family::File), so that one file that cannot be read does not
//! end a run over thousands; [`stops`] tells which of these findings mean that shifr could not look.

mod kinds;
mod cache;
mod checksum;
mod sealed;
mod stamp;
mod patterns;
mod find;
mod git;
mod list;
mod upwards;
mod root;
mod read;
mod large;
mod opening;
mod decode;
mod names;
mod interrupt;
mod write;
mod draft;
mod replace;
mod stale;

pub use cache::{CACHE_VARIABLE, cache_folder};
pub use checksum::{Checksum, Summing};
pub use decode::{Decoded, Encoded, Undecodable, decode};
pub use draft::Draft;
pub use find::{Found, Wanted, find};
pub use git::{Changed, Changes, UNKNOWN_CHANGES, changed};
pub use interrupt::finish_writing_when_interrupted;
pub use kinds::{
    BINARY_FILE, CHANGED_FILE, EMPTY_FILE, ENCODING_NOT_UTF8, FILE_TOO_LARGE, KINDS,
    NAME_COLLISION, NO_FILES, UNDECODABLE_TEXT, UNREADABLE_FILE, UNWRITABLE_FILE, stops,
};
pub use large::{Large, large};
pub use list::read_list;
pub use names::{Claims, Planned, are_same};
pub use patterns::Patterns;
pub use read::{LIMIT, STDIN, read, read_bytes, read_from};
pub use replace::{replace, replaceable};
pub use root::{Root, settled};
pub use sealed::{sealed, unsealed};
pub use stale::remove_stale;
pub use stamp::Stamp;
pub use upwards::find_upwards;
pub use write::{Written, append, unwritable, write_if_changed, write_new};

use std::io;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};

/// A path as findings show it: as it was given, with `/` between its parts.
pub fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    if MAIN_SEPARATOR_STR == "/" {
        path.into_owned()
    } else {
        path.replace(MAIN_SEPARATOR_STR, "/")
    }
}

/// A path as another program gives it out.
#[cfg(unix)]
fn path_of_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;

    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// A path as another program gives it out; where paths are no bytes, git and its like speak UTF-8.
#[cfg(not(unix))]
fn path_of_bytes(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// The system's words for an error, fit for the middle of a sentence.
fn words(error: &io::Error) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or_default();
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_speaks_without_its_number() {
        let missing = std::fs::read("no/such/file").expect_err("the file does not exist");
        assert!(!words(&missing).contains("os error"));
        assert!(!words(&missing).starts_with(char::is_uppercase));
        assert_eq!(words(&io::Error::other("Odd")), "odd");
    }
}
