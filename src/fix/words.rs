//! What a fix must not touch: the words of the source.

use crate::source::{Source, SourceId};
use crate::xml::{self, Child, Element};

/// Whether two versions of a document have the same words. What an editor adds does not count: `corr`, and
/// notes of the edition.
pub(super) fn are_kept(before: &str, after: &str) -> bool {
    let words = |text: &str| {
        let source = Source::new(SourceId(0), "", text);
        let document = xml::parse(&source).ok()?.value;
        let mut words = String::new();
        push(document.root(), &mut words);
        Some(words)
    };
    words(before).is_some_and(|before| words(after) == Some(before))
}

fn push(element: Element<'_>, out: &mut String) {
    let is_added =
        element.name() == "corr" || element.name() == "note" && element.has("type", "editorial");
    if is_added {
        return;
    }
    for child in element.children() {
        match child {
            Child::Element(child) => push(child, out),
            Child::Words(words) => out.push_str(&words.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_may_change_and_words_may_not() {
        let before = "<p>No. <idno n=\"1\">12</idno>.</p>";
        for (after, kept) in [
            ("<p>No. <idno n=\"12\">12</idno>.</p>", true),
            ("<p>No. <idno n=\"1\">1</idno>.</p>", false),
            ("<p>No.<idno n=\"1\">12</idno>.</p>", false),
            ("<p>No. 12.", false),
        ] {
            assert_eq!(are_kept(before, after), kept, "{after}");
        }
        let tei = "<p xmlns=\"http://www.tei-c.org/ns/1.0\">";
        let corrected = "<choice><sic>12</sic><corr>13</corr></choice>";
        assert!(are_kept(&format!("{tei}12</p>"), &format!("{tei}{corrected}</p>")));
    }
}
