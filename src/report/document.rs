//! All that a run found, for forms that are one document.

use std::collections::HashMap;

use super::{Finding, Statistics, Summary, fingerprint};
use crate::files::Root;

/// The findings of a run.
#[derive(Debug, Default)]
pub struct Document {
    /// Every file that was looked at, in order.
    pub files: Vec<FileFindings>,
    /// The counts, which include what is not shown.
    pub summary: Summary,
    /// The counts by kind, likewise.
    pub statistics: Statistics,
    /// How many findings are left out here because there are so many.
    pub not_shown: usize,
    /// The folder that hosts see paths from.
    pub root: Root,
    /// Where the files are in their list.
    by_path: HashMap<Option<String>, usize>,
}

/// The findings of a file.
#[derive(Debug)]
pub struct FileFindings {
    /// The file as it was given; none if the findings are about no file.
    pub path: Option<String>,
    /// In their order in the file.
    pub findings: Vec<Finding>,
}

impl Document {
    /// Adds findings of a file, in one place with those that it has already.
    pub fn add(&mut self, path: Option<&str>, findings: Vec<Finding>) {
        let path = path.map(str::to_owned);
        let at = *self.by_path.entry(path.clone()).or_insert(self.files.len());
        match self.files.get_mut(at) {
            Some(file) => {
                file.findings.extend(findings);
                fingerprint::number(&mut file.findings);
            }
            None => self.files.push(FileFindings { path, findings }),
        }
    }

    /// The findings of all files.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.files.iter().flat_map(|file| &file.findings)
    }

    /// The path of a finding's file as the host sees it.
    pub(super) fn path_of(&self, finding: &Finding) -> Option<String> {
        finding.path.as_deref().map(|path| self.root.path_of(path))
    }
}
