//! What is wrong with suppressions.

use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Kind, Severity};
use crate::nearest::did_you_mean;
use crate::source::{Passage, Span};

/// Every kind of this family, in the order of their codes.
pub static KINDS: &[&Kind] =
    &[&SUPPRESSION_WITHOUT_REASON, &UNREADABLE_SUPPRESSION, &UNUSED_SUPPRESSION];

/// Nobody will know why the finding was set aside.
pub static SUPPRESSION_WITHOUT_REASON: Kind = Kind {
    code: "suppression-without-reason",
    family: Family::Suppression,
    severity: Severity::Warning,
    summary: "a suppression gives no reason, so it sets nothing aside",
    page: include_str!("../../docs/rules/suppression-without-reason.md"),
};

/// It names no code, or says something else than `ignore`.
pub static UNREADABLE_SUPPRESSION: Kind = Kind {
    code: "unreadable-suppression",
    family: Family::Suppression,
    severity: Severity::Warning,
    summary: "an instruction for shifr cannot be read or names no code that there is",
    page: include_str!("../../docs/rules/unreadable-suppression.md"),
};

/// What it was for has gone.
pub static UNUSED_SUPPRESSION: Kind = Kind {
    code: "unused-suppression",
    family: Family::Suppression,
    severity: Severity::Warning,
    summary: "a suppression sets nothing aside",
    page: include_str!("../../docs/rules/unused-suppression.md"),
};

pub(super) fn without_reason(code: &Passage) -> Diagnostic {
    let message = format!("suppression of `{}` gives no reason", code.value);
    Diagnostic::new(&SUPPRESSION_WITHOUT_REASON, message)
        .at(code.span, "no reason behind this")
        .help(format!(
            "say why: `<?shifr ignore {} reason=\"checked against the original, 2026\"?>`",
            code.value
        ))
}

pub(super) fn unknown_code(code: &Passage, kinds: &[&'static Kind]) -> Diagnostic {
    let hint = did_you_mean(&code.value, kinds.iter().map(|kind| kind.code));
    Diagnostic::new(&UNREADABLE_SUPPRESSION, format!("`{}` is no code{hint}", code.value))
        .at(code.span, "names no kind of finding")
        .help("`shifr rules` lists all codes")
}

pub(super) fn unreadable(words: &Passage) -> Diagnostic {
    let message = format!("instruction `{}` cannot be read", words.value);
    Diagnostic::new(&UNREADABLE_SUPPRESSION, message)
        .at(words.span, "sets nothing aside")
        .help("write `<?shifr ignore code reason=\"...\"?>`")
}

pub(super) fn unused(code: &Passage, instruction: Span) -> Diagnostic {
    Diagnostic::new(
        &UNUSED_SUPPRESSION,
        format!("nothing is found that `{}` sets aside", code.value),
    )
    .at(code.span, "no such finding in the element that this stands in")
    .help("delete the instruction; if a finding came back elsewhere, move it there")
    .fix(Fix::safe("delete the instruction", [Edit::deletion(instruction)]))
}
