//! Findings as a GitLab Code Quality report.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use serde::Serialize;

use super::{Document, Finding};
use crate::diagnostic::Severity;
use crate::files;

/// The document: a JSON array. A finding about no file is left out, for GitLab cannot show it.
pub(super) fn render(document: &Document) -> String {
    let issues = document.findings().filter_map(|finding| Issue::new(finding, document));
    let issues: Vec<Issue> = issues.collect();
    serde_json::to_string_pretty(&issues).expect("numbers and strings make JSON") + "\n"
}

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Issue {
    fn new(finding: &Finding, document: &Document) -> Option<Self> {
        let path = document.path_of(finding)?;
        // GitLab wants a line of every finding; what is about the whole file stands on its first.
        let lines = finding.place.map_or((1, 1), |place| (place.line, place.end_line));
        Some(Self {
            description: finding.message.clone(),
            check_name: finding.kind.code,
            fingerprint: finding.fingerprint.within(&path),
            severity: severity(finding),
            location: Location { path, lines: Lines { begin: lines.0, end: lines.1 } },
        })
    }
}

/// What could not be looked at is worse than any fault in it.
fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error if files::stops(finding.kind) => "critical",
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::Value;

    use super::super::samples::document;
    use super::*;

    #[test]
    fn every_issue_has_what_gitlab_asks_for() {
        let report: Value = serde_json::from_str(&render(&document())).expect("is JSON");
        let issues = report.as_array().expect("is an array");
        let fingerprints: HashSet<&str> =
            issues.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
        assert_eq!(fingerprints.len(), 2);
        assert_eq!(issues[0]["location"]["path"], "a.xml");
        assert_eq!(issues[0]["location"]["lines"]["begin"], 3);
        assert_eq!(
            (&issues[0]["severity"], &issues[1]["severity"]),
            (&"major".into(), &"critical".into())
        );
    }
}
