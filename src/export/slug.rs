//! Names of files and of places on a page, made of words.

use std::collections::HashSet;

/// Gives out names that are plain in any file system and in any address, each only once.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    given: HashSet<String>,
}

impl Slugs {
    /// A name for those words; where it is taken, the next with a number.
    pub(super) fn give(&mut self, words: &str) -> String {
        let plain = slug(words);
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        let mut names = [plain.clone()].into_iter().chain(numbered);
        let free = names.find(|name| !self.given.contains(name));
        let free = free.expect("numbers do not end");
        self.given.insert(free.clone());
        free
    }
}

/// The words in small letters and figures of ASCII. Where other letters are lost, a number made of the words
/// stands for them, so that the name stays the same when others come or go.
pub(super) fn slug(words: &str) -> String {
    let mut plain = String::new();
    for c in words.chars() {
        if c.is_ascii_alphanumeric() {
            plain.push(c.to_ascii_lowercase());
        } else if !plain.is_empty() && !plain.ends_with('-') {
            plain.push('-');
        }
    }
    plain.truncate(LONGEST);
    let plain = plain.trim_matches('-');
    let whole = words.len() <= LONGEST && words.is_ascii();
    match (whole && !plain.is_empty(), plain) {
        (true, plain) => plain.to_owned(),
        (false, "") => format!("x{:08x}", number(words)),
        (false, plain) => format!("{plain}-{:08x}", number(words)),
    }
}

/// Well below what file systems take for a name.
const LONGEST: usize = 80;

/// The 32-bit FNV-1a hash.
pub(super) fn number(words: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    words.bytes().fold(0x811c_9dc5, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        for (words, expected) in [
            ("1950-10-13-roshchin-filippov", "1950-10-13-roshchin-filippov"),
            ("b/X 1.2", "b-x-1-2"),
            ("../..", "xff09c962"),
        ] {
            assert_eq!(slug(words), expected);
        }
        for words in ["Сталин", "毛澤東", "a é", "", &"x".repeat(300)] {
            let name = slug(words);
            assert!(name.len() < 100 && !name.is_empty(), "{name}");
            assert!(name.bytes().all(|byte| byte == b'-' || byte.is_ascii_alphanumeric()));
        }
        assert_ne!(slug("Сталин"), slug("Молотов"));
    }

    #[test]
    fn no_name_is_given_twice() {
        let mut slugs = Slugs::default();
        assert_eq!(
            ["A b", "a-b", "a b 2", "a-b"].map(|words| slugs.give(words)),
            ["a-b", "a-b-2", "a-b-2-2", "a-b-3"]
        );
    }
}
