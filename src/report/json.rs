//! Findings as one JSON document; `docs/formats.md` describes the keys.

use serde::Serialize;

use super::{Document, Finding, Summary};

/// The document.
pub(super) fn render(document: &Document) -> String {
    let report = Report {
        version: VERSION,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        summary: Counts::new(document),
        findings: document.findings().collect(),
    };
    serde_json::to_string_pretty(&report).expect("numbers and strings make JSON") + "\n"
}

/// Goes up when a key is taken away or changes its meaning; a new key leaves it.
const VERSION: u32 = 1;

/// The order of the fields is the order of the keys.
#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    tool: Tool,
    summary: Counts,
    findings: Vec<&'a Finding>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Counts {
    files: usize,
    files_with_findings: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    not_shown: usize,
}

impl Counts {
    fn new(document: &Document) -> Self {
        let Summary { errors, warnings, infos, files_with_findings, files } = document.summary;
        Self { files, files_with_findings, errors, warnings, infos, not_shown: document.not_shown }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::samples::document;
    use super::*;

    #[test]
    fn a_finding_has_the_keys_of_its_line() {
        let document = document();
        let report: Value = serde_json::from_str(&render(&document)).expect("is JSON");
        let line = super::super::jsonl::render(&document.files[0].findings[0]);
        let line: Value = serde_json::from_str(&line).expect("is JSON");
        assert_eq!(report["findings"][0], line);
        assert_eq!((&report["version"], &report["summary"]["errors"]), (&1.into(), &2.into()));
    }
}
