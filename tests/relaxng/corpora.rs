//! jing's verdicts on corpora of TEI.

use std::path::Path;

use shifr::relaxng::{OneFile, Schema, Validator};
use shifr::source::{Source, SourceId};

use crate::support;

#[test]
#[expect(clippy::print_stderr, reason = "a check that was not made must say so")]
fn verdicts_are_those_of_jing() {
    let schemas = support::shared("schemas", "rng");
    let verdicts = support::shared("corpora", "tsv");
    let tei_all = schemas.iter().find(|path| path.ends_with("tei_all.rng"));
    let (Some(tei_all), [verdicts]) = (tei_all, &verdicts[..]) else {
        eprintln!("no corpora at hand: not checked");
        return;
    };
    let schema = Schema::compile(&source(tei_all), &OneFile).expect("tei_all is correct").value;
    let mut validator = Validator::new(&schema);
    let folder = verdicts.parent().expect("a file lies in a folder");
    let verdicts = std::fs::read_to_string(verdicts).expect("verdicts can be read");
    let mut wrong = Vec::new();
    for line in verdicts.lines() {
        let (verdict, file) = line.split_once('\t').expect("a verdict has two columns");
        let findings = validator.validate(&source(&folder.join(file)));
        if findings.is_empty() != (verdict == "valid") {
            let said: Vec<_> = findings.iter().map(|finding| finding.message.clone()).collect();
            wrong.push(format!("{file} is {verdict}: {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn source(path: &Path) -> Source {
    let text = std::fs::read_to_string(path).expect("a text can be read");
    Source::new(SourceId(0), path.to_string_lossy(), text)
}
