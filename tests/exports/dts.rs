//! Every resource of the collection is there, and what can be cited in it.

use serde_json::Value;
use shifr::source::{Source, SourceId};
use shifr::xml;

use super::collection::{Exported, edition, everything, export, samples};
use super::valid::valid;

#[test]
fn every_resource_has_its_files_and_its_units() {
    let exported = export("dts", &edition(), everything());
    let collection = json(&exported, "dts/collection.json");
    let members = collection["member"].as_array().expect("has members");
    assert_eq!(collection["totalChildren"], members.len());
    let read = everything()
        .iter()
        .filter(|document| xml::parse(&Source::new(SourceId(0), "a.xml", &*document.tei)).is_ok());
    assert_eq!(members.len() + exported.findings.len(), read.count());
    for member in members {
        let id = member["@id"].as_str().expect("is an id");
        let navigation = json(&exported, &format!("dts/navigation/{id}.json"));
        assert_eq!(json(&exported, &format!("dts/collection/{id}.json"))["@id"], id);
        let identifiers: Vec<_> = navigation["member"]
            .as_array()
            .expect("has units")
            .iter()
            .map(|u| &u["identifier"])
            .collect();
        for unit in navigation["member"].as_array().expect("has units") {
            let parent = &unit["parent"];
            assert!(parent.is_null() || identifiers.contains(&parent));
        }
        let tei = exported.text(&format!("dts/document/{id}.xml"));
        assert!(xml::parse(&Source::new(SourceId(0), "a.xml", tei)).is_ok());
    }
}

#[test]
fn documents_say_what_their_units_are_and_stay_valid() {
    let exported = export("dts", &edition(), &samples());
    for path in exported.files.keys().filter(|path| path.ends_with(".xml")) {
        assert_eq!(exported.text(path).matches("<refsDecl>").count(), 1);
        valid("schemas", "tei_all.rng", exported.text(path));
    }
}

fn json(exported: &Exported, path: &str) -> Value {
    serde_json::from_str(exported.text(path)).expect("is JSON")
}
