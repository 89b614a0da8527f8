//! The project's own schema: the mistakes that it finds, and the samples in which it finds none.
//!
//! Each `data/schema/*.xml` is a record with one mistake; its last line says where that stands.
//!
//! ```text
//! <!-- invalid: line <number> -->
//! ```

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support;

#[test]
fn mistakes_are_found_on_their_lines_and_nowhere_else() {
    let cases = support::files("tests/data/schema", "xml");
    assert!(!cases.is_empty(), "the cases are found");
    let Some(said) = support::jing(&schema(), &cases) else { return };
    let wrong: Vec<String> = cases.iter().filter_map(|case| wrong(case, &said)).collect();
    assert!(wrong.is_empty(), "{}\n\n{said}", wrong.join("\n"));
}

#[test]
fn samples_are_valid() {
    if let Some(said) = support::jing(&schema(), &support::files("encoded", "xml")) {
        assert_eq!(said, "");
    }
}

fn schema() -> PathBuf {
    support::root().join("schemas/shifr.rng")
}

fn wrong(case: &Path, said: &str) -> Option<String> {
    let text = std::fs::read_to_string(case).expect("a case can be read");
    let line = expected(&text).unwrap_or_else(|| panic!("{} names no line", case.display()));
    let found: BTreeSet<usize> = said.lines().filter_map(|line| place(line, case)).collect();
    (found != BTreeSet::from([line]))
        .then(|| format!("{}: expected line {line}, got {found:?}", case.display()))
}

fn expected(text: &str) -> Option<usize> {
    let line = text.lines().last()?;
    line.strip_prefix("<!-- invalid: line ")?.strip_suffix(" -->")?.parse().ok()
}

/// The line that a message is about, if it is about this file.
//
// message ::= path ":" line ":" column ":" words
fn place(message: &str, case: &Path) -> Option<usize> {
    message.strip_prefix(case.to_str()?)?.strip_prefix(':')?.split(':').next()?.parse().ok()
}
