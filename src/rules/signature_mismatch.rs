//! The text is signed by somebody whom the record does not name as sender.

use super::correspondents::{Person, parties, persons, shares_a_name};
use super::introduced::{self, Introduced};
use super::reading::{Reading, words_of};
use super::run_in::{self, Close};
use super::{Context, Record, Rule, settled};
use crate::cable::{ActionKind, Body, Cable, LineKind, Text};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "signature-mismatch",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "the text is signed by somebody whom the record does not name as sender",
    page: include_str!("../../docs/rules/signature-mismatch.md"),
};

fn check(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    of_record(record, findings);
    if findings.is_empty() {
        let texts = record.texts().iter();
        let messages = texts.flat_map(|text| introduced::messages(text, context.persons));
        findings.extend(messages.filter_map(|message| of_message(&message)));
    }
}

fn of_record(record: &Record<'_>, findings: &mut Vec<Diagnostic>) {
    let cable = record.cable;
    let senders = persons(cable, &[ActionKind::Sent]);
    let Some(body) = &cable.body else { return };
    // An office signs by somebody whom no title names.
    if senders.is_empty() || senders.len() < parties(cable, &[ActionKind::Sent]).count() {
        findings.extend(recipient_signs(cable, body));
        return;
    }
    let outer = signed(&body.text);
    let relays = persons(cable, &[ActionKind::Transmitted, ActionKind::Forwarded]);
    let is_of_relay =
        outer.is_empty() || are_among(&outer, &relays) && !are_among(&outer, &senders);
    let is_handed_on = is_of_relay && is_passed_on(cable);
    let inner = only_message(&body.text).filter(|_| is_handed_on).map(signed);
    let signers = inner.unwrap_or(outer);
    if are_among(&signers, &senders) {
        findings.extend(other_signer(&signers, &senders, cable));
        return;
    }
    if signers.is_empty() {
        let of_close = of_close(record, &senders[0]);
        findings.extend(of_close.or_else(|| of_attachment(body, &senders, cable)));
        return;
    }
    if let Some(addressee) = addressee_signs(body, &senders) {
        findings.push(finding(&addressee, &senders[0], cable));
        return;
    }
    let found = signers.first().map(|signer| finding(signer, &senders[0], cable));
    let is_way = is_handed_on || within(body).any(|text| are_among(&signed(text), &senders));
    findings.extend(found.map(|found| if is_way { found.weighing(Severity::Info) } else { found }));
    findings.extend(of_attachment(body, &senders, cable).filter(|_| !is_way));
}

/// Whoever signs for an office, it is not the one to whom it writes.
fn recipient_signs(cable: &Cable, body: &Body) -> Option<Diagnostic> {
    let office = parties(cable, &[ActionKind::Sent]).next()?;
    let recipients = persons(cable, &[ActionKind::Received]);
    let signers = signed(&body.text);
    let [signer] = &signers[..] else { return None };
    let recipient = recipients.iter().find(|recipient| recipient.may_be(signer))?;
    let named = office.names.iter().any(|name| {
        let words = words_of(name).value;
        shares_a_name(&words, &signer.words)
    });
    (!named && within(body).next().is_none()).then(|| {
        let message = format!("text is signed by `{}`, to whom it is sent", signer.words);
        Diagnostic::new(&KIND, message)
            .at(signer.span, "the signature")
            .at(recipient.span, "the recipient")
            .help("compare the original; sender and recipient may have changed places")
    })
}

/// Whoever signs the only message that is passed on, if an addressee line names him: it goes to him, and cannot be his.
fn addressee_signs(body: &Body, senders: &[Person]) -> Option<Person> {
    let signers = only_message(&body.text).map(signed)?;
    let lines = settled::lines(&body.text).filter(|line| line.kind == LineKind::Address);
    let addressees: Vec<Person> =
        lines.flat_map(|line| Person::in_passage(&line.content)).collect();
    let own = are_among(&signers, senders);
    signers.into_iter().find(|signer| !own && is_among(signer, &addressees))
}

/// Of several who sign a text of several senders, one is none of them, and one of them has not signed.
fn other_signer(signers: &[Person], senders: &[Person], cable: &Cable) -> Option<Diagnostic> {
    let signer = signers.iter().find(|signer| !is_among(signer, senders))?;
    let sender = senders.iter().find(|sender| !is_among(sender, signers))?;
    (signers.len() == senders.len()).then(|| finding(signer, sender, cable))
}

/// A decision has its telegram attached, which the sender signs; so does a letter of whoever wrote what is attached, so
/// this is a remark.
fn of_attachment(body: &Body, senders: &[Person], cable: &Cable) -> Option<Diagnostic> {
    let signers: Vec<Person> = body.attachments.iter().flat_map(signed).collect();
    let signer = signers.first().filter(|_| !are_among(&signers, senders))?;
    Some(finding(signer, &senders[0], cable).weighing(Severity::Info))
}

/// Whoever signs a page whose line ends are lost is named nowhere in the record. Nobody has encoded the name, so this is
/// a remark.
fn of_close(record: &Record<'_>, sender: &Person) -> Option<Diagnostic> {
    let Close { signer, .. } = run_in::close(record.body()?)?;
    let (cable, title) = (record.cable, record.title()?.text);
    let all = [ActionKind::Sent, ActionKind::Transmitted, ActionKind::Forwarded];
    let is_named =
        persons(cable, &all).iter().any(|person| shares_a_name(&person.words, &signer.value));
    let signer = Person { pointer: None, words: signer.value, span: signer.span };
    (!is_named && !shares_a_name(&signer.words, &title)).then(|| finding(&signer, sender, cable))
}

/// A message inside the message is signed by somebody else than the one of whom the words before it say that it comes.
fn of_message(introduced: &Introduced<'_>) -> Option<Diagnostic> {
    let sender = introduced.sender.as_ref()?;
    let signers = signed(introduced.message);
    let signer = signers.first().filter(|_| !are_among(&signers, &introduced.named))?;
    let (signed, said) = (&signer.words, &sender.words);
    let message = format!("message is signed by `{signed}`, the words before it name `{said}`");
    let finding = Diagnostic::new(&KIND, message)
        .at(signer.span, "the signature")
        .at(sender.span, "from whom it is said to come")
        .help("compare the original; one of both is wrong, unless one is a pseudonym of the other");
    Some(if signer.is_known_with(sender) { finding } else { finding.weighing(Severity::Info) })
}

fn are_among(signers: &[Person], senders: &[Person]) -> bool {
    signers.iter().any(|signer| is_among(signer, senders))
}

fn is_among(person: &Person, others: &[Person]) -> bool {
    others.iter().any(|other| other.may_be(person))
}

/// What the text passes on: messages inside it, and documents attached. If the sender signs one of them, whoever signs
/// the whole is on the way.
fn within(body: &Body) -> impl Iterator<Item = &Text> {
    body.text.messages().chain(&body.attachments)
}

/// Whether somebody on the way hands the message on: then what is handed on is the sender's. An
/// ambassador who reports home sends messages of others.
fn is_passed_on(cable: &Cable) -> bool {
    let by_others = [ActionKind::Transmitted, ActionKind::Forwarded];
    parties(cable, &by_others).next().is_some()
}

/// The message inside the message, if there is one and no other.
fn only_message(text: &Text) -> Option<&Text> {
    let mut messages = text.messages();
    messages.next().filter(|_| messages.next().is_none())
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
