//! Why a command does not even begin.

use std::sync::Arc;

use super::printer::Printer;
use crate::diagnostic::Diagnostic;
use crate::report::Sources;
use crate::source::Source;

/// A command that cannot be carried out.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The arguments contradict each other or name what is not there.
    Usage(String),
    /// A file that the whole run depends on cannot be used.
    Finding {
        diagnostic: Box<Diagnostic>,
        /// The text it points into, if it was read.
        source: Option<Box<Source>>,
    },
    /// Schemas that documents are to be judged by cannot be used.
    Schema {
        findings: Vec<Diagnostic>,
        /// The files of the schemas.
        sources: Vec<Arc<Source>>,
    },
}

impl Refusal {
    /// A finding about a file, and the text of the file if it was read.
    pub(super) fn of(diagnostic: Box<Diagnostic>, source: Option<&Source>) -> Refusal {
        let copy =
            |source: &Source| Box::new(Source::new(source.id(), source.name(), source.text()));
        Refusal::Finding { diagnostic, source: source.map(copy) }
    }

    pub(super) fn print(&self, printer: &mut Printer) {
        match self {
            Refusal::Usage(message) => printer.error(message),
            Refusal::Finding { diagnostic, source } => {
                let sources = Sources::from_iter(source.as_deref());
                printer.refuse(std::slice::from_ref(&**diagnostic), &sources);
            }
            Refusal::Schema { findings, sources } => {
                printer.refuse(findings, &sources.iter().map(|source| &**source).collect());
            }
        }
    }
}
