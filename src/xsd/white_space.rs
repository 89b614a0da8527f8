//! The facet `whiteSpace` (part 2, 4.3.6): what is done to white space before a value is read.

use std::borrow::Cow;

use crate::xml::{is_space, words};

/// How white space is treated; each type has its own, which no parameter can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhiteSpace {
    /// Left as it is.
    Preserve,
    /// Tabs and line ends become spaces.
    Replace,
    /// The same, then runs become one space, and none is left at the ends.
    Collapse,
}

impl WhiteSpace {
    /// The text as the type reads it; borrowed where nothing changes but the ends.
    pub(super) fn normalize(self, text: &str) -> Cow<'_, str> {
        match self {
            WhiteSpace::Preserve => Cow::Borrowed(text),
            WhiteSpace::Replace => replace(text),
            WhiteSpace::Collapse => collapse(text),
        }
    }

    /// The text without what counts for nothing at its ends, as messages quote it.
    pub(super) fn trim(self, text: &str) -> &str {
        match self {
            WhiteSpace::Preserve | WhiteSpace::Replace => text,
            WhiteSpace::Collapse => text.trim_matches(is_space),
        }
    }
}

fn replace(text: &str) -> Cow<'_, str> {
    let changes = |byte| matches!(byte, b'\t' | b'\n' | b'\r');
    if text.bytes().any(changes) {
        Cow::Owned(text.replace(['\t', '\n', '\r'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

fn collapse(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(is_space);
    if is_collapsed(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut collapsed = String::with_capacity(text.len());
    for word in words(text) {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    Cow::Owned(collapsed)
}

fn is_collapsed(text: &[u8]) -> bool {
    let mut before = b'x';
    text.iter().all(|&byte| {
        let fits = byte > b' ' || byte == b' ' && before != b' ' || byte < b'\t';
        before = byte;
        fits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_changes_what_it_should() {
        let text = " a\t\n b ";
        assert_eq!(WhiteSpace::Preserve.normalize(text), text);
        assert_eq!(WhiteSpace::Replace.normalize(text), " a   b ");
        assert_eq!(WhiteSpace::Collapse.normalize(text), "a b");
        assert_eq!(WhiteSpace::Collapse.normalize("a\u{a0} b"), "a\u{a0} b");
    }

    #[test]
    fn what_need_not_change_is_borrowed() {
        assert!(matches!(WhiteSpace::Collapse.normalize("  a b\n"), Cow::Borrowed("a b")));
        assert!(matches!(WhiteSpace::Replace.normalize("a  b"), Cow::Borrowed("a  b")));
    }
}
