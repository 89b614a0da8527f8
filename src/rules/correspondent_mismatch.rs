//! Sender or recipient is not whom the title names.

use super::correspondents::{Person, persons, shares_a_name};
use super::reading::Reading;
use super::{Context, Rule};
use crate::cable::{ActionKind, Cable, for_each_inline};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "correspondent-mismatch",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "sender or recipient is not whom the title names",
    page: include_str!("../../docs/rules/correspondent-mismatch.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(title) = cable.title.as_ref().map(|title| Reading::of(title)) else { return };
    let Some((before, behind)) = title.text.split_once(" to ") else { return };
    let known = known(cable);
    let senders = persons(cable, &[ActionKind::Sent]);
    let recipients = persons(cable, &[ActionKind::Received]);
    let of_sender = |sender| problem(sender, "sender", before, behind, &title, &known);
    let of_recipient = |recipient| problem(recipient, "recipient", behind, before, &title, &known);
    // Two that changed places are one mistake.
    let wrong = senders.iter().find_map(of_sender);
    findings.extend(wrong.or_else(|| recipients.iter().find_map(of_recipient)));
}

/// Everybody whom the text names and knows: under another name the title may have the same person.
fn known(cable: &Cable) -> Vec<Person> {
    let mut known = Vec::new();
    if let Some(body) = &cable.body {
        for_each_inline(&body.text, &mut |inline| known.extend(Person::of(inline)));
    }
    known.retain(|person| person.pointer.is_some());
    known
}

fn problem(
    person: &Person,
    role: &str,
    own_side: &str,
    other_side: &str,
    title: &Reading,
    known: &[Person],
) -> Option<Diagnostic> {
    let named = |side: &str| {
        let others = known.iter().filter(|other| other.pointer == person.pointer);
        let mut names = [person].into_iter().chain(others);
        names.any(|name| shares_a_name(&name.words, side))
    };
    if named(own_side) {
        return None;
    }
    let what = if named(other_side) {
        format!("the title has `{}` on the other side", person.words)
    } else {
        format!("the title does not name `{}`", person.words)
    };
    let finding = Diagnostic::new(&KIND, format!("{role} is `{}`, but {what}", person.words))
        .at(person.span, format!("the {role}"))
        .at(title.place(0..title.text.len()), "the title")
        .help("sender and recipient are those of the title; correct the one that is wrong");
    Some(finding)
}
