//! Every resource of the collection is there, and what can be cited in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;
use shifr::source::{Source, SourceId};
use shifr::xml;

use super::collection::{Exported, edition, everything, export, samples};
use super::valid::valid;
use crate::support::{files, shifr};

/// The export of every document there is, which is as large as that sounds.
static EXPORTED: LazyLock<Exported> = LazyLock::new(|| export("dts", &edition(), everything()));

#[test]
fn every_resource_has_its_files_and_its_units() {
    let exported = &*EXPORTED;
    let collection = json(exported, "dts/collection.json");
    let members = collection["member"].as_array().expect("has members");
    assert_eq!(collection["totalChildren"], members.len());
    let read = everything()
        .iter()
        .filter(|document| xml::parse(&Source::new(SourceId(0), "a.xml", &*document.tei)).is_ok());
    let left_out = |message: &&&str| message.contains("is not in the export");
    let left_out = exported.messages().iter().filter(left_out).count();
    assert_eq!(members.len() + left_out, read.count());
    for member in members {
        let id = member["@id"].as_str().expect("is an id");
        let navigation = json(exported, &format!("dts/navigation/{id};down=-1.json"));
        assert_eq!(json(exported, &format!("dts/collection/{id}.json"))["@id"], id);
        let parents = json(exported, &format!("dts/collection/{id};nav=parents.json"));
        assert_eq!(parents["member"][0]["@id"], collection["@id"]);
        let identifiers: Vec<_> = navigation["member"]
            .as_array()
            .expect("has units")
            .iter()
            .map(|u| &u["identifier"])
            .collect();
        for unit in navigation["member"].as_array().expect("has units") {
            let parent = &unit["parent"];
            assert!(parent.is_null() || identifiers.contains(&parent));
            let identifier = unit["identifier"].as_str().expect("is a word");
            let passage = format!("dts/document/{id}/{identifier}.xml");
            let is_told = || exported.messages().iter().any(|message| message.contains("passages"));
            assert!(exported.files.contains_key(&passage) || is_told(), "{passage}");
        }
        let tei = exported.text(&format!("dts/document/{id}.xml"));
        assert!(xml::parse(&Source::new(SourceId(0), "a.xml", tei)).is_ok());
    }
}

#[test]
fn everything_has_what_the_specification_requires() {
    let exported = &*EXPORTED;
    for path in exported.files.keys().filter(|path| path.ends_with(".json")) {
        let answer = json(exported, path);
        assert_eq!(answer["@context"], "https://dtsapi.org/context/v1.0.json", "{path}");
        assert_eq!(answer["dtsVersion"], "1.0", "{path}");
        check(&answer, path);
    }
}

/// The properties that the tables of DTS 1.0 mark as required, of an object and of what it holds.
fn check(object: &Value, path: &str) {
    let required: &[&str] = match object["@type"].as_str().expect("has a type") {
        "EntryPoint" => &["@id", "collection", "navigation", "document"],
        "Collection" => &["@id", "title", "totalParents", "totalChildren", "collection"],
        "Resource" => &[
            "@id",
            "title",
            "totalParents",
            "collection",
            "navigation",
            "document",
            "citationTrees",
        ],
        "Navigation" => &["@id", "resource"],
        "CitableUnit" => &["identifier", "level", "parent"],
        "CitationTree" => &["citeStructure"],
        "CiteStructure" => &["citeType"],
        other => panic!("{path}: {other}"),
    };
    let keys = object.as_object().expect("is an object");
    required.iter().for_each(|key| assert!(keys.contains_key(*key), "{path}: {key}"));
    for key in ["resource", "ref", "member", "citationTrees", "citeStructure"] {
        match keys.get(key) {
            Some(Value::Array(several)) => several.iter().for_each(|one| check(one, path)),
            Some(one) => check(one, path),
            None => {}
        }
    }
}

#[test]
fn every_address_that_the_templates_make_is_a_file() {
    let exported = &*EXPORTED;
    let site = edition().url.expect("the edition has an address");
    let entry = json(exported, "dts/entry.json");
    let made = |name: &str, resource: &str, down: &str, unit: &str| {
        let template = entry[name].as_str().expect("is a template");
        let given = |name: &str, value: &str| match value {
            "" => String::new(),
            value => format!("{name}{value}"),
        };
        let address = template
            .replace("{/id}", &given("/", resource))
            .replace("{resource}", resource)
            .replace("{;nav}", "")
            .replace("{;down}", &given(";down=", down))
            .replace("{/ref}", &given("/", unit));
        address.strip_prefix(&format!("{site}/")).expect("lies in the edition").to_owned()
    };
    let collection = json(exported, &made("collection", "", "", ""));
    assert_eq!(json(exported, &made("collection", "~records", "", "")), collection);
    for member in collection["member"].as_array().expect("has members") {
        let id = member["@id"].as_str().expect("is an id");
        assert_eq!(json(exported, &made("collection", id, "", ""))["@id"], id);
        exported.text(&made("document", id, "", ""));
        let whole = json(exported, &made("navigation", id, "-1", ""));
        for unit in whole["member"].as_array().expect("has units") {
            let identifier = unit["identifier"].as_str().expect("is a word");
            for down in ["", "0", "-1"] {
                let path = made("navigation", id, down, identifier);
                let answer = json(exported, &path);
                assert_eq!(&answer["ref"], unit);
                assert!(answer["@id"].as_str().is_some_and(|id| id.starts_with(&site)), "{path}");
                assert_eq!(answer["member"].is_null(), down.is_empty());
            }
        }
    }
}

#[test]
fn documents_say_what_their_units_are_and_stay_valid() {
    let exported = export("dts", &edition(), &samples());
    let is_document = |path: &&String| path.ends_with(".xml") && path.split('/').count() == 3;
    for path in exported.files.keys().filter(is_document) {
        assert_eq!(exported.text(path).matches("<refsDecl>").count(), 1);
        valid("schemas", "tei_all.rng", exported.text(path));
    }
}

#[test]
fn files_of_records_that_are_gone_are_removed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let all = files("encoded", "xml");
    for (name, own) in [("dts", "dts/document/own.xml"), ("ceteicean", "ceteicean/CETEI.js")] {
        let write = |documents: &[PathBuf]| {
            let mut program = shifr();
            let output =
                program.args(["export", name, "-o"]).arg(folder.path()).args(documents).output();
            let output = output.expect("the program can be started");
            String::from_utf8_lossy(&output.stderr).into_owned()
        };
        write(&all);
        fs::write(folder.path().join(own), "somebody's").expect("is writable");
        let said = write(&all[1..]);
        assert!(said.contains(" removed"), "{said}");
        let stem = all[0].file_stem().expect("is a file").to_string_lossy();
        let left = below(folder.path()).into_iter().filter(|path| path.contains(&*stem));
        assert_eq!(left.collect::<Vec<_>>(), [""; 0], "{name}");
        assert!(folder.path().join(own).exists(), "{name}");
        let said = write(&all[1..]);
        assert!(said.contains(": 0 written, ") && !said.contains("removed"), "{said}");
    }
}

/// The files below a folder.
fn below(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("is a folder").map(|entry| entry.expect("is there"));
    let paths = entries.flat_map(|entry| match entry.path() {
        path if path.is_dir() => below(&path),
        path => vec![path.to_string_lossy().into_owned()],
    });
    paths.collect()
}

fn json(exported: &Exported, path: &str) -> Value {
    serde_json::from_str(exported.text(path)).expect("is JSON")
}
