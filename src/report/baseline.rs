//! Findings that a project has decided to live with: `--baseline`.
//!
//! An entry tells a finding by its file, its code and the words that it points to, so it is found again
//! when lines have moved. What is new is reported, and so are entries whose finding has gone.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::Sources;
use super::fingerprint::fnv_1a;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Source, Span};

/// An entry of a baseline file is found no more.
pub static OUTDATED_BASELINE: Kind = Kind {
    code: "outdated-baseline",
    family: Family::Suppression,
    severity: Severity::Info,
    summary: "a finding of the baseline file is found no more",
    page: include_str!("../../docs/rules/outdated-baseline.md"),
};

/// A baseline file cannot be read.
pub static UNREADABLE_BASELINE: Kind = Kind {
    code: "unreadable-baseline",
    family: Family::File,
    severity: Severity::Error,
    summary: "the baseline file cannot be read",
    page: include_str!("../../docs/rules/unreadable-baseline.md"),
};

/// One finding, and how often it is there. The order of the fields is the order of the keys.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    code: String,
    fingerprint: String,
    #[serde(default = "once", skip_serializing_if = "is_once")]
    count: usize,
    /// For people; nothing is compared with it.
    message: String,
}

fn once() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_once(count: &usize) -> bool {
    *count == 1
}

/// What tells a finding, whatever line it stands on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Key {
    path: String,
    code: String,
    fingerprint: String,
}

/// The entries of a baseline file; threads take from it, each for its own file.
#[derive(Debug, Default)]
pub struct Baseline {
    left: Mutex<HashMap<Key, (usize, Span)>>,
}

impl Baseline {
    /// Reads a baseline file: an entry in each line.
    pub fn parse(source: &Source) -> Result<Baseline, Box<Diagnostic>> {
        let mut left = HashMap::new();
        for line in (1..=source.line_count()).map(|line| source.line(line)) {
            let text = &source.text()[line.clone()];
            if text.is_empty() {
                continue;
            }
            let span = source.span(line);
            let entry = serde_json::from_str(text).map_err(|error| unreadable(span, &error))?;
            let Entry { path, code, fingerprint, count, .. } = entry;
            left.insert(Key { path, code, fingerprint }, (count, span));
        }
        Ok(Baseline { left: Mutex::new(left) })
    }

    /// Whether the baseline has a finding; each entry is good for as many as it counts.
    pub fn takes(&self, finding: &Diagnostic, sources: &Sources<'_>) -> bool {
        let key = key(finding, sources);
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        match left.get_mut(&key) {
            Some((count @ 1.., _)) => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    /// A finding for each entry of a file that was looked at and whose finding has gone.
    pub fn outdated(&self, was_looked_at: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
        let left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let gone = left.iter().filter(|(key, (count, _))| *count > 0 && was_looked_at(&key.path));
        let mut findings: Vec<_> = gone.map(|(key, (_, span))| outdated(key, *span)).collect();
        crate::diagnostic::sort(&mut findings);
        findings
    }
}

/// The lines of a baseline file, by path and code.
#[derive(Debug, Default)]
pub struct NewBaseline {
    entries: Mutex<BTreeMap<Key, (usize, String)>>,
}

impl NewBaseline {
    /// Adds a finding.
    pub fn add(&self, finding: &Diagnostic, sources: &Sources<'_>) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.entry(key(finding, sources)).or_default();
        entry.0 += 1;
        // Of several messages the least: the same at any number of threads.
        if entry.0 == 1 || finding.message < entry.1 {
            entry.1.clone_from(&finding.message);
        }
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = entries.iter().map(|(key, (count, message))| {
            let Key { path, code, fingerprint } = key.clone();
            let entry = Entry { path, code, fingerprint, count: *count, message: message.clone() };
            serde_json::to_string(&entry).expect("strings and a number make JSON") + "\n"
        });
        lines.collect()
    }
}

fn key(finding: &Diagnostic, sources: &Sources<'_>) -> Key {
    let own = finding.place().map(|place| sources.of(place).name());
    let path = own.or(finding.path.as_deref()).unwrap_or_default();
    let words = finding.labels.iter().map(|label| {
        let text = &sources.of(label.span).text()[label.span.range()];
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let words = words.collect::<Vec<_>>();
    // What is missing has no words; its message tells which of several it is.
    let is_told = words.iter().any(|words| !words.is_empty());
    let told = if is_told { words.join("\u{1f}") } else { finding.message.clone() };
    Key {
        path: path.to_owned(),
        code: finding.kind.code.to_owned(),
        fingerprint: format!("{:016x}", fnv_1a(told.bytes())),
    }
}

fn outdated(key: &Key, line: Span) -> Diagnostic {
    let Key { path, code, .. } = key;
    Diagnostic::new(&OUTDATED_BASELINE, format!("`{code}` in `{path}` is found no more"))
        .at(line, "this entry")
        .help("write the baseline anew: `--write-baseline`")
}

fn unreadable(line: Span, error: &serde_json::Error) -> Box<Diagnostic> {
    let words = error.to_string();
    let words = words.split(" at line").next().unwrap_or_default();
    Box::new(
        Diagnostic::new(&UNREADABLE_BASELINE, format!("the baseline cannot be read: {words}"))
            .at(line, "reading stopped here")
            .help("write the baseline anew: `--write-baseline`"),
    )
}

#[cfg(test)]
mod tests {
    use super::super::samples::{mismatch, source};
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn a_finding_is_known_again_when_its_line_has_moved() {
        let text = source(0, "a.txt");
        let new = NewBaseline::default();
        new.add(&mismatch(&text, &text), &[&text].into_iter().collect());
        let file = Source::new(SourceId(9), "baseline", new.text());
        let moved = Source::new(SourceId(0), "a.txt", format!("\n\n{}", text.text()));
        let sources = [&moved].into_iter().collect();
        let baseline = Baseline::parse(&file).expect("was written so");
        assert!(baseline.takes(&mismatch(&moved, &moved), &sources));
        assert!(!baseline.takes(&mismatch(&moved, &moved), &sources), "one entry, one finding");
        assert!(baseline.outdated(|_| true).is_empty());
    }

    #[test]
    fn what_has_gone_is_said_of_files_that_were_looked_at() {
        let text = source(0, "a.txt");
        let new = NewBaseline::default();
        new.add(&mismatch(&text, &text), &[&text].into_iter().collect());
        let file = Source::new(SourceId(9), "baseline", new.text());
        let read = || Baseline::parse(&file).expect("was written so");
        assert_eq!(read().outdated(|path| path == "a.txt").len(), 1);
        assert_eq!(read().outdated(|path| path == "b.txt").len(), 0);
    }

    #[test]
    fn a_line_that_is_no_entry_is_refused() {
        let file = Source::new(SourceId(0), "baseline", "{\"path\":1}\n");
        let finding = Baseline::parse(&file).expect_err("no entry");
        assert_eq!(finding.kind.code, "unreadable-baseline");
    }
}
