//! The words of a cable number and its attribute say different things.

use super::bare_number::BareNumber;
use super::footnote_in_number::is_glued;
use super::reading::words_of;
use super::{Context, Record, Rule};
use crate::cable::{Inline, Node};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "number-words-mismatch",
    family: Family::Number,
    severity: Severity::Error,
    summary: "the words of a cable number and its attribute say different things",
    page: include_str!("../../docs/rules/number-words-mismatch.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let title = record.cable.title.iter().flatten();
    findings.extend(title.chain(record.printed()).filter_map(finding));
}

fn finding(inline: &Inline) -> Option<Diagnostic> {
    let n = encoded(inline)?;
    let words = words_of(inline);
    let (said, encoded) = (BareNumber::read(&words.value)?, BareNumber::read(&n.value)?);
    if said.agrees(&encoded) || is_glued(&words.value, &n.value) {
        return None;
    }
    let (said, encoded) = (&words.value, &n.value);
    let message = format!("number is printed `{said}` and encoded as `{encoded}`");
    let finding = Diagnostic::new(&KIND, message).at(words.span, "as printed");
    let finding = if n.span == words.span { finding } else { finding.at(n.span, "as encoded") };
    Some(finding.help("correct the attribute `n` if the words are right"))
}

fn encoded(inline: &Inline) -> Option<&Spanned<String>> {
    match &inline.node {
        Node::Number { number, .. } => Some(&number.n),
        Node::Reference { n, .. } => Some(n),
        _ => None,
    }
}
