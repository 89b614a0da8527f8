//! Verdicts of our own engine.

use std::collections::BTreeSet;
use std::path::Path;

use shifr::diagnostic::Diagnostic;
use shifr::relaxng::{OneFile, Schema, Validator};
use shifr::source::{Source, SourceId};

/// A schema in one file.
pub(super) fn compile(path: &Path) -> Schema {
    let text = std::fs::read_to_string(path).expect("a schema can be read");
    compile_text(&path.to_string_lossy(), text)
}

/// A schema with its name.
pub(super) fn compile_text(name: &str, text: String) -> Schema {
    match Schema::compile(&Source::new(SourceId(0), name, text), &OneFile) {
        Ok(compiled) => compiled.value,
        Err(findings) => panic!("{name}: {}", findings[0].message),
    }
}

/// What is said of a document: the line and the message of each finding.
pub(super) fn findings(validator: &mut Validator<'_>, text: &str) -> Vec<(usize, String)> {
    let source = Source::new(SourceId(1), "document.xml", text);
    let line = |finding: &Diagnostic| source.position(finding.labels[0].span.start as usize).line;
    let found = validator.validate(&source);
    found.into_iter().map(|finding| (line(&finding), finding.message)).collect()
}

/// The lines on which something is wrong.
pub(super) fn lines(validator: &mut Validator<'_>, text: &str) -> BTreeSet<usize> {
    findings(validator, text).into_iter().map(|(line, _)| line).collect()
}
