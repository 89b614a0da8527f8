//! The attributes of a start tag.

use super::{InScope, Run};
use crate::relaxng::automaton::Valued;
use crate::relaxng::expected::Likely;
use crate::relaxng::mismatch::What;
use crate::relaxng::names::NameId;
use crate::relaxng::pattern::PatternId;
use crate::source::Span;
use crate::xml::reader::{Attribute, Namespaces, Start};

impl Run<'_, '_> {
    pub(super) fn attributes(&mut self, start: Start<'_>, element: NameId) {
        self.meant.clear();
        for attribute in start.attributes() {
            self.attribute(element, attribute, start.namespaces());
        }
        self.close(start.name_span());
    }

    fn attribute(&mut self, element: NameId, attribute: Attribute<'_>, namespaces: &Namespaces) {
        let name = self.automaton.names.of(&attribute.name());
        self.identify(element, name, attribute);
        if self.state == PatternId::NOT_ALLOWED {
            return;
        }
        let value = attribute.value();
        match self.automaton.attribute(self.state, name, value, &InScope(namespaces)) {
            Valued::Matched(left) => self.state = left,
            Valued::Unmatched(left) => {
                self.bad_attribute(name, attribute, namespaces);
                self.state = left;
            }
            Valued::NotAllowed => self.unknown_attribute(name, attribute),
        }
    }

    /// Checks identifiers and references to them (DTD compatibility, 5).
    fn identify(&mut self, element: NameId, name: NameId, attribute: Attribute<'_>) {
        if let Some(kind) = self.automaton.id_kind(element, name) {
            let repeated = self.ids.add(kind, attribute.value(), attribute.value_span());
            if let Some((id, first)) = repeated {
                let what = What::DuplicateId { id, first };
                self.report(what, attribute.value_span(), Vec::new());
            }
        }
    }

    fn bad_attribute(&mut self, name: NameId, attribute: Attribute<'_>, namespaces: &Namespaces) {
        let values = self.automaton.attribute_values(self.state, name).to_vec();
        let value = attribute.value();
        let fault = self.ask().fault(&values, value, &InScope(namespaces));
        let what = What::BadValue {
            attribute: Some(attribute.name().qualified.to_owned()),
            value: fault.word.unwrap_or_else(|| value.to_owned()),
            reason: fault.reason,
            likely: fault.likely,
        };
        let empty = attribute.value_span().is_empty();
        let place = if empty { attribute.span() } else { attribute.value_span() };
        self.report(what, place, fault.values);
    }

    fn unknown_attribute(&mut self, name: NameId, attribute: Attribute<'_>) {
        let full = self.automaton.names.get(name);
        let likely = self.ask().likely_attribute(self.state, &full);
        let name = attribute.name().qualified.to_owned();
        self.meant.extend(likely.as_ref().map(|likely| likely.name().to_string()));
        let expected = match likely {
            Some(_) => Vec::new(),
            None => self.ask().attributes(self.state),
        };
        let likely = likely.as_ref().map(Likely::meant);
        self.report(What::UnknownAttribute { name, likely }, attribute.name_span(), expected);
    }

    fn close(&mut self, place: Span) {
        let closed = self.automaton.close(self.state);
        if closed != PatternId::NOT_ALLOWED {
            self.state = closed;
        } else if self.state != PatternId::NOT_ALLOWED {
            self.missing_attribute(place);
            self.state = self.automaton.close_recovering(self.state);
        }
        if let Some(open) = self.open.last_mut() {
            open.content = self.state;
        }
    }

    fn missing_attribute(&mut self, place: Span) {
        let mut missing = self.ask().missing_attributes(self.state);
        if !missing.leave_out(&self.meant) {
            let expected = self.ask().attributes(self.state);
            self.report(What::MissingAttribute { missing }, place, expected);
        }
    }
}
