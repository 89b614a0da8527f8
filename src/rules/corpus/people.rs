//! Who is named in a document.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::super::{Record, settled};
use crate::cable::{ActionKind, Cable, Inline, LineKind, NameKind, Node, plain};
use crate::source::Span;

/// A name that points to a person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in super::super) struct Person {
    /// The name as it is compared: words in lower case, without brackets.
    pub(in super::super) form: Box<str>,
    /// The last part of the pointer: `stalin` of `person:stalin` and of `persons.xml#stalin`.
    pub(in super::super) pointer: Box<str>,
    /// The words of the name.
    pub(in super::super) span: Span,
}

/// Every name with a pointer, each pair of name and pointer once.
pub(super) fn all(record: &Record<'_>) -> Vec<Person> {
    let mut seen = HashSet::new();
    let text = record.body().into_iter().flat_map(|text| text.passages.settled());
    let people = record.of_title().settled().chain(in_header(record.cable)).chain(text);
    let people = people.filter_map(person);
    people.filter(|person| seen.insert((person.form.clone(), person.pointer.clone()))).collect()
}

fn in_header(cable: &Cable) -> Vec<&Inline> {
    let mut found = Vec::new();
    for party in cable.everybody() {
        settled::for_each(&party.names, &mut |inline| found.push(inline));
    }
    found
}

fn person(inline: &Inline) -> Option<Person> {
    let Node::Name(name) = &inline.node else { return None };
    if name.kind != NameKind::Person {
        return None;
    }
    let pointer = end_of_pointer(&name.pointer.as_ref()?.value)?.into();
    let form = folded(&plain(&name.content));
    let named = form.contains(char::is_alphabetic);
    named.then(|| Person { form: form.into(), pointer, span: settled::place(inline) })
}

/// Several pointers at once say nothing of one person.
fn end_of_pointer(pointer: &str) -> Option<&str> {
    let end = pointer.rsplit(['#', ':', '/']).next()?;
    (!end.is_empty() && !pointer.contains(char::is_whitespace)).then_some(end)
}

fn folded(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The parties to one side of a message, by pointer or else by name, in no order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(in super::super) struct Who(Vec<Box<str>>);

impl Who {
    /// Whether anybody is named at all.
    pub(in super::super) fn is_known(&self) -> bool {
        !self.0.is_empty()
    }

    /// Each of them.
    pub(in super::super) fn parties(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|party| &**party)
    }

    /// Whether one of them stands on the other side too.
    pub(in super::super) fn meets(&self, other: &Who) -> bool {
        self.0.iter().any(|party| other.0.contains(party))
    }
}

/// Who sent a message, or who got it.
pub(super) fn party(cable: &Cable, kinds: &[ActionKind]) -> Who {
    let actions = cable.correspondence.iter().filter(|action| kinds.contains(&action.kind));
    let mut keys: Vec<_> =
        actions.flat_map(|action| &action.parties).filter_map(|party| key(&party.names)).collect();
    keys.sort();
    keys.dedup();
    Who(keys)
}

/// Who signs the outer text.
pub(super) fn signers(cable: &Cable) -> Who {
    let lines = cable.body.iter().flat_map(|body| settled::lines(&body.text));
    let mut keys = Vec::new();
    for line in lines.filter(|line| line.kind == LineKind::Signed) {
        settled::for_each(&line.content, &mut |inline| {
            keys.extend(key(std::slice::from_ref(inline)))
        });
    }
    Who(keys)
}

/// A pointer counts more than words: the same person signs with several names.
fn key(names: &[Inline]) -> Option<Box<str>> {
    let pointer = names.iter().find_map(|inline| match &inline.node {
        Node::Name(name) if name.kind == NameKind::Person => {
            end_of_pointer(&name.pointer.as_ref()?.value)
        }
        _ => None,
    });
    let words =
        || folded(&names.iter().map(|name| plain(name.content()) + " ").collect::<String>());
    let key: Box<str> = pointer.map_or_else(|| words().into(), Into::into);
    (!key.is_empty()).then_some(key)
}
