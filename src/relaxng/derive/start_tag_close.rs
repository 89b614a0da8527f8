//! What is left when a start tag ends: no attribute can come any more.

use super::Memo;
use crate::relaxng::pattern::{Pattern, PatternId, Patterns, Properties};

/// `startTagCloseDeriv`: the content; `NotAllowed` if an attribute is missing.
pub(in crate::relaxng) fn start_tag_close_deriv(
    patterns: &mut Patterns,
    id: PatternId,
) -> PatternId {
    StartTagClose { missing: PatternId::NOT_ALLOWED, memo: Memo::default() }.of(patterns, id)
}

/// The content as if no attribute were missing.
pub(in crate::relaxng) fn ignore_missing_attributes(
    patterns: &mut Patterns,
    id: PatternId,
) -> PatternId {
    StartTagClose { missing: PatternId::EMPTY, memo: Memo::default() }.of(patterns, id)
}

struct StartTagClose {
    /// What takes the place of an attribute.
    missing: PatternId,
    memo: Memo,
}

impl StartTagClose {
    fn of(&mut self, patterns: &mut Patterns, id: PatternId) -> PatternId {
        if !patterns.properties(id).contains(Properties::ATTRIBUTES) {
            return id;
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
                let left = self.all(patterns, &members);
                patterns.choice(left)
            }
            Pattern::Group(members) => {
                let left = self.all(patterns, &members);
                patterns.group(left)
            }
            Pattern::Interleave(members) => {
                let left = self.all(patterns, &members);
                patterns.interleave(left)
            }
            Pattern::OneOrMore(member) => {
                let left = self.of(patterns, member);
                patterns.one_or_more(left)
            }
            Pattern::After(content, rest) => {
                let left = self.of(patterns, content);
                patterns.after(left, rest)
            }
            Pattern::Attribute(..) => self.missing,
            Pattern::NotAllowed
            | Pattern::Empty
            | Pattern::Text
            | Pattern::List(_)
            | Pattern::Data(..)
            | Pattern::Value(_)
            | Pattern::Element(_) => id,
        }
    }

    fn all(&mut self, patterns: &mut Patterns, members: &[PatternId]) -> Vec<PatternId> {
        members.iter().map(|&member| self.of(patterns, member)).collect()
    }
}
