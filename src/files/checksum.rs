//! What tells texts apart without keeping them: the one door to blake3.

use std::fmt;
use std::io::{self, Read};

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
            begin_part(&mut hasher, part.as_ref().len());
            hasher.update(part.as_ref());
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

fn begin_part(hasher: &mut blake3::Hasher, length: usize) {
    hasher.update(&(length as u64).to_le_bytes());
}

/// Bytes whose checksum is taken while they are read.
#[derive(Debug)]
pub struct Summing<R> {
    input: R,
    hasher: blake3::Hasher,
}

impl<R: Read> Summing<R> {
    /// Takes the checksum of two parts, as [`Checksum::of_parts`] does: the second one is going to be read, and is as
    /// long as that.
    pub fn new(first: &[u8], length: usize, input: R) -> Self {
        let mut hasher = blake3::Hasher::new();
        begin_part(&mut hasher, first.len());
        hasher.update(first);
        begin_part(&mut hasher, length);
        Self { input, hasher }
    }

    /// The checksum of what has been read so far.
    pub fn checksum(&self) -> Checksum {
        Checksum(*self.hasher.finalize().as_bytes())
    }
}

impl<R: Read> Read for Summing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.hasher.update(&buffer[..read]);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart() {
        assert_eq!(Checksum::of_parts(["ab", "c"]), Checksum::of_parts(["ab", "c"]));
        assert_ne!(Checksum::of_parts(["ab", "c"]), Checksum::of_parts(["a", "bc"]));
        let mut summing = Summing::new(b"ab", 1, &b"c"[..]);
        io::copy(&mut summing, &mut io::sink()).expect("can be read");
        assert_eq!(summing.checksum(), Checksum::of_parts(["ab", "c"]));
        // The published checksum of no bytes begins so.
        assert!(Checksum::of(b"").to_string().starts_with("af1349b9"));
    }
}
