//! What a document reads as, event by event.

use std::fmt::Write;

use super::*;
use crate::source::SourceId;

fn source(text: &str) -> Source {
    Source::new(SourceId(0), "text.xml", text)
}

/// Every event on a line: `+` start, `-` end, `=` text.
fn events(text: &str) -> String {
    let source = source(text);
    let mut reader = Reader::new(&source);
    let mut out = String::new();
    loop {
        match reader.next().unwrap_or_else(|finding| panic!("{text}: {finding:?}")) {
            Event::Start(start) => {
                let name = start.name();
                write!(out, "+{{{}}}{}", name.namespace, name.local).expect("a string");
                for attribute in start.attributes() {
                    let (name, value) = (attribute.name(), attribute.value());
                    write!(out, " {{{}}}{}={value:?}", name.namespace, name.local)
                        .expect("a string");
                }
                out.push('\n');
            }
            Event::End(end) => writeln!(out, "-{}", end.name().local).expect("a string"),
            Event::Text(text) => writeln!(out, "={:?}", text.value()).expect("a string"),
            Event::Comment(comment) => writeln!(out, "!{}", comment.value()).expect("a string"),
            Event::ProcessingInstruction(pi) => {
                writeln!(out, "?{} {}", pi.target(), pi.data()).expect("a string");
            }
            Event::Doctype(doctype) => writeln!(out, "D {}", doctype.name()).expect("a string"),
            Event::Eof => return out,
        }
    }
}

#[test]
fn a_document_is_its_events() {
    let text = "<?xml version='1.0'?><!--c--><?pi d ?><a xmlns='urn:a' xmlns:p='urn:p' p:b=' 1 '>\
                x<p:c/><d xmlns=''>y</d></a>";
    assert_eq!(
        events(text),
        "!c\n?pi d \n+{urn:a}a {urn:p}b=\" 1 \"\n=\"x\"\n+{urn:p}c\n-c\n+{}d\n=\"y\"\n-d\n-a\n"
    );
}

#[test]
fn text_is_put_together_and_line_ends_are_line_feeds() {
    let text = "<a>1\r\n2\r3<![CDATA[<\r\n>]]>&#13;&amp;<!-- -->]</a>";
    assert_eq!(events(text), "+{}a\n=\"1\\n2\\n3<\\n>\\r&\"\n! \n=\"]\"\n-a\n");
}

#[test]
fn values_are_normalised_by_type() {
    let text = "<!DOCTYPE a [<!ATTLIST a t NMTOKENS ' d ' c CDATA #IMPLIED>]>\
                <a><a t='\n x  y&#32;' c='\r\n x&#10;\t'/></a>";
    let expected = "D a\n+{}a {}t=\"d\"\n+{}a {}t=\"x y\" {}c=\"  x\\n \"\n-a\n-a\n";
    assert_eq!(events(text), expected);
}

#[test]
fn entities_are_read_where_they_are_referred_to() {
    let text =
        "<!DOCTYPE a [<!ENTITY e 'x<b n=\"&f;\">&f;</b>y'><!ENTITY f 'z&#38;amp;'>]><a>1&e;2</a>";
    let expected = "D a\n+{}a\n=\"1x\"\n+{}b {}n=\"z&\"\n=\"z&\"\n-b\n=\"y2\"\n-a\n";
    assert_eq!(events(text), expected);
}

#[test]
fn places_are_those_of_the_document() {
    let text = "<!DOCTYPE p:a [<!ENTITY e '<b/>'>]><p:a xmlns:p='urn:p' n='№'>1&e;2</p:a>";
    let source = source(text);
    let mut reader = Reader::new(&source);
    let mut places = Vec::new();
    loop {
        match reader.next().expect("is well-formed") {
            Event::Start(start) => {
                places.push(start.name_span());
                places.push(start.tag_span());
                let attribute = start.attributes().next();
                places.extend(attribute.map(|attribute| attribute.name_span()));
                places.extend(attribute.map(|attribute| attribute.value_span()));
            }
            Event::End(end) => places.push(end.span()),
            Event::Text(text) => places.push(text.span()),
            Event::Eof => break,
            _ => {}
        }
    }
    let words: Vec<&str> = places.iter().map(|place| &text[place.range()]).collect();
    let tag = "<p:a xmlns:p='urn:p' n='№'>";
    assert_eq!(words, ["p:a", tag, "n", "№", "1&e;", "&e;", "&e;", "&e;", "&e;2", "</p:a>"]);
}

#[test]
fn prefixes_are_resolved_where_they_stand() {
    let source = source("<a xmlns:p='urn:p'><b xmlns:p='urn:q'/>p:x</a>");
    let mut reader = Reader::new(&source);
    let mut found = Vec::new();
    loop {
        match reader.next().expect("is well-formed") {
            Event::Start(start) => {
                found.push(start.namespaces().resolve("p").expect("is bound").to_owned());
            }
            Event::Text(_) => {
                found.push(reader.namespaces().resolve("p").expect("is bound").to_owned());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(found, ["urn:p", "urn:q", "urn:p"]);
}

#[test]
fn after_a_finding_there_is_nothing() {
    let source = source("<a></b>");
    let mut reader = Reader::new(&source);
    assert!(matches!(reader.next(), Ok(Event::Start(_))));
    assert!(reader.next().is_err());
    assert!(matches!(reader.next(), Ok(Event::Eof)));
}

#[test]
fn expansion_has_a_limit() {
    let laughs: String = (1..10)
        .map(|n| format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10)))
        .collect();
    let bomb = |use_it: &str| format!("<!DOCTYPE a [<!ENTITY l0 'ha'>{laughs}]><a {use_it}</a>");
    let chain: String = (1..100).map(|n| format!("<!ENTITY c{n} '&c{};'>", n - 1)).collect();
    let chain = format!("<!DOCTYPE a [<!ENTITY c0 ''>{chain}]><a>&c99;</a>");
    for text in [bomb(">&l9;"), bomb("b='&l9;'>"), chain] {
        let source = source(&text);
        let mut reader = Reader::new(&source);
        let finding = loop {
            match reader.next() {
                Ok(Event::Eof) => panic!("was read to its end"),
                Ok(_) => {}
                Err(finding) => break finding,
            }
        };
        assert!(
            finding.help.is_some_and(|help| help.contains("a limit of shifr")),
            "{}",
            finding.message
        );
    }
}
