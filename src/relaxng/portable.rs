//! A compiled schema as bytes, so that it need not be compiled again.

use serde::{Deserialize, Serialize};

use super::datatype::Datatype;
use super::ids::IdKinds;
use super::name_class::NameClass;
use super::parts::{DatatypeKey, Parts, Value};
use super::pattern::{DatatypeId, ElementId, NameClassId, Pattern, PatternId, Patterns, ValueId};
use super::schema::Schema;
use crate::source::{SourceId, Span};
use crate::xsd;

/// What there is to a schema. Datatypes go by their names, and what follows from the rest is left out.
#[derive(Serialize, Deserialize)]
struct Portable {
    patterns: Vec<Pattern>,
    elements: Vec<(NameClassId, PatternId)>,
    name_classes: Vec<NameClass>,
    datatypes: Vec<DatatypeKey>,
    values: Vec<Value>,
    start: PatternId,
    reached: Vec<ElementId>,
}

impl Schema {
    /// The schema as bytes that the same version of shifr understands.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Schema { patterns, parts, start, elements, .. } = self;
        let portable = Portable {
            patterns: patterns.all().cloned().collect(),
            elements: parts.elements().iter().map(|part| (part.name, part.content)).collect(),
            name_classes: parts.name_classes().cloned().collect(),
            datatypes: parts.datatype_keys().cloned().collect(),
            values: parts.values().cloned().collect(),
            start: *start,
            reached: elements.clone(),
        };
        postcard::to_stdvec(&portable)
            .expect("tables of numbers and words can be written to memory")
    }

    /// The schema of such bytes; none if they are of no schema.
    pub fn from_bytes(bytes: &[u8]) -> Option<Schema> {
        let portable: Portable = postcard::from_bytes(bytes).ok()?;
        portable.is_sound().then_some(portable)?.into_schema()
    }
}

impl Portable {
    /// Whether every number leads to something.
    fn is_sound(&self) -> bool {
        let pattern = |id: PatternId| id.index() < self.patterns.len();
        let class = |id: NameClassId| (id.0 as usize) < self.name_classes.len();
        let element = |id: ElementId| (id.0 as usize) < self.elements.len();
        let datatype = |id: DatatypeId| (id.0 as usize) < self.datatypes.len();
        let value = |id: ValueId| (id.0 as usize) < self.values.len();
        let leads = |found: &Pattern| match *found {
            Pattern::Data(id, except) => datatype(id) && pattern(except),
            Pattern::Value(id) => value(id),
            Pattern::Attribute(id, _) => class(id),
            Pattern::Element(id) => element(id),
            Pattern::NotAllowed
            | Pattern::Empty
            | Pattern::Text
            | Pattern::Choice(_)
            | Pattern::Interleave(_)
            | Pattern::Group(_)
            | Pattern::OneOrMore(_)
            | Pattern::List(_)
            | Pattern::After(..) => true,
        };
        pattern(self.start)
            && self.patterns.iter().all(leads)
            && self.elements.iter().all(|&(name, content)| class(name) && pattern(content))
            && self.values.iter().all(|value| datatype(value.datatype))
            && self.reached.iter().all(|&id| element(id))
    }

    fn into_schema(self) -> Option<Schema> {
        let patterns = Patterns::restore(self.patterns)?;
        let mut parts = Parts::default();
        for (name, content) in self.elements {
            let element = parts.add_element(name, NOWHERE);
            parts.set_content(element, content);
        }
        self.name_classes.into_iter().for_each(|class| _ = parts.add_name_class(class));
        for key in self.datatypes {
            parts.add_datatype(key, |key| datatype(key).ok_or(())).ok()?;
        }
        self.values.into_iter().for_each(|value| _ = parts.add_value(value));
        let (ids, _) = IdKinds::of(&patterns, &parts, &self.reached);
        Some(Schema { patterns, parts, start: self.start, elements: self.reached, ids })
    }
}

/// The place of elements in a schema whose text has not been read.
const NOWHERE: Span = Span { source: SourceId(u32::MAX), start: 0, end: 0 };

fn datatype((library, name, params): &DatatypeKey) -> Option<Datatype> {
    match (&**library, &**name) {
        ("", "string") => Some(Datatype::String),
        ("", "token") => Some(Datatype::Token),
        (xsd::LIBRARY, name) => {
            let params: Vec<_> =
                params.iter().map(|(name, value)| xsd::Param { name, value }).collect();
            xsd::builtin(name)?.with_params(&params).ok().map(Datatype::Xsd)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relaxng::{OneFile, validate};
    use crate::source::Source;

    fn profile() -> Schema {
        let text = include_str!("../../schemas/shifr.rng");
        let source = Source::new(SourceId(0), "shifr.rng", text);
        Schema::compile(&source, &OneFile).expect("is correct").value
    }

    #[test]
    fn a_restored_schema_says_the_same() {
        let schema = profile();
        let bytes = schema.to_bytes();
        let restored = Schema::from_bytes(&bytes).expect("is whole");
        assert_eq!(restored.to_bytes(), bytes);
        let text =
            "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='1'><teiHeader><x/></teiHeader></TEI>";
        let document = Source::new(SourceId(1), "a.xml", text);
        let said = |schema| format!("{:?}", validate(schema, &document));
        assert_eq!(said(&restored), said(&schema));
        assert!(said(&schema).contains("bad-value"));
    }

    #[test]
    fn what_is_cut_or_changed_is_refused_or_harmless() {
        let bytes = profile().to_bytes();
        for at in (0..bytes.len()).step_by(97) {
            assert!(Schema::from_bytes(&bytes[..at]).is_none(), "cut at {at}");
            let mut changed = bytes.clone();
            changed[at] ^= 0x5A;
            let _ = Schema::from_bytes(&changed);
        }
    }
}
