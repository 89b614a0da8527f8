//! Which attributes are identifiers, or refer to some (DTD compatibility, 5).

use rustc_hash::{FxHashMap, FxHashSet};

use super::name_class::{Name, NameClass};
use super::parts::{Element, Parts};
use super::pattern::{ElementId, NameClassId, Pattern, PatternId, Patterns};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::xsd::IdKind;

/// The schema cannot say of an attribute whether it is an identifier.
pub static CONFLICTING_ID_TYPES: Kind = Kind {
    code: "conflicting-id-types",
    family: Family::Schema,
    severity: Severity::Warning,
    summary: "the schema does not say plainly which attribute is an identifier",
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
        let mut warnings = Vec::new();
        let described = described(patterns, parts, elements, &mut warnings);
        let mut this = Self::default();
        for Described { element, attributes } in &described {
            for &(class, kind) in attributes {
                if let Some(kind) = kind {
                    this.add(parts, element, class, kind);
                }
            }
        }
        warnings.extend(this.leave_out_conflicts(parts, &described));
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
            let meant =
                class.contains(&names.1) && parts.name_class(element.name).contains(&names.0);
            (meant && Some(*known) != kind).then(|| names.clone())
        };
        let mut contradicted: Vec<_> = match parts.name_class(element.name).names() {
            // Nearly always: one look-up instead of a walk through all.
            Some(names) => self
                .attributes
                .iter()
                .flat_map(|attribute| names.iter().map(|name| ((*name).clone(), attribute.clone())))
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
    warnings: &mut Vec<Diagnostic>,
) -> Vec<Described<'p>> {
    let meanings = Meanings::of(patterns, parts);
    let mut of = |&id: &ElementId| {
        let element = parts.element(id);
        let found = patterns.attributes_in(element.content);
        warnings.extend(meanings.unclear(patterns, parts, element, &found));
        let kind = |(class, value)| (class, meanings.kind(patterns, value));
        Described { element, attributes: found.into_iter().map(kind).collect() }
    };
    elements.iter().map(&mut of).collect()
}

/// What the datatypes and values in each pattern say of identifiers, by its number.
struct Meanings(Vec<Meaning>);

/// A set of what datatypes say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Meaning(u8);

impl Meaning {
    const OTHER: Self = Self(1);
    const ID: Self = Self(2);
    const IDREF: Self = Self(4);
    const IDREFS: Self = Self(8);

    fn identifies(self) -> bool {
        self.0 > Self::OTHER.0
    }

    fn of(kind: Option<IdKind>) -> Self {
        match kind {
            None => Self::OTHER,
            Some(IdKind::Id) => Self::ID,
            Some(IdKind::IdRef) => Self::IDREF,
            Some(IdKind::IdRefs) => Self::IDREFS,
        }
    }

    fn kind(self) -> Option<IdKind> {
        match self {
            Self::ID => Some(IdKind::Id),
            Self::IDREF => Some(IdKind::IdRef),
            Self::IDREFS => Some(IdKind::IdRefs),
            _ => None,
        }
    }
}

impl Meanings {
    /// Members have lower numbers than what holds them, so one look at each pattern is enough.
    fn of(patterns: &Patterns, parts: &Parts) -> Self {
        let mut this = Self(Vec::with_capacity(patterns.len()));
        for pattern in patterns.all() {
            let meaning = match pattern {
                Pattern::Data(datatype, _) => Meaning::of(parts.datatype(*datatype).id_kind()),
                Pattern::Value(value) => {
                    Meaning::of(parts.datatype(parts.value(*value).datatype).id_kind())
                }
                // What an attribute or an element holds is not what the pattern around it says.
                Pattern::Attribute(..) | Pattern::Element(_) => Meaning::default(),
                _ => Meaning(pattern.members().iter().fold(0, |all, &id| all | this.get(id).0)),
            };
            this.0.push(meaning);
        }
        this
    }

    fn get(&self, id: PatternId) -> Meaning {
        self.0[id.index()]
    }

    /// An attribute has to do with identifiers if one datatype is all its value, or if its value is a list
    /// of references: `list { xsd:IDREF+ }` says what `xsd:IDREFS` says.
    fn kind(&self, patterns: &Patterns, value: PatternId) -> Option<IdKind> {
        match *patterns.get(value) {
            Pattern::Data(..) | Pattern::Value(_) => self.get(value).kind(),
            Pattern::List(words) if self.get(words) == Meaning::IDREF => Some(IdKind::IdRefs),
            _ => None,
        }
    }

    /// Where a datatype of identifiers does not say what is one: beside others in the value of an attribute,
    /// in an attribute without a name of its own, or in the content of the element.
    fn unclear(
        &self,
        patterns: &Patterns,
        parts: &Parts,
        element: &Element,
        attributes: &[(NameClassId, PatternId)],
    ) -> Vec<Diagnostic> {
        let name = |class| parts.name_class(class);
        let mut warnings = Vec::new();
        if self.get(element.content).identifies() {
            warnings.push(no_attribute(name(element.name), element));
        }
        for &(class, value) in attributes {
            if !self.get(value).identifies() {
                continue;
            }
            let (attribute, within) = (name(class), name(element.name));
            if self.kind(patterns, value).is_none() {
                warnings.push(several(attribute, within, element));
            } else if attribute.is_infinite() || within.is_infinite() {
                warnings.push(nameless(attribute, within, element));
            }
        }
        warnings
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

fn several(attribute: &NameClass, element: &NameClass, here: &Element) -> Diagnostic {
    let message =
        format!("one value of attribute `{attribute}` of `{element}` may be an identifier or not");
    Diagnostic::new(&CONFLICTING_ID_TYPES, message).at(here.span, "described here").help(
        "identifiers in this attribute are not compared; let one datatype be all of its value",
    )
}

/// The specification asks for one name of the attribute, and for names of the element. Several names of the attribute
/// do no harm, for each pair of names says one thing.
fn nameless(attribute: &NameClass, element: &NameClass, here: &Element) -> Diagnostic {
    let message = match attribute.is_infinite() {
        true => format!("an identifier of `{element}` may stand in an attribute of {attribute}"),
        false => format!("attribute `{attribute}` of {element} is described as an identifier"),
    };
    Diagnostic::new(&CONFLICTING_ID_TYPES, message).at(here.span, "described here").help(
        "identifiers in this attribute are not compared; spell out the names of the attribute and of its \
         element (RELAX NG DTD Compatibility, 5)",
    )
}

fn no_attribute(element: &NameClass, here: &Element) -> Diagnostic {
    let message = format!("the text of `{element}` is described as an identifier");
    Diagnostic::new(&CONFLICTING_ID_TYPES, message)
        .at(here.span, "described here")
        .help("identifiers in text are not compared: only an attribute can hold one")
}

#[cfg(test)]
mod tests {
    use crate::relaxng::{OneFile, Schema, validate};
    use crate::source::{Source, SourceId};

    #[test]
    fn a_list_of_references_refers() {
        let schema = "datatypes xsd = 'http://www.w3.org/2001/XMLSchema-datatypes'
            element p { attribute to { list { xsd:IDREF+ } }, element q { attribute id { xsd:ID } }* }";
        let schema = Source::new(SourceId(0), "p.rnc", schema);
        let schema = Schema::compile(&schema, &OneFile).expect("is correct").value;
        let said = |text: &str| {
            let findings = validate(&schema, &Source::new(SourceId(1), "p.xml", text));
            findings.into_iter().map(|finding| finding.kind.code).collect::<Vec<_>>()
        };
        assert_eq!(said("<p to='a b'><q id='a'/><q id='b'/></p>"), [""; 0]);
        assert_eq!(said("<p to='a c'><q id='a'/><q id='b'/></p>"), ["dangling-idref"]);
    }
}
