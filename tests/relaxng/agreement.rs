//! The engine agrees with the paper, and the two notations with each other, on small schemas and documents.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use shifr::relaxng::{OneFile, Schema, Validator};
use shifr::source::{Source, SourceId};

use super::derivative;
use super::random::Dice;
use super::random::document::{document, written};
use super::random::notations;
use super::random::schema::schema;
use crate::support;

/// How many documents a schema judges.
const DOCUMENTS: usize = 6;

#[test]
fn verdicts_are_those_of_the_paper() {
    let judged = Judged::default();
    let bytes = (
        prop::collection::vec(any::<u8>(), 0..120),
        prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), DOCUMENTS),
    );
    let mut runner = TestRunner::new(support::random_cases());
    let run =
        runner.run(&bytes, |(of_schema, of_documents)| judge(&of_schema, &of_documents, &judged));
    run.unwrap_or_else(|failure| panic!("{failure}"));
    // Both verdicts must be put to the test.
    let (valid, invalid) = (judged.valid.get(), judged.invalid.get());
    assert!(valid.min(invalid) > 100, "{valid} valid, {invalid} invalid");
}

#[derive(Default)]
struct Judged {
    valid: Cell<usize>,
    invalid: Cell<usize>,
}

fn judge(of_schema: &[u8], of_documents: &[Vec<u8>], judged: &Judged) -> Result<(), TestCaseError> {
    let schema = schema(&mut Dice::new(of_schema));
    let (xml, compact) = (notations::xml(&schema), notations::compact(&schema));
    let (in_xml, in_compact) = (compile("schema.rng", &xml), compile("schema.rnc", &compact));
    let (in_xml, in_compact) = match (in_xml, in_compact) {
        (Ok(in_xml), Ok(in_compact)) => (in_xml, in_compact),
        (Err(one), Err(other)) => {
            prop_assert_eq!(one, other, "{}\n{}", xml, compact);
            return Ok(());
        }
        (one, other) => {
            let (one, other) = (one.err(), other.err());
            return Err(TestCaseError::fail(format!("{one:?} {other:?}\n{xml}\n{compact}")));
        }
    };
    let (mut one, mut other) = (Validator::new(&in_xml), Validator::new(&in_compact));
    for bytes in of_documents {
        let root = document(&schema, &mut Dice::new(bytes));
        let valid = derivative::is_valid(&schema, &root);
        let count = if valid { &judged.valid } else { &judged.invalid };
        count.set(count.get() + 1);
        let text = written(&root);
        let source = Source::new(SourceId(1), "document.xml", &*text);
        prop_assert_eq!(one.validate(&source).is_empty(), valid, "{}\n{}", compact, text);
        prop_assert_eq!(other.validate(&source).is_empty(), valid, "{}\n{}", compact, text);
    }
    Ok(())
}

/// The schema, or what is wrong with it.
fn compile(name: &str, text: &str) -> Result<Schema, Vec<String>> {
    let compiled = Schema::compile(&Source::new(SourceId(0), name, text), &OneFile);
    compiled.map(|outcome| outcome.value).map_err(|findings| {
        let mut messages: Vec<_> = findings.into_iter().map(|finding| finding.message).collect();
        messages.sort_unstable();
        messages
    })
}
