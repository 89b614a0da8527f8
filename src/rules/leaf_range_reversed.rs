//! A range of leaves runs backwards.

use super::{Context, Rule};
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{LeafRange, Level, Part, leaves};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "leaf-range-reversed",
    family: Family::Archive,
    severity: Severity::Error,
    summary: "a range of leaves runs backwards",
    page: include_str!("../../docs/rules/leaf-range-reversed.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let shelfmarks = cable.witnesses.iter().filter_map(|witness| witness.shelfmark.as_ref());
    for part in shelfmarks.filter_map(|shelfmark| shelfmark.part(Level::List)) {
        findings.extend(reversed(part).map(|range| finding(part, range)));
    }
}

fn reversed(part: &Part) -> Option<LeafRange> {
    leaves(&part.n.value)?.ranges.into_iter().find(|range| range.is_reversed())
}

fn finding(part: &Part, range: LeafRange) -> Diagnostic {
    Diagnostic::new(&KIND, format!("leaves `{range}` run backwards"))
        .at(part.words.span, "as cited")
        .help("compare the source: two leaves changed places, or a digit is wrong")
}

#[cfg(test)]
mod tests {
    use super::super::witnesses::{cable, findings};
    use super::*;

    #[test]
    fn leaves_run_forwards() {
        for (leaves, range) in [("0135-0134", "135-134"), ("3, 7ob-7", "7ob-7")] {
            let cable = cable(&format!("AP-RF | AP RF | f. 45, op. 1, d. 334, ll. {leaves}"));
            let expected = format!("error: leaves `{range}` run backwards");
            assert_eq!(findings(&RULE, &cable), [expected]);
        }
        for leaves in ["134-135", "7-7ob", "134-5", "12, 11"] {
            let cable = cable(&format!("AP-RF | AP RF | f. 45, op. 1, d. 334, ll. {leaves}"));
            assert_eq!(findings(&RULE, &cable), [""; 0], "{leaves}");
        }
    }
}
