//! Rules look at whatever any text becomes, and at it twice as at two documents of a collection: none
//! fails, and what a finding points at lies in the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use shifr::diagnostic::Diagnostic;
use shifr::encode::{Registers, Tagging};
use shifr::pipeline::{Checks, check_source, encode_source};
use shifr::rules::{Context, Corpus, Facts};
use shifr::source::{Source, SourceId};
use shifr::{archives, catalogue, rules, tei, transcription};

fuzz_target!(|text: &str| {
    let context = Context::usual(archives::Register::builtin());
    let documents = documents(text, &context);
    let facts = documents.iter().map(|document| facts(document, context));
    let corpus = Corpus { records: facts.collect(), ..Corpus::default() };
    let findings = rules::run_on_collection(&corpus, &context);
    points_into(&findings, &documents);
});

/// The TEI of every record, twice.
fn documents(text: &str, context: &Context<'_>) -> Vec<Source> {
    let source = Source::new(SourceId(0), "fuzz.txt", text);
    let encoded = encode_source(&source, None, Registers::builtin(), Tagging::Everywhere, context);
    let read = transcription::legible(&source).unwrap_or(source);
    points_into(&encoded.diagnostics, &[read]);
    let written = encoded.value.iter().map(|record| tei::write(&record.cable, &[]));
    let written: Vec<String> = written.collect();
    let twice = written.iter().chain(&written);
    (0..)
        .zip(twice)
        .map(|(id, tei)| Source::new(SourceId(id), format!("{id}.xml"), &**tei))
        .collect()
}

fn facts(document: &Source, context: Context<'_>) -> Facts {
    let checks = Checks { context, kinds: catalogue::kinds(), schemas: None, rules: true };
    let looked = check_source(document, &checks);
    points_into(&looked.findings, std::slice::from_ref(document));
    looked.checked.expect("what was written is well-formed").facts
}

fn points_into(findings: &[Diagnostic], sources: &[Source]) {
    for label in findings.iter().flat_map(|finding| &finding.labels) {
        let source = sources.iter().find(|source| source.id() == label.span.source);
        let source = source.expect("a label has a source of the run");
        assert!(source.text().get(label.span.range()).is_some(), "{label:?} lies in the text");
    }
}
