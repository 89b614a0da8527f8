//! Why a command does not even begin.

use std::sync::Arc;

use super::printer::Printer;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// A command that cannot be carried out.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The arguments contradict each other or name what is not there.
    Usage(String),
    /// A file that the whole run depends on cannot be used, or the schemas that documents are to be judged by.
    Findings {
        findings: Vec<Diagnostic>,
        /// The texts they point into, as far as they were read.
        sources: Vec<Arc<Source>>,
    },
}

impl Refusal {
    /// For what is wrong with a file that was not read.
    pub(super) fn of(finding: Diagnostic) -> Refusal {
        Refusal::Findings { findings: vec![finding], sources: Vec::new() }
    }

    /// For what is wrong with a text.
    pub(super) fn of_text(findings: Vec<Diagnostic>, source: Source) -> Refusal {
        Refusal::Findings { findings, sources: vec![Arc::new(source)] }
    }

    pub(super) fn print(&self, printer: &mut Printer) {
        match self {
            Refusal::Usage(message) => printer.error(message),
            Refusal::Findings { findings, sources } => {
                printer.refuse(findings, &sources.iter().map(|source| &**source).collect());
            }
        }
    }
}
