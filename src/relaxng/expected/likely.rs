//! Which name was meant by one that the schema does not have.

use super::Asked;
use crate::nearest::{is_slip, nearest};
use crate::relaxng::mismatch::Meant;
use crate::relaxng::name_class::Name;
use crate::relaxng::pattern::{NameClassId, PatternId};
use crate::xml::XML;

/// A name that was probably meant.
pub(in crate::relaxng) struct Likely {
    name: Name,
    /// Whether it may stand here, and is so like the other that a slip is all there is between them.
    slip: bool,
    same_local: bool,
}

impl Likely {
    pub(in crate::relaxng) fn name(&self) -> &Name {
        &self.name
    }

    /// The name for which the other may be taken.
    pub(in crate::relaxng) fn slip(&self) -> Option<&Name> {
        Some(&self.name).filter(|_| self.slip)
    }

    /// What a finding says of it.
    pub(in crate::relaxng) fn meant(&self) -> Meant {
        // The prefix `xml` is the same in all documents, so it tells more than the namespace does.
        if self.same_local && *self.name.namespace != *XML {
            Meant::InNamespace(self.name.namespace.to_string())
        } else {
            Meant::Spelled(self.name.to_string())
        }
    }
}

impl Asked<'_> {
    /// The element most like one that the schema does not have: of those that may come here, else of all.
    pub(in crate::relaxng) fn likely_element(
        &self,
        state: PatternId,
        name: &Name,
    ) -> Option<Likely> {
        let required = self.required_elements(state);
        let here = self.likely(name, self.first_elements(state), &required);
        here.or_else(|| {
            let elements = self.schema.elements.iter();
            let all = elements.map(|&id| self.schema.parts.element(id).name).collect();
            self.likely(name, all, &[]).map(|likely| Likely { slip: false, ..likely })
        })
    }

    pub(in crate::relaxng) fn likely_attribute(
        &self,
        state: PatternId,
        name: &Name,
    ) -> Option<Likely> {
        let required = self.required_attributes(state);
        self.likely(name, self.attribute_names(state), &required)
    }

    /// The nearest by spelling, then a required one, then the most usual.
    fn likely(
        &self,
        name: &Name,
        classes: Vec<NameClassId>,
        required: &[NameClassId],
    ) -> Option<Likely> {
        let mut names = self.ranked(classes, required);
        if let Some(same) = names.iter().find(|known| known.local == name.local) {
            return Some(Likely { name: same.clone(), slip: false, same_local: true });
        }
        // Of names that are equally near the last is taken.
        names.reverse();
        let local = nearest(&name.local, names.iter().map(|name| &*name.local))?;
        let slip = is_slip(&name.local, local);
        let likely = names.iter().rfind(|known| &*known.local == local)?;
        Some(Likely { name: likely.clone(), slip, same_local: false })
    }
}
