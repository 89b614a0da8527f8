//! A language has a code that none has, or a name that is nearly the one of its code.

use super::{Context, Rule, malformed_language_tag};
use crate::diagnostic::Diagnostic;
use crate::languages::{self, UNKNOWN_LANGUAGE};
use crate::nearest::is_slip;
use crate::source::Passage;
use crate::xml::{Document, Element};

pub(super) static RULE: Rule = Rule::of_document(&UNKNOWN_LANGUAGE, check);

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for element in document.elements() {
        let tags = malformed_language_tag::tags(element).into_iter();
        findings.extend(
            tags.filter(|tag| !languages::is_assigned(&tag.value)).map(|tag| no_code(&tag)),
        );
        findings.extend(misspelt(element));
    }
}

fn no_code(tag: &Passage) -> Diagnostic {
    let words = &tag.value;
    Diagnostic::new(&UNKNOWN_LANGUAGE, format!("`{words}` begins with no code of ISO 639"))
        .at(tag.span, "no such language")
        .help(
            "take the tag from the IANA Language Subtag Registry; `und` is for an unknown language",
        )
}

/// An element that declares a language by its tag, and has its name for people to read. Names in other tongues are as good
/// as the English one, so only one that has no other spelling is taken for misspelt.
fn misspelt(element: Element<'_>) -> Option<Diagnostic> {
    let tag = match element.name() {
        "language" => element.attribute("ident"),
        "textLang" => element.attribute("mainLang"),
        _ => None,
    }?;
    let words = element.text();
    let word = words.value.trim_matches(|sign: char| !sign.is_alphabetic());
    let name = languages::name(&tag.value).filter(|name| OF_ONE_SPELLING.contains(name))?;
    let is_misspelt =
        !word.eq_ignore_ascii_case(name) && is_slip(word, name) && languages::tag(word).is_none();
    is_misspelt.then(|| {
        let message = format!("`{word}` is no language; `{}` is `{name}`", tag.value);
        Diagnostic::new(&UNKNOWN_LANGUAGE, message)
            .at(words.span, "as written")
            .at(tag.span, format!("the code of `{name}`"))
            .help(format!("write `{name}`, if that is meant"))
    })
}

/// Names that English has always spelt in one way; of others there are several: Kazak, Punjabi, Belorussian.
const OF_ONE_SPELLING: [&str; 16] = [
    "Albanian",
    "Arabic",
    "Bulgarian",
    "Chinese",
    "Czech",
    "English",
    "French",
    "German",
    "Hungarian",
    "Italian",
    "Japanese",
    "Mongolian",
    "Polish",
    "Russian",
    "Spanish",
    "Vietnamese",
];
