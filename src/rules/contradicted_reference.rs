//! A text names another telegram that the collection has, and is contradicted by it.

use std::collections::HashMap;

use super::bare_number::BareNumber;
use super::corpus::{Corpus, Facts, Named, Reference, Who, Whose};
use super::correspondents::shares_a_name;
use super::reference_by_day::{ByDay, Wrong};
use super::{Context, Rule, Setting};
use crate::cable::PartialDate;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Passage;

pub(super) static RULE: Rule = Rule::of_collection(&KIND, check).with(&[&DAYS]);

static KIND: Kind = Kind {
    code: "contradicted-reference",
    family: Family::Number,
    severity: Severity::Warning,
    summary: "a text names another telegram by a date or sender that it does not have",
    page: include_str!("../../docs/rules/contradicted-reference.md"),
};

static DAYS: Setting = Setting {
    name: "days",
    usual: 2,
    greatest: 366,
    summary: "days by which a date may differ: a telegram is dated by its sending or by its receipt",
};

fn check(corpus: &Corpus, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let days = i64::from(context.settings.get(KIND.code, &DAYS));
    let index = index(corpus);
    let by_day = ByDay::of(corpus);
    for (at, facts) in corpus.records.iter().enumerate() {
        for reference in &facts.references {
            findings.extend(match reference.n {
                Some(_) => {
                    let named = named(corpus, &index, at, reference);
                    let sender = sender(facts, reference, context);
                    contradiction(facts, reference, sender, &named, days)
                        .or_else(|| not_of_named(facts, reference, sender?, &named))
                }
                None => {
                    by_day.wrong(corpus, at, reference, days).map(|wrong| of_day(reference, wrong))
                }
            });
        }
    }
}

/// The person whom a reference names as the sender. Behind "from" an unknown place may stand, so somebody of whom nothing
/// says that it is a person must be known from elsewhere: from the register, or from the record itself.
fn sender<'r>(facts: &Facts, reference: &'r Reference, context: &Context<'_>) -> Option<&'r str> {
    let Named { name, is_person } = reference.sender.as_ref()?;
    let is_known = || {
        let parties = facts.sender.parties().chain(facts.recipient.parties());
        let mut names = parties.chain(facts.people.iter().map(|person| &*person.form));
        context.persons.named(name).is_some() || names.any(|known| shares_a_name(known, name))
    };
    (*is_person || is_known()).then_some(&**name)
}

/// Documents by the digits of their numbers.
type Index = HashMap<String, Vec<usize>>;

fn index(corpus: &Corpus) -> Index {
    let mut index = Index::new();
    for (at, facts) in corpus.records.iter().enumerate() {
        for bare in facts.numbers.iter().filter_map(|number| BareNumber::read(&number.n.value)) {
            // Title and text give the same number.
            let documents = index.entry(bare.digits()).or_default();
            if documents.last() != Some(&at) {
                documents.push(at);
            }
        }
    }
    index
}

/// The other documents that have the number of a reference, of the year that it says; if there are none, of that in which
/// the text was written: numbers begin again every year, and the year that is said may be the slip.
fn named<'c>(
    corpus: &'c Corpus,
    index: &Index,
    at: usize,
    reference: &Reference,
) -> Vec<Meant<'c>> {
    let Some(bare) = reference.n.as_deref().and_then(BareNumber::read) else { return Vec::new() };
    let year = |facts: &Facts| facts.day().and_then(|day| day.year);
    let own = year(&corpus.records[at]);
    let of_year = |wanted: Option<i16>| -> Vec<Meant<'c>> {
        let found = index.get(&bare.digits()).into_iter().flatten().copied();
        let others = found.filter(|&other| other != at).map(|other| &corpus.records[other]);
        others
            .filter(|facts| year(facts) == wanted)
            .filter_map(|facts| Meant::of(facts, &bare))
            .collect()
    };
    let stated = reference.date.and_then(|date| date.year).map(|year| of_year(Some(year)));
    stated.filter(|found| !found.is_empty()).unwrap_or_else(|| of_year(own))
}

/// A document that a reference may mean.
struct Meant<'c> {
    facts: &'c Facts,
    day: PartialDate,
    n: &'c Passage,
}

impl<'c> Meant<'c> {
    /// A document that has the number, if its day is known.
    fn of(facts: &'c Facts, bare: &BareNumber) -> Option<Self> {
        let agrees = |n: &str| BareNumber::read(n).is_some_and(|number| number.agrees(bare));
        let number = facts.numbers.iter().find(|number| agrees(&number.n.value))?;
        Some(Meant { facts, day: facts.day()?, n: &number.n })
    }
}

/// What is wrong with a reference, if no document fits it and one is certainly meant.
fn contradiction(
    facts: &Facts,
    reference: &Reference,
    sender: Option<&str>,
    named: &[Meant<'_>],
    days: i64,
) -> Option<Diagnostic> {
    let own_day = facts.day()?;
    let by_sender = |named: &&Meant<'_>| sent_as_said(facts, reference, sender, named.facts);
    let of_sender: Vec<_> = named.iter().filter(by_sender).collect();
    let stated =
        reference.date.map(|date| PartialDate { year: date.year.or(own_day.year), ..date });
    let fits = |named: &&Meant<'_>| {
        named.day <= own_day && stated.is_none_or(|day| apart(day, named.day) <= days)
    };
    match of_sender.as_slice() {
        [] => other_sender(facts, reference, named, stated?)
            .or_else(|| of_register(reference, named, stated?, days))
            .or_else(|| to_come(reference, named, stated?, own_day)),
        all if all.iter().any(fits) => None,
        [meant, ..] => Some(match stated {
            Some(day) if apart(day, meant.day) > days => other_date(reference, meant, day),
            _ if apart(own_day, meant.day) <= days => return None,
            _ => later(reference, meant, own_day),
        }),
    }
}

/// Whether the sender is the one who is named, or whom "my" or "your" says; without either, one of the correspondents.
/// Whoever passes a message on speaks of his own telegrams, and is answered by theirs.
fn sent_as_said(facts: &Facts, reference: &Reference, sender: Option<&str>, named: &Facts) -> bool {
    let is_of = |name: &str| named.sender.parties().any(|party| shares_a_name(party, name));
    if let Some(name) = sender {
        return is_of(name);
    }
    let senders = [&named.sender, &named.relay];
    let is_by = |parties: &[&Who]| {
        senders.iter().any(|sender| parties.iter().any(|party| sender.meets(party)))
    };
    match reference.whose {
        Some(Whose::Own) => is_by(&[&facts.sender, &facts.relay]),
        Some(Whose::Recipients) => is_by(&[&facts.recipient, &facts.relay]),
        None => {
            let name = reference.sender.as_ref().map(|named| &*named.name);
            name.is_some_and(is_of) || is_by(&[&facts.sender, &facts.recipient, &facts.relay])
        }
    }
}

fn apart(a: PartialDate, b: PartialDate) -> i64 {
    a.days_until(b).map_or(i64::MAX, i64::abs)
}

/// The number and the very day agree, and the sender is known to be another. Whoever is named in that telegram at all may
/// have written what it carries.
fn other_sender(
    facts: &Facts,
    reference: &Reference,
    named: &[Meant<'_>],
    stated: PartialDate,
) -> Option<Diagnostic> {
    let expected = match reference.whose? {
        Whose::Own => &facts.sender,
        Whose::Recipients => &facts.recipient,
    };
    let meant = named.iter().find(|named| named.day == stated && named.facts.sender.is_known())?;
    let is_named = meant
        .facts
        .people
        .iter()
        .any(|person| expected.parties().any(|party| *party == *person.pointer));
    (expected.is_known() && !is_named).then(|| {
        let message = format!("No. {} of {stated} was sent by somebody else", meant.n.value);
        finding(message, reference, meant)
    })
}

/// A number of five figures or more is one of a register, which has it once a year: of the only telegram with it the day
/// should be right, whoever sent it. Offices had registers of their own, so this is a remark, and a day far off is that
/// of another.
fn of_register(
    reference: &Reference,
    named: &[Meant<'_>],
    stated: PartialDate,
    days: i64,
) -> Option<Diagnostic> {
    const FIGURES: usize = 5;
    const A_MONTH: i64 = 31;
    let [meant] = named else { return None };
    let figures = meant.n.value.bytes().filter(u8::is_ascii_digit).count();
    let is_nobodys = reference.whose.is_none() && reference.sender.is_none();
    let is_slip = (days + 1..=A_MONTH).contains(&apart(stated, meant.day));
    (figures >= FIGURES && is_nobodys && is_slip)
        .then(|| other_date(reference, meant, stated).weighing(Severity::Info))
}

/// The number and the very day agree, whoever sent the telegram, and the day is later than the text. That the day is later
/// the record alone shows, so this is a remark: another document has the same day.
fn to_come(
    reference: &Reference,
    named: &[Meant<'_>],
    stated: PartialDate,
    own_day: PartialDate,
) -> Option<Diagnostic> {
    let [meant] = named else { return None };
    let is_later = meant.day == stated && own_day < meant.day;
    is_later.then(|| later(reference, meant, own_day).weighing(Severity::Info))
}

/// The number and the very day agree, and the one telegram meant is of somebody else than the text says.
///
/// Whoever is named in that telegram at all may have had to do with it: a relay, or another name of the sender.
fn not_of_named(
    facts: &Facts,
    reference: &Reference,
    sender: &str,
    named: &[Meant<'_>],
) -> Option<Diagnostic> {
    let [meant] = named else { return None };
    let year = facts.day()?.year;
    let stated = reference.date.map(|date| PartialDate { year: date.year.or(year), ..date })?;
    let Facts { sender: sent_by, recipient, people, .. } = meant.facts;
    let forms = people.iter().flat_map(|person| [&*person.form, &*person.pointer]);
    let mut names = sent_by.parties().chain(recipient.parties()).chain(forms);
    let is_other = sent_by.is_known() && !names.any(|name| shares_a_name(name, sender));
    (is_other && meant.day == stated).then(|| {
        let message = format!("No. {} of {stated} was not sent by {sender}", meant.n.value);
        finding(message, reference, meant)
    })
}

fn other_date(reference: &Reference, meant: &Meant<'_>, stated: PartialDate) -> Diagnostic {
    let (n, day) = (&meant.n.value, meant.day);
    finding(
        format!("No. {n} is named with the date {stated}, and is dated {day}"),
        reference,
        meant,
    )
}

fn later(reference: &Reference, meant: &Meant<'_>, own: PartialDate) -> Diagnostic {
    let (n, day) = (&meant.n.value, meant.day);
    finding(format!("a text of {own} names No. {n}, which is dated {day}"), reference, meant)
}

/// A day alone is a weaker sign than a number: the telegram that is meant may be none of the collection.
fn of_day(reference: &Reference, wrong: Wrong) -> Diagnostic {
    let help = "compare both originals; the date or the record of the sender is wrong";
    let (message, sent) = match wrong {
        Wrong::Later(day) => {
            (format!("a telegram of {day} is named by a text that is older"), None)
        }
        Wrong::OtherSender(day, title) => {
            (format!("the collection's telegram of {day} went the other way"), Some(title))
        }
    };
    let finding = Diagnostic::new(&KIND, message).at(reference.span, "named here").help(help);
    match sent {
        Some(title) => finding.at(title, "the telegram of that day").weighing(Severity::Info),
        None => finding,
    }
}

fn finding(message: String, reference: &Reference, meant: &Meant<'_>) -> Diagnostic {
    Diagnostic::new(&KIND, message)
        .at(reference.span, "named here")
        .at(meant.n.span, "the telegram with this number")
        .help("compare both originals; the number, the date or the record of the sender is wrong")
}
