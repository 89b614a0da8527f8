//! James Clark's test suite: one schema a case, with documents that are valid and some that are not.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use roxmltree::Node;
use shifr::relaxng::{InMemory, Schema, validate};
use shifr::source::{Source, SourceId};

use crate::support;

/// Cases that fail, by their numbers. The run fails when another one fails, and when one of these passes.
const KNOWN_FAILURES: [usize; 0] = [];

#[test]
#[expect(clippy::print_stderr, reason = "a check that was not made must say so")]
fn every_case_of_the_suite_passes() {
    let suites = support::shared("suites", "xml");
    let Some(path) = suites.iter().find(|path| path.ends_with("spectest.xml")) else {
        eprintln!("spectest.xml is not at hand: not checked");
        return;
    };
    let text = std::fs::read_to_string(path).expect("a suite can be read");
    // roxmltree does not read the one entity that the suite declares.
    let end = text.find("]>").map_or(0, |end| end + 2);
    let text = text[end..].replace("&dii;", "<\u{E14}\u{E35}/>");
    let suite = roxmltree::Document::parse(&text).expect("a suite is XML");
    let cases = suite.descendants().filter(|node| node.has_tag_name("testCase"));
    let mut failures = BTreeSet::new();
    let mut said = String::new();
    for (number, case) in cases.enumerate() {
        if let Err(failure) = run(case) {
            failures.insert(number);
            let row = suite.text_pos_at(case.range().start).row + 2;
            writeln!(said, "case {number}, line {row}: {failure}").expect("a string can be written to");
        }
    }
    assert_eq!(failures, BTreeSet::from(KNOWN_FAILURES), "\n{said}");
}

fn run(case: Node<'_, '_>) -> Result<(), String> {
    if let Some(incorrect) = child(case, "incorrect") {
        return match compile(case, incorrect) {
            Ok(_) => Err("the schema is incorrect, but was accepted".to_owned()),
            Err(_) => Ok(()),
        };
    }
    let correct = child(case, "correct").expect("a case has a schema");
    let schema = compile(case, correct)?;
    for (kind, valid) in [("valid", true), ("invalid", false)] {
        for instance in case.children().filter(|node| node.has_tag_name(kind)) {
            let document = Source::new(SourceId(0), kind, document(case, instance));
            let findings = validate(&schema, &document);
            if findings.is_empty() != valid {
                let said: Vec<_> = findings.iter().map(|finding| &finding.message).collect();
                return Err(format!("a document is {kind}, but: {said:?}\n{}", document.text()));
            }
        }
    }
    Ok(())
}

fn compile(case: Node<'_, '_>, schema: Node<'_, '_>) -> Result<Schema, String> {
    let mut others = InMemory::default();
    add_resources(&mut others, case, case, "");
    let source = Source::new(SourceId(1), "schema", document(case, schema));
    match Schema::compile(&source, &others) {
        Ok(outcome) => Ok(outcome.value),
        Err(findings) => Err(format!("{}: {}", findings[0].message, source.text())),
    }
}

/// `resource` and `dir` elements are the files of a case.
fn add_resources(others: &mut InMemory, case: Node<'_, '_>, node: Node<'_, '_>, folder: &str) {
    for child in node.children() {
        let name = child.attribute("name").unwrap_or_default();
        if child.has_tag_name("resource") {
            others.add(SourceId(2), &format!("{folder}{name}"), &document(case, child));
        } else if child.has_tag_name("dir") {
            add_resources(others, case, child, &format!("{folder}{name}/"));
        }
    }
}

fn child<'d>(node: Node<'d, 'd>, name: &str) -> Option<Node<'d, 'd>> {
    node.children().find(|node| node.has_tag_name(name))
}

/// What an element of the suite holds, as a document of its own.
fn document(case: Node<'_, '_>, holder: Node<'_, '_>) -> String {
    let root = holder.first_element_child();
    root.map_or_else(String::new, |root| case.document().input_text()[root.range()].to_owned())
}
