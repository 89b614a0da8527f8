//! The compact syntax: what is said of schemas that are not written in it (`data/relaxng/compact/wrong.txt`),
//! and schemas of both notations together.
//!
//! Cases are divided by lines `---`. The last lines of each say what is found, with its places; a case
//! that has none is correct.

use shifr::diagnostic::Diagnostic;
use shifr::relaxng::{InMemory, Schema, compact};
use shifr::source::{Source, SourceId, Span};

use crate::support;

#[test]
fn what_is_wrong_is_said_where_it_is() {
    let path = support::root().join("tests/data/relaxng/compact/wrong.txt");
    let text = std::fs::read_to_string(&path).expect("the cases can be read");
    let judged: Vec<String> = text.split("---\n").map(judged).collect();
    assert_eq!(support::compare(&path, &judged.join("---\n")), None);
}

#[test]
fn schemas_of_both_notations_go_together() {
    let mut files = InMemory::default();
    let parts = [
        (1, "part.rng", r#"<define name="word" xmlns="http://relaxng.org/ns/structure/1.0"/>"#),
        (2, "whole.rnc", "start = word\nword = notAllowed"),
        (
            3,
            "record.rng",
            r#"<externalRef href="whole.rnc" xmlns="http://relaxng.org/ns/structure/1.0"/>"#,
        ),
    ];
    for (id, name, text) in parts {
        files.add(SourceId(id), name, text);
    }
    let compiles = |name: &str, text: &str| {
        Schema::compile(&Source::new(SourceId(0), name, text), &files).is_ok()
    };
    assert!(compiles("a.rnc", "include \"whole.rnc\" { word = external \"record.rng\" }"));
    assert!(compiles("a schema", "element a { external \"record.rng\" }"));
    assert!(!compiles("a.rnc", "include \"part.rng\""), "only a grammar is included");
    assert!(!compiles("a.rng", "element a { empty }"), "its name says that it is XML");
}

fn judged(case: &str) -> String {
    let schema: String =
        case.split_inclusive('\n').filter(|line| !line.starts_with("=> ")).collect();
    // What cannot stand in a file of lines is written in angle brackets.
    let text = schema.replace("<form feed>", "\u{c}").replace("<deep>", &"(".repeat(300));
    let source = Source::new(SourceId(0), "schema.rnc", text);
    let findings = compact::parse(&source, "".into()).err().unwrap_or_default();
    let said: String = findings.iter().map(|finding| said(finding, &source)).collect();
    schema + &said
}

fn said(finding: &Diagnostic, source: &Source) -> String {
    let place = |span: Span| {
        let position = source.position(span.range().start);
        format!("{}:{}", position.line, position.column)
    };
    let (first, others) = finding.labels.split_first().expect("a finding has a place");
    let mut said = format!("=> {} {}\n", place(first.span), finding.message);
    for label in others {
        said.push_str(&format!("=>   {} {}\n", place(label.span), label.text));
    }
    said
}
