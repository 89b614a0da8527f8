//! Which names must occur, whichever way a pattern is followed.

use rustc_hash::FxHashMap;

use super::{Asked, Expected, HANDFUL};
use crate::relaxng::mismatch::Missing;
use crate::relaxng::name_class::{Name, NameClass};
use crate::relaxng::pattern::{NameClassId, Pattern, PatternId};

impl Asked<'_> {
    /// The elements that must still come.
    pub(in crate::relaxng) fn missing_elements(&self, state: PatternId) -> Missing {
        self.search(Part::Elements, None).missing(state)
    }

    /// The elements that must come before one of that name can.
    pub(in crate::relaxng) fn missing_before(&self, state: PatternId, name: &Name) -> Missing {
        self.search(Part::Elements, Some(name)).missing(state)
    }

    /// The attributes that must still come.
    pub(in crate::relaxng) fn missing_attributes(&self, state: PatternId) -> Missing {
        self.search(Part::Attributes, None).missing(state)
    }

    pub(super) fn required_elements(&self, state: PatternId) -> Vec<NameClassId> {
        self.search(Part::Elements, None).required(state)
    }

    pub(super) fn required_attributes(&self, state: PatternId) -> Vec<NameClassId> {
        self.search(Part::Attributes, None).required(state)
    }

    fn search<'a>(&'a self, part: Part, before: Option<&'a Name>) -> Search<'a> {
        let (required, one_of) = (FxHashMap::default(), FxHashMap::default());
        Search { asked: self, part, before, required, one_of, leading: FxHashMap::default() }
    }
}

/// What is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Elements,
    Attributes,
}

struct Search<'a> {
    asked: &'a Asked<'a>,
    part: Part,
    /// An element that ends the search: only what must come before it counts.
    before: Option<&'a Name>,
    /// What has been found for each part of a pattern, which may occur often.
    required: FxHashMap<PatternId, Vec<NameClassId>>,
    one_of: FxHashMap<PatternId, Option<Vec<NameClassId>>>,
    leading: FxHashMap<PatternId, bool>,
}

impl Search<'_> {
    /// The names of all that are required; where there are none, those of which one is, if they are few.
    fn missing(&mut self, id: PatternId) -> Missing {
        let required = self.required(id);
        if !required.is_empty() {
            return Missing { names: self.shown(&required), all: true };
        }
        let mut names = self.one_of(id).map(|classes| self.shown(&classes)).unwrap_or_default();
        if names.len() > HANDFUL && self.asked.expected == Expected::Likely {
            names.clear();
        }
        Missing { names, all: false }
    }

    /// Names as findings show them.
    fn shown(&self, classes: &[NameClassId]) -> Vec<String> {
        let parts = &self.asked.schema.parts;
        classes.iter().map(|&id| parts.name_class(id).to_string()).collect()
    }

    /// The names that must occur, whichever alternative is taken.
    fn required(&mut self, id: PatternId) -> Vec<NameClassId> {
        if let Some(known) = self.required.get(&id) {
            return known.clone();
        }
        let required = self.find_required(id);
        self.required.insert(id, required.clone());
        required
    }

    fn find_required(&mut self, id: PatternId) -> Vec<NameClassId> {
        match self.asked.patterns.get(id) {
            Pattern::Choice(members) => {
                let mut all = self.alternatives(members).into_iter().map(|id| self.required(id));
                let first = all.next().unwrap_or_default();
                all.fold(first, |mut common, one| {
                    common.retain(|name| one.contains(name));
                    common
                })
            }
            Pattern::Group(members) => {
                let members = self.up_to_end(members);
                self.all_required(members)
            }
            Pattern::Interleave(members) => {
                let leading = members.iter().copied().find(|&member| self.leads_to_end(member));
                match leading {
                    Some(member) => self.required(member),
                    None => self.all_required(members),
                }
            }
            Pattern::OneOrMore(member) | Pattern::After(member, _) => self.required(*member),
            _ => self.name_of(id).into_iter().collect(),
        }
    }

    fn all_required(&mut self, members: &[PatternId]) -> Vec<NameClassId> {
        members.iter().fold(Vec::new(), |mut all, &member| {
            let one = self.required(member).into_iter();
            let new: Vec<_> = one.filter(|name| !all.contains(name)).collect();
            all.extend(new);
            all
        })
    }

    /// Names of which one must occur; none if nothing must, or something without a name.
    fn one_of(&mut self, id: PatternId) -> Option<Vec<NameClassId>> {
        if let Some(known) = self.one_of.get(&id) {
            return known.clone();
        }
        let found = match self.required(id)[..] {
            [first, ..] => Some(vec![first]),
            [] => self.find_one_of(id),
        };
        self.one_of.insert(id, found.clone());
        found
    }

    fn find_one_of(&mut self, id: PatternId) -> Option<Vec<NameClassId>> {
        match self.asked.patterns.get(id) {
            Pattern::Choice(members) => {
                let mut all = Vec::new();
                for member in self.alternatives(members) {
                    all.extend(self.one_of(member)?);
                }
                all.sort_unstable();
                all.dedup();
                Some(all)
            }
            Pattern::Group(members) => {
                let members = self.up_to_end(members);
                members.iter().find_map(|&member| self.one_of(member))
            }
            Pattern::Interleave(members) => members.iter().find_map(|&member| self.one_of(member)),
            Pattern::OneOrMore(member) | Pattern::After(member, _) => self.one_of(*member),
            _ => None,
        }
    }

    /// The members of a choice; those without the element that ends the search have nothing to say of it.
    fn alternatives(&mut self, members: &[PatternId]) -> Vec<PatternId> {
        let mut leading = members.to_vec();
        leading.retain(|&member| self.leads_to_end(member));
        if leading.is_empty() { members.to_vec() } else { leading }
    }

    /// The members of a group up to the element that ends the search.
    fn up_to_end<'m>(&mut self, members: &'m [PatternId]) -> &'m [PatternId] {
        let end = members.iter().position(|&member| self.leads_to_end(member));
        &members[..end.map_or(members.len(), |end| end + 1)]
    }

    fn leads_to_end(&mut self, id: PatternId) -> bool {
        let Some(name) = self.before else { return false };
        let (patterns, parts) = (self.asked.patterns, &self.asked.schema.parts);
        *self.leading.entry(id).or_insert_with(|| {
            let mut elements = patterns.elements_in(id).into_iter();
            elements.any(|id| parts.name_class(parts.element(id).name).contains(name))
        })
    }

    /// The name of an element or attribute that is looked for, where it has one name only.
    fn name_of(&mut self, id: PatternId) -> Option<NameClassId> {
        let parts = &self.asked.schema.parts;
        let class = match (self.asked.patterns.get(id), self.part) {
            (Pattern::Element(_), Part::Elements) if self.leads_to_end(id) => return None,
            (Pattern::Element(element), Part::Elements) => parts.element(*element).name,
            (Pattern::Attribute(class, _), Part::Attributes) => *class,
            _ => return None,
        };
        Some(class).filter(|&class| matches!(parts.name_class(class), NameClass::Name(_)))
    }
}
