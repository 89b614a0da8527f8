//! `docs/configuration.md` and the schema for editors say what `shifr.toml` can say.
//!
//! Both come from the list of keys that the program reads by; `SHIFR_UPDATE=1` writes them anew.

use std::fs;
use std::path::PathBuf;

use shifr::config::{EXPORT, KEYS, Key, json_schema};

use crate::support;

#[test]
fn the_page_lists_every_key() {
    let path = support::root().join("docs/configuration.md");
    let page = fs::read_to_string(&path).expect("there is a page");
    let (before, table) = page.split_once(HEAD).expect("the page has the table");
    let behind = table.split_once("\n\n").expect("the table ends").1;
    let rows: String = KEYS.iter().chain([&EXPORT]).map(row).collect();
    recorded(path, &page, &format!("{before}{HEAD}{rows}\n{behind}"));
}

#[test]
fn the_schema_is_recorded() {
    let path = support::root().join("docs/shifr.schema.json");
    let recorded_schema = fs::read_to_string(&path).unwrap_or_default();
    recorded(path, &recorded_schema, &json_schema());
}

#[test]
fn the_schema_takes_what_the_program_takes() {
    let schema = serde_json::from_str(&json_schema()).expect("is JSON");
    let validator = jsonschema::draft7::new(&schema).expect("is a schema");
    for (text, right) in [
        ("[project]\nencoded = 'tei'\n[exports]\ntext = 'out'\n[rules]\nselect = ['date']", true),
        ("[project]\nencodd = 'tei'", false),
        ("[rule]\nselect = []", false),
        ("[rules]\nselect = 'date'", false),
        ("[exports]\ntxt = 'out'", false),
        ("[schemas.tei]\npath = 'tei.rng'\nsha256 = '0'\nfiles = { 'a.rng' = '0' }", true),
        ("[schemas]\npath = 'tei.rng'", false),
    ] {
        let value: toml::Table = text.parse().expect("is TOML");
        let value = serde_json::to_value(value).expect("TOML has no more than JSON here");
        assert_eq!(validator.is_valid(&value), right, "{text}");
    }
}

const HEAD: &str = "| key | usual value | option | meaning |\n|---|---|---|---|\n";

fn row(key: &Key) -> String {
    let (path, Key { usual, option, meaning, .. }) = (key.path(), key);
    let usual = if usual.is_empty() { String::new() } else { format!("`{usual}`") };
    let option = option.map_or_else(String::new, |option| format!("`--{option}`"));
    format!("| `{path}` | {usual} | {option} | {meaning} |\n")
}

fn recorded(path: PathBuf, found: &str, expected: &str) {
    if std::env::var_os("SHIFR_UPDATE").is_some() {
        fs::write(path, expected).expect("is writable");
    } else {
        assert!(found == expected, "{} is not as the keys are; SHIFR_UPDATE=1", path.display());
    }
}
