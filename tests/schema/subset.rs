//! The profile is a subset of TEI: what is made from the schema is valid by the schema, and by tei_all.

use std::path::{Path, PathBuf};

use roxmltree::Document;
use shifr::relaxng::{Schema, Validator};

use super::generate::Generator;
use super::grammar::{self, Grammar};
use super::judge;
use crate::support;

const SEED: u64 = 4784;
const DOCUMENTS: usize = 150;

#[test]
fn what_the_schema_allows_is_valid_by_it_and_by_tei() {
    let documents = generated();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = written(&documents, folder.path());
    for schema in [Some(super::path()), super::tei_all()].into_iter().flatten() {
        let compiled = judge::compile(&schema);
        assert_eq!(refused(&compiled, &documents), Vec::<String>::new(), "{}", schema.display());
        if let Some(said) = support::jing(&schema, &files) {
            assert_eq!(said, "", "{}", schema.display());
        }
    }
}

/// Documents that together have everything that the schema has.
pub(super) fn generated() -> Vec<String> {
    let text = grammar::text();
    let schema = Document::parse(&text).expect("the schema is XML");
    let grammar = Grammar::of(&schema);
    let mut generator = Generator::new(&grammar, SEED);
    let documents = (0..DOCUMENTS).map(|_| generator.document()).collect();
    assert_eq!(generator.missed(), Vec::<String>::new(), "seed {SEED} does not cover the schema");
    documents
}

fn written(documents: &[String], folder: &Path) -> Vec<PathBuf> {
    let write = |(number, document): (usize, &String)| {
        let path = folder.join(format!("{number:03}.xml"));
        std::fs::write(&path, document).expect("a temporary file can be written");
        path
    };
    documents.iter().enumerate().map(write).collect()
}

/// What our own engine says, with the line of the document.
pub(super) fn refused(schema: &Schema, documents: &[String]) -> Vec<String> {
    let mut validator = Validator::new(schema);
    let mut refused = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        for (line, message) in judge::findings(&mut validator, document) {
            let shown = document.lines().nth(line - 1).unwrap_or_default();
            refused.push(format!("document {number} of seed {SEED}: {message}: {shown}"));
        }
    }
    refused
}
