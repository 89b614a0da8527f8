//! The contract, row by row: changes of one place in an encoded record that the schema refuses, on that
//! line and nowhere else, and near misses that it allows.
//!
//! ```text
//! # <what the row says>
//!
//! of <record in encoded/>
//!
//! refused: <words of the record> => <words in their place>
//! refused +1: <the same, found on the line below>
//! allowed: <words> => <words>
//! ```

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use shifr::relaxng::Validator;

use super::{judge, mistakes};
use crate::support;

/// A record with one change.
struct Changed {
    /// The row and the line of the case.
    name: String,
    text: String,
    /// Where something is wrong with it.
    lines: BTreeSet<usize>,
}

#[test]
fn changes_are_refused_on_their_lines_and_near_misses_are_not() {
    let rows = support::files("tests/data/schema/contract", "txt");
    let changed: Vec<Changed> = rows.iter().flat_map(|row| changes(row)).collect();
    assert!(changed.iter().any(|change| change.lines.is_empty()), "there are near misses");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = written(&changed, folder.path());
    let said = support::jing(&super::path(), &files);
    let schema = judge::compile(&super::path());
    let mut validator = Validator::new(&schema);
    let mut wrong = String::new();
    for (change, file) in changed.iter().zip(&files) {
        let ours = judge::findings(&mut validator, &change.text);
        let lines: BTreeSet<usize> = ours.iter().map(|(line, _)| *line).collect();
        let jings = said.as_ref().map(|said| mistakes::lines(said, file));
        if lines != change.lines || jings.as_ref().is_some_and(|jings| *jings != change.lines) {
            let expected = &change.lines;
            wrong += &format!(
                "{}: expected {expected:?}, jing's {jings:?}, ours {ours:?}\n",
                change.name
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn changes(row: &Path) -> Vec<Changed> {
    let case = std::fs::read_to_string(row).expect("a case can be read");
    let record = case.lines().find_map(|line| line.strip_prefix("of "));
    let record = record.unwrap_or_else(|| panic!("{} names no record", row.display()));
    let record = std::fs::read_to_string(support::root().join("encoded").join(record))
        .unwrap_or_else(|error| panic!("{}: {error}", row.display()));
    let stem = row.file_stem().expect("a case is a file").to_string_lossy();
    let lines = case.lines().enumerate();
    lines.filter_map(|(at, line)| change(format!("{stem}:{}", at + 1), line, &record)).collect()
}

// change  ::= verdict ": " words " =>" [ " " words ]
// verdict ::= "allowed" | "refused" [ " +" number ]
fn change(name: String, line: &str, record: &str) -> Option<Changed> {
    let (verdict, edit) = line.split_once(": ")?;
    let offset = match verdict {
        "allowed" => None,
        "refused" => Some(0),
        _ => Some(verdict.strip_prefix("refused +")?.parse().expect("a number of lines")),
    };
    let (old, new) = edit.split_once(" =>").unwrap_or_else(|| panic!("{name} has no ` =>`"));
    let new = new.strip_prefix(' ').unwrap_or_default();
    let at = record.find(old).unwrap_or_else(|| panic!("{name}: the record has no `{old}`"));
    let line = record[..at].matches('\n').count() + 1;
    Some(Changed {
        text: record.replacen(old, new, 1),
        lines: offset.map(|offset: usize| line + offset).into_iter().collect(),
        name,
    })
}

fn written(changed: &[Changed], folder: &Path) -> Vec<PathBuf> {
    let write = |(number, change): (usize, &Changed)| {
        let path = folder.join(format!("{number:03}.xml"));
        std::fs::write(&path, &change.text).expect("a temporary file can be written");
        path
    };
    changed.iter().enumerate().map(write).collect()
}
