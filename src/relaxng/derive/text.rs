//! What is left when there was text.

use super::{Memo, any_of_interleave};
use crate::relaxng::parts::Parts;
use crate::relaxng::pattern::{Pattern, PatternId, Patterns, Properties};
use crate::xml::words;
use crate::xsd::Namespaces;

/// Text that is matched.
#[derive(Clone, Copy)]
pub(in crate::relaxng) enum Characters<'t> {
    /// Any text among elements, where no datatype can be (7.2).
    Mixed,
    /// A whole value, or a word of a list, with the namespaces in scope.
    Value(&'t str, &'t dyn Namespaces),
}

/// `textDeriv`: what is left after text.
pub(in crate::relaxng) fn text_deriv(
    patterns: &mut Patterns,
    parts: &Parts,
    id: PatternId,
    text: Characters<'_>,
) -> PatternId {
    Text { parts, text, memo: Memo::default() }.of(patterns, id)
}

struct Text<'a> {
    parts: &'a Parts,
    text: Characters<'a>,
    memo: Memo,
}

impl Text<'_> {
    fn of(&mut self, patterns: &mut Patterns, id: PatternId) -> PatternId {
        let properties = patterns.properties(id);
        if !properties.contains(Properties::TEXT) && !properties.contains(Properties::DATA) {
            return PatternId::NOT_ALLOWED;
        }
        match *patterns.get(id) {
            Pattern::Text => id,
            Pattern::Data(..) | Pattern::Value(_) | Pattern::List(_) => self.value(patterns, id),
            _ => self.remembered(patterns, id),
        }
    }

    fn remembered(&mut self, patterns: &mut Patterns, id: PatternId) -> PatternId {
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
                let left: Vec<_> =
                    members.iter().map(|&member| self.of(patterns, member)).collect();
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
            Pattern::Text => id,
            Pattern::Data(..) | Pattern::Value(_) | Pattern::List(_) => self.value(patterns, id),
            Pattern::NotAllowed | Pattern::Empty | Pattern::Attribute(..) | Pattern::Element(_) => {
                PatternId::NOT_ALLOWED
            }
        }
    }

    fn group(&mut self, patterns: &mut Patterns, members: &[PatternId]) -> PatternId {
        let mut found = Vec::new();
        for (at, &member) in members.iter().enumerate() {
            let left = self.of(patterns, member);
            let behind = &members[at + 1..];
            found.push(patterns.group([left].into_iter().chain(behind.iter().copied())));
            if !patterns.is_nullable(member) {
                break;
            }
        }
        patterns.choice(found)
    }

    fn value(&mut self, patterns: &mut Patterns, id: PatternId) -> PatternId {
        let Characters::Value(text, namespaces) = self.text else { return PatternId::NOT_ALLOWED };
        let matches = match *patterns.get(id) {
            Pattern::Data(datatype, except) => {
                self.parts.datatype(datatype).check(text, namespaces).is_ok()
                    && !(except != PatternId::NOT_ALLOWED && self.is_matched(patterns, except))
            }
            Pattern::Value(value) => self.parts.value(value).is(self.parts, text, namespaces),
            Pattern::List(member) => self.is_list(patterns, member, text, namespaces),
            _ => false,
        };
        if matches { PatternId::EMPTY } else { PatternId::NOT_ALLOWED }
    }

    fn is_matched(&mut self, patterns: &mut Patterns, except: PatternId) -> bool {
        let left = self.of(patterns, except);
        patterns.is_nullable(left)
    }

    /// `listDeriv`: each word in turn.
    fn is_list(
        &self,
        patterns: &mut Patterns,
        member: PatternId,
        text: &str,
        namespaces: &dyn Namespaces,
    ) -> bool {
        let left = words(text).try_fold(member, |left, word| {
            let word = Characters::Value(word, namespaces);
            let left = text_deriv(patterns, self.parts, left, word);
            (left != PatternId::NOT_ALLOWED).then_some(left)
        });
        left.is_some_and(|left| patterns.is_nullable(left))
    }
}
