//! What tells texts apart without keeping them: the one door to blake3.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A checksum of bytes. Two that are equal are of the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Checksum([u8; Checksum::LEN]);

impl Checksum {
    /// How many bytes a checksum has.
    pub const LEN: usize = blake3::OUT_LEN;

    /// The checksum of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The checksum of several parts in their order. Where one ends and the next begins counts as well.
    pub fn of_parts<P: AsRef<[u8]>>(parts: impl IntoIterator<Item = P>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            let part = part.as_ref();
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(*hasher.finalize().as_bytes())
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; Checksum::LEN] {
        &self.0
    }
}

/// Hexadecimal digits, which make a file name.
impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart() {
        assert_eq!(Checksum::of_parts(["ab", "c"]), Checksum::of_parts(["ab", "c"]));
        assert_ne!(Checksum::of_parts(["ab", "c"]), Checksum::of_parts(["a", "bc"]));
        // The published checksum of no bytes begins so.
        assert!(Checksum::of(b"").to_string().starts_with("af1349b9"));
    }
}
