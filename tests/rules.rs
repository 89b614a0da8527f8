//! Rules on TEI: every `data/rules/<code>/fires-*.xml` is found fault with as its last line says, and no
//! `near-miss-*.xml` is.
//!
//! ```text
//! <!-- expect: <code> <severity> at "<words>" also "<words>" -->
//! <!-- expect: nothing of <code> -->
//! ```
//!
//! For a rule on the collection a case is a folder of documents, and `expected.txt` in it says what is
//! found; a near miss has none.

use std::path::{Path, PathBuf};

use shifr::diagnostic::Diagnostic;
use shifr::pipeline::check_source;
use shifr::rules::{Context, Corpus};
use shifr::source::{Source, SourceId};
use shifr::{archives, rules};

use crate::support;

#[test]
fn cases_give_the_findings_they_name() {
    let cases: Vec<PathBuf> = support::files("tests/data/rules", "xml");
    let cases: Vec<_> = cases.into_iter().filter(|case| folder_of(case, 2) == "rules").collect();
    let wrong: Vec<String> = cases.iter().filter_map(|case| wrong(case)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn collections_give_the_findings_they_name() {
    let documents = support::files("tests/data/rules", "xml");
    let documents = documents.iter().filter(|document| folder_of(document, 3) == "rules");
    let mut cases: Vec<&Path> = documents.filter_map(|document| document.parent()).collect();
    cases.dedup();
    assert!(!cases.is_empty(), "there are cases");
    let wrong: Vec<String> = cases.iter().filter_map(|case| wrong_collection(case)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_finding_says_where_it_is_and_what_to_do() {
    for case in support::files("tests/data/rules", "xml") {
        let source = read(&case, 0);
        for finding in check_source(&source, &support::rules_alone()).findings {
            let words = format!("{}: {}", case.display(), finding.message);
            assert!(finding.help.is_some_and(|help| !help.ends_with('.')), "{words}");
            assert!(!finding.labels.is_empty(), "{words}");
            assert!(!finding.message.ends_with('.'), "{words}");
            let length = |label: &shifr::diagnostic::Label| label.text.chars().count();
            assert!(finding.labels.iter().all(|label| length(label) <= LONGEST_LABEL), "{words}");
        }
    }
}

/// What stands under a line is read beside it.
const LONGEST_LABEL: usize = 80;

#[test]
fn every_rule_fires_and_has_a_near_miss() {
    for rule in rules::RULES {
        let folder = support::root().join("tests/data/rules").join(rule.kind.code);
        for begin in ["fires-", "near-miss-"] {
            let mut cases = std::fs::read_dir(&folder).expect("a rule has a folder of cases");
            let named = |case: std::io::Result<std::fs::DirEntry>| {
                let case = case.expect("a folder can be listed");
                case.file_name().to_string_lossy().starts_with(begin)
                    && case.path().is_dir() == rule.is_of_collection()
            };
            assert!(cases.any(named), "{} has no {begin}*", rule.kind.code);
        }
    }
}

/// The name of a folder around a case, the innermost being the first.
fn folder_of(case: &Path, level: usize) -> String {
    let folder = case.ancestors().nth(level).and_then(Path::file_name);
    folder.expect("cases lie in folders").to_string_lossy().into_owned()
}

fn wrong(case: &Path) -> Option<String> {
    let source = read(case, 0);
    let code = folder_of(case, 1);
    let expected =
        expectation(source.text()).unwrap_or_else(|| panic!("{} expects nothing", case.display()));
    let findings = check_source(&source, &support::rules_alone()).findings;
    let of_rule = findings.iter().filter(|finding| finding.kind.code == code);
    let found: Vec<String> = of_rule.map(|finding| shown(finding, &[&source])).collect();
    let wanted: Vec<String> = expected.into_iter().collect();
    (found != wanted)
        .then(|| format!("{}\n  expected {wanted:?}\n  got      {found:?}", case.display()))
}

fn wrong_collection(case: &Path) -> Option<String> {
    let code = folder_of(case, 1);
    let context = Context::usual(archives::Register::builtin());
    let documents = support::files(&case.to_string_lossy(), "xml");
    let sources: Vec<Source> = (0..).zip(&documents).map(|(id, file)| read(file, id)).collect();
    let facts = sources.iter().map(|source| {
        let checked = check_source(source, &support::rules_alone()).checked;
        checked.expect("a case is well-formed").facts
    });
    let corpus = Corpus { records: facts.collect(), ..Corpus::default() };
    let findings = rules::run_on_collection(&corpus, &context);
    let of_rule = findings.iter().filter(|finding| finding.kind.code == code);
    let sources: Vec<&Source> = sources.iter().collect();
    let found: String = of_rule.map(|finding| shown(finding, &sources) + "\n").collect();
    let fires = folder_of(case, 0).starts_with("fires-");
    if fires == found.is_empty() {
        return Some(format!("{}: found {found:?}", case.display()));
    }
    support::compare(&case.join("expected.txt"), &found)
}

fn read(file: &Path, id: u32) -> Source {
    let text = std::fs::read_to_string(file).expect("a case can be read");
    Source::new(SourceId(id), file.to_string_lossy(), text)
}

/// What the last line wants; `Some(None)` is nothing.
fn expectation(text: &str) -> Option<Option<String>> {
    let line = text.trim_end().lines().last()?;
    let words = line.strip_prefix("<!-- expect: ")?.strip_suffix(" -->")?;
    Some((!words.starts_with("nothing of ")).then(|| words.to_owned()))
}

/// The places of a finding in words; of several texts, with the names of their files.
fn shown(finding: &Diagnostic, sources: &[&Source]) -> String {
    let words = |label: &shifr::diagnostic::Label| {
        let source = sources[label.span.source.0 as usize];
        let file = Path::new(source.name()).file_name().unwrap_or_default().to_string_lossy();
        let file = if sources.len() > 1 { format!("{file} ") } else { String::new() };
        format!("{file}\"{}\"", &source.text()[label.span.range()])
    };
    let places: Vec<String> = finding.labels.iter().map(words).collect();
    format!("{} {} at {}", finding.kind.code, finding.severity, places.join(" also "))
}
