//! The JSON Schema of `shifr.toml`, by which editors complete and check it.

use serde_json::{Map, Value, json};

use super::key::{Form, Key};
use super::keys::{EXPORT, KEYS, NAMED, REPEATED, keys_of, sections};

/// The schema (draft 7, which Taplo and the others know), as text.
pub fn json_schema() -> String {
    let properties: Map<String, Value> =
        sections().into_iter().map(|name| (name.to_owned(), section(name))).collect();
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "shifr.toml",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    serde_json::to_string_pretty(&schema).expect("strings make JSON") + "\n"
}

fn section(name: &str) -> Value {
    let keys: Map<String, Value> = if name == EXPORT.section {
        keys_of(name).into_iter().map(|name| (name.to_owned(), value(&EXPORT))).collect()
    } else {
        let keys = KEYS.iter().filter(|key| key.section == name);
        keys.map(|key| (key.name.to_owned(), value(key))).collect()
    };
    let table = json!({ "type": "object", "properties": keys, "additionalProperties": false });
    match name {
        REPEATED => json!({ "type": "array", "items": table }),
        NAMED => table_of(table),
        _ => table,
    }
}

fn value(key: &Key) -> Value {
    let mut value = match key.form {
        Form::Text => json!({ "type": "string" }),
        Form::Truth => json!({ "type": "boolean" }),
        Form::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Form::Levels => table_of(json!({ "enum": ["error", "warning", "info", "off"] })),
        Form::Sums => table_of(json!({ "type": "string" })),
        Form::Numbers => table_of(table_of(json!({ "type": "integer", "minimum": 0 }))),
    };
    value["description"] = key.meaning.into();
    // What is usual is written as TOML; strings, their lists and what is empty are the same in JSON.
    if let Ok(usual) = serde_json::from_str::<Value>(key.usual) {
        value["default"] = usual;
    }
    value
}

fn table_of(values: Value) -> Value {
    json!({ "type": "object", "additionalProperties": values })
}
