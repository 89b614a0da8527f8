//! A language has a code that none has, or a name that is nearly the one of its code, or that of another.

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
        findings.extend(declared(element).and_then(|declared| declared.misnamed()));
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

/// A language as an element declares it: its tag, and its name for people to read.
struct Declared {
    tag: Passage,
    words: Passage,
    /// The English name of the tag.
    name: &'static str,
}

fn declared(element: Element<'_>) -> Option<Declared> {
    let tag = match element.name() {
        "language" => element.attribute("ident"),
        "textLang" => element.attribute("mainLang"),
        _ => None,
    }?;
    let name = languages::name(&tag.value).filter(|name| OF_ONE_SPELLING.contains(name))?;
    Some(Declared { tag, words: element.text(), name })
}

impl Declared {
    /// Names in other tongues are as good as the English one, so only one that has no other spelling is taken for misspelt,
    /// or for that of another language.
    fn misnamed(&self) -> Option<Diagnostic> {
        let Declared { tag, words, name } = self;
        let word = words.value.trim_matches(|sign: char| !sign.is_alphabetic());
        let is_slip = is_slip(word, name) && languages::tag(word).is_none();
        let message = match OF_ONE_SPELLING.iter().find(|known| word.eq_ignore_ascii_case(known)) {
            Some(known) if known == name => return None,
            Some(known) => format!("`{}` is `{name}`, and not `{known}`", tag.value),
            None if is_slip => format!("`{word}` is no language; `{}` is `{name}`", tag.value),
            None => return None,
        };
        Some(
            Diagnostic::new(&UNKNOWN_LANGUAGE, message)
                .at(words.span, "as written")
                .at(tag.span, format!("the code of `{name}`"))
                .help(format!("write `{name}` if that is meant, or else the code of the other")),
        )
    }
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
