//! Rules on TEI: every `data/rules/<code>/fires-*.xml` is found fault with as its last line says, and no
//! `near-miss-*.xml` is.
//!
//! ```text
//! <!-- expect: <code> <severity> at "<words>" also "<words>" -->
//! <!-- expect: nothing of <code> -->
//! ```

use std::path::Path;

use shifr::diagnostic::Diagnostic;
use shifr::source::{Source, SourceId};
use shifr::{archives, rules, tei, xml};

use crate::support;

#[test]
fn cases_give_the_findings_they_name() {
    let cases = support::files("tests/data/rules", "xml");
    let wrong: Vec<String> = cases.iter().filter_map(|case| wrong(case)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn every_rule_fires_and_has_a_near_miss() {
    for rule in rules::RULES.iter().filter(|rule| !rule.is_of_collection()) {
        let folder = support::root().join("tests/data/rules").join(rule.kind.code);
        for begin in ["fires-", "near-miss-"] {
            let mut files = std::fs::read_dir(&folder).expect("a rule has a folder of cases");
            let named = |file: std::io::Result<std::fs::DirEntry>| {
                file.expect("a folder can be listed")
                    .file_name()
                    .to_string_lossy()
                    .starts_with(begin)
            };
            assert!(files.any(named), "{} has no {begin}*.xml", rule.kind.code);
        }
    }
}

fn wrong(case: &Path) -> Option<String> {
    let text = std::fs::read_to_string(case).expect("a case can be read");
    let code = case.parent()?.file_name()?.to_string_lossy().into_owned();
    let expected =
        expectation(&text).unwrap_or_else(|| panic!("{} has no expectation", case.display()));
    let source = Source::new(SourceId(0), case.to_string_lossy(), text);
    let document = xml::parse(&source).expect("a case is well-formed").value;
    let findings = rules::run(
        &tei::read(&document).value,
        &rules::Context::usual(archives::Register::builtin()),
    );
    let found: Vec<String> = findings
        .iter()
        .filter(|finding| finding.kind.code == code)
        .map(|finding| shown(finding, source.text()))
        .collect();
    let wanted: Vec<String> = expected.into_iter().collect();
    (found != wanted)
        .then(|| format!("{}\n  expected {wanted:?}\n  got      {found:?}", case.display()))
}

/// What the last line wants; `Some(None)` is nothing.
fn expectation(text: &str) -> Option<Option<String>> {
    let line = text.trim_end().lines().last()?;
    let words = line.strip_prefix("<!-- expect: ")?.strip_suffix(" -->")?;
    Some((!words.starts_with("nothing of ")).then(|| words.to_owned()))
}

fn shown(finding: &Diagnostic, text: &str) -> String {
    let words = |label: &shifr::diagnostic::Label| format!("\"{}\"", &text[label.span.range()]);
    let places: Vec<String> = finding.labels.iter().map(words).collect();
    format!("{} {} at {}", finding.kind.code, finding.severity, places.join(" also "))
}
