//! White space, as XML has it and as editors break lines.

use crate::source::{Passage, Spanned};

/// The passage without white space around it, and without line ends inside.
///
/// An editor's program may have broken a paragraph into lines; several blanks in a row it would not
/// add, so they are the source's own and stay. A passage without line ends keeps exact places; see
/// [`Passage::part`].
pub(super) fn fold(passage: &Passage) -> Passage {
    let start = passage.value.len() - passage.value.trim_start_matches(is_space).len();
    let length = passage.value.trim_matches(is_space).len();
    let trimmed = passage.slice(start..start + length);
    if trimmed.value.contains(['\n', '\r']) {
        Spanned::new(unbroken(&trimmed.value), trimmed.span)
    } else {
        trimmed
    }
}

/// The text with every run of white space that holds a line end made one blank.
pub fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_space) {
        let (words, tail) = rest.split_at(start);
        let blanks = &tail[..tail.len() - tail.trim_start_matches(is_space).len()];
        out.push_str(words);
        out.push_str(if blanks.contains(['\n', '\r']) { " " } else { blanks });
        rest = &tail[blanks.len()..];
    }
    out.push_str(rest);
    out
}

/// The words of a text, which white space of XML parts.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_space).filter(|word| !word.is_empty())
}

// S ::= (#x20 | #x9 | #xD | #xA)+                                              (XML 1.0, [3])
/// Whether the character is white space of XML, which has four, and not the many of Unicode.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}
