//! What is checked of a record: one file for each rule, and their list.
//!
//! A rule looks at a [`Cable`] and knows nothing of the text it was read from, so the same rule labels
//! a transcription's lines after `encode` and the TEI's after `validate`.

mod cable_number_mismatch;
mod date_mismatch;
mod leaf_range_reversed;
mod missing_field;
mod shelfmark_part_mismatch;
mod unknown_archive;
mod unknown_fond;
mod unreadable_shelfmark;
mod witness_mismatch;

mod bare_number;
mod settled;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod witnesses;

use crate::archives::Register;
use crate::cable::Cable;
use crate::diagnostic::{self, Diagnostic, Kind};

/// One thing that is checked.
#[derive(Debug)]
pub struct Rule {
    /// What its findings are.
    pub kind: &'static Kind,
    /// Looks at one record.
    pub check: Check,
}

/// Looks at a record and adds what is wrong to the findings.
pub type Check = fn(&Cable, &Register, &mut Vec<Diagnostic>);

/// Every rule, in the order of their codes.
pub static RULES: &[&Rule] = &[
    &cable_number_mismatch::RULE,
    &date_mismatch::RULE,
    &leaf_range_reversed::RULE,
    &missing_field::RULE,
    &shelfmark_part_mismatch::RULE,
    &unknown_archive::RULE,
    &unknown_fond::RULE,
    &unreadable_shelfmark::RULE,
    &witness_mismatch::RULE,
];

/// What is wrong with a record, sorted by place.
pub fn run(cable: &Cable, register: &Register) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for rule in RULES {
        (rule.check)(cable, register, &mut findings);
    }
    diagnostic::sort(&mut findings);
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_in_the_order_of_their_codes() {
        assert!(RULES.is_sorted_by_key(|rule| rule.kind.code));
    }

    #[test]
    fn a_page_bears_its_code() {
        for rule in RULES {
            let code = rule.kind.code;
            assert!(rule.kind.page.starts_with(&format!("# {code}\n")), "{code}");
        }
    }
}
