//! TEI becomes a record.

use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Kind, Outcome};
use crate::rules::{self, Context, Facts};
use crate::source::Source;
use crate::suppression::{self, Suppression};
use crate::xml::Document;
use crate::{tei, xml};

/// A document that was read and checked.
#[derive(Debug)]
pub struct Checked {
    /// What it says.
    pub cable: Cable,
    /// What of it other documents may contradict.
    pub facts: Facts,
    /// What it sets aside of findings that only the whole collection can tell.
    pub suppressions: Vec<Suppression>,
}

/// Reads and checks a TEI document; nothing is checked of one that is not well-formed.
///
/// Findings that the document sets aside are left out. Its suppressions may name any of `kinds`.
pub fn check_source(
    source: &Source,
    context: &Context<'_>,
    kinds: &[&'static Kind],
) -> Outcome<Option<Checked>> {
    read_and(source, |document, cable, findings| {
        findings.extend(rules::run(&cable, context));
        findings.extend(rules::run_on_document(document, context));
        let suppressions = set_aside(document, kinds, findings);
        let facts = Facts::of(&cable, Some(document));
        Checked { cable, facts, suppressions }
    })
}

/// Reads a TEI document without checking what it says.
pub fn read_source(source: &Source) -> Outcome<Option<Cable>> {
    read_and(source, |_, cable, _| cable)
}

fn read_and<T>(
    source: &Source,
    check: impl FnOnce(&Document<'_>, Cable, &mut Vec<Diagnostic>) -> T,
) -> Outcome<Option<T>> {
    match xml::parse(source) {
        Ok(Outcome { value: document, mut diagnostics }) => {
            let Outcome { value: cable, diagnostics: odd } = tei::read(&document);
            diagnostics.extend(odd);
            let value = check(&document, cable, &mut diagnostics);
            Outcome { value: Some(value), diagnostics }
        }
        Err(finding) => Outcome { value: None, diagnostics: vec![*finding] },
    }
}

/// Takes out what the document sets aside; gives back the suppressions that are still to be used.
fn set_aside(
    document: &Document<'_>,
    kinds: &[&'static Kind],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Suppression> {
    let Outcome { value: mut suppressions, diagnostics } = suppression::read(document, kinds);
    *findings = suppression::apply(&mut suppressions, std::mem::take(findings));
    let (waiting, done): (Vec<_>, Vec<_>) =
        suppressions.into_iter().partition(|suppression| is_of_collection(suppression.kind));
    findings.extend(diagnostics);
    findings.extend(suppression::unused(&done));
    waiting
}

fn is_of_collection(kind: &Kind) -> bool {
    rules::named(kind.code).is_some_and(rules::Rule::is_of_collection)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archives::Register;
    use crate::source::SourceId;

    #[test]
    fn what_is_not_well_formed_gives_no_record() {
        let source = Source::new(SourceId(0), "a.xml", "<TEI>");
        let outcome = check_source(&source, &Context::usual(Register::builtin()), &[]);
        assert!(outcome.value.is_none());
        assert_eq!(outcome.diagnostics[0].kind.code, "not-well-formed");
    }
}
