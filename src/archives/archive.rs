//! What is known of one archive.

use serde::Deserialize;

use super::names::fold;
use super::nearest::nearest_number;
use crate::shelfmark::{Level, Pattern, Shelfmark, Unread, parse, same_number};
use crate::source::Passage;

/// An archive with its names and its fonds.
#[derive(Clone, Debug)]
pub struct Archive {
    /// The value of `repository/@key`: `AP-RF`.
    pub id: String,
    /// Its name in English.
    pub name: String,
    /// The levels of description that its shelfmarks use.
    pub levels: Vec<Level>,
    /// How its shelfmarks are cited, where marks such as `f.` and `op.` do not tell their parts: the first that
    /// fits counts.
    pub shelfmarks: Vec<Pattern>,
    /// How a shelfmark begins that is cited without the archive's name: `0` is a figure, `A` a capital.
    pub unnamed: Vec<String>,
    /// Where its name and its levels are taken from.
    pub source: String,
    /// How well they are known.
    pub mark: Mark,
    /// How else it is called and spelled today.
    pub names: Vec<Name>,
    /// What it, or the archive it was made from, was called before.
    pub former: Vec<FormerName>,
    /// The fonds that are known; never all that it has.
    pub fonds: Vec<Fond>,
}

impl Archive {
    /// Reads words that are a shelfmark of this archive from beginning to end.
    pub fn read_shelfmark(&self, words: &Passage) -> Result<Shelfmark, Unread> {
        if self.shelfmarks.is_empty() {
            return parse(words, &self.levels);
        }
        let fitting = self.shelfmarks.iter().find_map(|pattern| pattern.read(words));
        fitting.ok_or_else(Unread::by_patterns)
    }

    /// Whether words are a shelfmark of this archive though they do not name it.
    pub fn is_unnamed_shelfmark(&self, words: &Passage) -> bool {
        let begins = |form: &String| begins_like(&words.value, form);
        self.unnamed.iter().any(begins) && self.read_shelfmark(words).is_ok()
    }

    /// The former name that the words are, in any letter case.
    pub fn former_name(&self, words: &str) -> Option<&FormerName> {
        let words = fold(words);
        self.former.iter().find(|former| fold(&former.words) == words)
    }

    /// The fond of that number, in either alphabet: `059а` is `059a`.
    pub fn fond(&self, number: &str) -> Option<&Fond> {
        self.fonds.iter().find(|fond| fond.has_number(number))
    }

    /// The fond whose number differs from this one by a slip: two signs changed places, or, in a number
    /// of three signs and more, one sign is another.
    pub fn nearest_fond(&self, number: &str) -> Option<&Fond> {
        nearest_number(&self.fonds, |fond| &fond.number, number)
    }
}

/// Whether the text begins with figures, capitals and signs like those of the form, and no more of them.
fn begins_like(text: &str, form: &str) -> bool {
    let like = |(sign, form): (char, char)| match form {
        '0' => sign.is_ascii_digit(),
        'A' => sign.is_ascii_uppercase(),
        other => sign == other,
    };
    text.chars().count() >= form.chars().count() && text.chars().zip(form.chars()).all(like)
}

/// A fond of an archive.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fond {
    /// Its number, with its zeros and letters: `059a`.
    pub number: String,
    /// Other ways to cite the number: `R-1235` as `1235`.
    #[serde(default)]
    pub also: Vec<String>,
    /// Whose papers they are, where that is known.
    pub title: Option<String>,
    /// Where the title is taken from, if not from where the number is.
    pub title_source: Option<String>,
    /// How well the title is known, if not as well as the number.
    pub title_mark: Option<Mark>,
    /// The opisi that are known; empty says nothing about them.
    #[serde(default)]
    pub opisi: Vec<Opis>,
    /// Where the fond is taken from.
    pub source: String,
    /// How well it is known.
    pub mark: Mark,
}

impl Fond {
    /// The opis of that number, in either alphabet.
    pub fn opis(&self, number: &str) -> Option<&Opis> {
        self.opisi.iter().find(|opis| same_number(&opis.number, number))
    }

    /// The opis whose number differs from this one by a slip, as in [`Archive::nearest_fond`].
    pub fn nearest_opis(&self, number: &str) -> Option<&Opis> {
        nearest_number(&self.opisi, |opis| &opis.number, number)
    }

    pub(super) fn has_number(&self, number: &str) -> bool {
        let mut numbers = self.also.iter().chain([&self.number]);
        numbers.any(|own| same_number(own, number))
    }
}

/// An opis of a fond.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opis {
    /// Its number, with its zeros and letters: `5a`.
    pub number: String,
    /// What it lists, where that is known.
    pub title: Option<String>,
    /// Where it is taken from.
    pub source: String,
    /// How well it is known.
    pub mark: Mark,
}

/// One way to name an archive.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// As printed: `АП РФ`.
    pub words: String,
    /// Where it is taken from.
    pub source: String,
    /// How well it is known.
    pub mark: Mark,
}

/// A name that was in use in earlier years.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    /// As printed: `RTsKhIDNI`.
    pub words: String,
    /// The first year of the name, where that is known.
    pub from: Option<i16>,
    /// The last year of the name, where that is known.
    pub to: Option<i16>,
    /// Where it is taken from.
    pub source: String,
    /// How well it is known.
    pub mark: Mark,
}

/// How well a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// It stands in a published citation or description.
    Seen,
    /// General knowledge that nobody has looked up: never the ground of an error.
    Known,
}
