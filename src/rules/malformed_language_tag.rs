//! A language tag is none: the one door to oxilangtag.

use oxilangtag::LanguageTag;

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Kind, Severity};
use crate::source::{Passage, Spanned};
use crate::xml::{Document, Element};

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "malformed-language-tag",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "a language tag is not formed as BCP 47 has it",
    page: include_str!("../../docs/rules/malformed-language-tag.md"),
};

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for tag in document.elements().flat_map(tags) {
        // Language-Tag = langtag / privateuse / grandfathered                             (RFC 5646, 2.1)
        if !is_tag(&tag.value) {
            findings.push(finding(&tag));
        }
    }
}

/// A language has two letters or three: four are reserved, and none of five to eight was ever registered
/// (RFC 5646, 2.2.1). So `Russian` has the form of a tag and is none.
fn is_tag(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    LanguageTag::parse(tag).is_ok() && language.len() <= 3
}

/// The tags on an element. An empty `xml:lang` says that no language is meant (XML 1.0, 2.12).
pub(super) fn tags(element: Element<'_>) -> Vec<Passage> {
    let lang = element.xml_attribute("lang").filter(|lang| !lang.value.is_empty());
    let own = match element.name() {
        "language" => vec![element.attribute("ident")],
        "textLang" => vec![element.attribute("mainLang"), element.attribute("otherLangs")],
        _ => Vec::new(),
    };
    own.into_iter().flatten().flat_map(|tags| words(&tags)).chain(lang).collect()
}

fn words(tags: &Passage) -> Vec<Passage> {
    match tags.value.split_whitespace().collect::<Vec<_>>()[..] {
        [] | [_] => vec![tags.clone()],
        ref several => {
            several.iter().map(|tag| Spanned::new((*tag).to_owned(), tags.span)).collect()
        }
    }
}

fn finding(tag: &Passage) -> Diagnostic {
    let finding = Diagnostic::new(&KIND, format!("`{}` is no language tag", tag.value))
        .at(tag.span, "a tag begins with a language: `ru`, `ru-Latn`, `zh-Hans`")
        .help(
            "take the tag from the IANA Language Subtag Registry; `und` is for an unknown language",
        );
    match with_hyphens(tag) {
        Some(mended) => {
            let edit = Edit::new(tag.span, mended.as_str());
            finding.fix(Fix::safe(format!("write `{mended}`"), [edit]))
        }
        None => finding,
    }
}

/// Locales of operating systems have underscores: `ru_RU`.
fn with_hyphens(tag: &Passage) -> Option<String> {
    let mended = tag.value.trim().replace('_', "-");
    let is_exact = tag.span.len() == tag.value.len();
    (is_exact && is_tag(&mended)).then_some(mended)
}
