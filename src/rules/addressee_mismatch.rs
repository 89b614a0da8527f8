//! The text is addressed to somebody whom the record does not name as recipient.

use std::ops::Range;

use super::correspondents::{Person, persons, shares_a_name};
use super::introduced;
use super::read_text::ReadText;
use super::reading::Reading;
use super::{Context, Record, Rule, settled};
use crate::cable::{ActionKind, Block, Cable, Line, LineKind, Node, Series};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "addressee-mismatch",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "the text is addressed to somebody whom the record does not name as recipient",
    page: include_str!("../../docs/rules/addressee-mismatch.md"),
};

fn check(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let way = [ActionKind::Received, ActionKind::Transmitted, ActionKind::Forwarded];
    let recipients = persons(record.cable, &way);
    let Some(recipient) = recipients.first() else { return };
    // A decision is sent to those who carry it out.
    if is_decision(record.cable) {
        return;
    }
    let addressees = addressees(record);
    let named = |addressee: &Person| recipients.iter().any(|person| person.may_be(addressee));
    let reaches = addressees.iter().any(named) || names_post(record);
    let wrong = addressees.iter().filter(|addressee| !named(addressee));
    findings.extend(wrong.map(|addressee| finding(addressee, recipient, reaches, record)));
    findings.extend(stranger(record, recipient));
    findings.extend(registered(record, recipient, context));
    findings.extend(within(record, context));
    let known = [recipients.as_slice(), &addressees].concat();
    findings.extend(
        saluted(record.cable, &addressees)
            .into_iter()
            .find(|person| !known.iter().any(|known| known.may_be(person)))
            .and_then(|person| of_greeting(&person, addressees.last(), recipient)),
    );
}

/// Whether an addressee line names the ambassador by the post alone: the recipient may hold it, and others in the lines
/// are those to whom the text is to be passed on.
fn names_post(record: &Record<'_>) -> bool {
    const POSTS: [&str; 6] =
        ["ambassador", "sovposol", "envoy", "chargé d'affaires", "embassy", "совпос"];
    address(record).any(|(line, reading)| {
        let words = reading.text.to_lowercase();
        let names_post = POSTS.iter().any(|post| words.contains(post));
        names_post && Person::in_passage(&line.content).is_empty()
    })
}

/// Whom the salutation of a text names; where the whole text is one message to the addressees, that of the message. One
/// without addressees may be for somebody else, to whom the recipient passes it on.
fn saluted(cable: &Cable, addressees: &[Person]) -> Vec<Person> {
    let Some(body) = &cable.body else { return Vec::new() };
    let text = match body.text.blocks.as_slice() {
        [Block::Message(inner)] if !addressees.is_empty() => inner,
        _ => &body.text,
    };
    let salutes = text.opener.iter().filter(|line| line.kind == LineKind::Salute);
    salutes.flat_map(|line| Person::in_passage(&line.content)).collect()
}

/// The text greets somebody whom neither record nor addressee lines name. Where no line names anybody, the recipient counts
/// if it is known of both who they are.
fn of_greeting(
    saluted: &Person,
    addressee: Option<&Person>,
    recipient: &Person,
) -> Option<Diagnostic> {
    let is_known = saluted.is_known_with(addressee.unwrap_or(recipient));
    let other = addressee.or_else(|| Some(recipient).filter(|_| is_known))?;
    let message = format!("text greets `{}`, the addressee is `{}`", saluted.words, other.words);
    let finding = Diagnostic::new(&KIND, message)
        .at(saluted.span, "greeted here")
        .at(other.span, "the addressee")
        .help("compare the original; one of both is wrong, unless the message was for both");
    Some(if is_known { finding } else { finding.weighing(Severity::Info) })
}

/// Somebody in an addressee line who is no registered person, and whom neither title nor correspondence names.
fn stranger(record: &Record<'_>, recipient: &Person) -> Option<Diagnostic> {
    let (cable, title) = (record.cable, record.title()?.text);
    let kinds =
        [ActionKind::Sent, ActionKind::Received, ActionKind::Transmitted, ActionKind::Forwarded];
    let parties = persons(cable, &kinds);
    let is_known = |name: &str| {
        shares_a_name(name, &title) || parties.iter().any(|party| shares_a_name(name, &party.words))
    };
    let (name, span) = address_lines(record).into_iter().find_map(|reading| {
        let is_encoded = !Person::in_passage(reading.running()).is_empty();
        let range = comrade(&reading.text).filter(|_| !is_encoded)?;
        let name = reading.text[range.clone()].to_owned();
        (!is_known(&name)).then(|| (name, reading.place(range)))
    })?;
    let message = format!("text is addressed to `{name}`, whom the record names nowhere");
    Some(
        Diagnostic::new(&KIND, message)
            .weighing(Severity::Info)
            .at(span, "the addressee")
            .at(recipient.span, "the recipient")
            .help("nothing need be done if both are one person, or the line is for somebody on the way"),
    )
}

/// A message inside the text is addressed to somebody whom neither the record nor the words before the message name.
fn within(record: &Record<'_>, context: &Context<'_>) -> Option<Diagnostic> {
    let text = record.body()?;
    let kinds =
        [ActionKind::Sent, ActionKind::Received, ActionKind::Transmitted, ActionKind::Forwarded];
    let outer = [persons(record.cable, &kinds), addressees(record)].concat();
    introduced::messages(text, context.persons).into_iter().find_map(|introduced| {
        let lines = settled::lines(introduced.message);
        let lines = lines.filter(|line| matches!(line.kind, LineKind::Address | LineKind::Salute));
        let own: Vec<Person> = lines.flat_map(|line| Person::in_passage(&line.content)).collect();
        let is_known = |person: &Person| {
            let mut known = outer.iter().chain(&introduced.named);
            known.any(|known| known.may_be(person)) || is_in_title(person, record)
        };
        let sender = introduced.sender.as_ref()?;
        let stranger = own.first().filter(|_| !own.iter().any(is_known))?;
        let message = format!("message inside is addressed to `{}`, whom nothing else names", stranger.words);
        stranger.pointer.is_some().then(|| {
            Diagnostic::new(&KIND, message)
                .weighing(Severity::Info)
                .at(stranger.span, "the addressee")
                .at(sender.span, "from whom it comes")
                .help("nothing need be done if the message was for somebody else; else compare the original")
        })
    })
}

/// An addressee line that is but the name of a registered person whom the record names nowhere: `TO ROSHCHIN`.
fn registered(
    record: &Record<'_>,
    recipient: &Person,
    context: &Context<'_>,
) -> Option<Diagnostic> {
    let (cable, title) = (record.cable, record.title()?.text);
    let kinds =
        [ActionKind::Sent, ActionKind::Received, ActionKind::Transmitted, ActionKind::Forwarded];
    let parties = persons(cable, &kinds);
    address(record).find_map(|(line, reading)| {
        let name = ["TO ", "To "].iter().find_map(|to| reading.text.strip_prefix(to))?;
        let person = context.persons.named(name.trim_end_matches(['.', ',', ' ']))?;
        let pointer = person.pointer();
        let is_party = |party: &Person| {
            party.pointer.as_ref() == Some(&pointer) || shares_a_name(&party.words, name)
        };
        let is_encoded = !Person::in_passage(&line.content).is_empty();
        if is_encoded || parties.iter().any(is_party) || shares_a_name(name, &title) {
            return None;
        }
        let start = reading.text.len() - name.len();
        let message = format!("text is addressed to `{name}`, whom the record names nowhere");
        Some(
            Diagnostic::new(&KIND, message)
                .at(reading.place(start..reading.text.len()), "the addressee")
                .at(recipient.span, "the recipient")
                .help("compare the original; somebody on the way is a `correspAction[@type='transmitted']`"),
        )
    })
}

/// The addressee lines; one that nobody has encoded is a paragraph of few words at the head: `To Com. V. M. MOLOTOV`.
fn address_lines<'r>(record: &'r Record<'_>) -> Vec<Reading<'r>> {
    const HEAD: usize = 2;
    const FEW: usize = 60;
    let Some(body) = record.body() else { return Vec::new() };
    let named = [LineKind::Address, LineKind::Salute];
    let lines = body.lines().filter(|(line, _)| named.contains(&line.kind));
    let first = body.blocks(Block::paragraph).take(HEAD).flatten();
    let first = first.filter(|words| words.text.len() < FEW && words.text.starts_with("To "));
    lines.map(|(_, reading)| reading).chain(first).collect()
}

/// The name behind a comrade's title.
//
// name ::= ( "Com." | "Comr." | "Comrade" | "Cde." ) capital words, up to a comma, a bracket or a stop behind a word
fn comrade(line: &str) -> Option<Range<usize>> {
    const TITLES: [&str; 4] = ["Comrade ", "Comr. ", "Com. ", "Cde. "];
    let start = TITLES.iter().find_map(|title| Some(line.find(title)? + title.len()))?;
    let rest = &line[start..];
    let name = rest.split([',', ';', '[', '(', '/']).next()?;
    let words = name.split(' ').take_while(|word| word.starts_with(char::is_uppercase));
    let length = words.map(|word| word.len() + 1).sum::<usize>().checked_sub(1)?;
    let name = rest[..length].trim_end_matches(['.', ':', '!']);
    // "Comrade Minister!" greets a post.
    let is_post = POSTS.contains(&name.split(' ').next()?);
    let whole = name.contains(char::is_alphabetic) && !is_post && !is_spaced(&rest[length..]);
    whole.then_some(start..start + name.len())
}

/// Whether the letters of a surname stand apart behind a first name: `Oles  P e t r e n k o`.
fn is_spaced(behind: &str) -> bool {
    let mut words = behind.split_whitespace();
    let is_letter =
        |word: &str| word.chars().nth(1).is_none() && word.contains(char::is_alphabetic);
    words.next().is_some_and(is_letter) && words.next().is_some_and(is_letter)
}

/// What a comrade may be called instead of his name.
const POSTS: [&str; 8] = [
    "Ambassador",
    "Chairman",
    "Editor",
    "General",
    "Marshal",
    "Minister",
    "President",
    "Secretary",
];

fn is_decision(cable: &Cable) -> bool {
    let mut found = false;
    for line in cable.body.iter().flat_map(|body| settled::lines(&body.text)) {
        settled::for_each(&line.content, &mut |inline| {
            found |= matches!(&inline.node, Node::Number { number, .. } if number.series == Series::Protocol);
        });
    }
    found
}

fn addressees(record: &Record<'_>) -> Vec<Person> {
    address(record).flat_map(|(line, _)| Person::in_passage(&line.content)).collect()
}

/// The addressee lines. One that names another telegram is the first sentence of the text.
fn address<'r, 'a>(record: &'r Record<'a>) -> impl Iterator<Item = (&'a Line, Reading<'r>)> {
    let lines = record.body().into_iter().flat_map(ReadText::lines);
    lines.filter(|(line, _)| line.kind == LineKind::Address && !names_telegram(line))
}

fn names_telegram(line: &Line) -> bool {
    let mut found = false;
    settled::for_each(&line.content, &mut |inline| {
        found |= matches!(inline.node, Node::Reference { .. });
    });
    found
}

/// What is said of an addressee; `reaches` tells that other addressee lines name the recipient.
fn finding(
    addressee: &Person,
    recipient: &Person,
    reaches: bool,
    record: &Record<'_>,
) -> Diagnostic {
    let senders = persons(record.cable, &[ActionKind::Sent]);
    let sender = senders.iter().any(|sender| sender.may_be(addressee));
    let passes_on = !sender && (reaches || is_in_title(addressee, record));
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
fn is_in_title(person: &Person, record: &Record<'_>) -> bool {
    record.title().is_some_and(|title| shares_a_name(&person.words, &title.text))
}
