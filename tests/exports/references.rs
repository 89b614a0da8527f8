//! References hold what the records say, in the form that their readers want.

use std::env;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::collection::{cables, document, edition, everything, export};
use crate::support;

#[test]
fn csl_json_has_an_item_for_each_record() {
    let exported = export("csl-json", &edition(), everything());
    let items: Vec<Value> =
        serde_json::from_str(exported.text("references.json")).expect("is JSON");
    let records: Vec<_> = cables(everything()).collect();
    assert_eq!(items.len(), records.len());
    for (item, (document, cable)) in items.iter().zip(&records) {
        assert_eq!(item["id"], document.path.trim_end_matches(".xml"));
        let archive = cable.witnesses.first().map(|witness| &witness.repository.value);
        let archive = archive.filter(|name| !name.trim().is_empty());
        assert_eq!(item["archive"].as_str().is_some(), archive.is_some(), "{}", document.path);
        assert!(item["type"].is_string() && item["title"].is_string());
    }
}

/// What the schema of CSL (`csl-data.json` of the project citation-style-language/schema) says of the fields that are
/// written.
#[test]
fn csl_json_has_the_fields_of_its_schema() {
    let exported = export("csl-json", &edition(), everything());
    let items: Value = serde_json::from_str(exported.text("references.json")).expect("is JSON");
    assert_valid(&fields_of_csl(), &items);
}

fn fields_of_csl() -> Value {
    let types = ["manuscript", "personal_communication", "report", "speech"];
    let names = json!({ "type": "array", "items": {
        "properties": { "literal": { "type": "string" } }, "additionalProperties": false,
    }});
    let parts =
        json!({ "type": "array", "items": { "type": "number" }, "minItems": 1, "maxItems": 3 });
    let date = json!({ "additionalProperties": false, "properties": {
        "date-parts": { "type": "array", "items": parts, "minItems": 1, "maxItems": 2 },
        "circa": { "type": "boolean" },
        "literal": { "type": "string" },
    }});
    let mut fields = json!({ "type": { "enum": types }, "issued": date });
    for name in ["author", "recipient", "translator"] {
        fields[name] = names.clone();
    }
    for text in [
        "id",
        "title",
        "number",
        "genre",
        "archive",
        "archive_collection",
        "archive_location",
        "call-number",
        "publisher",
        "URL",
        "language",
        "abstract",
        "note",
    ] {
        fields[text] = json!({ "type": "string" });
    }
    json!({ "type": "array", "items": {
        "properties": fields, "required": ["type", "id"], "additionalProperties": false,
    }})
}

/// The schema is not part of the project: `SHIFR_CSL_SCHEMA` says where it lies.
#[test]
#[expect(clippy::print_stderr, reason = "a check that was not made must say so")]
fn csl_json_is_valid_by_the_schema_itself() {
    let beside = || support::root().join("../shared/standards/csl-data.json");
    let path = env::var_os("SHIFR_CSL_SCHEMA").map_or_else(beside, PathBuf::from);
    let Ok(schema) = fs::read_to_string(&path) else {
        eprintln!("{} is not at hand: CSL-JSON is not checked against it", path.display());
        return;
    };
    let exported = export("csl-json", &edition(), everything());
    let items: Value = serde_json::from_str(exported.text("references.json")).expect("is JSON");
    assert_valid(&serde_json::from_str(&schema).expect("the schema is JSON"), &items);
}

fn assert_valid(schema: &Value, items: &Value) {
    let validator = jsonschema::draft7::new(schema).expect("the schema is one");
    let errors: Vec<String> =
        validator.iter_errors(items).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn a_letter_that_only_its_sending_dates_has_that_date() {
    let path = support::root().join("tests/data/edition/letter.xml");
    let letter = [document(&path)];
    let exported = export("csl-json", &edition(), &letter);
    let items: Value = serde_json::from_str(exported.text("references.json")).expect("is JSON");
    assert_eq!(items[0]["issued"], json!({ "date-parts": [[1900, 9, 6]] }));
    assert_eq!(items[0]["archive_location"], "Sample, B 8");
    let exported = export("ris", &edition(), &letter);
    assert!(exported.text("references.ris").contains("\r\nDA  - 1900/09/06/\r\n"));
}

#[test]
fn ris_has_an_entry_for_each_record() {
    let exported = export("ris", &edition(), everything());
    let text = exported.text("references.ris");
    let records = cables(everything()).count();
    assert_eq!(text.matches("TY  - ").count(), records);
    assert_eq!(text.matches("ER  - \r\n").count(), records);
    for line in text.split_terminator("\r\n").filter(|line| !line.is_empty()) {
        let (tag, value) = line.split_once("  - ").expect("a tag, then a value");
        let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        assert!(tag.len() == 2 && tag.bytes().all(plain), "{line}");
        assert!(!value.contains(['\r', '\n']));
    }
}
