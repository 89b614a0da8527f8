//! References hold what the records say, in the form that their readers want.

use serde_json::Value;

use super::collection::{cables, edition, everything, export};

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
