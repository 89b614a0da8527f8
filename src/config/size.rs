//! Sizes of files as people write them.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::files::LIMIT;

/// A size in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Size(pub u64);

impl Default for Size {
    /// The usual limit.
    fn default() -> Self {
        Self(LIMIT)
    }
}

// size ::= digits unit?
// unit ::= "B" | "kB" | "KiB" | "MB" | "MiB" | "GB" | "GiB"
impl FromStr for Size {
    type Err = UnknownSize;

    fn from_str(text: &str) -> Result<Self, UnknownSize> {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (digits, unit) = text.split_at(end);
        let unknown = || UnknownSize(text.to_owned());
        let number: u64 = digits.parse().map_err(|_| unknown())?;
        let factor = bytes_of(unit.trim()).ok_or_else(unknown)?;
        number.checked_mul(factor).map(Size).ok_or_else(unknown)
    }
}

fn bytes_of(unit: &str) -> Option<u64> {
    Some(match unit {
        "" | "B" => 1,
        "kB" => 1_000,
        "KiB" => 1 << 10,
        "MB" => 1_000_000,
        "MiB" => 1 << 20,
        "GB" => 1_000_000_000,
        "GiB" => 1 << 30,
        _ => return None,
    })
}

impl TryFrom<String> for Size {
    type Error = UnknownSize;

    fn try_from(text: String) -> Result<Self, UnknownSize> {
        text.parse()
    }
}

/// A text that is no size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSize(pub String);

impl fmt::Display for UnknownSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no size; a size is a number and a unit: 64 MiB", self.0)
    }
}

impl std::error::Error for UnknownSize {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        for (text, bytes) in [("512", 512), ("2 kB", 2000), ("64MiB", LIMIT), ("0 B", 0)] {
            assert_eq!(text.parse(), Ok(Size(bytes)), "{text}");
        }
        for text in ["", "MiB", "64 mib", "-1", "1.5 GB", "99999999999 GiB"] {
            assert!(text.parse::<Size>().is_err(), "{text}");
        }
    }
}
