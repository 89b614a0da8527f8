//! How many findings there are of each kind.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Kind, Severity};

/// The counts of a run by kind of finding; reads as a table, the most frequent first.
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    by_code: BTreeMap<&'static str, Count>,
}

/// How often a kind was found.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// The kind.
    pub kind: &'static Kind,
    /// The greatest weight that a finding of it had.
    pub severity: Severity,
    /// How many there are.
    pub count: usize,
}

impl Statistics {
    /// Counts findings.
    pub fn add<'a>(&mut self, findings: impl IntoIterator<Item = &'a Diagnostic>) {
        for Diagnostic { kind, severity, count, .. } in findings {
            let none = Count { kind, severity: *severity, count: 0 };
            let sum = self.by_code.entry(kind.code).or_insert(none);
            sum.count += count;
            sum.severity = sum.severity.max(*severity);
        }
    }

    /// The counts, the greatest first; among equals in the order of the codes.
    pub fn counts(&self) -> Vec<Count> {
        let mut counts: Vec<_> = self.by_code.values().copied().collect();
        counts.sort_by_key(|count| Reverse(count.count));
        counts
    }

    /// The counts as JSON objects, a line each.
    pub fn json_lines(&self) -> Vec<String> {
        let row = |count: &Count| {
            let row = Row {
                code: count.kind.code,
                severity: count.severity.to_string(),
                count: count.count,
            };
            serde_json::to_string(&row).expect("numbers and strings make JSON")
        };
        self.counts().iter().map(row).collect()
    }
}

/// The order of the fields is the order of the keys.
#[derive(Serialize)]
struct Row {
    code: &'static str,
    severity: String,
    count: usize,
}

impl fmt::Display for Statistics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.counts();
        let widest = counts.iter().map(|count| count.kind.code.len()).max().unwrap_or(0);
        let digits = counts.first().map_or(0, |most| most.count.to_string().len());
        for Count { kind, severity, count } in counts {
            let Kind { code, summary, .. } = kind;
            let severity = severity.to_string();
            writeln!(f, "{count:>digits$}  {severity:7}  {code:widest$}  {summary}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{MISMATCH, placeless};
    use super::*;

    #[test]
    fn the_most_frequent_comes_first() {
        let mismatch = Diagnostic::new(&MISMATCH, "").weighing(Severity::Warning);
        let mut statistics = Statistics::default();
        statistics.add([&placeless(), &mismatch]);
        statistics.add([&Diagnostic { count: 2, ..mismatch }]);
        assert_eq!(
            statistics.to_string(),
            "3  warning  cable-number-mismatch  heading and catalogue entry give different numbers\n\
             1  error    empty-file             the file holds no text\n"
        );
    }
}
