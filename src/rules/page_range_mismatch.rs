//! The pages that the attributes of `biblScope` give run backwards, or are others than its words say.

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Passage;
use crate::xml::{Document, Element};

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "page-range-mismatch",
    family: Family::Archive,
    severity: Severity::Error,
    summary: "the pages of `biblScope` run backwards, or its words say others",
    page: include_str!("../../docs/rules/page-range-mismatch.md"),
};

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let scopes = document.elements().filter(|element| element.name() == "biblScope");
    findings.extend(scopes.filter_map(|scope| backwards(scope).or_else(|| beside_words(scope))));
}

/// `@from` behind `@to` (`att.citing`).
fn backwards(scope: Element<'_>) -> Option<Diagnostic> {
    let (from, to) = (scope.attribute("from")?, scope.attribute("to")?);
    let (first, last): (u32, u32) = (from.value.parse().ok()?, to.value.parse().ok()?);
    (last < first).then(|| {
        Diagnostic::new(&KIND, format!("`{first}` to `{last}` run backwards"))
            .at(from.span, "the first")
            .at(to.span, "the last")
            .help("compare the source: both changed places, or a figure is wrong")
    })
}

/// `<biblScope unit="page" from="83" to="85">pp. 83-86</biblScope>`
fn beside_words(scope: Element<'_>) -> Option<Diagnostic> {
    let words = scope.text();
    let (first, last) = said(&words.value)?;
    let differs = |(name, number): (&'static str, u32)| {
        let given = scope.attribute(name)?;
        let value: u32 = given.value.parse().ok()?;
        (value != number).then_some((name, given))
    };
    let (name, given) = [("from", first), ("to", last)].into_iter().find_map(differs)?;
    Some(finding(&words, name, &given))
}

/// The numbers of words that name one range: `pp. 83-85`, `vol. 2`, `S. 183-5`.
//
// words ::= marks number [ dash number ] marks
fn said(words: &str) -> Option<(u32, u32)> {
    let numbers = words.split(|sign: char| !sign.is_alphanumeric());
    let mut numbers = numbers.filter(|word| word.contains(|sign: char| sign.is_ascii_digit()));
    let first = numbers.next()?;
    let last = numbers.next().unwrap_or(first);
    let is_one_range = numbers.next().is_none() && (first == last || words.contains(['-', '–']));
    // The figures that the last number shares with the first may be left out.
    let shared = first.get(..first.len().saturating_sub(last.len()))?;
    is_one_range.then_some((first.parse().ok()?, format!("{shared}{last}").parse().ok()?))
}

fn finding(words: &Passage, name: &str, given: &Passage) -> Diagnostic {
    let (said, value) = (words.value.trim(), &given.value);
    Diagnostic::new(&KIND, format!("words say `{said}`, `@{name}` says `{value}`"))
        .at(given.span, "as encoded")
        .at(words.span, "as printed")
        .help("correct the attribute if the words are right")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_one_range() {
        for (words, range) in [
            ("pp. 83-85", Some((83, 85))),
            ("S. 183–5", Some((183, 185))),
            ("p. 83", Some((83, 83))),
            ("pp. 83-85, 90", None),
            ("No. 3, p. 83", None),
            ("p. 83a", None),
            ("xii", None),
        ] {
            assert_eq!(said(words), range, "{words}");
        }
    }
}
