//! Patterns: every pattern once, so that equal patterns have equal numbers.
//!
//! The constructors keep what the derivative paper asks of its constructors and what 4.20 and 4.21 ask of
//! schemas: `notAllowed` and `empty` vanish where they make no difference. A choice, a group and an
//! interleave have any number of members. The members of a choice are a set, so derivatives do not grow
//! where they only repeat themselves.

mod inside;
mod properties;
mod restore;

pub(super) use properties::Properties;

use std::hash::BuildHasherDefault;

use indexmap::IndexSet;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};

/// The number of a pattern in its [`Patterns`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct PatternId(u32);

/// The number of an element of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct ElementId(pub(super) u32);

/// The number of a class of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct NameClassId(pub(super) u32);

/// The number of a datatype with its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct DatatypeId(pub(super) u32);

/// The number of a value of a datatype.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct ValueId(pub(super) u32);

// pattern    ::= <notAllowed/> | nonEmptyPattern | <empty/> | <choice> .. <oneOrMore> ..          (5)
// The paper adds After, what a start tag leaves behind: the content, and what follows the element.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Pattern {
    NotAllowed,
    Empty,
    Text,
    /// At least two, ascending, none of them a choice.
    Choice(Box<[PatternId]>),
    /// At least two, ascending; the same pattern may occur repeatedly.
    Interleave(Box<[PatternId]>),
    /// At least two, in order.
    Group(Box<[PatternId]>),
    OneOrMore(PatternId),
    List(PatternId),
    /// Values of a datatype, except those of a pattern, which is `NotAllowed` for none.
    Data(DatatypeId, PatternId),
    Value(ValueId),
    Attribute(NameClassId, PatternId),
    Element(ElementId),
    After(PatternId, PatternId),
}

/// A table of patterns. Members have lower numbers than what holds them.
#[derive(Clone)]
pub(super) struct Patterns {
    patterns: IndexSet<Pattern, BuildHasherDefault<FxHasher>>,
    properties: Vec<Properties>,
}

/// Longer sequences are not merged, or a schema of a few lines could ask for one without end.
const LONGEST: usize = 16;

impl PatternId {
    pub(super) const NOT_ALLOWED: Self = Self(0);
    pub(super) const EMPTY: Self = Self(1);
    pub(super) const TEXT: Self = Self(2);

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

impl Patterns {
    pub(super) fn new() -> Self {
        let mut patterns = Self { patterns: IndexSet::default(), properties: Vec::new() };
        // In the order of their numbers.
        for pattern in [Pattern::NotAllowed, Pattern::Empty, Pattern::Text] {
            patterns.intern(pattern);
        }
        patterns
    }

    pub(super) fn get(&self, id: PatternId) -> &Pattern {
        &self.patterns[id.index()]
    }

    pub(super) fn properties(&self, id: PatternId) -> Properties {
        self.properties[id.index()]
    }

    pub(super) fn is_nullable(&self, id: PatternId) -> bool {
        self.properties(id).contains(Properties::NULLABLE)
    }

    pub(super) fn len(&self) -> usize {
        self.properties.len()
    }

    /// The alternatives of a pattern: its members if it is a choice, otherwise itself.
    pub(super) fn alternatives(&self, id: PatternId) -> Vec<PatternId> {
        match self.get(id) {
            Pattern::Choice(members) => members.to_vec(),
            _ => vec![id],
        }
    }

    /// One of the members.
    pub(super) fn choice(&mut self, members: impl IntoIterator<Item = PatternId>) -> PatternId {
        let mut all = Vec::new();
        for member in members {
            match self.get(member) {
                Pattern::NotAllowed => {}
                Pattern::Choice(inner) => all.extend_from_slice(inner),
                _ => all.push(member),
            }
        }
        all.sort_unstable();
        all.dedup();
        self.drop_needless_empty(&mut all);
        self.merge_afters(&mut all);
        match all[..] {
            [] => PatternId::NOT_ALLOWED,
            [only] => only,
            _ => self.intern(Pattern::Choice(all.into())),
        }
    }

    /// `empty` says nothing beside a pattern that may be empty (4.21).
    fn drop_needless_empty(&self, members: &mut Vec<PatternId>) {
        if let Ok(at) = members.binary_search(&PatternId::EMPTY)
            && members.iter().any(|&id| id != PatternId::EMPTY && self.is_nullable(id))
        {
            members.remove(at);
        }
    }

    /// Afters of the same content are one with a choice of what follows; then those with the same that
    /// follows are one with a choice of content. Without this, ambiguous elements within each other would
    /// double the alternatives at each depth.
    fn merge_afters(&mut self, members: &mut Vec<PatternId>) {
        let mut afters = self.take_afters(members);
        if afters.len() > 1 {
            afters = self.merge_pairs(afters);
            let turned = afters.into_iter().map(|(content, rest)| (rest, content)).collect();
            let merged = self.merge_pairs(turned);
            afters = merged.into_iter().map(|(rest, content)| (content, rest)).collect();
        }
        members.extend(afters.into_iter().map(|(content, rest)| self.after(content, rest)));
        members.sort_unstable();
    }

    fn take_afters(&self, members: &mut Vec<PatternId>) -> Vec<(PatternId, PatternId)> {
        let mut afters = Vec::new();
        members.retain(|&member| match *self.get(member) {
            Pattern::After(content, rest) => {
                afters.push((content, rest));
                false
            }
            _ => true,
        });
        afters
    }

    fn merge_pairs(
        &mut self,
        mut pairs: Vec<(PatternId, PatternId)>,
    ) -> Vec<(PatternId, PatternId)> {
        pairs.sort_unstable();
        pairs
            .chunk_by(|a, b| a.0 == b.0)
            .map(|same| match *same {
                [only] => only,
                _ => (same[0].0, self.choice(same.iter().map(|pair| pair.1))),
            })
            .collect()
    }

    /// The members one after the other.
    pub(super) fn group(&mut self, members: impl IntoIterator<Item = PatternId>) -> PatternId {
        let Some(mut all) = self.joined(members, |pattern| match pattern {
            Pattern::Group(inner) => Some(inner),
            _ => None,
        }) else {
            return PatternId::NOT_ALLOWED;
        };
        match all[..] {
            [] => PatternId::EMPTY,
            [only] => only,
            _ => {
                all.shrink_to_fit();
                self.intern(Pattern::Group(all.into()))
            }
        }
    }

    /// The members in any order, mixed.
    pub(super) fn interleave(&mut self, members: impl IntoIterator<Item = PatternId>) -> PatternId {
        let Some(mut all) = self.joined(members, |pattern| match pattern {
            Pattern::Interleave(inner) => Some(inner),
            _ => None,
        }) else {
            return PatternId::NOT_ALLOWED;
        };
        all.sort_unstable();
        match all[..] {
            [] => PatternId::EMPTY,
            [only] => only,
            _ => self.intern(Pattern::Interleave(all.into())),
        }
    }

    /// The members without `empty`, those of the same kind resolved; none if one is `notAllowed`.
    fn joined(
        &self,
        members: impl IntoIterator<Item = PatternId>,
        inner: impl Fn(&Pattern) -> Option<&[PatternId]>,
    ) -> Option<Vec<PatternId>> {
        let mut all = Vec::new();
        for member in members {
            match self.get(member) {
                Pattern::NotAllowed => return None,
                Pattern::Empty => {}
                pattern => match inner(pattern) {
                    Some(inner) if all.len() + inner.len() <= LONGEST => {
                        all.extend_from_slice(inner);
                    }
                    _ => all.push(member),
                },
            }
        }
        Some(all)
    }

    pub(super) fn one_or_more(&mut self, member: PatternId) -> PatternId {
        match self.get(member) {
            Pattern::NotAllowed | Pattern::Empty | Pattern::OneOrMore(_) => member,
            _ => self.intern(Pattern::OneOrMore(member)),
        }
    }

    /// `optional` is a choice of the pattern and `empty` (4.14).
    pub(super) fn optional(&mut self, member: PatternId) -> PatternId {
        self.choice([member, PatternId::EMPTY])
    }

    pub(super) fn list(&mut self, member: PatternId) -> PatternId {
        self.unless_not_allowed(member, Pattern::List(member))
    }

    pub(super) fn data(&mut self, datatype: DatatypeId, except: PatternId) -> PatternId {
        self.intern(Pattern::Data(datatype, except))
    }

    pub(super) fn value(&mut self, value: ValueId) -> PatternId {
        self.intern(Pattern::Value(value))
    }

    pub(super) fn attribute(&mut self, name: NameClassId, value: PatternId) -> PatternId {
        self.unless_not_allowed(value, Pattern::Attribute(name, value))
    }

    pub(super) fn element(&mut self, element: ElementId) -> PatternId {
        self.intern(Pattern::Element(element))
    }

    /// What a start tag leaves behind.
    pub(super) fn after(&mut self, content: PatternId, rest: PatternId) -> PatternId {
        self.unless_not_allowed(content, Pattern::After(content, rest))
    }

    fn unless_not_allowed(&mut self, member: PatternId, pattern: Pattern) -> PatternId {
        if member == PatternId::NOT_ALLOWED { member } else { self.intern(pattern) }
    }

    fn intern(&mut self, pattern: Pattern) -> PatternId {
        let (at, is_new) = self.patterns.insert_full(pattern);
        if is_new {
            let properties = Properties::of(&self.patterns[at], self);
            self.properties.push(properties);
        }
        PatternId(at as u32)
    }
}

impl Pattern {
    /// The patterns that stand in it: not the content of elements, not what follows an element.
    pub(super) fn members(&self) -> &[PatternId] {
        match self {
            Pattern::Choice(members) | Pattern::Interleave(members) | Pattern::Group(members) => {
                members
            }
            Pattern::OneOrMore(member)
            | Pattern::List(member)
            | Pattern::Attribute(_, member)
            | Pattern::Data(_, member)
            | Pattern::After(member, _) => std::slice::from_ref(member),
            Pattern::NotAllowed
            | Pattern::Empty
            | Pattern::Text
            | Pattern::Value(_)
            | Pattern::Element(_) => &[],
        }
    }
}
