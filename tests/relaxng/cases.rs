//! Cases of ours, named for the clause they show: a schema, documents beside it that bear its name, and
//! what is said of them all. A schema that only others name bears no case: its name begins with `_`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use shifr::diagnostic::Diagnostic;
use shifr::relaxng::{Schema, Validator, Within};
use shifr::report::{Format, Options, Rendered, Sources, render};
use shifr::source::{Source, SourceId};

use crate::support;

#[test]
fn findings_are_those_that_were_recorded() {
    let schemas = files("rng");
    let cases = schemas.iter().filter(|path| !stem(path).starts_with('_'));
    let wrong: Vec<_> = cases
        .filter_map(|schema| support::compare(&schema.with_extension("txt"), &said(schema)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn said(path: &Path) -> String {
    let source = source(path, 0);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    let read = |location: &str| {
        let text =
            fs::read_to_string(root.join(location)).map_err(|_| "no such file".to_owned())?;
        Ok(Arc::new(Source::new(SourceId(1), location, text)))
    };
    let folder = shown(path.parent().expect("a case lies in a folder"));
    match Schema::compile(&source, &Within::new([folder], read)) {
        Err(findings) => lines(&source, &findings),
        Ok(outcome) => {
            let mut validator = Validator::new(&outcome.value);
            let documents = documents(path);
            let judged = documents.iter().map(|document| {
                let document = self::source(document, 2);
                lines(&document, &validator.validate(&document))
            });
            lines(&source, &outcome.diagnostics) + &judged.collect::<String>()
        }
    }
}

/// The documents of a schema: `<name>.<what>.xml`.
fn documents(schema: &Path) -> Vec<PathBuf> {
    let all = files("xml");
    let name = format!("{}.", stem(schema));
    all.into_iter().filter(|path| stem(path).starts_with(&name)).collect()
}

/// Files of the folder itself: those in folders below it have tests of their own.
fn files(extension: &str) -> Vec<PathBuf> {
    let mut files = support::files("tests/data/relaxng", extension);
    files.retain(|path| path.parent().is_some_and(|folder| folder.ends_with("data/relaxng")));
    files
}

fn lines(source: &Source, findings: &[Diagnostic]) -> String {
    let sources: Sources<'_> = [source].into_iter().collect();
    match render(Format::Short, findings, &sources, Options::default()) {
        Rendered::Texts(lines) => lines.concat(),
        Rendered::Findings(_) => panic!("short findings are lines"),
    }
}

fn source(path: &Path, id: u32) -> Source {
    let text = fs::read_to_string(path).expect("a case can be read");
    Source::new(SourceId(id), shown(path), text)
}

fn shown(path: &Path) -> String {
    let path = path.strip_prefix(support::root()).expect("a case is of the project");
    path.to_string_lossy().replace('\\', "/")
}

fn stem(path: &Path) -> String {
    path.file_stem().expect("a case is a file").to_string_lossy().into_owned()
}
