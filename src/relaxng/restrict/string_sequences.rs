//! 7.2 String sequences: a datatype is the whole content of an element or attribute, not a part of it.

use super::{Check, Reached};
use crate::relaxng::incorrect::Clause;
use crate::relaxng::pattern::{ElementId, Pattern, PatternId, Properties};

/// The content types, in their order; a pattern that breaks the clause has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ContentType {
    Empty,
    Complex,
    Simple,
}

pub(super) fn check(check: &mut Check<'_>, reached: &[Reached], elements: &[ElementId]) {
    let mut types = vec![None; check.patterns.len()];
    let mut spans = vec![None; check.patterns.len()];
    for &Reached { id, span } in reached {
        types[id.index()] = content_type(check, &types, id);
        spans[id.index()] = Some(span);
    }
    let content = |&id: &ElementId| check.parts.element(id).content;
    let mut contents: Vec<PatternId> = elements.iter().map(content).collect();
    contents.extend(reached.iter().filter_map(|reached| match *check.patterns.get(reached.id) {
        Pattern::Attribute(_, value) => Some(value),
        _ => None,
    }));
    contents.sort_unstable();
    contents.dedup();
    contents.retain(|content| types[content.index()].is_none());
    for content in contents {
        let culprit = culprit(check, &types, content);
        if let Some(span) = spans[culprit.index()] {
            check.wrong(Clause::StringSequences, span, words(check, &types, culprit));
        }
    }
}

fn content_type(
    check: &Check<'_>,
    types: &[Option<ContentType>],
    id: PatternId,
) -> Option<ContentType> {
    let of = |member: &PatternId| types[member.index()];
    match check.patterns.get(id) {
        Pattern::NotAllowed | Pattern::Empty => Some(ContentType::Empty),
        Pattern::Text | Pattern::Element(_) => Some(ContentType::Complex),
        Pattern::List(_) | Pattern::Value(_) => Some(ContentType::Simple),
        Pattern::Data(_, except) => of(except).map(|_| ContentType::Simple),
        Pattern::Attribute(_, value) => of(value).map(|_| ContentType::Empty),
        Pattern::After(content, _) => of(content),
        Pattern::OneOrMore(member) => groupable(of(member)?, of(member)?),
        Pattern::Choice(members) => {
            members.iter().map(of).try_fold(ContentType::Empty, |all, one| Some(all.max(one?)))
        }
        Pattern::Group(members) | Pattern::Interleave(members) => {
            members.iter().map(of).try_fold(ContentType::Empty, |all, one| groupable(all, one?))
        }
    }
}

/// The content type of two patterns beside each other.
fn groupable(one: ContentType, other: ContentType) -> Option<ContentType> {
    use ContentType::{Complex, Empty};
    match (one, other) {
        (Empty, any) | (any, Empty) => Some(any),
        (Complex, Complex) => Some(Complex),
        _ => None,
    }
}

/// The innermost pattern that breaks the clause. An attribute is no way down: its value is looked at itself.
fn culprit(check: &Check<'_>, types: &[Option<ContentType>], content: PatternId) -> PatternId {
    let mut at = content;
    loop {
        let broken = |member: &&PatternId| types[member.index()].is_none();
        match check.patterns.get(at).members().iter().find(broken) {
            Some(&member) => at = member,
            None => return at,
        }
    }
}

/// How a pattern breaks the clause whose members keep it.
fn words(check: &Check<'_>, types: &[Option<ContentType>], culprit: PatternId) -> &'static str {
    let pattern = check.patterns.get(culprit);
    if let Pattern::OneOrMore(_) = pattern {
        return "a value is repeated outside a `list`";
    }
    let members = pattern.members();
    let of_type = |wanted: ContentType| {
        members.iter().filter(move |member| types[member.index()] == Some(wanted))
    };
    let has_text =
        |member: &PatternId| check.patterns.properties(*member).contains(Properties::TEXT);
    if of_type(ContentType::Simple).count() > 1 {
        "a value stands beside another outside a `list`"
    } else if of_type(ContentType::Complex).any(has_text) {
        "a value stands beside `text`"
    } else {
        "a value stands beside an element"
    }
}
