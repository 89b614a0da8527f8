//! Any text is read as XML or refused with a place; the tree holds what the reader gave; any TEI is read
//! and checked without a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use shifr::source::{Source, SourceId};
use shifr::xml::Element;
use shifr::xml::reader::{Event, Reader};
use shifr::{archives, rules, tei, xml};

fuzz_target!(|text: &str| {
    let source = Source::new(SourceId(0), "fuzz.xml", text);
    let elements = elements(&source);
    match xml::parse(&source) {
        Ok(document) => {
            let elements = elements.expect("what has a tree is well-formed");
            if !text.contains("<!DOCTYPE") {
                compare(document.value.root(), &elements);
            }
            let cable = tei::read(&document.value).value;
            let context = rules::Context::usual(archives::Register::builtin());
            rules::run(&rules::Record::of(&cable), &context);
            tei::write(&cable, &[]);
        }
        Err(finding) => {
            assert!(finding.place().is_some(), "a refusal has a place");
            let limits = [xml::DOCTYPE_NOT_READ.code, xml::NESTED_TOO_DEEPLY.code];
            assert!(elements.is_none() || limits.contains(&finding.kind.code), "{finding:?}");
        }
    }
});

/// An element's local name, and its attributes without namespace.
type Shown = (String, Vec<(String, String)>);

/// All elements in document order, if the text is well-formed.
fn elements(source: &Source) -> Option<Vec<Shown>> {
    let mut reader = Reader::new(source);
    let mut elements = Vec::new();
    loop {
        match reader.next().ok()? {
            Event::Start(start) => {
                let plain = start.attributes().filter(|it| it.name().namespace.is_empty());
                let attributes =
                    plain.map(|it| (it.name().local.to_owned(), it.value().to_owned()));
                elements.push((start.name().local.to_owned(), attributes.collect()));
            }
            Event::Text(text) => assert!(!text.value().is_empty(), "text is never empty"),
            Event::Eof => return Some(elements),
            _ => {}
        }
    }
}

fn compare(root: Element<'_>, elements: &[Shown]) {
    let mut shown = elements.iter();
    let mut left = vec![root];
    while let Some(element) = left.pop() {
        let (name, attributes) = shown.next().expect("the tree has no more elements");
        assert_eq!(element.any_name(), name);
        for (name, value) in attributes {
            assert_eq!(element.attribute(name).map(|it| it.value).as_ref(), Some(value));
        }
        let children: Vec<_> = element.elements().collect();
        left.extend(children.into_iter().rev());
    }
    assert!(shown.next().is_none(), "the tree has as many elements");
}
