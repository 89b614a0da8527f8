//! Checksums that pin the files of a schema: the one door to sha2.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of a file's bytes, written as `sha256sum` prints it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Sum([u8; 32]);

impl Sum {
    /// The sum of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sum({self})")
    }
}

// sum ::= HEXDIG{64}
impl FromStr for Sum {
    type Err = NoSum;

    fn from_str(text: &str) -> Result<Self, NoSum> {
        let no_sum = || NoSum(text.to_owned());
        let mut bytes = [0; 32];
        if text.len() != 2 * bytes.len() || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(no_sum());
        }
        for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| no_sum())?;
        }
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for Sum {
    type Error = NoSum;

    fn try_from(text: String) -> Result<Self, NoSum> {
        text.parse()
    }
}

/// A text that is no checksum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSum(String);

impl fmt::Display for NoSum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no SHA-256; that has 64 hexadecimal digits", self.0)
    }
}

impl std::error::Error for NoSum {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_read_as_it_is_written() {
        // The first example of FIPS 180-4: "abc".
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Sum::of(b"abc").to_string(), abc);
        assert_eq!(abc.to_uppercase().parse(), Ok(Sum::of(b"abc")));
        for wrong in ["", &abc[1..], &format!("{abc}0"), &abc.replace('b', "g"), &"é".repeat(32)] {
            assert!(wrong.parse::<Sum>().is_err(), "{wrong}");
        }
    }
}
