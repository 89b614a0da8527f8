//! SARIF is valid against the standard's own schema, where that is at hand.

use serde_json::Value;

use crate::support;

#[test]
#[expect(clippy::print_stderr, reason = "a check that was not made must say so")]
fn a_log_of_all_rules_is_valid() {
    let path = support::root().join("../shared/standards/sarif-schema-2.1.0.json");
    let Ok(schema) = std::fs::read_to_string(&path) else {
        eprintln!("{} is not at hand: SARIF is not checked against it", path.display());
        return;
    };
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::draft7::new(&schema).expect("the schema is one");
    let log = log();
    let errors: Vec<String> =
        validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let results = log["runs"][0]["results"].as_array().expect("is an array");
    assert!(results.len() > 20, "the cases of all rules have findings");
}

/// The log of a run over all cases of rules, and over what is not there.
fn log() -> Value {
    let output = support::shifr()
        .args(["validate", "--format", "sarif", "tests/data/rules", "no/such file.xml"])
        .output()
        .expect("shifr runs");
    serde_json::from_slice(&output.stdout).expect("a log is JSON")
}
