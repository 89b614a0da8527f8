//! Languages that the letters tell: a Russian paragraph in an English text.

use crate::source::Passage;

/// The language of a paragraph if its letters are not those of the text's language.
///
/// Letters tell a script. The language is the original's if that is written so; otherwise the tag names the
/// script alone.
pub(super) fn foreign(words: &Passage, text: &str, original: Option<&str>) -> Option<Passage> {
    let script = script(&words.value)?;
    if script.languages.contains(&text) {
        return None;
    }
    let tag = original.filter(|tag| script.languages.contains(tag)).unwrap_or(script.tag);
    Some(Passage::new(tag.to_owned(), words.span))
}

struct Script {
    tag: &'static str,
    languages: &'static [&'static str],
    letters: fn(char) -> bool,
}

/// Scripts that are not Latin, with the languages of archives that use them.
static SCRIPTS: [Script; 3] = [
    Script {
        tag: "und-Cyrl",
        languages: &["ru", "uk", "be", "bg", "mk", "sr", "mn", "kk", "ky", "tg"],
        letters: |c| matches!(c, 'Ѐ'..='ӿ'),
    },
    Script {
        tag: "und-Hani",
        languages: &["zh", "ja", "ko"],
        letters: |c| matches!(c, '一'..='鿿' | 'ぁ'..='ヿ'),
    },
    Script { tag: "ko", languages: &["ko"], letters: |c| matches!(c, '가'..='힣') },
];

/// The script of most of the letters, if it is one of these; a few letters are a name or a stamp.
fn script(words: &str) -> Option<&'static Script> {
    if words.is_ascii() {
        return None;
    }
    let letters = || words.chars().filter(|c| c.is_alphabetic()).count();
    let of = |script: &&Script| {
        let own = words.chars().filter(|c| (script.letters)(*c)).count();
        own >= 6 && own * 4 >= letters() * 3
    };
    SCRIPTS.iter().find(of)
}
