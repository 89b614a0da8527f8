//! Pointers in attributes, and the short forms that a document declares for them.

use crate::source::{Passage, Spanned};
use crate::xml::{Document, Element};

/// The attributes of TEI whose values are pointers (`teidata.pointer`), parted by white space.
const POINTERS: [&str; 25] = [
    "ana",
    "change",
    "copyOf",
    "corresp",
    "decls",
    "edRef",
    "exclude",
    "facs",
    "hand",
    "inst",
    "next",
    "parts",
    "prev",
    "ref",
    "rendition",
    "resp",
    "sameAs",
    "select",
    "source",
    "spanTo",
    "synch",
    "target",
    "toWhom",
    "who",
    "wit",
];

/// Every pointer of a document, with its short form written out where one is declared.
pub(super) fn all(document: &Document<'_>) -> Vec<Pointer> {
    let prefixes = prefixes(document);
    let attributes = document.elements().flat_map(Element::attributes);
    let values = attributes.filter(|attribute| POINTERS.contains(&attribute.name.as_str()));
    values
        .flat_map(|attribute| {
            let is_of_style = attribute.name == "rendition";
            parts(&attribute.value).into_iter().map(move |words| (words, is_of_style))
        })
        .map(|(words, is_of_style)| {
            let targets = written_out(&words.value, &prefixes);
            Pointer { words, targets, is_of_style }
        })
        .collect()
}

/// A pointer.
pub(super) struct Pointer {
    /// As it stands.
    pub(super) words: Passage,
    /// What it may mean: itself, or what the declarations of its prefix make of it; none if it has a
    /// declared prefix and cannot be written out.
    pub(super) targets: Vec<String>,
    /// Whether it says how something looks, which editions often keep for their style sheets to know.
    pub(super) is_of_style: bool,
}

fn parts(value: &Passage) -> Vec<Passage> {
    let mut parts = Vec::new();
    let mut at = 0;
    for word in value.value.split_whitespace() {
        let start = at + value.value[at..].find(word).unwrap_or_default();
        at = start + word.len();
        parts.push(Spanned::new(word.to_owned(), value.part(start..at)));
    }
    parts
}

/// `prefixDef`: what stands before the colon, and how the rest becomes a pointer.
struct Prefix {
    ident: String,
    replacement: String,
}

/// Only patterns that take the whole rest are read: `(.+)`, `([a-z]+)`. Of others nothing can be said.
fn prefixes(document: &Document<'_>) -> Vec<Prefix> {
    let definitions = document.root().descendants("prefixDef");
    let read = |definition: Element<'_>| {
        let [ident, pattern, replacement] = ["ident", "matchPattern", "replacementPattern"]
            .map(|name| definition.attribute(name).map(|value| value.value));
        let (pattern, replacement) = (pattern?, replacement?);
        let takes_all =
            pattern.starts_with('(') && pattern.ends_with(')') && pattern.matches('(').count() == 1;
        let replacement = if takes_all { replacement } else { String::new() };
        Some(Prefix { ident: ident?, replacement })
    };
    definitions.filter_map(read).collect()
}

fn written_out(pointer: &str, prefixes: &[Prefix]) -> Vec<String> {
    let Some((ident, rest)) = pointer.split_once(':') else { return vec![pointer.to_owned()] };
    let mut declared = prefixes.iter().filter(|prefix| prefix.ident == ident).peekable();
    if declared.peek().is_none() {
        return vec![pointer.to_owned()];
    }
    let known = declared.filter(|prefix| !prefix.replacement.is_empty());
    known.map(|prefix| prefix.replacement.replace("$1", rest)).collect()
}

/// The prefix of a pointer and what stands behind it, if the document does not declare the prefix (`teidata.pointer`,
/// TEI 17.2.3): `person` and `stalin` of `person:stalin`.
//
// pointer ::= scheme ":" rest
// scheme  ::= letter { letter | digit | "+" | "-" | "." }                                (RFC 3986, 3.1)
pub(super) fn undeclared(pointer: &Pointer) -> Option<(&str, &str)> {
    let words = pointer.words.value.as_str();
    let (scheme, rest) = words.split_once(':')?;
    let is_scheme = scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && scheme.chars().all(|sign| sign.is_ascii_alphanumeric() || "+-.".contains(sign));
    (is_scheme && pointer.targets == [words]).then_some((scheme, rest))
}

/// The id that a pointer within its document names: `w1` of `#w1`.
///
/// A pointer with a scheme (`#xpath(...)`, TEI 16.2.4) names no id, nor does `#` alone.
pub(super) fn local_id(target: &str) -> Option<&str> {
    let id = target.strip_prefix('#')?;
    (!id.is_empty() && !id.contains('(')).then_some(id)
}

/// File and id of a pointer into another file: `persons.xml` and `stalin` of `persons.xml#stalin`.
pub(super) fn foreign_id(target: &str) -> Option<(&str, &str)> {
    let (file, id) = target.split_once('#')?;
    let is_file = !file.is_empty() && !file.contains(':') && !file.contains('?');
    (is_file && !id.is_empty() && !id.contains('(')).then_some((file, id))
}
