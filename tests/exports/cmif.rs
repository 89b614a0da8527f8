//! CMIF is what its schema and its Schematron rules ask for.

use std::collections::BTreeSet;

use shifr::export::Edition;
use shifr::source::{Source, SourceId};
use shifr::xml;

use super::collection::{Exported, edition, everything, export, samples};
use super::valid::valid;

#[test]
fn it_is_valid() {
    let samples = samples();
    for (edition, documents) in
        [(edition(), &samples[..]), (Edition::default(), everything()), (Edition::default(), &[])]
    {
        let exported = export("cmif", &edition, documents);
        valid("standards", "cmi-customization.rng", exported.text("cmif.xml"));
    }
}

#[test]
fn its_own_rules_hold() {
    let Exported { files, .. } = export("cmif", &Edition::default(), everything());
    let text = String::from_utf8(files["cmif.xml"].clone()).expect("is UTF-8");
    let source = Source::new(SourceId(0), "cmif.xml", text);
    let document = xml::parse(&source).expect("is well-formed").value;
    let all = |name: &str| document.root().descendants(name).collect::<Vec<_>>();
    let value = |element: &xml::Element<'_>, name: &str| element.attribute(name).map(|v| v.value);
    // E0001, E0002: both ends of the way, each once, with somebody at it.
    for letter in all("correspDesc") {
        for end in ["sent", "received"] {
            let mut actions = letter.all("correspAction").filter(|action| action.has("type", end));
            let action = actions.next().expect("has both ends");
            assert!(actions.next().is_none());
            assert!(["persName", "orgName"].iter().any(|name| action.first(name).is_some()));
        }
    }
    // E0003: `@source` leads to a `bibl`, and no `bibl` is there for nothing.
    let sources: BTreeSet<_> =
        all("correspDesc").iter().filter_map(|l| value(l, "source")).collect();
    let bibliographies = all("bibl");
    let ids = bibliographies
        .iter()
        .filter_map(|bibl| Some(format!("#{}", bibl.xml_attribute("id")?.value)));
    assert_eq!(sources, ids.collect());
    // E0004: a date says when.
    let dating = ["when", "from", "to", "notBefore", "notAfter"];
    assert!(all("date").iter().all(|date| dating.iter().any(|name| value(date, name).is_some())));
}

#[test]
fn a_letter_is_in_it_or_in_a_finding() {
    let documents = everything();
    let exported = export("cmif", &edition(), documents);
    let letters = exported.text("cmif.xml").matches("<correspDesc ").count();
    let left_out =
        exported.messages().iter().filter(|said| said.contains("neither a sender")).count();
    let read = documents.iter().filter(|document| {
        xml::parse(&Source::new(SourceId(0), "a.xml", document.tei.as_str())).is_ok()
    });
    assert_eq!(letters + left_out, read.count());
}
