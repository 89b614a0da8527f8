//! Something is missing, and nobody says why.

use super::{Context, Rule};
use crate::cable::GapReason;
use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Kind, Severity};
use crate::xml::{Document, Element};

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "gap-without-reason",
    family: Family::Xml,
    severity: Severity::Warning,
    summary: "a `gap` does not say why something is missing",
    page: include_str!("../../docs/rules/gap-without-reason.md"),
};

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let gaps = document.elements().filter(|element| element.name() == "gap");
    let silent =
        gaps.filter(|gap| gap.attribute("reason").is_none_or(|why| why.value.trim().is_empty()));
    findings.extend(silent.map(finding));
}

fn finding(gap: Element<'_>) -> Diagnostic {
    let finding = Diagnostic::new(&KIND, "gap gives no reason")
        .at(gap.tag_span(), "something is missing here")
        .help(
            "say why with `@reason`: `editorial` for what the publisher left out, `illegible`, \
             `missing`, `unrecovered`, `deleted`",
        );
    if gap.attribute("reason").is_some() {
        return finding;
    }
    let reason = reason(gap);
    let known = reason.unwrap_or(GapReason::Editorial).name();
    let edit = Edit::behind(gap.tag_span(), format!(" reason=\"{known}\""));
    let title = format!("write `reason=\"{known}\"`");
    finding.fix(if reason.is_some() { Fix::safe(title, [edit]) } else { Fix::risky(title, [edit]) })
}

/// The reason that the words of the gap give: "illegible", "one line missing".
fn reason(gap: Element<'_>) -> Option<GapReason> {
    let words = gap.first("desc")?.text().value.to_lowercase();
    let mut named = GapReason::ALL.into_iter().filter(|reason| words.contains(reason.name()));
    named.next().filter(|_| named.next().is_none())
}
