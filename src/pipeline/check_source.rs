//! TEI becomes a record.

use crate::archives::Register;
use crate::cable::Cable;
use crate::diagnostic::Outcome;
use crate::source::Source;
use crate::{rules, tei, xml};

/// Reads and checks a TEI document; no record if it is not well-formed.
pub fn check_source(source: &Source, archives: &Register) -> Outcome<Option<Cable>> {
    let mut outcome = read_source(source);
    if let Some(cable) = &outcome.value {
        outcome.diagnostics.extend(rules::run(cable, archives));
    }
    outcome
}

/// Reads a TEI document without checking what it says.
pub fn read_source(source: &Source) -> Outcome<Option<Cable>> {
    match xml::parse(source) {
        Ok(Outcome { value: document, mut diagnostics }) => {
            let read = tei::read(&document);
            diagnostics.extend(read.diagnostics);
            Outcome { value: Some(read.value), diagnostics }
        }
        Err(finding) => Outcome { value: None, diagnostics: vec![*finding] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn what_is_not_well_formed_gives_no_record() {
        let source = Source::new(SourceId(0), "a.xml", "<TEI>");
        let outcome = check_source(&source, Register::builtin());
        assert!(outcome.value.is_none());
        assert_eq!(outcome.diagnostics[0].kind.code, "not-well-formed");
    }
}
