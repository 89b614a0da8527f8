//! A text reads the same whether it is held as a whole or comes in pieces: the same events, findings and places.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;
use shifr::diagnostic::Diagnostic;
use shifr::relaxng::{Schema, Validator, Within};
use shifr::source::{Source, SourceId, Stream};
use shifr::xml::reader::{Event, Reader, Start};

use crate::{support, xml};

/// Lengths of pieces: each byte by itself, halves of letters, shorter and longer than most tokens.
const PIECES: [usize; 6] = [1, 2, 16, 17, 64, 300];

#[test]
fn cases_read_the_same() {
    for text in xml::texts() {
        for piece in PIECES {
            assert_same_events(text, piece);
        }
    }
}

#[test]
fn what_is_longer_than_a_piece_reads_the_same() {
    let long = "№ é\r\n & 𐍈 ".repeat(40);
    let letters = "буква".repeat(50);
    let escaped = long.replace('&', "&amp;&#8470;");
    let declared =
        "<!ENTITY e 'a<b n=\"1\">&f;</b>c'> <!ENTITY f '\u{2116}\r'> <!ATTLIST b m CDATA 'd'>";
    for text in [
        format!("<a><!--{long}-->{escaped}<![CDATA[{long}]]>{escaped}<?pi {long}?><b/>x</a>\r\n"),
        format!("<?xml version='1.0'?><?pi {long}?><!--{long}--><{letters} a='{escaped}'/>\r\n"),
        format!(
            "<!DOCTYPE a [{declared}<!--{long}--><?pi {long}?>{}]><a>&e;{long}</a>",
            " ".repeat(99)
        ),
        format!("<!DOCTYPE a [{declared}]><a>1&e;2<![CDATA[3]]>&e;&e;<b n='&f;'/>&e;</a>"),
        format!("<a>{}x{}</a>", "<p:b xmlns:p='urn:p'>".repeat(60), "</p:b>".repeat(60)),
        format!("<a>{}x{}</a>", "<b>".repeat(60), "</b>".repeat(59)),
        format!("<a>{}<c></b>", "<b>".repeat(60)),
        format!("<a {} p:c=''/>", "xmlns:b='urn:b' ".repeat(9).replace(":b=", ":b1=")),
        format!(
            "<a><b {}p:c=''/></a>",
            (0..200).map(|n| format!("xmlns:b{n}='b' ")).collect::<String>()
        ),
        format!("<a>{}]]></a>", "] ".repeat(99)),
        "<a>&lt;]]<![CDATA[]]]]><![CDATA[>]]>\r<!-- -->\r\n<![CDATA[\r]]>\n</a>".to_owned(),
    ] {
        for piece in 1..70 {
            assert_same_events(&text, piece);
        }
    }
}

#[test]
fn a_text_that_breaks_off_is_not_well_formed() {
    for bytes in [&b"<a>\xFF</a>"[..], b"<a/>\xE2\x84", b"<a></a>\n\xFF"] {
        let stream = Stream::new(SourceId(0), bytes.len(), bytes).in_pieces_of(3);
        let (_, found) = read(Reader::of_stream(stream));
        assert_eq!(found[0].message, "the text is no UTF-8 from here on", "{bytes:?}");
    }
}

#[test]
fn a_token_has_a_longest_length() {
    let text = |length: usize| format!("<a>x<!--{}--></a>", " ".repeat(length << 20));
    let found = |text: &str| {
        read(Reader::of_stream(Stream::new(SourceId(0), text.len(), text.as_bytes()))).1
    };
    assert_eq!(shown(&found(&text(4))), [""; 0]);
    let finding = &found(&text(20))[0];
    assert_eq!(finding.message, "the markup or text here is broken, or longer than 8 MiB");
    assert_eq!(finding.place().map(|place| place.range()), Some(4..4));
}

#[test]
fn documents_are_judged_the_same() {
    let schemas = support::files("tests/data/messages", "rnc");
    let schemas = schemas.into_iter().chain(support::files("tests/data/messages", "rng"));
    let mut folders: Vec<_> = schemas
        .map(|schema| {
            let folder = schema.parent().expect("a case lies in a folder");
            (
                support::files(
                    &folder.strip_prefix(support::root()).expect("ours").to_string_lossy(),
                    "xml",
                ),
                schema,
            )
        })
        .collect();
    let profile = support::root().join("schemas/shifr.rng");
    folders.push((support::files("tests/data/schema", "xml"), profile.clone()));
    folders.push((support::files("encoded", "xml"), profile));
    let mut judged = 0;
    for (documents, schema) in folders {
        let schema = compile(&schema);
        let mut validator = Validator::new(&schema);
        for document in documents {
            let Ok(text) = std::fs::read_to_string(&document) else { continue };
            assert_same_findings(&mut validator, &text);
            judged += 1;
        }
    }
    assert!(judged > 50, "{judged}");
}

proptest! {
    #![proptest_config(support::random_cases())]

    #[test]
    fn pieces_of_cases_read_the_same(
        cases in (any::<Index>(), any::<Index>()),
        cuts in (any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>()),
        piece in 1..100_usize,
    ) {
        assert_same_events(&xml::recombined(cases, cuts), piece);
    }
}

fn assert_same_events(text: &str, piece: usize) {
    let source = Source::new(SourceId(0), "text.xml", text);
    let (events, findings) = read(Reader::new(&source));
    let stream = Stream::new(SourceId(0), text.len(), text.as_bytes()).in_pieces_of(piece);
    let (in_pieces, found) = read(Reader::of_stream(stream));
    assert_eq!(in_pieces, events, "{text:?} in pieces of {piece}");
    assert_eq!(shown(&found), shown(&findings), "{text:?} in pieces of {piece}");
}

fn assert_same_findings(validator: &mut Validator<'_>, text: &str) {
    let source = Source::new(SourceId(0), "text.xml", text);
    let findings = shown(&validator.validate(&source));
    for piece in [16, 33, 64, 1000] {
        let stream = Stream::new(SourceId(0), text.len(), text.as_bytes()).in_pieces_of(piece);
        let found = validator.judge_stream(stream, |_| {}).into_findings();
        assert_eq!(shown(&found), findings, "{text:?} in pieces of {piece}");
    }
}

/// Every event on a line, with its places, and what was found.
fn read(mut reader: Reader<'_>) -> (String, Vec<Diagnostic>) {
    let mut out = String::new();
    let mut findings = Vec::new();
    loop {
        let event = match reader.next() {
            Ok(Event::Eof) => break,
            Ok(event) => shown_event(event),
            Err(finding) => {
                findings.push(*finding);
                break;
            }
        };
        writeln!(out, "{event} {}", reader.depth()).expect("a string takes text");
    }
    findings.extend(reader.findings());
    writeln!(out, "{:?}", reader.declaration()).expect("a string takes text");
    (out, findings)
}

fn shown_event(event: Event<'_>) -> String {
    match event {
        Event::Start(start) => shown_start(start),
        Event::End(end) => format!("-{:?} {:?}", end.name(), end.span()),
        Event::Text(text) => format!("={:?} {:?} {}", text.value(), text.span(), text.is_literal()),
        Event::Comment(comment) => format!("!{:?} {:?}", comment.value(), comment.span()),
        Event::ProcessingInstruction(pi) => {
            format!("?{} {:?} {:?} {:?}", pi.target(), pi.data(), pi.data_span(), pi.span())
        }
        Event::Doctype(doctype) => format!("D {} {:?}", doctype.name(), doctype.span()),
        Event::Eof => String::new(),
    }
}

fn shown_start(start: Start<'_>) -> String {
    let attributes = start.attributes().map(|attribute| {
        let places = (attribute.name_span(), attribute.value_span(), attribute.span());
        format!("{:?}={:?} {places:?}", attribute.name(), attribute.value())
    });
    let attributes: Vec<_> = attributes.collect();
    let places = (start.name_span(), start.tag_span());
    format!("+{:?} {places:?} {attributes:?} {}", start.name(), start.is_empty())
}

fn shown(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|finding| format!("{finding:?}")).collect()
}

fn compile(path: &Path) -> Schema {
    let schema = Schema::compile(
        &source(path),
        &Within::new([support::root().display().to_string()], |location| {
            Ok(Arc::new(source(Path::new(location))))
        }),
    );
    schema.unwrap_or_else(|findings| panic!("{}", findings[0].message)).value
}

fn source(path: &Path) -> Source {
    let text = std::fs::read_to_string(path).expect("the schema is there");
    Source::new(SourceId(1), path.display().to_string(), text)
}
