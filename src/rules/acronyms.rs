//! The acronyms that are known, and what is nearly one of them.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::Outcome;
use crate::register_file;
use crate::source::Source;

/// The acronyms of `registers/acronyms.toml`, and what a project adds to them.
#[derive(Debug, Default)]
pub struct Acronyms {
    list: Vec<Acronym>,
    /// The letters of each in the list.
    letters: Vec<Letters>,
    known: HashSet<String>,
}

/// An acronym with its meaning.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Acronym {
    /// As printed: `VKP(b)`.
    pub(super) words: String,
    /// What it stands for.
    pub(super) name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    acronym: Vec<Acronym>,
}

impl Acronyms {
    /// The acronyms that are part of the program.
    pub fn builtin() -> &'static Acronyms {
        static ACRONYMS: LazyLock<Acronyms> = LazyLock::new(|| {
            let file = ("acronyms.toml", include_str!("../../registers/acronyms.toml"));
            register_file::builtin(&[file], |texts| Acronyms::default().extended(texts))
        });
        &ACRONYMS
    }

    /// The acronyms with those that a user's files add or explain otherwise.
    pub fn extended(&self, texts: &[Source]) -> Outcome<Acronyms> {
        let entries = |file: File| file.acronym;
        let Outcome { value: list, diagnostics } =
            register_file::extended(&self.list, texts, entries, |acronym| &acronym.words);
        let known = list.iter().map(|acronym| acronym.words.clone()).collect();
        let letters = list.iter().map(|acronym| Letters::of(&acronym.words)).collect();
        Outcome { value: Acronyms { list, letters, known }, diagnostics }
    }

    /// The acronym that the word would be without a slip; `None` if it is known, or near to none.
    pub(super) fn misspelt(&self, word: &str) -> Option<&Acronym> {
        if self.is_known(word) {
            return None;
        }
        let letters = Letters::of(word);
        let near = self.list.iter().zip(&self.letters).filter(|(_, own)| own.may_be_near(letters));
        near.map(|(acronym, _)| acronym).find(|acronym| is_slip(&acronym.words, word))
    }

    /// A form may have an ending: `USSR's`, `MFAs`.
    fn is_known(&self, word: &str) -> bool {
        self.known.contains(word)
            || WORDS.contains(&word)
            || word.strip_suffix('s').is_some_and(|bare| self.known.contains(bare))
    }
}

/// Words of headings in capitals that are a slip away from an acronym: here `WTO`.
const WORDS: &[&str] = &["TWO"];

/// Which letters a word has, as one bit each; several letters may share a bit.
///
/// A text in capitals has a word to ask about at every turn, and nearly all acronyms are ruled out by this.
#[derive(Clone, Copy, Debug)]
struct Letters(u64);

impl Letters {
    fn of(word: &str) -> Letters {
        let bits =
            word.chars().flat_map(char::to_lowercase).map(|sign| 1 << (u32::from(sign) % 64));
        Letters(bits.fold(0, |letters, bit: u64| letters | bit))
    }

    /// A slip exchanges one letter at most.
    fn may_be_near(self, other: Letters) -> bool {
        (self.0 ^ other.0).count_ones() <= 2
    }
}

/// Whether letters have changed places, one stands twice or once too little, or, where the length makes it
/// sure, one is wrong, missing or too many.
///
/// Short acronyms are all one letter apart, but few have the same letters. A small letter in brackets makes a name
/// rare enough.
fn is_slip(known: &str, word: &str) -> bool {
    let bracketed = |text: &str| text.ends_with(')');
    if bracketed(known) != bracketed(word)
        || known.chars().count().abs_diff(word.chars().count()) > 1
    {
        return false;
    }
    let letters = known.chars().filter(|sign| sign.is_alphabetic()).count();
    if bracketed(known) && same_letters(&known.to_lowercase(), &word.to_lowercase()) {
        return known.to_lowercase() != word.to_lowercase();
    }
    let same = same_letters(known, word) && letters >= 3;
    let repeated = letters >= 4 && distinct_letters(known) == distinct_letters(word);
    let long = letters >= 6 || bracketed(known);
    same && letters >= 4 && is_moved(known, word)
        || (same || repeated || long) && strsim::osa_distance(known, word) == 1
}

/// Whether one letter stands in another place: `DKPR` for `DPRK`.
fn is_moved(known: &str, word: &str) -> bool {
    let (known, word): (Vec<char>, Vec<char>) = (known.chars().collect(), word.chars().collect());
    let Some(start) = known.iter().zip(&word).position(|(one, other)| one != other) else {
        return false;
    };
    let behind = known.iter().zip(&word).rev().take_while(|(one, other)| one == other).count();
    let end = known.len() - behind;
    let (one, other) = (&known[start..end], &word[start..end]);
    one[1..] == other[..other.len() - 1] || other[1..] == one[..one.len() - 1]
}

fn same_letters(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

fn distinct_letters(word: &str) -> BTreeSet<char> {
    word.chars().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_acronyms() {
        let meant = |word| Acronyms::builtin().misspelt(word).map(|acronym| acronym.words.as_str());
        for (word, expected) in [
            ("VPK(b)", Some("VKP(b)")),
            ("VKR(b)", Some("VKP(b)")),
            ("ВПК(б)", Some("ВКП(б)")),
            ("USRS", Some("USSR")),
            ("DRPK", Some("DPRK")),
            ("VKB(p)", Some("VKP(b)")),
            ("DKPR", Some("DPRK")),
            ("RKPD", None),
            ("CPI", Some("PCI")),
            ("UUSR", Some("USSR")),
            ("USRR", Some("USSR")),
            ("VKP(6)", Some("VKP(b)")),
            ("USSR(6)", None),
            ("WKP(b)", None),
            ("VKP(B)", None),
            ("PRRC", None),
            ("ROCK", None),
            ("VKP(b)", None),
            ("VPK", None),
            ("USSRs", None),
            ("PRC", None),
            ("XYZ", None),
            ("TWO", None),
            ("TEHRAN", None),
        ] {
            assert_eq!(meant(word), expected, "{word}");
        }
    }

    #[test]
    fn no_acronym_stands_there_twice() {
        let acronyms = Acronyms::builtin();
        assert_eq!(acronyms.list.len(), acronyms.known.len());
        assert!(acronyms.list.iter().all(|acronym| !acronym.name.trim().is_empty()));
    }
}
