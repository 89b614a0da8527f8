//! Edits of a text.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};

/// A text with edits carried out.
#[derive(Debug, PartialEq, Eq)]
pub struct Applied {
    /// The text as it is then.
    pub text: String,
    /// How many fixes were carried out.
    pub count: usize,
}

/// Carries out the fixes of findings in one text; nothing if there are none.
///
/// A fix is carried out whole or not at all. Of two that touch each other the one that begins first
/// counts, and of two that begin together the one whose finding comes first.
pub fn apply(text: &str, findings: &[Diagnostic], up_to: Applicability) -> Option<Applied> {
    let wanted = findings.iter().filter_map(|finding| finding.fix.as_ref());
    let mut fixes: Vec<&Fix> = wanted.filter(|fix| fix.applicability <= up_to).collect();
    fixes.sort_by_key(|fix| fix.edits.iter().map(|edit| edit.span.start).min());
    let mut taken: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for fix in fixes {
        if !fix.edits.iter().any(|edit| taken.iter().any(|other| touch(edit, other))) {
            taken.extend(&fix.edits);
            count += 1;
        }
    }
    taken.sort_by_key(|edit| edit.span);
    (count > 0).then(|| Applied { text: edited(text, &taken), count })
}

/// Whether both change one place; edits that only meet at an edge do too, for their order would count.
fn touch(a: &Edit, b: &Edit) -> bool {
    a.span.start <= b.span.end && b.span.start <= a.span.end
}

fn edited(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(&text[at..range.start]);
        out.push_str(&edit.text);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Family, Kind, Severity};
    use crate::source::{SourceId, Span};

    static ODD: Kind =
        Kind { code: "odd", family: Family::File, severity: Severity::Info, summary: "", page: "" };

    fn edit(range: std::ops::Range<usize>, text: &str) -> Edit {
        Edit::new(Span::new(SourceId(0), range), text)
    }

    fn applied(fixes: Vec<Fix>, up_to: Applicability) -> Option<(String, usize)> {
        let findings: Vec<_> =
            fixes.into_iter().map(|fix| Diagnostic::new(&ODD, "odd").fix(fix)).collect();
        apply("0123456789", &findings, up_to).map(|applied| (applied.text, applied.count))
    }

    #[test]
    fn the_rest_stays() {
        let fixes = vec![
            Fix::safe("b", [edit(8..9, "")]),
            Fix::safe("a", [edit(2..4, "xyz"), edit(6..6, "+")]),
        ];
        let text = ("01xyz45+679".to_owned(), 2);
        assert_eq!(applied(fixes, Applicability::Safe), Some(text));
    }

    #[test]
    fn the_first_of_two_that_touch_counts() {
        let fixes = vec![
            Fix::safe("later", [edit(3..5, "b"), edit(9..9, "c")]),
            Fix::safe("first", [edit(2..4, "a")]),
            Fix::safe("edge", [edit(4..4, "d")]),
        ];
        assert_eq!(applied(fixes, Applicability::Safe), Some(("01a456789".to_owned(), 1)));
    }

    #[test]
    fn what_needs_a_look_is_left_alone() {
        let fixes = || vec![Fix::risky("risky", [edit(0..1, "x")])];
        assert_eq!(applied(fixes(), Applicability::Safe), None);
        assert_eq!(applied(fixes(), Applicability::Unsafe), Some(("x123456789".to_owned(), 1)));
    }
}
