//! What is left when a start tag begins.

use super::{Memo, any_of_interleave, apply_after};
use crate::relaxng::name_class::Name;
use crate::relaxng::parts::Parts;
use crate::relaxng::pattern::{Pattern, PatternId, Patterns, Properties};

/// `startTagOpenDeriv`: the content of an element of that name, and what follows it.
///
/// Invariant: the answer is `NotAllowed`, an `After`, or a choice of `After`s.
pub(in crate::relaxng) fn start_tag_open_deriv(
    patterns: &mut Patterns,
    parts: &Parts,
    id: PatternId,
    name: &Name,
) -> PatternId {
    StartTagOpen { parts, name, skip_required: false, memo: Memo::default() }.of(patterns, id)
}

/// The same as if what must come before the element had come: recovery from an element too early.
pub(in crate::relaxng) fn start_tag_open_recover_deriv(
    patterns: &mut Patterns,
    parts: &Parts,
    id: PatternId,
    name: &Name,
) -> PatternId {
    StartTagOpen { parts, name, skip_required: true, memo: Memo::default() }.of(patterns, id)
}

struct StartTagOpen<'a> {
    parts: &'a Parts,
    name: &'a Name,
    skip_required: bool,
    memo: Memo,
}

impl StartTagOpen<'_> {
    fn of(&mut self, patterns: &mut Patterns, id: PatternId) -> PatternId {
        if !patterns.properties(id).contains(Properties::ELEMENTS) {
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
                |patterns, left, others| {
                    apply_after(patterns, left, |patterns, rest| {
                        patterns.interleave(others.iter().copied().chain([rest]))
                    })
                },
            ),
            Pattern::OneOrMore(member) => {
                let left = self.of(patterns, member);
                let again = patterns.optional(id);
                apply_after(patterns, left, |patterns, rest| patterns.group([rest, again]))
            }
            Pattern::After(content, rest) => {
                let left = self.of(patterns, content);
                apply_after(patterns, left, |patterns, inner| patterns.after(inner, rest))
            }
            Pattern::Element(element) => {
                let element = self.parts.element(element);
                if self.parts.name_class(element.name).contains(self.name) {
                    patterns.after(element.content, PatternId::EMPTY)
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
            | Pattern::Attribute(..) => PatternId::NOT_ALLOWED,
        }
    }

    fn group(&mut self, patterns: &mut Patterns, members: &[PatternId]) -> PatternId {
        let mut found = Vec::new();
        for (at, &member) in members.iter().enumerate() {
            let left = self.of(patterns, member);
            let behind = &members[at + 1..];
            found.push(apply_after(patterns, left, |patterns, rest| {
                patterns.group([rest].into_iter().chain(behind.iter().copied()))
            }));
            if !self.skip_required && !patterns.is_nullable(member) {
                break;
            }
        }
        patterns.choice(found)
    }
}
