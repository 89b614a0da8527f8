//! What is left when an attribute was there.

use super::{Memo, any_of_interleave};
use crate::relaxng::name_class::Name;
use crate::relaxng::parts::Parts;
use crate::relaxng::pattern::{Pattern, PatternId, Patterns, Properties};

/// The patterns of the values that an attribute of that name may have; none if there may be no such
/// attribute.
pub(in crate::relaxng) fn attribute_values(
    patterns: &Patterns,
    parts: &Parts,
    id: PatternId,
    name: &Name,
) -> Vec<PatternId> {
    let attributes = patterns.attributes_in(id).into_iter();
    let named = attributes.filter(|(class, _)| parts.name_class(*class).contains(name));
    let mut values: Vec<_> = named.map(|(_, value)| value).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// `attDeriv` for an attribute of that name, whose value matches the patterns `accepted`.
pub(in crate::relaxng) fn att_deriv(
    patterns: &mut Patterns,
    parts: &Parts,
    id: PatternId,
    name: &Name,
    accepted: &[PatternId],
) -> PatternId {
    Attribute { parts, name, accepted, memo: Memo::default() }.of(patterns, id)
}

struct Attribute<'a> {
    parts: &'a Parts,
    name: &'a Name,
    accepted: &'a [PatternId],
    memo: Memo,
}

impl Attribute<'_> {
    fn of(&mut self, patterns: &mut Patterns, id: PatternId) -> PatternId {
        if !patterns.properties(id).contains(Properties::ATTRIBUTES) {
            return PatternId::NOT_ALLOWED;
        }
        if let Some(&known) = self.memo.get(&id) {
            return known;
        }
        let left = self.derive(patterns, id);
        self.memo.insert(id, left);
        left
    }

    fn derive(&mut self, patterns: &mut Patterns, id: PatternId) -> PatternId {
        match patterns.get(id).clone() {
            Pattern::Choice(members) => {
                let left: Vec<_> = members.iter().map(|&member| self.of(patterns, member)).collect();
                patterns.choice(left)
            }
            Pattern::Group(members) => self.group(patterns, &members),
            Pattern::Interleave(members) => any_of_interleave(
                patterns,
                &members,
                |patterns, member| self.of(patterns, member),
                |patterns, left, others| patterns.interleave(others.iter().copied().chain([left])),
            ),
            Pattern::OneOrMore(member) => {
                let left = self.of(patterns, member);
                let again = patterns.optional(id);
                patterns.group([left, again])
            }
            Pattern::After(content, rest) => {
                let left = self.of(patterns, content);
                patterns.after(left, rest)
            }
            Pattern::Attribute(class, value) => {
                let named = self.parts.name_class(class).contains(self.name);
                if named && self.accepted.contains(&value) {
                    PatternId::EMPTY
                } else {
                    PatternId::NOT_ALLOWED
                }
            }
            Pattern::NotAllowed
            | Pattern::Empty
            | Pattern::Text
            | Pattern::List(_)
            | Pattern::Data(..)
            | Pattern::Value(_)
            | Pattern::Element(_) => PatternId::NOT_ALLOWED,
        }
    }

    /// Attributes have no order, so every member may take it.
    fn group(&mut self, patterns: &mut Patterns, members: &[PatternId]) -> PatternId {
        let mut found = Vec::new();
        for (at, &member) in members.iter().enumerate() {
            let left = self.of(patterns, member);
            if left != PatternId::NOT_ALLOWED {
                let (before, behind) = (&members[..at], &members[at + 1..]);
                let others = before.iter().copied().chain([left]).chain(behind.iter().copied());
                found.push(patterns.group(others));
            }
        }
        patterns.choice(found)
    }
}
