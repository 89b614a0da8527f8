//! The registers know a name as that of somebody, or of some place, whom the pointer does not mean.

use std::collections::HashSet;

use super::super::correspondents::shares_a_name;
use super::super::{Context, Record};
use super::{KIND, named};
use crate::cable::{Inline, Name, NameKind, Node, plain};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::{persons, places};

/// What names and pointers contradict each other, each pair once. Of pointers into other registers nothing is known.
pub(super) fn contradictions(record: &Record<'_>, context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut told = HashSet::new();
    for named in named(record).filter_map(Named::of) {
        let bearer = match named.pointer.split_once(':') {
            Some(("person", id)) => other_person(&named.words, id, context.persons),
            Some(("place", id)) => other_place(&named.words, id, context.places),
            _ => None,
        };
        let new = bearer.filter(|_| told.insert((named.words.clone(), named.pointer)));
        findings.extend(new.map(|bearer| finding(&named, &bearer)));
    }
    findings
}

/// A name with a pointer.
struct Named<'a> {
    words: String,
    pointer: &'a str,
    span: Span,
}

impl Named<'_> {
    fn of(inline: &Inline) -> Option<Named<'_>> {
        let Node::Name(Name { kind, pointer, content }) = &inline.node else { return None };
        if ![NameKind::Person, NameKind::Place].contains(kind) {
            return None;
        }
        Some(Named { words: plain(content), pointer: &pointer.as_ref()?.value, span: inline.span })
    }
}

/// The pointer to the only person whom the words name, if the one with that id has no name in common with them.
fn other_person(words: &str, id: &str, persons: &persons::Register) -> Option<String> {
    let meant = persons.person(id)?;
    // Who is meant by a name stands in brackets behind it.
    let name = words.split('[').next().unwrap_or_default();
    let mentions = persons.mentions(name);
    let [mention] = &mentions[..] else { return None };
    let bearer = mention.person.filter(|bearer| bearer.id != meant.id)?;
    let around = [&name[..mention.range.start], &name[mention.range.end..]];
    let is_somebodys = around.iter().any(|words| names_a_relation(words));
    let is_named_so = meant.names().any(|name| shares_a_name(name, words));
    (!is_somebodys && !is_named_so).then(|| bearer.pointer())
}

/// `wife of`, `'s secretary`
fn names_a_relation(words: &str) -> bool {
    words.split_whitespace().any(|word| ["of", "to", "for"].contains(&word))
        || words.starts_with(['\'', '’'])
}

fn other_place(words: &str, id: &str, places: &places::Register) -> Option<String> {
    let meant = places.place(id)?;
    let bearer = places.named(words).filter(|bearer| bearer.id != meant.id)?;
    Some(bearer.pointer())
}

fn finding(named: &Named<'_>, bearer: &str) -> Diagnostic {
    let Named { words, pointer, span } = named;
    let message = format!("`{words}` stands for `{pointer}`, the register has it for `{bearer}`");
    Diagnostic::new(&KIND, message)
        .at(*span, format!("{pointer} here"))
        .help("correct the pointer, or add the name to the project's register")
}
