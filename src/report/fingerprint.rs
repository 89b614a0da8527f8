//! What a finding is known by from one version of a file to the next.
//!
//! Hosts compare the findings of two commits: what was there before is old, the rest is new. Lines move,
//! so a finding is known by its code and the words around its place, and findings that share these by
//! their order in the file.

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Finding, Sources};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Reads `<16 hexadecimal digits>:<number>`, the form that GitHub's own analyses have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Fingerprint {
    hash: u64,
    /// The how manieth of its hash in the file, from 1.
    occurrence: usize,
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}:{}", self.hash, self.occurrence)
    }
}

impl Fingerprint {
    /// Of a finding alone; [`number`] tells it from its likes.
    pub(super) fn new(diagnostic: &Diagnostic, sources: &Sources<'_>) -> Self {
        let words = match diagnostic.place() {
            Some(place) => words_around(sources.of(place), place),
            None => diagnostic.message.clone(),
        };
        Self { hash: hash(&[diagnostic.kind.code, &words]), occurrence: 1 }
    }

    /// The same made one of a kind among the findings of all files, for hosts that do not look at the
    /// path.
    pub(super) fn within(self, path: &str) -> String {
        format!("{:016x}", hash(&[path, &self.to_string()]))
    }
}

/// Numbers the findings of a file that have the same hash, in their order.
pub(super) fn number(findings: &mut [Finding]) {
    let mut seen = HashMap::new();
    for Finding { fingerprint, .. } in findings {
        let count = seen.entry(fingerprint.hash).or_insert(0);
        *count += 1;
        fingerprint.occurrence = *count;
    }
}

/// The place's line, or of a long one what stands near, without white space: to indent changes nothing.
fn words_around(source: &Source, place: Span) -> String {
    let line = source.line(source.position(place.range().start).line);
    let start = place.range().start.min(line.end);
    let text = source.text();
    let before = text[line.start..start].chars().rev().take(NEAR);
    let mut near: Vec<char> = before.collect();
    near.reverse();
    near.extend(text[start..line.end].chars().take(NEAR));
    near.into_iter().filter(|letter| !letter.is_whitespace()).collect()
}

/// Characters to either side.
const NEAR: usize = 100;

/// A byte that no text holds parts the words.
fn hash(words: &[&str]) -> u64 {
    fnv_1a(words.iter().flat_map(|word| word.bytes().chain([0xff])))
}

/// FNV-1a with 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>), which is the same on every machine
/// and in every version of Rust and of shifr.
pub(super) fn fnv_1a(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let (basis, prime) = (0xcbf2_9ce4_8422_2325_u64, 0x0000_0100_0000_01b3_u64);
    bytes.into_iter().fold(basis, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(prime))
}

#[cfg(test)]
mod tests {
    use super::super::samples::MISMATCH;
    use super::*;
    use crate::source::SourceId;

    fn fingerprints(text: &str) -> Vec<String> {
        let source = Source::new(SourceId(0), "a.xml", text);
        let places = text.match_indices("112").map(|(at, words)| at..at + words.len());
        let finding = |place| Diagnostic::new(&MISMATCH, "odd").at(source.span(place), "here");
        let sources = Sources::from_iter([&source]);
        let mut findings: Vec<_> =
            places.map(|place| Finding::new(&finding(place), &sources)).collect();
        number(&mut findings);
        findings.iter().map(|finding| finding.fingerprint.to_string()).collect()
    }

    #[test]
    fn lines_may_move_and_be_indented() {
        let [first] = &fingerprints("Cable No. 112\n")[..] else { panic!("one finding") };
        assert_eq!(fingerprints("\nnew\n  Cable No. 112 \r\n"), [first.as_str()]);
        assert_ne!(fingerprints("Telegram No. 112\n"), [first.as_str()]);
    }

    #[test]
    fn the_same_words_twice_are_two_findings() {
        let [first, second] = &fingerprints("No. 112\nNo. 112\n")[..] else { panic!("two") };
        assert!(first.ends_with(":1") && second.ends_with(":2"));
        assert_eq!(first[..16], second[..16]);
    }

    #[test]
    fn the_hash_is_fnv_1a() {
        // The published value for "a", and the parting byte worked in by hand.
        let of_a = 0xaf63_dc4c_8601_ec8c_u64;
        let expected = (of_a ^ 0xff).wrapping_mul(0x0000_0100_0000_01b3);
        assert_eq!(hash(&["a"]), expected);
    }
}
