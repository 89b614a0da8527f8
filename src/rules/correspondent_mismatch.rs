//! Sender, relay or recipient is not whom title, addressee lines and form name.

use super::correspondents::{Person, parties, persons, shares_a_name};
use super::reading::{Reading, words_of};
use super::{Context, Record, Rule, settled};
use crate::cable::{
    ActionKind, Cable, Inline, Line, LineKind, NameKind, Node, NoteKind, Text, plain,
};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::places;
use crate::source::Passage;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "correspondent-mismatch",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "sender, relay or recipient is not whom the title names",
    page: include_str!("../../docs/rules/correspondent-mismatch.md"),
};

fn check(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(other_place(record.cable));
    let Some(title) = record.title() else { return };
    findings.extend(unnamed_relay(record.cable, &title));
    findings.extend(other_post(record.cable, &title));
    let Some((before, behind)) = title.text.split_once(" to ") else { return };
    let known = known(record);
    let senders = persons(record.cable, &[ActionKind::Sent]);
    let recipients = persons(record.cable, &[ActionKind::Received]);
    let of_sender = |sender| problem(sender, "sender", before, behind, &title, &known);
    let of_recipient = |recipient| problem(recipient, "recipient", behind, before, &title, &known);
    // Two that changed places are one mistake.
    let wrong = senders.iter().find_map(of_sender);
    findings.extend(wrong.or_else(|| recipients.iter().find_map(of_recipient)));
    findings.extend(unnamed_office(record.cable, ActionKind::Sent, before, &title));
    findings.extend(unnamed_office(record.cable, ActionKind::Received, behind, &title));
    let sides = [(ActionKind::Sent, before), (ActionKind::Received, behind)];
    findings.extend(sides.into_iter().filter_map(|(kind, side)| {
        place_beside_title(record.cable, kind, side, &title, context.places)
    }));
}

/// A place of a sender or recipient, where the title has only others on that side. It may have two, so this
/// is a remark.
fn place_beside_title(
    cable: &Cable,
    kind: ActionKind,
    side: &str,
    title: &Reading<'_>,
    register: &places::Register,
) -> Option<Diagnostic> {
    let place = |inline: &Inline| Person::of_kind(inline, NameKind::Place);
    let stated = parties(cable, &[kind]).flat_map(|party| &party.names).find_map(place)?;
    let known = register.named(&stated.words)?;
    let mentions = register.mentions(side);
    let others: Vec<_> = mentions
        .into_iter()
        .filter_map(|(_, place)| place)
        .filter(|place| !place.country)
        .collect();
    let is_other = !others.is_empty() && others.iter().all(|other| other.id != known.id);
    let finding = is_other.then(|| {
        let message = format!("place is `{}`, the title names `{}`", stated.words, others[0].name);
        Diagnostic::new(&KIND, message)
            .weighing(Severity::Info)
            .at(stated.span, "the place in the header")
            .at(title.place(0..title.text.len()), "the title")
            .help("nothing need be done if both are right; else correct the one that is wrong")
    });
    finding.filter(|_| !known.country && !shares_a_name(&stated.words, side))
}

/// An office that has no word in common with its side of the title. Offices have many names, and a title may
/// give the person instead, so this is a remark.
fn unnamed_office(
    cable: &Cable,
    kind: ActionKind,
    side: &str,
    title: &Reading<'_>,
) -> Option<Diagnostic> {
    let role = if kind == ActionKind::Sent { "sender" } else { "recipient" };
    let kinds = [kind];
    let offices = parties(cable, &kinds).flat_map(|party| &party.names).filter(|inline| {
        let office = [NameKind::Organisation, NameKind::Role];
        matches!(&inline.node, Node::Name(name) if office.contains(&name.kind))
    });
    let mut words = offices.map(words_of);
    let (unnamed, what) = words.find_map(|office| {
        let telling = telling_words(&office.value);
        let is_unnamed = !telling.is_empty() && !shares_a_name(&telling, side);
        let what = is_unnamed.then(|| "the title does not name it".to_owned());
        let what =
            what.or_else(|| Some(format!("the title has `{}`", namesake(&office.value, side)?)));
        Some((office, what?))
    })?;
    let message = format!("{role} is `{}`, but {what}", unnamed.value);
    let finding = Diagnostic::new(&KIND, message).weighing(Severity::Info);
    Some(
        finding
            .at(unnamed.span, format!("the {role}"))
            .at(title.place(0..title.text.len()), "the title")
            .help("nothing need be done if both mean one office"),
    )
}

/// The office of the title that differs in its first word only: `Hungarian Foreign Ministry` beside `Polish Foreign Ministry`.
fn namesake<'t>(office: &str, side: &'t str) -> Option<&'t str> {
    let (first, rest) = office.split_once(' ')?;
    let at = side.find(rest).filter(|_| !side.contains(first))?;
    let other = side[..at].strip_suffix(' ')?.rsplit(' ').next()?;
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let ends = !side[at + rest.len()..].starts_with(char::is_alphanumeric);
    (is_name(other) && is_name(rest) && ends).then(|| &side[at - 1 - other.len()..at + rest.len()])
}

/// A post abroad in another country than the post that the title names: both have "Embassy in", and another name behind it.
/// One may have the capital for the country, so this is a remark.
//
// post ::= ( "Embassy" | "Legation" | "Consulate" | "Mission" | "Ambassador" ) S "in" S [ "the" S ] name { S name }
fn other_post(cable: &Cable, title: &Reading<'_>) -> Option<Diagnostic> {
    let in_title = post(&title.text)?;
    let kinds = [ActionKind::Sent, ActionKind::Received];
    let names = parties(cable, &kinds).flat_map(|party| &party.names);
    let offices: Vec<Passage> = names.map(words_of).collect();
    let is_titles =
        |office: &Passage| post(&office.value).is_some_and(|post| shares_a_name(post, in_title));
    if offices.iter().any(is_titles) {
        return None;
    }
    let other = offices.iter().find(|office| post(&office.value).is_some())?;
    let message = format!("post is `{}`, the title names one in `{in_title}`", other.value);
    Some(
        Diagnostic::new(&KIND, message)
            .weighing(Severity::Info)
            .at(other.span, "the post in the header")
            .at(title.place(0..title.text.len()), "the title")
            .help("nothing need be done if one is the capital of the other; else correct the one that is wrong"),
    )
}

/// Where the first post of some words is.
fn post(words: &str) -> Option<&str> {
    const POSTS: [&str; 5] =
        ["Embassy in ", "Legation in ", "Consulate in ", "Mission in ", "Ambassador in "];
    let start = POSTS.iter().filter_map(|post| Some(words.find(post)? + post.len())).min()?;
    let rest = words[start..].trim_start_matches("the ");
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let length: usize =
        rest.split_inclusive(' ').take_while(|word| is_name(word)).map(str::len).sum();
    let name = rest[..length].split([',', ':', ';', '(', '[', '\'']).next()?.trim_end();
    (!name.is_empty()).then_some(name)
}

/// The words of an office without "of", "the" and acronyms, of which every office has several.
fn telling_words(office: &str) -> String {
    let words = office.split_whitespace().filter(|word| word.chars().count() >= 4);
    words.collect::<Vec<_>>().join(" ")
}

/// Somebody passes a message on whom neither the title names nor a line at the head or the end.
///
/// Where neither says how the message went, the relay is known from elsewhere; and he may be so in any case, so
/// this is a remark.
fn unnamed_relay(cable: &Cable, title: &Reading<'_>) -> Option<Diagnostic> {
    let lines: Vec<&Line> = cable.body.iter().flat_map(|body| all_lines(&body.text)).collect();
    let is_told = lines.iter().any(|line| line.kind == LineKind::Address)
        || title.text.split_whitespace().any(|word| word.trim_start_matches('[') == "via");
    let named: Vec<Person> =
        lines.iter().flat_map(|line| Person::in_passage(&line.content)).collect();
    let words: String = lines.iter().map(|line| plain(&line.content) + " ").collect();
    let relays = persons(cable, &[ActionKind::Transmitted, ActionKind::Forwarded]);
    let unnamed = relays.into_iter().filter(|_| is_told).find(|relay| {
        !named.iter().any(|person| person.may_be(relay))
            && !shares_a_name(&relay.words, &title.text)
            && !shares_a_name(&relay.words, &words)
    })?;
    let message =
        format!("relay is `{}`, whom neither title nor addressee lines name", unnamed.words);
    Some(
        Diagnostic::new(&KIND, message)
            .weighing(Severity::Info)
            .at(unnamed.span, "the relay")
            .at(title.place(0..title.text.len()), "the title")
            .help("nothing need be done if the relay is known from elsewhere; else compare the original"),
    )
}

/// The lines of a message and of the messages inside it.
fn all_lines(text: &Text) -> Vec<&Line> {
    settled::lines(text).chain(text.messages().flat_map(settled::lines)).collect()
}

/// The place that the form gives (`From: Washington`) is not the one that the message is said to be sent from.
fn other_place(cable: &Cable) -> Option<Diagnostic> {
    let place = |inline: &Inline| Person::of_kind(inline, NameKind::Place);
    let sent =
        parties(cable, &[ActionKind::Sent]).flat_map(|party| &party.names).find_map(place)?;
    let notes = settled::notes(&cable.body.as_ref()?.text, &NoteKind::Transmission);
    let from =
        notes.into_iter().filter(|note| plain(note).trim().to_lowercase().starts_with("from"));
    let on_form = from.flatten().find_map(place)?;
    if on_form.pointer == sent.pointer || shares_a_name(&on_form.words, &sent.words) {
        return None;
    }
    let message =
        format!("message is sent from `{}`, the form says `{}`", sent.words, on_form.words);
    let finding = Diagnostic::new(&KIND, message)
        .at(on_form.span, "the place on the form")
        .at(sent.span, "the place in the header")
        .help("compare the original; title or form is wrong, unless the message was passed on");
    let sure = on_form.is_known_with(&sent);
    Some(if sure { finding } else { finding.weighing(Severity::Info) })
}

/// Everybody whom the text names and knows: under another name the title may have the same person.
fn known(record: &Record<'_>) -> Vec<Person> {
    let printed = record.body().into_iter().flat_map(|text| text.passages.printed());
    let pointed =
        printed.filter(|inline| matches!(&inline.node, Node::Name(name) if name.pointer.is_some()));
    pointed.filter_map(Person::of).collect()
}

fn problem(
    person: &Person,
    role: &str,
    own_side: &str,
    other_side: &str,
    title: &Reading<'_>,
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
