//! Fixes on every case of every rule: the words stay, the findings go, and a second run has nothing to do.

use std::collections::BTreeSet;

use shifr::diagnostic::{Applicability, Diagnostic};
use shifr::fix::{Fixed, apply, fix};
use shifr::pipeline::check_source;
use shifr::source::{Source, SourceId};
use shifr::xml::{Child, Element};

use crate::support;

#[test]
fn a_fix_settles_its_finding_and_is_not_made_twice() {
    let mut fixed = BTreeSet::new();
    for case in support::files("tests/data/rules", "xml") {
        let text = std::fs::read_to_string(&case).expect("a case can be read");
        let source = Source::new(SourceId(0), case.to_string_lossy(), text);
        let before = fixable(&source);
        let Some(Fixed { source: after, count }) = fix(&source, Applicability::Unsafe, findings)
        else {
            assert_eq!(before.len(), 0, "{}", source.name());
            continue;
        };
        fixed.extend(before.iter().map(|finding| finding.kind.code));
        assert!(count >= before.len(), "{}", source.name());
        assert_eq!(words(&after), words(&source), "{}", source.name());
        assert_eq!(fixable(&after).len(), 0, "{}", source.name());
        assert!(fix(&after, Applicability::Unsafe, findings).is_none(), "{}", source.name());
    }
    assert!(fixed.iter().eq(FIXABLE), "{fixed:?}");
}

/// The rules that have fixes, in order; each has a case with one.
const FIXABLE: &[&str] = &[
    "cable-number-mismatch",
    "gap-without-reason",
    "impossible-date",
    "malformed-language-tag",
    "shelfmark-part-mismatch",
    "undeclared-language",
];

#[test]
fn what_no_edit_names_stays_byte_for_byte() {
    for case in support::files("tests/data/rules", "xml") {
        let text =
            std::fs::read_to_string(&case).expect("a case can be read").replace('\n', "\r\n");
        let source = Source::new(SourceId(0), case.to_string_lossy(), text);
        for finding in fixable(&source) {
            let one = std::slice::from_ref(&finding);
            let applied = apply(source.text(), one, Applicability::Unsafe).expect("has a fix");
            let mut undone = applied.text;
            let edits = finding.fix.expect("has a fix").edits;
            // Backwards, so that earlier offsets still hold.
            let mut grown: isize =
                edits.iter().map(|e| e.text.len() as isize - e.span.len() as isize).sum();
            for edit in edits.iter().rev() {
                grown -= edit.text.len() as isize - edit.span.len() as isize;
                let start = edit.span.range().start.checked_add_signed(grown).expect("in the text");
                let old = &source.text()[edit.span.range()];
                undone.replace_range(start..start + edit.text.len(), old);
            }
            assert_eq!(undone, source.text());
        }
    }
}

/// The words of a document, but for those by which somebody has corrected others.
fn words(source: &Source) -> Vec<String> {
    let document = shifr::xml::parse(source).expect("a case is well-formed").value;
    let mut words = Vec::new();
    push_words(document.root(), &mut words);
    words
}

fn push_words(element: Element<'_>, out: &mut Vec<String>) {
    for child in element.children() {
        match child {
            Child::Words(words) => out.extend(words.value.split_whitespace().map(str::to_owned)),
            Child::Element(inner) if inner.name() == "corr" => {}
            Child::Element(inner) => push_words(inner, out),
        }
    }
}

fn findings(source: &Source) -> Vec<Diagnostic> {
    check_source(source, &support::rules_alone()).findings
}

fn fixable(source: &Source) -> Vec<Diagnostic> {
    let mut findings = findings(source);
    findings.retain(|finding| finding.fix.is_some());
    findings
}
