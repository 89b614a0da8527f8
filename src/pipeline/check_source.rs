//! TEI becomes a record.

use std::sync::Arc;

use super::ask_rules::ask_rules;
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Outcome};
use crate::rules::{self, Context, Facts, Record};
use crate::schemas::{Judged, Judges, Unchecked};
use crate::source::{Source, Span};
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
    /// Where an editor has decided what others may contradict.
    pub decided: Vec<Span>,
}

/// What is asked of a document.
#[derive(Clone, Copy)]
pub struct Checks<'a> {
    /// What rules go by.
    pub context: Context<'a>,
    /// The kinds of findings that a document may set aside.
    pub kinds: &'a [&'static Kind],
    /// Who judges the structure, if it is asked for.
    pub schemas: Option<&'a Judges<'a>>,
    /// Whether rules are asked.
    pub rules: bool,
}

/// What was seen of a document.
#[derive(Debug, Default)]
pub struct Looked {
    /// The record; none if rules were not asked, or the document is not well-formed.
    pub checked: Option<Checked>,
    /// What is wrong, but for what the document sets aside.
    pub findings: Vec<Diagnostic>,
    /// The documents that it includes, which findings may point into.
    pub included: Vec<Arc<Source>>,
    /// The schemas that it names and that are not checked.
    pub unchecked: Vec<Unchecked>,
    /// Whether it must be looked at again next time, even if nothing has changed.
    pub is_passing: bool,
}

/// Judges a document by its schemas, and checks what it says; rules see nothing of one that is not
/// well-formed.
pub fn check_source(source: &Source, checks: &Checks<'_>) -> Looked {
    let judged = checks.schemas.map(|judges| judges.judge(source, !checks.rules));
    let Judged { findings, is_broken, depth, included, unchecked, is_passing } =
        judged.unwrap_or_default();
    let mut looked = Looked { checked: None, findings, included, unchecked, is_passing };
    if is_broken {
        return looked;
    }
    // A tree is made only of what rules look at, or what sets findings aside.
    if !checks.rules && !source.text().contains("<?shifr") {
        looked.findings.extend(oddities(source));
        return looked;
    }
    // Who has judged the document has read it.
    let parsed = match depth {
        Some(depth) => xml::parse_read(source, depth),
        None => xml::parse(source),
    };
    let Outcome { value, diagnostics } = read_and(parsed, |document, cable, findings| {
        findings.append(&mut looked.findings);
        let facts = checks.rules.then(|| {
            let record = Record::of(&cable);
            findings.extend(contradictions(document, &record, &checks.context));
            findings.extend(rules::run_on_document(document, &checks.context));
            Facts::of(&record, Some(document))
        });
        let suppressions = set_aside(document, checks, findings);
        facts.map(|facts| Checked {
            facts,
            cable,
            suppressions,
            decided: suppression::decided_for_others(document),
        })
    });
    looked.checked = value.flatten();
    looked.findings.extend(diagnostics);
    looked
}

/// What the reader of XML passed over; without a document type declaration it passes nothing over.
fn oddities(source: &Source) -> Vec<Diagnostic> {
    if source.text().contains("<!DOCTYPE") {
        xml::well_formed(source).unwrap_or_default()
    } else {
        Vec::new()
    }
}

/// Reads a TEI document without checking what it says.
pub fn read_source(source: &Source) -> Outcome<Option<Cable>> {
    read_and(xml::parse(source), |_, cable, _| cable)
}

fn read_and<T>(
    parsed: Result<Outcome<Document<'_>>, Box<Diagnostic>>,
    check: impl FnOnce(&Document<'_>, Cable, &mut Vec<Diagnostic>) -> T,
) -> Outcome<Option<T>> {
    match parsed {
        Ok(Outcome { value: document, mut diagnostics }) => {
            let Outcome { value: cable, diagnostics: odd } = tei::read(&document);
            diagnostics.extend(odd);
            let value = check(&document, cable, &mut diagnostics);
            Outcome { value: Some(value), diagnostics }
        }
        Err(finding) => Outcome { value: None, diagnostics: vec![*finding] },
    }
}

/// What is wrong with the record, but for what the edition says a word of.
fn contradictions(
    document: &Document<'_>,
    record: &Record<'_>,
    context: &Context<'_>,
) -> impl Iterator<Item = Diagnostic> {
    let decided = suppression::decided(document);
    let findings = ask_rules(record, context).into_iter();
    findings.filter(move |finding| !suppression::is_decided(finding, &decided))
}

/// Takes out what the document sets aside; gives back the suppressions that are still to be used.
fn set_aside(
    document: &Document<'_>,
    checks: &Checks<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Suppression> {
    let Outcome { value: mut suppressions, diagnostics } =
        suppression::read(document, checks.kinds);
    *findings = suppression::apply(&mut suppressions, std::mem::take(findings));
    suppressions.retain(|suppression| checks.look_for(suppression.kind));
    let (waiting, done): (Vec<_>, Vec<_>) =
        suppressions.into_iter().partition(|suppression| is_of_collection(suppression.kind));
    findings.extend(diagnostics);
    findings.extend(suppression::unused(&done));
    waiting
}

impl Checks<'_> {
    /// Whether findings of the kind could have been made, so that not to have made any tells something.
    fn look_for(&self, kind: &Kind) -> bool {
        match kind.family {
            Family::Schema => self.schemas.is_some(),
            Family::Xml if rules::named(kind.code).is_none() => true,
            _ => self.rules,
        }
    }
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
        let context = Context::usual(Register::builtin());
        let looked =
            check_source(&source, &Checks { context, kinds: &[], schemas: None, rules: true });
        assert!(looked.checked.is_none());
        assert_eq!(looked.findings[0].kind.code, "not-well-formed");
    }
}
