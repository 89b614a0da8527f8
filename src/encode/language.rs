//! Which language a record and its text are in.

use super::{Encoder, findings};
use crate::cable::Language;
use crate::languages::tag;
use crate::source::{Passage, Span, Spanned};

impl Encoder<'_> {
    /// A language named by itself: `Russian`.
    pub(super) fn language(&mut self, name: &Passage) -> Language {
        // "Russian, Chinese": the first of several is the main one.
        let first = || tag(name.value.split([',', ';', '/']).next()?.trim());
        let tag = tag(&name.value).or_else(first).unwrap_or_else(|| {
            self.findings.push(findings::unknown_language(name));
            UNDETERMINED.to_owned()
        });
        Language { tag: Spanned::new(tag, name.span), name: Some(name.clone()) }
    }

    /// The language that a heading names: `Translation - English`, `English Translation`.
    pub(super) fn text_language(&mut self, heading: &Passage) -> Language {
        let words = heading.value.split_inclusive([' ', '-', '–']);
        let mut at = 0;
        for word in words {
            let name = word.trim_end_matches([' ', '-', '–']);
            if let Some(tag) = tag(name) {
                let name = heading.slice(at..at + name.len());
                return Language { tag: Spanned::new(tag, name.span), name: Some(name) };
            }
            at += word.len();
        }
        self.findings.push(findings::unknown_language(heading));
        undetermined(heading.span)
    }
}

/// BCP 47's tag for a language that is not known.
const UNDETERMINED: &str = "und";

/// The language of a text that nothing names.
pub(super) fn undetermined(span: Span) -> Language {
    let start = Span { end: span.start, ..span };
    Language { tag: Spanned::new(UNDETERMINED.to_owned(), start), name: None }
}
