//! Schemas of others.

use std::fs;

use shifr::relaxng::{OneFile, Schema, validate};
use shifr::source::{Source, SourceId};

use crate::support;

/// Judges a text by a schema of others, where it is at hand, with shifr itself and with jing.
#[expect(clippy::print_stderr, reason = "a check that was not made must say so")]
pub(super) fn valid(folder: &str, name: &str, text: &str) {
    let schemas = support::shared(folder, "rng");
    let Some(path) = schemas.iter().find(|path| path.ends_with(name)) else {
        eprintln!("{name} is not at hand: an export is not judged by it");
        return;
    };
    let schema = fs::read_to_string(path).expect("a schema can be read");
    let schema = Source::new(SourceId(0), name, schema);
    let schema = Schema::compile(&schema, &OneFile).expect("the schema is correct").value;
    let findings = validate(&schema, &Source::new(SourceId(1), "export.xml", text));
    let messages: Vec<_> = findings.iter().map(|finding| &finding.message).collect();
    assert!(messages.is_empty(), "{name}: {messages:?}");
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("export.xml");
    fs::write(&file, text).expect("is writable");
    if let Some(said) = support::jing(path, &[file]) {
        assert_eq!(said, "", "{name}");
    }
}
