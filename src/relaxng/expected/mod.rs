//! What may stand in a place: names and values for people who look for a mistake.

mod missing;
mod likely;
mod fault;

pub(super) use likely::Likely;

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::name_class::Name;
use super::names::Names;
use super::pattern::{NameClassId, Pattern, PatternId, Patterns};
use super::schema::Schema;

/// How many of the names that may stand in a place a finding tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Expected {
    /// The handful that is likeliest.
    #[default]
    Likely,
    /// All of them.
    All,
}

/// How many names are a handful.
const HANDFUL: usize = 5;

/// A question about a state of a document.
pub(super) struct Asked<'a> {
    pub(super) patterns: &'a Patterns,
    pub(super) schema: &'a Schema,
    pub(super) names: &'a Names,
    /// How often each name has occurred in the document.
    pub(super) usage: &'a [u32],
    pub(super) expected: Expected,
}

impl Asked<'_> {
    /// Elements that may come, required ones first, then those that the document has most often.
    pub(super) fn elements(&self, state: PatternId) -> Vec<String> {
        let required = self.required_elements(state);
        self.shown(self.ranked(self.first_elements(state), &required))
    }

    /// Attributes that may still come, required ones first.
    pub(super) fn attributes(&self, state: PatternId) -> Vec<String> {
        let required = self.required_attributes(state);
        self.shown(self.ranked(self.attribute_names(state), &required))
    }

    /// The classes of the elements with which a pattern may begin.
    fn first_elements(&self, state: PatternId) -> Vec<NameClassId> {
        let mut classes = Vec::new();
        let mut seen = FxHashSet::default();
        let mut waiting = vec![state];
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            match self.patterns.get(id) {
                Pattern::Element(element) => classes.push(self.schema.parts.element(*element).name),
                Pattern::Group(members) => {
                    let optional =
                        members.iter().take_while(|&&member| self.patterns.is_nullable(member));
                    let count = optional.count();
                    waiting.extend(members.iter().take(count + 1));
                }
                Pattern::Data(..) | Pattern::List(_) | Pattern::Attribute(..) => {}
                pattern => waiting.extend(pattern.members()),
            }
        }
        classes
    }

    fn attribute_names(&self, state: PatternId) -> Vec<NameClassId> {
        self.patterns.attributes_in(state).into_iter().map(|(class, _)| class).collect()
    }

    /// The names that classes spell out, the likeliest first.
    fn ranked(&self, classes: Vec<NameClassId>, required: &[NameClassId]) -> Vec<Name> {
        let required = self.spelled(required.to_vec());
        let mut names = self.spelled(classes);
        names.sort_by_cached_key(|name| {
            (!required.contains(name), Reverse(self.usage_of(name)), name.local.clone())
        });
        names
    }

    fn spelled(&self, classes: Vec<NameClassId>) -> Vec<Name> {
        let names = |id| self.schema.parts.name_class(id).names().unwrap_or_default();
        let mut names: Vec<Name> = classes.into_iter().flat_map(names).cloned().collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn usage_of(&self, name: &Name) -> u32 {
        let used = self.names.find(name).and_then(|id| self.usage.get(id.0 as usize));
        used.copied().unwrap_or_default()
    }

    fn shown(&self, names: Vec<Name>) -> Vec<String> {
        let mut shown: Vec<String> = names.iter().map(Name::to_string).collect();
        shown.dedup();
        self.cut(&mut shown);
        shown
    }

    fn cut(&self, names: &mut Vec<String>) {
        if self.expected == Expected::Likely {
            names.truncate(HANDFUL);
        }
    }
}
