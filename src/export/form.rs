//! What an export is.

use super::{Edition, Found, Record};
use crate::cable::Cable;
use crate::diagnostic::Diagnostic;

/// A form that records can be written in.
#[derive(Debug)]
pub struct Export {
    /// Its name on the command line and in `shifr.toml`.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub summary: &'static str,
    /// Whether records are written one by one.
    pub form: Form,
}

impl Export {
    /// Whether it tells what is found in the records, so that they must be checked.
    pub fn tells_findings(&self) -> bool {
        matches!(self.form, Form::Together { tells_findings: true, .. })
    }
}

/// Whether records are written one by one.
#[derive(Debug)]
pub enum Form {
    /// A file for each record, named as its document is.
    Each {
        /// The ending of the files, without dot.
        extension: &'static str,
        /// Writes a record.
        write: fn(&Cable) -> String,
    },
    /// Files of all records together.
    Together {
        /// The file, if there is only one and it is a text: such an export can be printed.
        only: Option<&'static str>,
        /// Whether it takes what is found in the records.
        tells_findings: bool,
        /// Begins the files of an edition.
        begin: fn(&Edition) -> Box<dyn Collector>,
    },
    /// Pages that name each other, so that the first can be written only when the last record is known:
    /// documents are read twice. There is one such export, [`html`](super::html).
    Linked,
}

/// An export of all records that is being written. Records come in the order of their documents' paths.
pub trait Collector {
    /// Takes a record, and gives back what keeps it, or a part of it, from being exported.
    ///
    /// Every record is in the export or in a finding.
    fn add(&mut self, record: &Record<'_>, output: &mut dyn Output) -> Vec<Diagnostic>;

    /// Takes what was found in the records, of those that an export asks for: when all have been added, in their
    /// order.
    fn found(&mut self, _: &Found<'_>, _: &mut dyn Output) {}

    /// Writes what can be written only when all records are known, and gives back what is missing for the whole.
    fn finish(self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic>;
}

/// The folder that an export goes to. Paths are relative, with `/` between their parts.
///
/// What cannot be written becomes a finding of the run; a collector need not know.
pub trait Output {
    /// Writes a whole file.
    fn file(&mut self, path: &str, contents: &[u8]);

    /// Adds to the end of a file, which the first call begins. It is written when the export is finished.
    fn append(&mut self, path: &str, contents: &[u8]);
}
