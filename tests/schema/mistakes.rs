//! Records with one mistake, and samples with none.
//!
//! Each `data/schema/*.xml` is a record with one mistake; its last line says where that stands.
//!
//! ```text
//! <!-- invalid: line <number> -->
//! ```

use std::collections::BTreeSet;
use std::path::Path;

use shifr::relaxng::Validator;

use super::judge;
use crate::support;

#[test]
fn mistakes_are_found_on_their_lines_and_nowhere_else() {
    let cases = support::files("tests/data/schema", "xml");
    assert!(!cases.is_empty(), "the cases are found");
    let schema = judge::compile(&super::path());
    let mut validator = Validator::new(&schema);
    let said = support::jing(&super::path(), &cases);
    let mut wrong = String::new();
    for case in &cases {
        let text = std::fs::read_to_string(case).expect("a case can be read");
        let line = expected(&text).unwrap_or_else(|| panic!("{} names no line", case.display()));
        let ours = judge::lines(&mut validator, &text);
        let jings = said.as_ref().map(|said| lines(said, case));
        let expected = BTreeSet::from([line]);
        if ours != expected || jings.as_ref().is_some_and(|jings| *jings != expected) {
            wrong += &format!("{}:{line}: ours {ours:?}, jing's {jings:?}\n", case.display());
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn samples_are_valid() {
    let samples = support::files("encoded", "xml");
    let schema = judge::compile(&super::path());
    let mut validator = Validator::new(&schema);
    for sample in &samples {
        let text = std::fs::read_to_string(sample).expect("a sample can be read");
        assert_eq!(judge::findings(&mut validator, &text), [], "{}", sample.display());
    }
    if let Some(said) = support::jing(&super::path(), &samples) {
        assert_eq!(said, "");
    }
}

fn expected(text: &str) -> Option<usize> {
    let line = text.lines().last()?;
    line.strip_prefix("<!-- invalid: line ")?.strip_suffix(" -->")?.parse().ok()
}

/// The lines of jing's messages about this file.
pub(super) fn lines(said: &str, case: &Path) -> BTreeSet<usize> {
    said.lines().filter_map(|message| place(message, case)).collect()
}

// message ::= path ":" line ":" column ":" words
fn place(message: &str, case: &Path) -> Option<usize> {
    message.strip_prefix(case.to_str()?)?.strip_prefix(':')?.split(':').next()?.parse().ok()
}
