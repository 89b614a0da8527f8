//! A second opinion: jing, with the project's schema and with TEI's own.

use std::path::{Path, PathBuf};

use shifr::diagnostic::Family;
use shifr::rules;

use crate::support;

/// The TEI of all cases, of the samples, and of texts that are at hand, as files.
fn encoded(folder: &Path) -> Vec<PathBuf> {
    let cases = [
        support::files("tests/data/encode", "txt"),
        support::files("transcriptions", "txt"),
        support::shared("transcriptions", "txt"),
        support::shared("layouts", "txt"),
    ];
    let mut written = Vec::new();
    for (number, case) in cases.concat().iter().enumerate() {
        let text = std::fs::read_to_string(case).expect("a case can be read");
        let layout = support::layout_of(case);
        let stem = case.file_stem().expect("a case is a file").to_string_lossy();
        let records = support::encode(&case.to_string_lossy(), &text, layout).tei;
        for (record, tei) in records.iter().enumerate() {
            let path = folder.join(format!("{number:03}-{stem}-{record}.xml"));
            std::fs::write(&path, tei).expect("a temporary file can be written");
            written.push(path);
        }
    }
    written
}

#[test]
fn what_is_written_is_valid_against_the_projects_schema() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let schema = support::root().join("schemas/shifr.rng");
    if let Some(said) = support::jing(&schema, &encoded(folder.path())) {
        assert_eq!(said, "");
    }
}

#[test]
fn what_is_written_is_valid_tei_when_the_schema_is_at_hand() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Some(schema) =
        support::shared("schemas", "rng").into_iter().find(|path| path.ends_with("tei_all.rng"))
    else {
        return;
    };
    if let Some(said) = support::jing(&schema, &encoded(folder.path())) {
        assert_eq!(said, "");
    }
    let mut samples =
        [support::files("encoded", "xml"), support::files("tests/data/rules", "xml")].concat();
    // The cases of rules that find what a schema finds as well are not valid.
    samples.retain(|sample| !sample.to_string_lossy().contains("/fires-") || !is_of_xml(sample));
    // Nor is an attribute whose day is in no calendar, or whose time no clock shows.
    let impossible = ["fires-attribute-beside-words", "fires-time-as-encoded"];
    samples.retain(|sample| {
        let sample = sample.to_string_lossy();
        !impossible.iter().any(|case| sample.contains(&format!("impossible-date/{case}")))
    });
    if let Some(said) = support::jing(&schema, &samples) {
        assert_eq!(said, "");
    }
}

/// Whether a case is of a rule about the XML itself.
fn is_of_xml(case: &Path) -> bool {
    let folders = case.ancestors().filter_map(|folder| folder.file_name()?.to_str());
    folders.filter_map(rules::named).any(|rule| rule.kind.family == Family::Xml)
}
