//! All documents in one are still TEI, and no two ids meet.

use std::collections::BTreeMap;

use shifr::source::{Source, SourceId, Span};
use shifr::xml::{self, Element};

use super::collection::{cables, edition, everything, export, samples};
use super::valid::valid;

#[test]
fn it_is_valid() {
    let exported = export("tei-corpus", &edition(), &samples());
    valid("schemas", "tei_all.rng", exported.text("corpus.xml"));
}

#[test]
fn every_document_is_in_it_or_in_a_finding_and_ids_are_unique() {
    let exported = export("tei-corpus", &edition(), everything());
    let source = Source::new(SourceId(0), "corpus.xml", exported.text("corpus.xml"));
    let document = xml::parse(&source).expect("is well-formed").value;
    let members = document.root().all("TEI").count();
    assert_eq!(members + exported.findings.len(), cables(everything()).count());
    // Two of one name in one document are that document's own mistake, which `duplicate-id` finds.
    let starts: Vec<u32> = document.root().all("TEI").map(|member| member.span().start).collect();
    let member = |place: Span| starts.partition_point(|start| *start <= place.start);
    let mut ids = BTreeMap::new();
    let attributes = || document.elements().flat_map(Element::attributes);
    for id in attributes().filter(|attribute| attribute.name == "xml:id") {
        let member = member(id.value.span);
        let before = ids.insert(format!("#{}", id.value.value), member);
        assert!(before.is_none_or(|before| before == member), "{}", id.value.value);
    }
    // What pointed to an id of its document still does.
    let pointers =
        attributes().filter(|attribute| attribute.name == "resp" || attribute.name == "wit");
    let of_corpus: Vec<_> =
        pointers.filter(|pointer| pointer.value.value.starts_with("#d")).collect();
    assert!(!of_corpus.is_empty());
    assert!(of_corpus.iter().all(|pointer| ids.contains_key(&pointer.value.value)));
}
