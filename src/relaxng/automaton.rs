//! An automaton that grows as documents ask for it.
//!
//! A state is a pattern: what may come inside the innermost element. Each transition is worked out once
//! by a derivative and remembered, so that a document costs a look-up for most of its tags.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::derive::{
    Characters, att_deriv, attribute_values, end_tag_deriv, ignore_missing_attributes,
    recover_after, start_tag_close_deriv, start_tag_open_deriv, start_tag_open_recover_deriv,
    text_deriv,
};
use super::names::{NameId, Names};
use super::pattern::{Pattern, PatternId, Patterns};
use super::schema::Schema;
use crate::xsd::{IdKind, Namespaces};

/// The transitions that documents have asked for. It serves many documents, one after the other.
pub(super) struct Automaton<'s> {
    pub(super) schema: &'s Schema,
    pub(super) patterns: Patterns,
    pub(super) names: Names,
    starts: FxHashMap<(PatternId, NameId), Start>,
    attributes: FxHashMap<(PatternId, NameId), Attribute>,
    /// The patterns of values of all attributes, one behind the other.
    values: Vec<PatternId>,
    /// What is left of attributes whose value matches some of its patterns, but not all.
    partly: FxHashMap<(PatternId, NameId, Box<[PatternId]>), PatternId>,
    closed: Remembered,
    mixed: Remembered,
    ended: Remembered,
    contents: FxHashMap<NameId, PatternId>,
    /// Whether an attribute has to do with identifiers, by its name.
    identifying: Vec<Option<bool>>,
}

/// What a start tag leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// There may be no such element.
    NotAllowed,
    /// The content, and the state behind the element.
    Element { content: PatternId, rest: PatternId },
    /// Several elements are possible, with different states behind them: a choice of `After`s is the
    /// state inside, and the end tag tells which state follows.
    Ambiguous(PatternId),
}

/// What an attribute of some name leads to.
#[derive(Clone, Copy)]
struct Attribute {
    /// Where the patterns of its value are; none if there may be no such attribute.
    values: (u32, u32),
    /// What is left if the value matches all of them.
    left: PatternId,
}

/// What an attribute with its value leads to.
pub(super) enum Valued {
    /// There may be no attribute of this name.
    NotAllowed,
    /// What is left.
    Matched(PatternId),
    /// The value matches none of the patterns; what is left as if it did.
    Unmatched(PatternId),
}

/// Transitions that depend on nothing but the state.
#[derive(Default)]
struct Remembered(Vec<Option<PatternId>>);

impl Remembered {
    fn get(&self, state: PatternId) -> Option<PatternId> {
        self.0.get(state.index()).copied().flatten()
    }

    fn set(&mut self, state: PatternId, next: PatternId) -> PatternId {
        if self.0.len() <= state.index() {
            self.0.resize(state.index() + 1, None);
        }
        self.0[state.index()] = Some(next);
        next
    }
}

impl<'s> Automaton<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        Self {
            schema,
            patterns: schema.patterns.clone(),
            names: Names::default(),
            starts: FxHashMap::default(),
            attributes: FxHashMap::default(),
            values: Vec::new(),
            partly: FxHashMap::default(),
            closed: Remembered::default(),
            mixed: Remembered::default(),
            ended: Remembered::default(),
            contents: FxHashMap::default(),
            identifying: Vec::new(),
        }
    }

    /// The start tag of an element.
    pub(super) fn start(&mut self, state: PatternId, name: NameId) -> Start {
        if let Some(&known) = self.starts.get(&(state, name)) {
            return known;
        }
        let full = self.names.get(name);
        let left = start_tag_open_deriv(&mut self.patterns, &self.schema.parts, state, &full);
        let start = self.as_start(left);
        self.starts.insert((state, name), start);
        start
    }

    /// The start tag as if what must come before had come.
    pub(super) fn start_recovering(&mut self, state: PatternId, name: NameId) -> Start {
        let full = self.names.get(name);
        let parts = &self.schema.parts;
        let left = start_tag_open_recover_deriv(&mut self.patterns, parts, state, &full);
        self.as_start(left)
    }

    fn as_start(&self, left: PatternId) -> Start {
        match *self.patterns.get(left) {
            Pattern::NotAllowed => Start::NotAllowed,
            Pattern::After(content, rest) => Start::Element { content, rest },
            _ => Start::Ambiguous(left),
        }
    }

    /// The content of the elements of a name, wherever the schema has them: those that mean the name most
    /// closely. `NotAllowed` if there are none.
    pub(super) fn content_anywhere(&mut self, name: NameId) -> PatternId {
        if let Some(&known) = self.contents.get(&name) {
            return known;
        }
        let full = self.names.get(name);
        let Schema { parts, elements, .. } = self.schema;
        let specificity = |element: &_| {
            let element = parts.element(*element);
            Some((parts.name_class(element.name).specificity(&full)?, element.content))
        };
        let found: Vec<_> = elements.iter().filter_map(specificity).collect();
        let closest = found.iter().map(|found| found.0).max();
        let contents = found.into_iter().filter(|found| Some(found.0) == closest);
        let content = self.patterns.choice(contents.map(|found| found.1));
        self.contents.insert(name, content);
        content
    }

    /// An attribute with its value.
    pub(super) fn attribute(
        &mut self,
        state: PatternId,
        name: NameId,
        value: &str,
        namespaces: &dyn Namespaces,
    ) -> Valued {
        let Attribute { values, left } = self.attribute_named(state, name);
        let values = values.0 as usize..values.1 as usize;
        if values.is_empty() {
            return Valued::NotAllowed;
        }
        let count = values.len();
        let matched = values
            .clone()
            .filter(|&at| self.matches(self.values[at], value, namespaces))
            .count();
        match matched {
            0 => Valued::Unmatched(left),
            _ if matched == count => Valued::Matched(left),
            _ => Valued::Matched(self.attribute_partly(state, name, values, value, namespaces)),
        }
    }

    /// What the value of an attribute says of identifiers.
    pub(super) fn id_kind(&mut self, element: NameId, attribute: NameId) -> Option<IdKind> {
        let at = attribute.0 as usize;
        if self.identifying.len() <= at {
            self.identifying.resize(at + 1, None);
        }
        let ids = &self.schema.ids;
        let identifying = *self.identifying[at]
            .get_or_insert_with(|| ids.has_attribute(&self.names.get(attribute)));
        if !identifying {
            return None;
        }
        ids.get(&self.names.get(element), &self.names.get(attribute))
    }

    /// The patterns of which the value of an attribute must match one.
    pub(super) fn attribute_values(&mut self, state: PatternId, name: NameId) -> &[PatternId] {
        let (start, end) = self.attribute_named(state, name).values;
        &self.values[start as usize..end as usize]
    }

    fn attribute_named(&mut self, state: PatternId, name: NameId) -> Attribute {
        if let Some(&known) = self.attributes.get(&(state, name)) {
            return known;
        }
        let full = self.names.get(name);
        let parts = &self.schema.parts;
        let values = attribute_values(&self.patterns, parts, state, &full);
        let left = att_deriv(&mut self.patterns, parts, state, &full, &values);
        let start = self.values.len() as u32;
        self.values.extend(values);
        let attribute = Attribute { values: (start, self.values.len() as u32), left };
        self.attributes.insert((state, name), attribute);
        attribute
    }

    fn attribute_partly(
        &mut self,
        state: PatternId,
        name: NameId,
        values: Range<usize>,
        value: &str,
        namespaces: &dyn Namespaces,
    ) -> PatternId {
        let values = self.values[values].to_vec();
        let matched: Box<[_]> = values
            .into_iter()
            .filter(|&pattern| self.matches(pattern, value, namespaces))
            .collect();
        let key = (state, name, matched);
        if let Some(&known) = self.partly.get(&key) {
            return known;
        }
        let full = self.names.get(name);
        let left = att_deriv(&mut self.patterns, &self.schema.parts, state, &full, &key.2);
        self.partly.insert(key, left);
        left
    }

    /// Whether a text is a value of a pattern: `valueMatch` of the paper.
    pub(super) fn matches(
        &mut self,
        pattern: PatternId,
        value: &str,
        namespaces: &dyn Namespaces,
    ) -> bool {
        if pattern == PatternId::TEXT {
            return true;
        }
        let text = Characters::Value(value, namespaces);
        let left = text_deriv(&mut self.patterns, &self.schema.parts, pattern, text);
        self.patterns.is_nullable(left) || is_blank(value) && self.patterns.is_nullable(pattern)
    }

    /// The end of a start tag.
    pub(super) fn close(&mut self, state: PatternId) -> PatternId {
        if let Some(known) = self.closed.get(state) {
            return known;
        }
        let left = start_tag_close_deriv(&mut self.patterns, state);
        self.closed.set(state, left)
    }

    /// The same as if no attribute were missing.
    pub(super) fn close_recovering(&mut self, state: PatternId) -> PatternId {
        ignore_missing_attributes(&mut self.patterns, state)
    }

    /// Text among elements.
    pub(super) fn text(&mut self, state: PatternId) -> PatternId {
        if let Some(known) = self.mixed.get(state) {
            return known;
        }
        let parts = &self.schema.parts;
        let left = text_deriv(&mut self.patterns, parts, state, Characters::Mixed);
        self.mixed.set(state, left)
    }

    /// Text that is all there is in an element (`childrenDeriv` for one text node).
    pub(super) fn value(
        &mut self,
        state: PatternId,
        text: &str,
        namespaces: &dyn Namespaces,
    ) -> PatternId {
        let value = Characters::Value(text, namespaces);
        let left = text_deriv(&mut self.patterns, &self.schema.parts, state, value);
        if is_blank(text) { self.patterns.choice([left, state]) } else { left }
    }

    /// The end tag in an ambiguous state.
    pub(super) fn end(&mut self, state: PatternId) -> PatternId {
        if let Some(known) = self.ended.get(state) {
            return known;
        }
        let left = end_tag_deriv(&mut self.patterns, state);
        self.ended.set(state, left)
    }

    /// The end tag in an ambiguous state as if nothing were missing.
    pub(super) fn end_recovering(&mut self, state: PatternId) -> PatternId {
        recover_after(&mut self.patterns, state)
    }
}

/// Whether a text is only white space of XML.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
}
