//! Which attributes are identifiers, or refer to some (DTD compatibility, 5).

use rustc_hash::{FxHashMap, FxHashSet};

use super::name_class::Name;
use super::parts::{Element, Parts};
use super::pattern::{ElementId, NameClassId, Pattern, PatternId, Patterns};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::xsd::IdKind;

/// The schema cannot say of an attribute whether it is an identifier.
pub static CONFLICTING_ID_TYPES: Kind = Kind {
    code: "conflicting-id-types",
    family: Family::Schema,
    severity: Severity::Warning,
    summary: "the schema makes an attribute an identifier in one place and not in another",
    page: include_str!("../../docs/rules/conflicting-id-types.md"),
};

/// The attributes that have to do with identifiers, by the names of element and attribute.
#[derive(Default)]
pub(super) struct IdKinds {
    kinds: FxHashMap<(Name, Name), IdKind>,
    attributes: FxHashSet<Name>,
}

impl IdKinds {
    /// What the schema says; attributes of which it says two things are left out and leave a warning.
    pub(super) fn of(
        patterns: &Patterns,
        parts: &Parts,
        elements: &[ElementId],
    ) -> (Self, Vec<Diagnostic>) {
        let described = described(patterns, parts, elements);
        let mut this = Self::default();
        for Described { element, attributes } in &described {
            for &(class, kind) in attributes {
                if let Some(kind) = kind {
                    this.add(parts, element, class, kind);
                }
            }
        }
        let warnings = this.leave_out_conflicts(parts, &described);
        (this, warnings)
    }

    /// Whether an attribute of the name is an identifier of any element.
    pub(super) fn has_attribute(&self, attribute: &Name) -> bool {
        self.attributes.contains(attribute)
    }

    /// What the value of an attribute says.
    pub(super) fn get(&self, element: &Name, attribute: &Name) -> Option<IdKind> {
        self.kinds.get(&(element.clone(), attribute.clone())).copied()
    }

    fn add(&mut self, parts: &Parts, element: &Element, class: NameClassId, kind: IdKind) {
        let names = |id| parts.name_class(id).names().unwrap_or_default();
        for element in names(element.name) {
            for attribute in names(class) {
                self.kinds.insert((element.clone(), attribute.clone()), kind);
                self.attributes.insert(attribute.clone());
            }
        }
    }

    /// Every description that applies to an element and an attribute must say the same.
    fn leave_out_conflicts(
        &mut self,
        parts: &Parts,
        described: &[Described<'_>],
    ) -> Vec<Diagnostic> {
        let mut warnings = Vec::new();
        for Described { element, attributes } in described {
            for &(class, kind) in attributes {
                for names in self.contradicted(parts, element, class, kind) {
                    warnings.push(conflict(&names, element));
                    self.kinds.remove(&names);
                }
            }
        }
        warnings
    }

    fn contradicted(
        &self,
        parts: &Parts,
        element: &Element,
        class: NameClassId,
        kind: Option<IdKind>,
    ) -> Vec<(Name, Name)> {
        let class = parts.name_class(class);
        if !self.attributes.iter().any(|attribute| class.contains(attribute)) {
            return Vec::new();
        }
        let differs = |(names, known): (&(Name, Name), &IdKind)| {
            let meant = class.contains(&names.1) && parts.name_class(element.name).contains(&names.0);
            (meant && Some(*known) != kind).then(|| names.clone())
        };
        let mut contradicted: Vec<_> = match parts.name_class(element.name).names() {
            // Nearly always: one look-up instead of a walk through all.
            Some(names) => self
                .attributes
                .iter()
                .flat_map(|attribute| {
                    names.iter().map(|name| ((*name).clone(), attribute.clone()))
                })
                .filter_map(|key| self.kinds.get_key_value(&key).and_then(differs))
                .collect(),
            None => self.kinds.iter().filter_map(differs).collect(),
        };
        contradicted.sort_unstable();
        contradicted
    }
}

/// An element with its attributes and what their values say.
struct Described<'p> {
    element: &'p Element,
    attributes: Vec<(NameClassId, Option<IdKind>)>,
}

fn described<'p>(
    patterns: &Patterns,
    parts: &'p Parts,
    elements: &[ElementId],
) -> Vec<Described<'p>> {
    let of = |&id: &ElementId| {
        let element = parts.element(id);
        let attributes = patterns.attributes_in(element.content).into_iter();
        let kinds = attributes.map(|(class, value)| (class, kind(patterns, parts, value)));
        Described { element, attributes: kinds.collect() }
    };
    elements.iter().map(of).collect()
}

/// An attribute has to do with identifiers if one datatype is all its value.
fn kind(patterns: &Patterns, parts: &Parts, value: PatternId) -> Option<IdKind> {
    match *patterns.get(value) {
        Pattern::Data(datatype, _) => parts.datatype(datatype).id_kind(),
        Pattern::Value(value) => parts.datatype(parts.value(value).datatype).id_kind(),
        _ => None,
    }
}

fn conflict((element, attribute): &(Name, Name), here: &Element) -> Diagnostic {
    let message = format!(
        "attribute `{}` of `{}` is described as an identifier and as something else",
        attribute.local, element.local
    );
    Diagnostic::new(&CONFLICTING_ID_TYPES, message)
        .at(here.span, "described otherwise here")
        .help("identifiers in this attribute are not compared; describe it the same everywhere")
}
