//! What a text is like: the one door to minhash-rs.
//!
//! The words of a text in groups of five make a set; how much two sets have in common (their Jaccard
//! index) is told by 96 numbers of each, whatever the length of the texts (A. Broder, On the resemblance
//! and containment of documents, 1997). Texts with much in common agree in whole bands of these numbers,
//! so like ones are looked up and not every two compared.

use minhash_rs::prelude::{MinHash, MinHasher, SipHashes13};

use serde::{Deserialize, Serialize};

use crate::cable::{Inline, Node, Text, for_each_inline};

/// A text in 96 numbers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in super::super) struct Sketch(Hashes);

type Hashes = MinHash<u32, NUMBERS, SipHashes13, u32, u64>;

const NUMBERS: usize = 96;

/// With six numbers to a band, texts that share four fifths agree in one of them 99 times of 100.
pub(in super::super) const BANDS: usize = 16;

const GROUP: usize = 5;

/// Fewer groups than these are a phrase, and phrases recur.
const FEWEST: usize = 16;

impl Sketch {
    /// The sketch of a text, if it has words enough.
    pub(super) fn of(text: &Text) -> Option<Sketch> {
        let words = words(text);
        let groups = words.windows(GROUP);
        if groups.len() < FEWEST {
            return None;
        }
        let mut hashes = Hashes::new();
        groups.map(hash_of_group).for_each(|group| _ = hashes.insert(group));
        Some(Sketch(hashes))
    }

    /// How much two texts have in common, in hundredths.
    pub(in super::super) fn likeness(&self, other: &Sketch) -> u32 {
        let same = self.0.iter().zip(other.0.iter()).filter(|(a, b)| a == b).count();
        u32::try_from(same * 100 / NUMBERS).expect("a share is a hundred at most")
    }

    /// The bands in which like texts meet.
    pub(in super::super) fn bands(&self) -> [u64; BANDS] {
        self.0.band_hashes::<BANDS>()
    }
}

/// The hash of each word.
fn words(text: &Text) -> Vec<u64> {
    let mut words = Vec::new();
    for_each_inline(text, &mut |inline: &Inline| {
        if let Node::Words(run) = &inline.node {
            let found = run.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.extend(found.map(hash_of_word));
        }
    });
    words
}

// FNV-1a: the same on every machine, for the sketch decides what is reported.
fn hash_of_word(word: &str) -> u64 {
    let letters = word.chars().flat_map(char::to_lowercase);
    letters.fold(BASIS, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(PRIME))
}

fn hash_of_group(words: &[u64]) -> u64 {
    words.iter().fold(BASIS, |hash, word| (hash ^ word).wrapping_mul(PRIME).rotate_left(23))
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;
