//! All that a run found, for forms that are one document.

use super::{Finding, Statistics, Summary};
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
    /// The findings of all files.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.files.iter().flat_map(|file| &file.findings)
    }

    /// The path of a finding's file as the host sees it.
    pub(super) fn path_of(&self, finding: &Finding) -> Option<String> {
        finding.path.as_deref().map(|path| self.root.path_of(path))
    }
}
