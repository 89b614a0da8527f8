//! What occurs in a pattern, outside its elements.

use rustc_hash::FxHashSet;

use super::{ElementId, NameClassId, Pattern, PatternId, Patterns, Properties};

impl Patterns {
    /// The attributes that occur in a pattern: their names and the patterns of their values.
    pub(in crate::relaxng) fn attributes_in(&self, id: PatternId) -> Vec<(NameClassId, PatternId)> {
        let mut attributes = Vec::new();
        self.walk(id, Properties::ATTRIBUTES, |pattern| {
            if let Pattern::Attribute(class, value) = *pattern {
                attributes.push((class, value));
            }
        });
        attributes.sort_unstable();
        attributes.dedup();
        attributes
    }

    /// The elements that occur in a pattern, in no particular order.
    pub(in crate::relaxng) fn elements_in(&self, id: PatternId) -> Vec<ElementId> {
        let mut elements = Vec::new();
        self.walk(id, Properties::ELEMENTS, |pattern| {
            if let Pattern::Element(element) = *pattern {
                elements.push(element);
            }
        });
        elements
    }

    /// Shows each pattern once that has the property, however often it occurs.
    fn walk(&self, id: PatternId, property: Properties, mut visit: impl FnMut(&Pattern)) {
        let mut seen = FxHashSet::default();
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            if self.properties(id).contains(property) && seen.insert(id) {
                let pattern = self.get(id);
                visit(pattern);
                waiting.extend(pattern.members());
            }
        }
    }
}
