//! The words of a shelfmark's part and its normalised number differ.

use super::{Context, Record, Rule};
use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Kind, Severity};
use crate::shelfmark::{Part, agree, normalise};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "shelfmark-part-mismatch",
    family: Family::Archive,
    severity: Severity::Error,
    summary: "a part of a shelfmark says one number in words and another normalised",
    page: include_str!("../../docs/rules/shelfmark-part-mismatch.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for part in record.cable.shelfmarks().flat_map(|shelfmark| &shelfmark.parts) {
        let expected = normalise(part.level, &part.words.value);
        if !agree(part.level, &expected, &part.n.value) {
            findings.push(finding(part, &expected));
        }
    }
}

fn finding(part: &Part, expected: &str) -> Diagnostic {
    let (level, cited, n) = (part.level.name(), &part.words.value, &part.n.value);
    let message = format!("{level} is cited as `{cited}` and normalised as `{n}`");
    let finding = Diagnostic::new(&KIND, message).at(part.words.span, "as cited");
    let finding = if part.n.span == part.words.span {
        finding
    } else {
        let edit = Edit::new(part.n.span, expected);
        finding
            .at(part.n.span, "as normalised")
            .fix(Fix::safe(format!("write `{expected}`"), [edit]))
    };
    finding.help(format!("if the citation is right, the number is `{expected}`"))
}

#[cfg(test)]
mod tests {
    use super::super::witnesses::{cable, findings};
    use super::*;
    use crate::cable::Cable;

    fn with_leaves(n: &str) -> Cable {
        let mut cable = cable("RGASPI | RGASPI | f. 558, op. 11, d. 334, ll. 0134-0135");
        let shelfmark = cable.witnesses[0].shelfmark.as_mut().expect("is there");
        shelfmark.parts.last_mut().expect("leaves").n.value = n.to_owned();
        cable
    }

    #[test]
    fn words_and_number_are_the_same() {
        assert_eq!(
            findings(&RULE, &with_leaves("134-136")),
            ["error: list is cited as `0134-0135` and normalised as `134-136`"]
        );
        assert_eq!(findings(&RULE, &with_leaves("134-135")), [""; 0]);
        assert_eq!(findings(&RULE, &with_leaves("134-5")), [""; 0]);
    }
}
