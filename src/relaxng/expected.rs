//! What may stand in a place: names and values for people who look for a mistake.

use rustc_hash::FxHashMap;

use super::name_class::{Name, NameClass};
use super::names::Names;
use super::pattern::{NameClassId, Pattern, PatternId, Patterns};
use super::schema::Schema;
use crate::nearest::nearest;
use crate::xsd::Namespaces;

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

/// Why a text is no value of some patterns.
#[derive(Default)]
pub(super) struct Fault {
    pub(super) reason: Option<String>,
    pub(super) likely: Option<String>,
    /// The values that could stand there, where they can be counted.
    pub(super) values: Vec<String>,
}

impl Asked<'_> {
    /// Elements that may come, required ones first, then those that the document has most often.
    pub(super) fn elements(&self, state: PatternId) -> Vec<String> {
        let mut classes = Vec::new();
        self.first_elements(state, &mut classes);
        let required = self.required(state, Part::Elements);
        self.ranked(classes, &required)
    }

    /// Attributes that may still come, required ones first.
    pub(super) fn attributes(&self, state: PatternId) -> Vec<String> {
        let attributes = self.patterns.attributes_in(state).into_iter();
        let required = self.required(state, Part::Attributes);
        self.ranked(attributes.map(|(class, _)| class).collect(), &required)
    }

    pub(super) fn required_elements(&self, state: PatternId) -> Vec<String> {
        self.shown(&self.required(state, Part::Elements))
    }

    pub(super) fn required_attributes(&self, state: PatternId) -> Vec<String> {
        self.shown(&self.required(state, Part::Attributes))
    }

    /// The name most like one that the schema does not have: of those that may come here, else of all.
    pub(super) fn likely_element(&self, state: PatternId, name: &str) -> Option<String> {
        let mut here = Vec::new();
        self.first_elements(state, &mut here);
        let all = self.schema.elements.iter().map(|&id| self.schema.parts.element(id).name);
        self.likely(name, here).or_else(|| self.likely(name, all.collect()))
    }

    pub(super) fn likely_attribute(&self, state: PatternId, name: &str) -> Option<String> {
        let attributes = self.patterns.attributes_in(state).into_iter();
        self.likely(name, attributes.map(|(class, _)| class).collect())
    }

    fn likely(&self, name: &str, classes: Vec<NameClassId>) -> Option<String> {
        let names = self.spelled(classes);
        nearest(name, names.iter().map(|name| &*name.local)).map(str::to_owned)
    }

    /// What is wrong with a text that should match one of the patterns.
    pub(super) fn fault(
        &self,
        patterns: &[PatternId],
        text: &str,
        namespaces: &dyn Namespaces,
    ) -> Fault {
        let mut fault = Fault::default();
        let mut reasons = Vec::new();
        let mut others = false;
        let parts = &self.schema.parts;
        for leaf in self.leaves(patterns) {
            match *self.patterns.get(leaf) {
                Pattern::Value(value) => fault.values.push(parts.value(value).text.clone()),
                Pattern::Data(datatype, _) => match parts.datatype(datatype).check(text, namespaces)
                {
                    Ok(()) => others = true,
                    Err(reason) => reasons.push(reason.to_string()),
                },
                _ => others = true,
            }
        }
        reasons.sort_unstable();
        reasons.dedup();
        if let ([reason], false, true) = (&reasons[..], others, fault.values.is_empty()) {
            fault.reason = Some(reason.clone());
        }
        fault.likely = nearest(text, fault.values.iter().map(String::as_str)).map(str::to_owned);
        fault.values.sort_unstable();
        fault.values.dedup();
        self.cut(&mut fault.values);
        fault
    }

    /// The alternatives of patterns of values.
    fn leaves(&self, patterns: &[PatternId]) -> Vec<PatternId> {
        let mut leaves = Vec::new();
        let mut waiting = patterns.to_vec();
        while let Some(id) = waiting.pop() {
            match self.patterns.get(id) {
                Pattern::Choice(members) => waiting.extend(members),
                Pattern::After(content, _) => waiting.push(*content),
                Pattern::Empty => {}
                _ => leaves.push(id),
            }
        }
        leaves
    }

    /// The classes of the elements with which a pattern may begin.
    fn first_elements(&self, id: PatternId, out: &mut Vec<NameClassId>) {
        match self.patterns.get(id) {
            Pattern::Element(element) => out.push(self.schema.parts.element(*element).name),
            Pattern::Group(members) => {
                for &member in members {
                    self.first_elements(member, out);
                    if !self.patterns.is_nullable(member) {
                        break;
                    }
                }
            }
            Pattern::Choice(members) | Pattern::Interleave(members) => {
                members.iter().for_each(|&member| self.first_elements(member, out));
            }
            Pattern::OneOrMore(member) | Pattern::After(member, _) => {
                self.first_elements(*member, out);
            }
            Pattern::NotAllowed
            | Pattern::Empty
            | Pattern::Text
            | Pattern::List(_)
            | Pattern::Data(..)
            | Pattern::Value(_)
            | Pattern::Attribute(..) => {}
        }
    }

    fn required(&self, state: PatternId, part: Part) -> Vec<NameClassId> {
        Required { asked: self, part, memo: FxHashMap::default() }.of(state)
    }

    /// Names as findings show them: the names of each class, or what the class means.
    fn shown(&self, classes: &[NameClassId]) -> Vec<String> {
        classes.iter().map(|&id| self.schema.parts.name_class(id).to_string()).collect()
    }

    fn spelled(&self, classes: Vec<NameClassId>) -> Vec<Name> {
        let names = |id| self.schema.parts.name_class(id).names().unwrap_or_default();
        let mut names: Vec<Name> = classes.into_iter().flat_map(names).cloned().collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn ranked(&self, classes: Vec<NameClassId>, required: &[NameClassId]) -> Vec<String> {
        let required = self.spelled(required.to_vec());
        let mut names = self.spelled(classes);
        names.sort_by_cached_key(|name| {
            (!required.contains(name), std::cmp::Reverse(self.usage_of(name)), name.local.clone())
        });
        let mut names: Vec<String> = names.iter().map(|name| name.local.to_string()).collect();
        names.dedup();
        self.cut(&mut names);
        names
    }

    fn cut(&self, names: &mut Vec<String>) {
        if self.expected == Expected::Likely {
            names.truncate(HANDFUL);
        }
    }

    fn usage_of(&self, name: &Name) -> u32 {
        let used = self.names.find(name).and_then(|id| self.usage.get(id.0 as usize));
        used.copied().unwrap_or_default()
    }
}

/// Of what the required ones are asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Elements,
    Attributes,
}

/// The names that must occur, whichever alternative is taken.
struct Required<'a> {
    asked: &'a Asked<'a>,
    part: Part,
    memo: FxHashMap<PatternId, Vec<NameClassId>>,
}

impl Required<'_> {
    fn of(&mut self, id: PatternId) -> Vec<NameClassId> {
        if let Some(known) = self.memo.get(&id) {
            return known.clone();
        }
        let required = self.find(id);
        self.memo.insert(id, required.clone());
        required
    }

    fn find(&mut self, id: PatternId) -> Vec<NameClassId> {
        let asked = self.asked;
        match asked.patterns.get(id) {
            Pattern::Element(element) if self.part == Part::Elements => {
                self.spelled_out(asked.schema.parts.element(*element).name)
            }
            Pattern::Attribute(class, _) if self.part == Part::Attributes => {
                self.spelled_out(*class)
            }
            Pattern::Choice(members) => {
                let mut members = members.iter();
                let first = members.next().map(|&member| self.of(member)).unwrap_or_default();
                members.fold(first, |mut all, &member| {
                    let one = self.of(member);
                    all.retain(|name| one.contains(name));
                    all
                })
            }
            Pattern::Group(members) | Pattern::Interleave(members) => {
                members.iter().fold(Vec::new(), |mut all, &member| {
                    let one = self.of(member).into_iter();
                    let new: Vec<_> = one.filter(|name| !all.contains(name)).collect();
                    all.extend(new);
                    all
                })
            }
            Pattern::OneOrMore(member) | Pattern::After(member, _) => self.of(*member),
            Pattern::NotAllowed
            | Pattern::Empty
            | Pattern::Text
            | Pattern::List(_)
            | Pattern::Data(..)
            | Pattern::Value(_)
            | Pattern::Attribute(..)
            | Pattern::Element(_) => Vec::new(),
        }
    }

    fn spelled_out(&self, class: NameClassId) -> Vec<NameClassId> {
        match self.asked.schema.parts.name_class(class) {
            NameClass::Name(_) => vec![class],
            _ => Vec::new(),
        }
    }
}
