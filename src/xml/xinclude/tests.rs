//! What documents read as with their inclusions.

use std::fmt::Write;

use super::*;
use crate::source::SourceId;
use crate::xml::resolve::InMemory;

/// The document `main.xml` as its events, with the file of every text; other files by their locations.
fn read(main: &str, files: &[(&str, &str)]) -> Result<String, (String, u32)> {
    let mut resolver = InMemory::default();
    for (number, (location, text)) in files.iter().enumerate() {
        resolver.add(SourceId(number as u32 + 1), location, text);
    }
    let xi = format!("xmlns:xi='{XINCLUDE}'");
    let source = Source::new(SourceId(0), "main.xml", main.replace("XI", &xi));
    let shelf = Shelf::default();
    let mut reader = Including::new(&source, &resolver, &shelf);
    let mut out = String::new();
    loop {
        let event = reader.next().map_err(|finding| {
            let place = finding.place().expect("a finding has a place");
            (finding.message, place.source.0)
        })?;
        match event {
            Event::Start(start) => write!(out, "<{}>", start.name().local).expect("a string"),
            Event::End(end) => write!(out, "</{}>", end.name().local).expect("a string"),
            Event::Text(text) => {
                write!(out, "{}@{}", text.value(), text.span().source.0).expect("a string");
            }
            Event::Comment(_) => out.push('!'),
            Event::ProcessingInstruction(_) => out.push('?'),
            Event::Doctype(_) => out.push('D'),
            Event::Eof => return Ok(out),
        }
    }
}

#[test]
fn inclusions_are_replaced() {
    let annex =
        "<!DOCTYPE b [<!ATTLIST c n ID #IMPLIED>]><!-- --><b><c xml:id='i'>1</c><c n='j'>2</c></b>";
    for (main, expected) in [
        ("<a XI><xi:include href='b.xml'/></a>", "<a>!<b><c>1@1</c><c>2@1</c></b></a>"),
        ("<a XI>x<xi:include href='b.xml' xpointer='i'/>y</a>", "<a>x@0<c>1@1</c>y@0</a>"),
        ("<a XI><xi:include href='b.xml' xpointer='j'/></a>", "<a><c>2@1</c></a>"),
        ("<a XI><xi:include href='b.xml' xpointer='element(/1/2)'/></a>", "<a><c>2@1</c></a>"),
        ("<a XI><xi:include href='t.txt' parse='text'/></a>", "<a><&>@2</a>"),
        ("<a XI><xi:include xpointer='z'/><b xml:id='z'>x</b></a>", "<a><b>x@0</b><b>x@0</b></a>"),
        ("<a XI><xi:include href='d/e.xml'/></a>", "<a><e>!<b><c>1@1</c><c>2@1</c></b></e></a>"),
        (
            "<a XI xml:base='d/'><xi:include href='e.xml'/></a>",
            "<a><e>!<b><c>1@1</c><c>2@1</c></b></e></a>",
        ),
        (
            "<a XI><xi:include href='no'><x/><xi:fallback>f<g/></xi:fallback> </xi:include></a>",
            "<a>f@0<g></g></a>",
        ),
        ("<a XI><xi:include href='b.xml' xpointer='k'><xi:fallback/></xi:include></a>", "<a></a>"),
        (
            "<a XI><xi:include href='no'><xi:fallback><xi:include href='t.txt' parse='text'>\
             <xi:fallback>x</xi:fallback></xi:include></xi:fallback></xi:include></a>",
            "<a><&>@2</a>",
        ),
        ("<xi:include XI href='b.xml'/>", "!<b><c>1@1</c><c>2@1</c></b>"),
    ] {
        let nested = format!("<e><xi:include xmlns:xi='{XINCLUDE}' href='../b.xml'/></e>");
        let files = [("b.xml", annex), ("t.txt", "<&>"), ("d/e.xml", &nested)];
        assert_eq!(read(main, &files).as_deref(), Ok(expected), "{main}");
    }
}

#[test]
fn what_cannot_be_included_is_said() {
    let same = format!("<b xmlns:xi='{XINCLUDE}'><xi:include href='main.xml'/></b>");
    for (main, message, source) in [
        ("<a XI><xi:include href='no'/></a>", "`no` cannot be included: there is no such file", 0),
        ("<a XI><xi:include href='b.xml'/></a>", "`</c>` stands where `</b>` must stand", 1),
        ("<a XI><xi:include/></a>", "an inclusion names neither a file nor a part of this one", 0),
        (
            "<a XI><xi:include href='b.xml#x'/></a>",
            "`b.xml#x` has a fragment; a part is named with `xpointer`",
            0,
        ),
        (
            "<a XI><xi:include href='x' parse='html'/></a>",
            "`html` stands where `xml` or `text` must stand",
            0,
        ),
        (
            "<a XI><xi:include href='x' parse='text' xpointer='y'/></a>",
            "a part of plain text cannot be included",
            0,
        ),
        (
            "<a XI><xi:include href='l.xml' xpointer='xpointer(/)'/></a>",
            "`l.xml` cannot be included: `xpointer(/)` is no pointer that is supported",
            0,
        ),
        (
            "<a XI><xi:include href='l.xml' xpointer='y'/></a>",
            "`l.xml` cannot be included: nothing in it is `y`",
            0,
        ),
        ("<a XI><xi:include href='l.xml'/></a>", "`main.xml` includes itself", 2),
        ("<a XI xml:id='z'><xi:include xpointer='z'/></a>", "`main.xml` includes itself", 0),
        ("<a XI><xi:fallback/></a>", "a fallback stands outside an inclusion", 0),
        (
            "<a XI><xi:include href='no'><xi:fallback/><xi:fallback/></xi:include></a>",
            "an inclusion has a second fallback",
            0,
        ),
        (
            "<a XI><xi:include href='l.xml'><xi:include href='x'/></xi:include></a>",
            "`xi:include` stands in an inclusion",
            0,
        ),
    ] {
        let found = read(main, &[("b.xml", "<b></c>"), ("l.xml", &same)]);
        assert_eq!(found, Err((message.to_owned(), source)), "{main}");
    }
}

#[test]
fn inclusions_of_inclusions_come_to_an_end() {
    let xi = format!("xmlns:xi='{XINCLUDE}'");
    let texts: Vec<(String, String)> = (0..40)
        .map(|n| {
            let next = format!("<xi:include href='f{}.xml'/>", n + 1);
            (format!("f{n}.xml"), format!("<b {xi}>{next}{next}</b>"))
        })
        .collect();
    let mut files: Vec<(&str, &str)> =
        texts.iter().map(|(name, text)| (&**name, &**text)).collect();
    files.push(("f40.xml", "<c/>"));
    let (message, _) =
        read("<a XI><xi:include href='f0.xml'/></a>", &files).expect_err("has a limit");
    assert_eq!(message, "more than 4096 inclusions, or more than 64 deep");
}

#[test]
fn namespaces_keep_their_numbers_across_documents() {
    let mut resolver = InMemory::default();
    resolver.add(SourceId(1), "b.xml", "<q:b xmlns:p='urn:q' xmlns:q='urn:p'/>");
    let main = format!(
        "<p:a xmlns:p='urn:p' xmlns:xi='{XINCLUDE}'><xi:include href='b.xml'/><q:c xmlns:q='urn:q'/></p:a>"
    );
    let source = Source::new(SourceId(0), "main.xml", main);
    let shelf = Shelf::default();
    let mut reader = Including::new(&source, &resolver, &shelf);
    let mut found = Vec::new();
    loop {
        match reader.next().expect("is well-formed") {
            Event::Start(start) => {
                found.push((start.name().namespace.to_owned(), start.name().namespace_id));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let [(_, a), (b_name, b), (c_name, c)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&**b_name, b), ("urn:p", a));
    assert_eq!(&**c_name, "urn:q");
    assert_ne!(c, a);
    assert_eq!(shelf.sources().count(), 1);
}
