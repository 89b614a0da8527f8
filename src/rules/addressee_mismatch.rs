//! The text is addressed to somebody whom the record does not name as recipient.

use super::correspondents::{Person, persons, shares_a_name};
use super::reading::Reading;
use super::{Context, Rule, settled};
use crate::cable::{ActionKind, Cable, LineKind, Node, Series};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "addressee-mismatch",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "the text is addressed to somebody whom the record does not name as recipient",
    page: include_str!("../../docs/rules/addressee-mismatch.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let way = [ActionKind::Received, ActionKind::Transmitted, ActionKind::Forwarded];
    let recipients = persons(cable, &way);
    let Some(recipient) = recipients.first() else { return };
    // A decision is sent to those who carry it out.
    if is_decision(cable) {
        return;
    }
    let addressees = addressees(cable);
    let named = |addressee: &Person| recipients.iter().any(|person| person.may_be(addressee));
    let reaches = addressees.iter().any(named);
    let wrong = addressees.iter().filter(|addressee| !named(addressee));
    findings.extend(wrong.map(|addressee| finding(addressee, recipient, reaches, cable)));
}

fn is_decision(cable: &Cable) -> bool {
    let mut found = false;
    for line in cable.body.iter().flat_map(|body| settled::lines(&body.text)) {
        settled::for_each(&line.content, &mut |inline| {
            found |= matches!(&inline.node, Node::Number { number, .. } if number.series == Series::Protocol);
        });
    }
    found
}

fn addressees(cable: &Cable) -> Vec<Person> {
    let lines = cable.body.iter().flat_map(|body| settled::lines(&body.text));
    let address = lines.filter(|line| line.kind == LineKind::Address);
    address.flat_map(|line| Person::in_passage(&line.content)).collect()
}

/// What is said of an addressee; `reaches` tells that other addressee lines name the recipient.
fn finding(addressee: &Person, recipient: &Person, reaches: bool, cable: &Cable) -> Diagnostic {
    let senders = persons(cable, &[ActionKind::Sent]);
    let sender = senders.iter().any(|sender| sender.may_be(addressee));
    let passes_on = !sender && (reaches || is_in_title(addressee, cable));
    let message = format!(
        "text is addressed to `{}`, the recipient is `{}`",
        addressee.words, recipient.words
    );
    let finding = Diagnostic::new(&KIND, message)
        .at(addressee.span, if sender { "the sender" } else { "the addressee" })
        .at(recipient.span, "the recipient")
        .help(
            "compare the original; somebody to whom the message is only passed on is a \
             `correspAction[@type='forwarded']`",
        );
    // Somebody who is not registered may be the recipient under another name than in the title.
    let sure = addressee.is_known_with(recipient) && !passes_on;
    if sure { finding } else { finding.weighing(Severity::Info) }
}

/// Whether the title names somebody, perhaps as the one on the spot: `to Mao Zedong via Roshchin`.
fn is_in_title(person: &Person, cable: &Cable) -> bool {
    let title = cable.title.as_ref().map(|title| Reading::of(title).text);
    title.is_some_and(|title| shares_a_name(&person.words, &title))
}
