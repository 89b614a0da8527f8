//! What patterns name by number: elements, classes of names, datatypes and values.

use std::hash::{BuildHasherDefault, Hash};
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};

use super::datatype::Datatype;
use super::name_class::NameClass;
use super::pattern::{DatatypeId, ElementId, NameClassId, PatternId, ValueId};
use super::syntax::Scope;
use crate::source::Span;
use crate::xsd::Namespaces;

type Hasher = BuildHasherDefault<FxHasher>;

/// The tables of a schema.
#[derive(Default)]
pub(super) struct Parts {
    elements: Vec<Element>,
    name_classes: IndexSet<NameClass, Hasher>,
    datatypes: IndexMap<DatatypeKey, Datatype, Hasher>,
    values: IndexSet<Value, Hasher>,
}

// define ::= <define name="NCName"> <element> nameClass top </element> </define>                  (5)
/// An element that a schema describes.
pub(super) struct Element {
    pub(super) name: NameClassId,
    pub(super) content: PatternId,
    /// Where the schema describes it.
    pub(super) span: Span,
}

/// What makes two datatypes one: the library, the name, the parameters with their values.
pub(super) type DatatypeKey = (Arc<str>, Arc<str>, Vec<(Arc<str>, String)>);

/// A value that must be there.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Value {
    pub(super) datatype: DatatypeId,
    pub(super) text: String,
    /// The namespaces where the schema has it, for values that are names.
    pub(super) scope: Arc<Scope>,
}

impl Value {
    /// Whether a text of a document means this value.
    pub(super) fn is(&self, parts: &Parts, text: &str, namespaces: &dyn Namespaces) -> bool {
        parts.datatype(self.datatype).same(&self.text, &*self.scope, text, namespaces)
    }
}

impl Parts {
    /// All elements in the order of their numbers; the others likewise.
    pub(super) fn elements(&self) -> &[Element] {
        &self.elements
    }

    pub(super) fn name_classes(&self) -> impl Iterator<Item = &NameClass> {
        self.name_classes.iter()
    }

    pub(super) fn datatype_keys(&self) -> impl Iterator<Item = &DatatypeKey> {
        self.datatypes.keys()
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &Value> {
        self.values.iter()
    }

    pub(super) fn element(&self, id: ElementId) -> &Element {
        &self.elements[id.0 as usize]
    }

    pub(super) fn name_class(&self, id: NameClassId) -> &NameClass {
        &self.name_classes[id.0 as usize]
    }

    pub(super) fn datatype(&self, id: DatatypeId) -> &Datatype {
        &self.datatypes[id.0 as usize]
    }

    pub(super) fn value(&self, id: ValueId) -> &Value {
        &self.values[id.0 as usize]
    }

    /// A new element, whose content is found later: it may hold the element itself.
    pub(super) fn add_element(&mut self, name: NameClassId, span: Span) -> ElementId {
        let id = ElementId(self.elements.len() as u32);
        self.elements.push(Element { name, content: PatternId::NOT_ALLOWED, span });
        id
    }

    pub(super) fn set_content(&mut self, id: ElementId, content: PatternId) {
        self.elements[id.0 as usize].content = content;
    }

    pub(super) fn add_name_class(&mut self, class: NameClass) -> NameClassId {
        NameClassId(self.name_classes.insert_full(class).0 as u32)
    }

    /// The datatype of a key, made if it is not there yet.
    pub(super) fn add_datatype<E>(
        &mut self,
        key: DatatypeKey,
        make: impl FnOnce(&DatatypeKey) -> Result<Datatype, E>,
    ) -> Result<DatatypeId, E> {
        if let Some(at) = self.datatypes.get_index_of(&key) {
            return Ok(DatatypeId(at as u32));
        }
        let datatype = make(&key)?;
        Ok(DatatypeId(self.datatypes.insert_full(key, datatype).0 as u32))
    }

    pub(super) fn add_value(&mut self, value: Value) -> ValueId {
        ValueId(self.values.insert_full(value).0 as u32)
    }
}
