//! How many findings there were, and in how many files.

use std::fmt;

use crate::diagnostic::{Diagnostic, Severity};

/// The count of a run; reads `3 errors, 1 warning in 2 of 7 files`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are information only.
    pub infos: usize,
    /// Files with findings of any weight.
    pub files_with_findings: usize,
    /// All files.
    pub files: usize,
}

impl Summary {
    /// Counts one file with its findings.
    pub fn add_file<'a>(&mut self, findings: impl IntoIterator<Item = &'a Diagnostic>) {
        let before = self.findings();
        for finding in findings {
            match finding.severity {
                Severity::Error => self.errors += finding.count,
                Severity::Warning => self.warnings += finding.count,
                Severity::Info => self.infos += finding.count,
            }
        }
        self.files += 1;
        self.files_with_findings += usize::from(self.findings() > before);
    }

    /// Counts findings about files that were counted before; whether one of them had none until now.
    pub fn add_findings<'a>(
        &mut self,
        findings: impl IntoIterator<Item = &'a Diagnostic>,
        in_new_file: bool,
    ) {
        let (files, with_findings) = (self.files, self.files_with_findings);
        self.add_file(findings);
        self.files = files;
        self.files_with_findings = with_findings + usize::from(in_new_file);
    }

    /// Findings of any weight.
    pub fn findings(&self) -> usize {
        self.errors + self.warnings + self.infos
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info")];
        let named = counts.into_iter().filter(|(count, _)| *count > 0);
        let named: Vec<_> = named.map(|(count, name)| counted(count, name)).collect();
        let files = counted(self.files, "file");
        if named.is_empty() {
            write!(f, "no findings in {files}")
        } else {
            write!(f, "{} in {} of {files}", named.join(", "), self.files_with_findings)
        }
    }
}

/// `1 file`, `2 files`: a number of things whose name has the regular plural.
pub fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{MISMATCH, placeless};
    use super::*;

    #[test]
    fn counts_have_words() {
        let error = placeless();
        let warning = Diagnostic::new(&MISMATCH, "").weighing(Severity::Warning);
        let mut summary = Summary::default();
        summary.add_file([]);
        assert_eq!(summary.to_string(), "no findings in 1 file");
        summary.add_file([&error, &warning, &error]);
        summary.add_file([&error]);
        assert_eq!(summary.to_string(), "3 errors, 1 warning in 2 of 3 files");
    }
}
