//! Attribute values: what TEI's datatypes do not allow is written in the nearest way that they do.

use std::borrow::Cow;

use crate::cable::Language;
use crate::tei::profile::UNDETERMINED;

/// An `xml:id` of a prefix and words: signs that a name may not have become hyphens.
pub(super) fn id(prefix: &str, words: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '-' };
    format!("{prefix}-{}", words.chars().map(plain).collect::<String>())
}

/// The tag of a language, for `@ident` and `@mainLang`, which must be there.
pub(super) fn language(language: &Language) -> &str {
    let tag = language.tag.value.as_str();
    if is_language(tag) { tag } else { UNDETERMINED }
}

/// The tag of a language, for `@xml:lang`; none if the language is unknown.
pub(super) fn known_language(known: &Language) -> Option<&str> {
    Some(language(known)).filter(|tag| *tag != UNDETERMINED)
}

/// A tag for `@xml:lang`, if it has the form of one.
pub(super) fn tag(tag: &str) -> Option<&str> {
    is_language(tag).then_some(tag)
}

// teidata.language ::= letter{1,8} { "-" alphanumeric{1,8} }
fn is_language(tag: &str) -> bool {
    let short = |part: &str| (1..=8).contains(&part.len());
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    tag.split('-').next().is_some_and(letters)
        && tag.split('-').all(short)
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// One word, for `@type` and `@unit`; none if nothing is left of it.
pub(super) fn word(text: &str) -> Option<Cow<'_, str>> {
    // The profile's own values are words, and every line that is a note has one.
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Some(text.into());
    }
    words(text).map(|words| words.split_whitespace().collect::<Vec<_>>().join("-").into())
}

/// Words with blanks between them, for `@rend`; none if nothing is left of them.
pub(super) fn words(text: &str) -> Option<String> {
    let allowed =
        |c: char| if c.is_whitespace() { Some(' ') } else { Some(c).filter(is_word_sign) };
    let words: String = text.chars().filter_map(allowed).collect();
    (!words.trim().is_empty()).then_some(words)
}

/// The signs of `teidata.word`: neither separators nor control, format, private and unassigned signs.
/// Listed by block where every sign of the block is one.
fn is_word_sign(c: &char) -> bool {
    c.is_alphanumeric()
        || c.is_ascii_punctuation()
        || matches!(
            c,
            '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{BF}' | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205E}' | '\u{2100}'..='\u{218B}' | '\u{2190}'..='\u{23F3}'
            | '\u{2500}'..='\u{27BF}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}'
        )
}

/// A pointer, for `@ref` and `@resp`; none if it is no address.
// pointer ::= [ scheme ":" ] sign* [ "#" sign* ]
pub(super) fn pointer(text: &str) -> Option<&str> {
    let sign = |c: char| c.is_ascii_alphanumeric() || "-._~:/?@!$&'()*+,;=#".contains(c);
    let scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
    let before_colon = rest.split_once(':').map(|(before, behind)| (before, !behind.is_empty()));
    let good = text.chars().all(sign)
        && !text.is_empty()
        && !fragment.contains('#')
        && before_colon.is_none_or(|(before, named)| scheme(before) && named);
    good.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_made_fit() {
        assert_eq!(id("record", "1950 10/11 ф"), "record-1950-10-11--");
        assert_eq!(word("cipher\u{a0}group").as_deref(), Some("cipher-group"));
        assert_eq!(words("[ ...\u{ad} ]").as_deref(), Some("[ ... ]"));
        assert_eq!(words(" \n"), None);
        for good in ["person:stalin", "#editor", "https://viaf.org/viaf/1?a=b#c"] {
            assert_eq!(pointer(good), Some(good));
        }
        for bad in ["", "two words", ":x", "1:x", "a#b#c", "person:", "%zz"] {
            assert_eq!(pointer(bad), None, "{bad}");
        }
        for (tag, good) in [("zh-Hans", true), ("en", true), ("-en", false), ("1a", false)] {
            assert_eq!(is_language(tag), good, "{tag}");
        }
    }
}
