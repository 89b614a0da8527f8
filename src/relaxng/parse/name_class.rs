//! Classes of names in XML syntax.

use std::sync::Arc;

use super::Parser;
use super::attributes::is_ncname;
use super::markup::{Element, trim};
use crate::relaxng::incorrect::Clause;
use crate::relaxng::syntax::{NameClass, NameClassKind};
use crate::source::Span;

impl Parser {
    // nameClass ::= <name> QName </name> | <anyName> [exceptNameClass] </anyName>
    //             | <nsName> [exceptNameClass] </nsName> | <choice> nameClass+ </choice>         (3)
    pub(super) fn name_class(&mut self, element: &Element) -> Option<NameClass> {
        self.check_extras(element, &[]);
        let kind = match &*element.name {
            "name" => {
                self.has_no_children(element);
                let name = trim(&element.text.value);
                let namespace = element.namespace.clone();
                self.qname(element, name, namespace, element.text.span)?
            }
            "anyName" => NameClassKind::AnyName(self.except_names(element)),
            "nsName" => {
                NameClassKind::NsName(element.namespace.clone(), self.except_names(element))
            }
            "choice" => {
                self.needs_children(element);
                NameClassKind::Choice(self.name_classes(&element.children))
            }
            other => {
                self.wrong(
                    Clause::FullSyntax,
                    element.span,
                    format!("`{other}` is no class of names"),
                );
                return None;
            }
        };
        Some(NameClass { kind, span: element.span })
    }

    fn name_classes(&mut self, elements: &[Element]) -> Vec<NameClass> {
        elements.iter().filter_map(|element| self.name_class(element)).collect()
    }

    // exceptNameClass ::= <except> nameClass+ </except>                                        (3)
    fn except_names(&mut self, element: &Element) -> Vec<NameClass> {
        match &element.children[..] {
            [] => Vec::new(),
            [except] if &*except.name == "except" => {
                self.check_extras(except, &[]);
                self.needs_children(except);
                self.name_classes(&except.children)
            }
            [except, child, ..] | [child @ except] => {
                let first = &*except.name == "except";
                let child = if first { child } else { except };
                let message = format!("`{}` must not stand here", child.name);
                self.wrong(Clause::FullSyntax, child.span, message);
                Vec::new()
            }
        }
    }

    /// The name of an element or attribute by its `name` attribute (4.8), if it has one.
    pub(super) fn name_attribute(&mut self, element: &Element) -> Option<Option<NameClass>> {
        let Some(attribute) = element.attribute("name") else { return Some(None) };
        // An attribute without prefix has no namespace, unless its own `ns` gives it one.
        let without = &*element.name == "attribute" && !element.has_ns;
        let namespace = if without { Arc::from("") } else { element.namespace.clone() };
        let span = attribute.value.span;
        let kind = self.qname(element, &attribute.value.value, namespace, span)?;
        Some(Some(NameClass { kind, span }))
    }

    /// A name; its prefix must be declared (4.10).
    fn qname(
        &mut self,
        element: &Element,
        name: &str,
        namespace: Arc<str>,
        span: Span,
    ) -> Option<NameClassKind> {
        let (namespace, local) = match (name.split_once(':'), &element.prefix) {
            (None, _) => (namespace, name),
            (Some((_, local)), Some((_, Some(namespace)))) => (namespace.clone(), local),
            (Some((prefix, _)), _) => {
                self.wrong(Clause::QNames, span, format!("prefix `{prefix}` is not declared"));
                return None;
            }
        };
        if is_ncname(local) {
            return Some(NameClassKind::Name { namespace, local: local.into() });
        }
        self.wrong(Clause::FullSyntax, span, format!("`{name}` is no name"));
        None
    }
}
