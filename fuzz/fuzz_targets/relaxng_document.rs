//! Any text is judged by any schema without a panic; every finding has its place in the text, and what a
//! validator remembers of earlier documents changes nothing.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use shifr::relaxng::{OneFile, Schema, Validator};
use shifr::source::{Source, SourceId};

static SCHEMAS: LazyLock<Vec<Schema>> = LazyLock::new(|| {
    let schemas = [
        include_str!("../../schemas/shifr.rng"),
        include_str!("../../tests/data/relaxng/validate-letter.rng"),
        include_str!("../../tests/data/relaxng/validate-ambiguous.rng"),
    ];
    let source = |text: &str| Source::new(SourceId(0), "schema.rng", text);
    let compile = |text| Schema::compile(&source(text), &OneFile).expect("is correct").value;
    schemas.into_iter().map(compile).collect()
});

fuzz_target!(|documents: (&str, &str)| {
    for schema in &*SCHEMAS {
        let (before, text) = documents;
        let mut used = Validator::new(schema);
        judge(&mut used, before);
        assert_eq!(judge(&mut used, text), judge(&mut Validator::new(schema), text));
    }
});

/// What is said, and where.
fn judge(validator: &mut Validator<'_>, text: &str) -> Vec<(String, usize)> {
    let document = Source::new(SourceId(1), "fuzz.xml", text);
    let mut said = Vec::new();
    for finding in validator.validate(&document) {
        let place = finding.place().expect("a finding about a document has a place");
        assert!(text.get(place.range()).is_some(), "{place:?} lies in the text");
        said.push((finding.message, place.range().start));
    }
    said
}
