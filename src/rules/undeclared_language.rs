//! A language is used that the header does not declare.

use std::collections::HashSet;

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Kind, Severity};
use crate::source::{Passage, Span};
use crate::xml::{Document, Element};

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "undeclared-language",
    family: Family::Xml,
    severity: Severity::Info,
    summary: "`xml:lang` or `textLang` names a language that `langUsage` does not declare",
    page: include_str!("../../docs/rules/undeclared-language.md"),
};

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let declared: Vec<Element<'_>> = document.root().descendants("language").collect();
    let idents: HashSet<String> = declared.iter().filter_map(ident).collect();
    // A header that declares no language at all has not begun to.
    let Some(last) = declared.last().filter(|_| !idents.is_empty()) else { return };
    let mut reported = HashSet::new();
    for tag in document.elements().flat_map(tags) {
        let language = language(&tag.value);
        if !NO_LANGUAGES.contains(&language.as_str())
            && !idents.contains(&language)
            && reported.insert(language)
        {
            findings.push(finding(&tag, last.span()));
        }
    }
}

/// The languages that an element says to be in, or that of the manuscript it describes.
fn tags(element: Element<'_>) -> impl Iterator<Item = Passage> {
    let of_manuscript = (element.name() == "textLang").then(|| element.attribute("mainLang"));
    element.xml_attribute("lang").into_iter().chain(of_manuscript.flatten())
}

fn ident(declaration: &Element<'_>) -> Option<String> {
    declaration.attribute("ident").map(|ident| language(&ident.value))
}

/// The first part of a tag: who declares `ru` has declared `ru-Latn`, and case does not matter.
fn language(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Tags that name no language of their own (RFC 5646, 2.2.1; 4.1), and the empty one.
const NO_LANGUAGES: [&str; 6] = ["", "mul", "und", "x", "zxx", "mis"];

fn finding(tag: &Passage, last: Span) -> Diagnostic {
    let declaration = format!("<language ident=\"{}\"/>", tag.value);
    Diagnostic::new(&KIND, format!("language `{}` is not declared in `langUsage`", tag.value))
        .at(tag.span, "used here")
        .at(last, "the languages are declared here")
        .help(format!("declare it: `{declaration}`, or correct the tag"))
        .fix(Fix::risky("declare the language", [Edit::behind(last, declaration)]))
}
