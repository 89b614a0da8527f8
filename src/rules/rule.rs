//! One thing that is checked, and what it looks at.

use super::corpus::Corpus;
use super::{Context, Record, Setting};
use crate::diagnostic::{Diagnostic, Kind};
use crate::xml::Document;

/// One thing that is checked.
#[derive(Debug)]
pub struct Rule {
    /// What its findings are.
    pub kind: &'static Kind,
    /// How it looks.
    pub check: Check,
    /// What a project can set of it.
    pub settings: &'static [&'static Setting],
}

/// What a rule looks at; it adds what is wrong to the findings.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// At one record, wherever it was read from.
    Record(fn(&Record<'_>, &Context<'_>, &mut Vec<Diagnostic>)),
    /// At the elements of one TEI document.
    Document(fn(&Document<'_>, &Context<'_>, &mut Vec<Diagnostic>)),
    /// At what all documents of a run say.
    Collection(fn(&Corpus, &Context<'_>, &mut Vec<Diagnostic>)),
}

impl Rule {
    /// A rule that looks at one record.
    pub(super) const fn of_record(
        kind: &'static Kind,
        check: fn(&Record<'_>, &Context<'_>, &mut Vec<Diagnostic>),
    ) -> Rule {
        Rule { kind, check: Check::Record(check), settings: &[] }
    }

    /// A rule that looks at the elements of one document.
    pub(super) const fn of_document(
        kind: &'static Kind,
        check: fn(&Document<'_>, &Context<'_>, &mut Vec<Diagnostic>),
    ) -> Rule {
        Rule { kind, check: Check::Document(check), settings: &[] }
    }

    /// A rule that looks at all documents of a run.
    pub(super) const fn of_collection(
        kind: &'static Kind,
        check: fn(&Corpus, &Context<'_>, &mut Vec<Diagnostic>),
    ) -> Rule {
        Rule { kind, check: Check::Collection(check), settings: &[] }
    }

    /// The same rule with numbers that a project can set.
    pub(super) const fn with(self, settings: &'static [&'static Setting]) -> Rule {
        Rule { settings, ..self }
    }

    /// Whether one document is not enough to tell its findings.
    pub fn is_of_collection(&self) -> bool {
        matches!(self.check, Check::Collection(_))
    }

    /// What is wrong with a record, if that is what the rule looks at.
    pub fn on_record(&self, record: &Record<'_>, context: &Context<'_>) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        if let Check::Record(check) = self.check {
            check(record, context, &mut findings);
        }
        findings
    }
}
