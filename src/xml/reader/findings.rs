//! Findings about documents that are not XML, or were not seen whole.

use super::fault::{Broken, Clause};
use super::{Part, Reader};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;

/// The text is not XML.
pub static NOT_WELL_FORMED: Kind = Kind {
    code: "not-well-formed",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "the file is not well-formed XML, so nothing in it can be checked",
    page: include_str!("../../../docs/rules/not-well-formed.md"),
};

/// The text is XML, but its names do not keep to namespaces.
pub static NOT_NAMESPACE_WELL_FORMED: Kind = Kind {
    code: "not-namespace-well-formed",
    family: Family::Xml,
    severity: Severity::Error,
    summary: "names in the file break the rules of namespaces, so nothing in it can be checked",
    page: include_str!("../../../docs/rules/not-namespace-well-formed.md"),
};

/// Part of the text stands in an entity that is not read.
pub static ENTITY_NOT_READ: Kind = Kind {
    code: "entity-not-read",
    family: Family::Xml,
    severity: Severity::Warning,
    summary: "an entity stands outside the file, so part of the text was not seen",
    page: include_str!("../../../docs/rules/entity-not-read.md"),
};

impl Reader<'_> {
    /// The entities that were passed over so far, for they stand outside the text.
    pub fn findings(&self) -> impl Iterator<Item = Diagnostic> {
        self.entities.skipped.iter().map(|(name, place)| {
            let message =
                format!("entity `{name}` stands outside the file, which is not looked at");
            Diagnostic::new(&ENTITY_NOT_READ, message)
                .at(Span::new(self.id, place.clone()), "the text is missing here")
                .help("write the text here, or include the other file with XInclude")
        })
    }

    /// The finding for a fault, after which nothing is read.
    #[cold]
    pub(super) fn refuse(&mut self, fault: Broken) -> Box<Diagnostic> {
        self.part = Part::Finished;
        let kind = match fault.clause {
            Clause::Namespaces(_) => &NOT_NAMESPACE_WELL_FORMED,
            _ => &NOT_WELL_FORMED,
        };
        let help = format!(
            "mend the markup here first; what follows has not been looked at ({})",
            fault.clause
        );
        let finding = Diagnostic::new(kind, fault.message).at(self.place(fault.place), fault.label);
        let related = fault.related.map(|(place, label)| (self.place(place), label));
        let begun = fault.begun.map(|((start, end), label)| (self.span(start, end), label));
        let finding = match related.or(begun) {
            Some((place, label)) => finding.at(place, label),
            None => finding,
        };
        Box::new(finding.help(help))
    }
}
