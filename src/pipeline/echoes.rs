//! What a rule and a schema both find, or a rule and the encoder, is told once.

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

/// Leaves out what rules say of a place of which the encoder has told the same kind.
pub(super) fn not_told(told: &[Diagnostic], findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |finding: &Diagnostic| Some((finding.kind.code, finding.place()?));
    let mut places: Vec<(&str, Span)> = told.iter().filter_map(key).collect();
    places.sort_unstable();
    let is_told = |finding: &Diagnostic| {
        key(finding).is_some_and(|(code, place)| {
            let behind = places.partition_point(|(of, at)| (*of, at.start) <= (code, place.start));
            let before = behind.checked_sub(1).map(|before| places[before]);
            before.is_some_and(|(of, at)| of == code && place.end <= at.end)
        })
    };
    findings.into_iter().filter(|finding| !is_told(finding)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Kind;
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

    #[test]
    fn what_the_encoder_told_of_a_date_no_rule_tells_of_a_part_of_it() {
        static KIND: &Kind = &crate::dates::DAMAGED_DATE;
        let at = |kind, range| Diagnostic::new(kind, "").at(Span::new(SourceId(0), range), "");
        let told = [at(KIND, 10..20), at(&REPEATED_ID, 30..40)];
        let rules = vec![at(KIND, 16..20), at(KIND, 16..21), at(KIND, 30..40), at(KIND, 2..5)];
        let left = not_told(&told, rules).into_iter().filter_map(|finding| finding.place());
        let left: Vec<_> = left.map(Span::range).collect();
        assert_eq!(left, [16..21, 30..40, 2..5]);
    }
}
