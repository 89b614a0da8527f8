//! Any text is encoded or refused; what is encoded keeps every letter and comes back from its TEI.

#![no_main]

use libfuzzer_sys::fuzz_target;
use shifr::cable::Cable;
use shifr::encode::{LOST_TEXT, Registers, Tagging, encode};
use shifr::source::{Source, SourceId};
use shifr::{tei, transcription, xml};

fuzz_target!(|text: &str| {
    let source = Source::new(SourceId(0), "fuzz.txt", text);
    let registers = Registers::builtin();
    for record in &transcription::read(&source, None).value {
        let encoded = encode(record, registers, Tagging::Everywhere);
        let lost = encoded.diagnostics.iter().any(|finding| finding.kind.code == LOST_TEXT.code);
        assert!(!lost, "text was lost");
        comes_back(&encoded.value);
    }
});

fn comes_back(cable: &Cable) {
    let written = tei::write(cable, &[]);
    let source = Source::new(SourceId(0), "fuzz.xml", written.as_str());
    let document = xml::parse(&source).expect("what was written is well-formed").value;
    let read = tei::read(&document).value;
    let (before, after) = (text_of(cable), text_of(&read));
    assert_eq!(before, after, "the text comes back");
    assert_eq!(tei::write(&read, &[]), written, "the TEI comes back");
}

fn text_of(cable: &Cable) -> String {
    let paragraphs = cable.body.as_ref().map(|body| transcription::paragraphs(&body.text));
    let text = paragraphs.unwrap_or_default().concat();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
