//! What a rule and a schema both find is told once.

use crate::diagnostic::Diagnostic;
use crate::relaxng::REPEATED_ID;
use crate::source::Span;

/// Leaves out what the rule `duplicate-id` says where the schema says it as `repeated-id`.
///
/// It is for those who report: a finding that is not going to be reported has no echo.
pub fn leave_out_echoes(findings: &mut Vec<Diagnostic>) {
    let repeated = findings.iter().filter(|finding| finding.kind.code == REPEATED_ID.code);
    let told: Vec<Span> = repeated.filter_map(Diagnostic::place).collect();
    let is_told = |finding: &Diagnostic| finding.place().is_some_and(|at| told.contains(&at));
    if !told.is_empty() {
        findings.retain(|finding| finding.kind.code != "duplicate-id" || !is_told(finding));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;
    use crate::source::SourceId;

    #[test]
    fn only_the_same_place_is_an_echo() {
        let rule = rules::named("duplicate-id").expect("is a rule").kind;
        let at = |kind, start| {
            Diagnostic::new(kind, "").at(Span::new(SourceId(0), start..start + 1), "")
        };
        let mut findings = vec![at(rule, 3), at(&REPEATED_ID, 3), at(rule, 5)];
        leave_out_echoes(&mut findings);
        let left = findings.iter().map(|finding| finding.kind.code);
        assert_eq!(left.collect::<Vec<_>>(), ["repeated-id", "duplicate-id"]);
    }
}
