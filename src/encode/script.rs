//! Languages that the letters tell: a Russian paragraph in an English text.

use crate::source::{Passage, has_byte};

/// The language of a paragraph if its letters are not those of the text's language.
///
/// Letters tell a script. The language is the original's if that is written so; otherwise the tag names the
/// script alone.
pub(super) fn foreign(words: &Passage, text: &str, original: Option<&str>) -> Option<Passage> {
    let script = of(&words.value).filter(|script| !script.writes(text))?;
    Some(Passage::new(script.tag(original).to_owned(), words.span))
}

/// A script that is not Latin.
pub(super) struct Script {
    tag: &'static str,
    languages: &'static [&'static str],
    letters: fn(char) -> bool,
    /// How many Latin letters one of its letters stands for.
    weight: usize,
}

impl Script {
    /// Whether the language is written so.
    pub(super) fn writes(&self, language: &str) -> bool {
        self.languages.contains(&language)
    }

    /// The tag of the original's language if that is written so, or else of the script alone.
    pub(super) fn tag<'t>(&self, original: Option<&'t str>) -> &'t str
    where
        Self: 't,
    {
        original.filter(|tag| self.writes(tag)).unwrap_or(self.tag)
    }

    /// How many Latin letters so many of its letters stand for.
    pub(super) fn weight(&self, letters: usize) -> usize {
        letters * self.weight
    }
}

/// Scripts that are not Latin, with the languages of archives that use them.
static SCRIPTS: [Script; 3] = [
    Script {
        tag: "und-Cyrl",
        languages: &["ru", "uk", "be", "bg", "mk", "sr", "mn", "kk", "ky", "tg"],
        letters: |c| matches!(c, 'Ѐ'..='ӿ'),
        weight: 1,
    },
    Script {
        tag: "und-Hani",
        languages: &["zh", "ja", "ko"],
        letters: |c| matches!(c, '一'..='鿿' | 'ぁ'..='ヿ'),
        weight: 4,
    },
    Script { tag: "ko", languages: &["ko"], letters: |c| matches!(c, '가'..='힣'), weight: 2 },
];

/// The script of most of the letters, if it is one of these; a few letters are a name or a stamp.
pub(super) fn of(words: &str) -> Option<&'static Script> {
    // With one of these bytes their letters begin; dashes and quotation marks begin with none of them.
    if !has_byte(words, |byte| matches!(byte, 0xD0..=0xD3 | 0xE3..=0xED)) {
        return None;
    }
    let most = |script: &&Script| {
        let own = words.chars().filter(|&c| (script.letters)(c)).count();
        let others =
            || words.chars().filter(|&c| !(script.letters)(c) && c.is_alphabetic()).count();
        own >= 6 && own >= others() * 3
    };
    SCRIPTS.iter().find(most)
}
