//! Any text is a schema or is refused with a place, in either notation; a schema judges a document without
//! a panic, and alike each time.

#![no_main]

use libfuzzer_sys::fuzz_target;
use shifr::relaxng::{OneFile, Schema, Validator};
use shifr::source::{Source, SourceId};

const DOCUMENT: &str = "<a xmlns:x='x' b='1'>1<x:b xml:id='i'>one <c/>two</x:b><c b='i'/> <d/></a>";

fuzz_target!(|text: &str| {
    for name in ["fuzz.rng", "fuzz.rnc"] {
        judge(&Source::new(SourceId(0), name, text));
    }
});

fn judge(schema: &Source) {
    let schema = match Schema::compile(schema, &OneFile) {
        Ok(schema) => schema.value,
        Err(findings) => {
            assert!(!findings.is_empty(), "a refusal has a reason");
            assert!(findings.iter().all(|finding| finding.place().is_some()), "{findings:?}");
            return;
        }
    };
    let document = Source::new(SourceId(1), "fuzz.xml", DOCUMENT);
    let mut validator = Validator::new(&schema);
    let first = messages(&mut validator, &document);
    assert_eq!(first, messages(&mut validator, &document), "the second judgement is the first");
}

fn messages(validator: &mut Validator<'_>, document: &Source) -> Vec<String> {
    let findings = validator.validate(document);
    findings.into_iter().map(|finding| finding.message).collect()
}
