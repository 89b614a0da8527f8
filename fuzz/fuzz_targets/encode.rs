//! Any text is encoded or refused; what is encoded keeps every letter and comes back from its TEI, and the
//! transcription that the TEI gives becomes the same TEI again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use shifr::cable::Cable;
use shifr::encode::{LOST_TEXT, Registers, Tagging, encode};
use shifr::source::{Source, SourceId};
use shifr::transcription::{Layout, layouts};
use shifr::{tei, transcription, xml};

fuzz_target!(|text: &str| {
    let plain = layouts::named("plain").expect("is a layout");
    for layout in [None, Some(plain)] {
        for cable in cables(text, layout) {
            comes_back(&cable);
        }
    }
});

fn cables(text: &str, layout: Option<&'static Layout>) -> Vec<Cable> {
    let source = Source::new(SourceId(0), "fuzz.txt", text);
    let source = transcription::legible(&source).unwrap_or(source);
    let registers = Registers::builtin();
    let cable = |record| {
        let encoded = encode(record, registers, Tagging::Everywhere);
        let lost = encoded.diagnostics.iter().any(|finding| finding.kind.code == LOST_TEXT.code);
        assert!(!lost, "text was lost");
        encoded.value
    };
    transcription::read(&source, layout).value.iter().map(cable).collect()
}

fn comes_back(cable: &Cable) {
    let written = tei::write(cable, &[]);
    let source = Source::new(SourceId(0), "fuzz.xml", written.as_str());
    let document = xml::parse(&source).expect("what was written is well-formed").value;
    let read = tei::read(&document).value;
    assert_eq!(letters_of(cable), letters_of(&read), "the text comes back");
    assert_eq!(tei::write(&read, &[]), written, "the TEI comes back");
    let again = cables(&layouts::write(&read), Some(transcription_layout(&read)));
    let [again] = again.as_slice() else { panic!("one record becomes {}", again.len()) };
    assert_eq!(letters_of(again), letters_of(cable), "the transcription comes back");
}

fn transcription_layout(cable: &Cable) -> &'static Layout {
    let name = cable.layout.as_ref().map_or(layouts::USUAL, |layout| layout.value.as_str());
    layouts::named(name).expect("the encoder has written the name")
}

fn letters_of(cable: &Cable) -> String {
    let paragraphs = cable.body.as_ref().map(transcription::paragraphs);
    let text = paragraphs.unwrap_or_default().concat();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
