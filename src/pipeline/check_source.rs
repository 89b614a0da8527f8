//! TEI becomes a record.

use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::rules::{self, Context};
use crate::source::Source;
use crate::xml::Document;
use crate::{tei, xml};

/// Reads and checks a TEI document; no record if it is not well-formed.
pub fn check_source(source: &Source, context: &Context<'_>) -> Outcome<Option<Cable>> {
    read_and(source, |document, cable, findings| {
        findings.extend(rules::run(cable, context));
        findings.extend(rules::run_on_document(document, context));
    })
}

/// Reads a TEI document without checking what it says.
pub fn read_source(source: &Source) -> Outcome<Option<Cable>> {
    read_and(source, |_, _, _| ())
}

fn read_and(
    source: &Source,
    check: impl FnOnce(&Document<'_>, &Cable, &mut Vec<Diagnostic>),
) -> Outcome<Option<Cable>> {
    match xml::parse(source) {
        Ok(Outcome { value: document, mut diagnostics }) => {
            let Outcome { value: cable, diagnostics: odd } = tei::read(&document);
            diagnostics.extend(odd);
            check(&document, &cable, &mut diagnostics);
            Outcome { value: Some(cable), diagnostics }
        }
        Err(finding) => Outcome { value: None, diagnostics: vec![*finding] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archives::Register;
    use crate::source::SourceId;

    #[test]
    fn what_is_not_well_formed_gives_no_record() {
        let source = Source::new(SourceId(0), "a.xml", "<TEI>");
        let outcome = check_source(&source, &Context::usual(Register::builtin()));
        assert!(outcome.value.is_none());
        assert_eq!(outcome.diagnostics[0].kind.code, "not-well-formed");
    }
}
