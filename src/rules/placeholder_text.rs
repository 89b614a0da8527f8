//! Words stand where the real ones were to come.

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Passage;
use crate::xml::Document;

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "placeholder-text",
    family: Family::Xml,
    severity: Severity::Warning,
    summary: "an element or attribute holds `TODO` or the like instead of words",
    page: include_str!("../../docs/rules/placeholder-text.md"),
};

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for element in document.elements() {
        let words = element.elements().next().is_none().then(|| element.text());
        let values = element.attributes().map(|attribute| attribute.value);
        let found = words.into_iter().chain(values).filter(|words| is_placeholder(&words.value));
        findings.extend(found.map(|words| finding(&words)));
    }
}

/// Words that no telegram consists of.
fn is_placeholder(words: &str) -> bool {
    let bare = words.trim().trim_matches(['[', ']', '<', '>', '{', '}', '(', ')', '.', ' ']);
    let bare = bare.to_lowercase();
    PLACEHOLDERS.contains(&bare.as_str()) || bare.starts_with("lorem ipsum")
}

const PLACEHOLDERS: [&str; 12] = [
    "fixme",
    "fill in",
    "insert text here",
    "placeholder",
    "tba",
    "tbd",
    "to be added",
    "to be determined",
    "to be supplied",
    "todo",
    "to do",
    "your text here",
];

fn finding(words: &Passage) -> Diagnostic {
    Diagnostic::new(&KIND, format!("`{}` stands for words that were to come", words.value.trim()))
        .at(words.span, "no words of the source")
        .help("write what belongs here, or delete the element or attribute")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_texts_are_placeholders() {
        for words in ["TODO", "[to be added]", "tbd.", " Lorem ipsum dolor sit amet "] {
            assert!(is_placeholder(words), "{words}");
        }
        for words in ["", "XXX", "?", "It is to be added to the file.", "Todorov", "[illegible]"] {
            assert!(!is_placeholder(words), "{words}");
        }
    }
}
