//! Which findings are wanted: `--select` and `--ignore`.

use std::fmt;

use crate::diagnostic::{Family, Kind};
use crate::files;
use crate::nearest::{hint, nearest};

/// The kinds of findings that are wanted.
///
/// A word is a code or the name of a family. A code counts more than a family, so that one rule can be
/// kept out of a family that is selected, or in one that is ignored.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Empty: everything.
    select: Vec<Word>,
    ignore: Vec<Word>,
}

impl Selection {
    /// Reads both lists of words, which are parted by commas, against the kinds there are.
    pub fn parse(
        select: &str,
        ignore: &str,
        catalogue: &[&'static Kind],
    ) -> Result<Self, UnknownWord> {
        Ok(Self { select: words(select, catalogue)?, ignore: words(ignore, catalogue)? })
    }

    /// Whether findings of the kind are wanted.
    ///
    /// Those that say shifr could not look are, whatever the words: a run that could not look must not
    /// pass for one that found nothing.
    pub fn admits(&self, kind: &Kind) -> bool {
        let code = |words: &[Word]| words.iter().any(|word| word.is_code_of(kind));
        let family = |words: &[Word]| words.contains(&Word::Family(kind.family));
        let by_family =
            || (self.select.is_empty() || family(&self.select)) && !family(&self.ignore);
        files::stops(kind) || !code(&self.ignore) && (code(&self.select) || by_family())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Code(&'static str),
    Family(Family),
}

impl Word {
    fn is_code_of(self, kind: &Kind) -> bool {
        self == Word::Code(kind.code)
    }
}

/// A word that is neither a code nor a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// The word as given.
    pub word: String,
    /// The word most like it, if one is like it at all.
    pub nearest: Option<&'static str>,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is neither a code nor a family{}", self.word, hint(self.nearest))
    }
}

impl std::error::Error for UnknownWord {}

// words ::= (word ("," word)*)?
fn words(list: &str, catalogue: &[&'static Kind]) -> Result<Vec<Word>, UnknownWord> {
    let words = list.split(',').map(str::trim).filter(|word| !word.is_empty());
    words.map(|word| known(word, catalogue)).collect()
}

pub(super) fn known(word: &str, catalogue: &[&'static Kind]) -> Result<Word, UnknownWord> {
    let code = catalogue.iter().find(|kind| kind.code == word).map(|kind| Word::Code(kind.code));
    let family = || Family::ALL.into_iter().find(|family| family.name() == word).map(Word::Family);
    code.or_else(family)
        .ok_or_else(|| UnknownWord { word: word.to_owned(), nearest: most_like(word, catalogue) })
}

fn most_like(word: &str, catalogue: &[&'static Kind]) -> Option<&'static str> {
    let codes = catalogue.iter().map(|kind| kind.code);
    nearest(word, codes.chain(Family::ALL.map(Family::name)))
}

#[cfg(test)]
mod tests {
    use super::super::samples::MISMATCH;
    use super::*;
    use crate::files::{EMPTY_FILE, ENCODING_NOT_UTF8};

    static CATALOGUE: &[&Kind] = &[&MISMATCH, &ENCODING_NOT_UTF8, &EMPTY_FILE];

    fn admitted(select: &str, ignore: &str) -> [bool; 2] {
        let selection = Selection::parse(select, ignore, CATALOGUE).expect("known words");
        assert!(selection.admits(&EMPTY_FILE), "could not look");
        [&MISMATCH, &ENCODING_NOT_UTF8].map(|kind| selection.admits(kind))
    }

    #[test]
    fn a_code_counts_more_than_its_family() {
        for (select, ignore, admits) in [
            ("", "", [true, true]),
            ("number", "", [true, false]),
            ("number, file", "cable-number-mismatch", [false, true]),
            ("cable-number-mismatch", "number", [true, false]),
            ("cable-number-mismatch", "cable-number-mismatch", [false, false]),
            ("", "number,", [false, true]),
            ("", "empty-file", [true, true]),
        ] {
            assert_eq!(admitted(select, ignore), admits, "--select {select:?} --ignore {ignore:?}");
        }
    }

    #[test]
    fn an_unknown_word_brings_the_nearest() {
        let said =
            |word: &str| Selection::parse(word, "", CATALOGUE).expect_err("unknown").to_string();
        assert_eq!(
            said("cable-number-missmatch"),
            "`cable-number-missmatch` is neither a code nor a family; did you mean \
             `cable-number-mismatch`?"
        );
        assert_eq!(said("xyz"), "`xyz` is neither a code nor a family");
    }
}
