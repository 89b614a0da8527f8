//! The text is signed by somebody whom the record does not name as sender.

use super::correspondents::{Person, parties, persons};
use super::reading::Reading;
use super::{Context, Rule, settled};
use crate::cable::{ActionKind, Block, Cable, LineKind, Text};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "signature-mismatch",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "the text is signed by somebody whom the record does not name as sender",
    page: include_str!("../../docs/rules/signature-mismatch.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let senders = persons(cable, &[ActionKind::Sent]);
    // An office signs by somebody whom no title names.
    if senders.is_empty() || senders.len() < parties(cable, &[ActionKind::Sent]).count() {
        return;
    }
    let signers = signers(cable);
    let is_sender = |signer: &&Person| senders.iter().any(|sender| sender.may_be(signer));
    if !signers.iter().any(|signer| is_sender(&signer)) {
        findings.extend(signers.first().map(|signer| finding(signer, &senders[0], cable)));
    }
}

/// Who signed the text; where nobody did, who signed the message that it is all of.
fn signers(cable: &Cable) -> Vec<Person> {
    let Some(body) = &cable.body else { return Vec::new() };
    let outer = signed(&body.text);
    let mut messages = body.text.blocks.iter().filter_map(|block| match block {
        Block::Message(inner) => Some(inner),
        _ => None,
    });
    match (messages.next(), messages.next()) {
        (Some(only), None) if outer.is_empty() => signed(only),
        _ => outer,
    }
}

/// Lines that say who wrote it down, translated or certified it are no signatures of a sender.
fn signed(text: &Text) -> Vec<Person> {
    let signed = settled::lines(text).filter(|line| line.kind == LineKind::Signed);
    let sent = signed.filter(|line| {
        let words = Reading::of(&line.content).text.to_lowercase();
        !OTHERS.iter().any(|begin| words.starts_with(begin))
    });
    sent.flat_map(|line| Person::in_passage(&line.content)).collect()
}

const OTHERS: [&str; 9] = [
    "recorded",
    "translated",
    "certified",
    "attested",
    "written down",
    "verified",
    "верно",
    "записал",
    "перевел",
];

fn finding(signer: &Person, sender: &Person, cable: &Cable) -> Diagnostic {
    let others = [ActionKind::Transmitted, ActionKind::Received, ActionKind::Forwarded];
    let recipient = persons(cable, &others).into_iter().any(|other| other.may_be(signer));
    let message = format!("text is signed by `{}`, the sender is `{}`", signer.words, sender.words);
    let finding = Diagnostic::new(&KIND, message)
        .at(signer.span, if recipient { "the recipient or the relay" } else { "the signature" })
        .at(sender.span, "the sender");
    // Somebody who is not registered may be the sender under another name.
    let sure = signer.is_known_with(sender);
    let finding = if sure { finding } else { finding.weighing(Severity::Info) };
    finding.help(
        "compare the original; if one is a pseudonym of the other, give both the same `@ref`, and the \
         register of persons the pseudonym",
    )
}
