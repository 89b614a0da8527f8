//! A schema that is not correct.

use std::fmt;

use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;

/// The schema breaks a clause of the specification, so that nothing can be judged by it.
pub static INCORRECT_SCHEMA: Kind = Kind {
    code: "incorrect-schema",
    family: Family::Schema,
    severity: Severity::Error,
    summary: "the schema is not correct RELAX NG, so nothing can be checked with it",
    page: include_str!("../../docs/rules/incorrect-schema.md"),
};

/// A finding about a schema: what is wrong at a place, and by which clause of the specification.
pub(super) fn incorrect(clause: Clause, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&INCORRECT_SCHEMA, message)
        .at(span, clause.label())
        .help(format!("see clause {clause} of the RELAX NG specification; nothing was validated"))
}

/// The clauses that a schema can break; they bear the names of their headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clause {
    FullSyntax,
    DatatypeLibrary,
    Href,
    ExternalRef,
    Include,
    QNames,
    Constraints,
    Combine,
    Grammar,
    DefineAndRef,
    AttributePattern,
    OneOrMorePattern,
    ListPattern,
    ExceptInData,
    StartElement,
    StringSequences,
    Attributes,
    Interleave,
}

impl Clause {
    fn number_and_heading(self) -> (&'static str, &'static str) {
        match self {
            Clause::FullSyntax => ("3", "full syntax"),
            Clause::DatatypeLibrary => ("4.3", "datatypeLibrary attribute"),
            Clause::Href => ("4.5", "href attribute"),
            Clause::ExternalRef => ("4.6", "externalRef element"),
            Clause::Include => ("4.7", "include element"),
            Clause::QNames => ("4.10", "QNames"),
            Clause::Constraints => ("4.16", "constraints"),
            Clause::Combine => ("4.17", "combine attribute"),
            Clause::Grammar => ("4.18", "grammar element"),
            Clause::DefineAndRef => ("4.19", "define and ref elements"),
            Clause::AttributePattern => ("7.1.1", "attribute pattern"),
            Clause::OneOrMorePattern => ("7.1.2", "oneOrMore pattern"),
            Clause::ListPattern => ("7.1.3", "list pattern"),
            Clause::ExceptInData => ("7.1.4", "except in data pattern"),
            Clause::StartElement => ("7.1.5", "start element"),
            Clause::StringSequences => ("7.2", "string sequences"),
            Clause::Attributes => ("7.3", "restrictions on attributes"),
            Clause::Interleave => ("7.4", "restrictions on interleave"),
        }
    }

    /// What stands where the clause is broken.
    fn label(self) -> &'static str {
        match self {
            Clause::FullSyntax => "not in the syntax of RELAX NG",
            Clause::DatatypeLibrary => "this library",
            Clause::Href | Clause::ExternalRef => "names the other file",
            Clause::Include => "does not fit what is included",
            Clause::QNames => "uses the prefix",
            Clause::Constraints => "this name, datatype or value",
            Clause::Combine => "defined again",
            Clause::Grammar => "no definition to lead to",
            Clause::DefineAndRef => "leads on from here",
            Clause::AttributePattern => "this `attribute`",
            Clause::OneOrMorePattern => "this `oneOrMore`",
            Clause::ListPattern => "this `list`",
            Clause::ExceptInData => "this `data`",
            Clause::StartElement => "where documents start",
            Clause::StringSequences => "where the value stands",
            Clause::Attributes => "where the attribute stands",
            Clause::Interleave => "this `interleave`",
        }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, heading) = self.number_and_heading();
        write!(f, "{number} ({heading})")
    }
}
