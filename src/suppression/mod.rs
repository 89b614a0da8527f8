//! Findings that an editor has looked at and set aside, in the document itself.
//!
//! `<?shifr ignore unknown-fond reason="checked in the finding aid, 2026"?>` sets aside findings of that
//! code which point into the element that it stands in; before the root element, into the whole file.

mod findings;
mod instruction;
mod decisions;

pub use decisions::{decided, decided_for_others, is_decided};
pub use findings::{KINDS, SUPPRESSION_WITHOUT_REASON, UNREADABLE_SUPPRESSION, UNUSED_SUPPRESSION};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Kind, Outcome};
use crate::source::{Passage, SourceId, Span};
use crate::xml::Document;

/// One code set aside in one place.
#[derive(Clone, Debug)]
pub struct Suppression {
    /// The kind of finding.
    pub kind: &'static Kind,
    /// Where findings of it are set aside.
    scope: Span,
    /// The code in the instruction.
    code: Passage,
    /// The whole instruction.
    instruction: Span,
    /// Whether a finding was set aside by it.
    is_used: bool,
}

/// An unused suppression as it can be written down: its code stands for its kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Written {
    scope: Span,
    code: Passage,
    instruction: Span,
}

/// Reads the suppressions of a document; what cannot be read sets nothing aside.
pub fn read(document: &Document<'_>, kinds: &[&'static Kind]) -> Outcome<Vec<Suppression>> {
    let mut diagnostics = Vec::new();
    let mut value = Vec::new();
    for instruction in document.instructions("shifr") {
        match instruction::read(&instruction, kinds) {
            Ok(suppression) => value.push(suppression),
            Err(finding) => diagnostics.push(*finding),
        }
    }
    Outcome { value, diagnostics }
}

/// The findings that no suppression sets aside.
///
/// A contradiction has two sides, and it is enough that either is set aside. The innermost suppression
/// counts as used; of equals, the first.
pub fn apply(suppressions: &mut [Suppression], findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept = findings;
    kept.retain(|finding| {
        let able = suppressions.iter_mut().filter(|suppression| suppression.covers(finding));
        let nearest = able.min_by_key(|suppression| suppression.scope.len());
        nearest.map(|suppression| suppression.is_used = true).is_none()
    });
    kept
}

/// A finding for each suppression that set nothing aside.
pub fn unused<'a>(
    suppressions: impl IntoIterator<Item = &'a Suppression>,
) -> impl Iterator<Item = Diagnostic> {
    let unused = suppressions.into_iter().filter(|suppression| !suppression.is_used);
    unused.map(|Suppression { code, instruction, .. }| findings::unused(code, *instruction))
}

impl Suppression {
    /// What is to be written down of it.
    pub fn written(&self) -> Written {
        let Suppression { scope, code, instruction, .. } = self;
        Written { scope: *scope, code: code.clone(), instruction: *instruction }
    }

    fn covers(&self, finding: &Diagnostic) -> bool {
        let within = |span: Span| {
            self.scope.source == span.source
                && self.scope.start <= span.start
                && span.end <= self.scope.end
        };
        finding.kind.code == self.kind.code && finding.labels.iter().any(|label| within(label.span))
    }
}

impl Written {
    /// The suppression, in a text that has this number now; none if no kind has its code.
    pub fn read(self, id: SourceId, kinds: &[&'static Kind]) -> Option<Suppression> {
        let Written { scope, code, instruction } = self;
        let kind = kinds.iter().find(|kind| kind.code == code.value)?;
        let there = |span| Span { source: id, ..span };
        Some(Suppression {
            kind,
            scope: there(scope),
            code: Passage { span: there(code.span), ..code },
            instruction: there(instruction),
            is_used: false,
        })
    }
}
