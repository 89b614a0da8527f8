//! Any text is read as XML or refused with a place; any TEI is read and checked without a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use shifr::source::{Source, SourceId};
use shifr::{archives, rules, tei, xml};

fuzz_target!(|text: &str| {
    let source = Source::new(SourceId(0), "fuzz.xml", text);
    match xml::parse(&source) {
        Ok(document) => {
            let cable = tei::read(&document.value).value;
            rules::run(&cable, &rules::Context::usual(archives::Register::builtin()));
            tei::write(&cable, &[]);
        }
        Err(finding) => assert!(finding.place().is_some(), "a refusal has a place"),
    }
});
