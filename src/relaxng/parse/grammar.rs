//! Grammars in XML syntax.

use super::Parser;
use super::markup::Element;
use crate::relaxng::incorrect::Clause;
use crate::relaxng::syntax::{Component, Define, Grammar, Include, Reference};

impl Parser {
    // grammar        ::= <grammar> grammarContent* </grammar>
    // grammarContent ::= start | define | <div> grammarContent* </div>
    //                  | <include href="anyURI"> includeContent* </include>                      (3)
    pub(super) fn grammar(&mut self, element: &mut Element) -> Grammar {
        Grammar { components: std::mem::take(&mut element.components), span: element.span }
    }

    // includeContent ::= start | define | <div> includeContent* </div>                          (3)
    pub(super) fn component(
        &mut self,
        element: &mut Element,
        may_include: bool,
    ) -> Option<Component> {
        match &*element.name {
            "start" => self.start(element).map(Component::Define),
            "define" => self.define(element).map(Component::Define),
            "div" => {
                self.check_extras(element, &[]);
                Some(Component::Div(std::mem::take(&mut element.components)))
            }
            "include" if may_include => self.include(element).map(Component::Include),
            other => {
                let parent = if may_include { "grammar" } else { "include" };
                let message = format!("`{other}` is no part of `{parent}`");
                self.wrong(Clause::FullSyntax, element.span, message);
                None
            }
        }
    }

    // start ::= <start [combine="method"]> pattern </start>                                     (3)
    fn start(&mut self, element: &mut Element) -> Option<Define> {
        self.check_extras(element, &["combine"]);
        if let Some(second) = element.children.get(1) {
            self.wrong(Clause::FullSyntax, second.span, "`start` holds one pattern only");
        }
        self.needs_children(element);
        let combine = self.combine(element);
        let pattern = self.patterns(&mut element.children);
        Some(Define { name: None, combine, pattern, span: element.span })
    }

    // define ::= <define name="NCName" [combine="method"]> pattern+ </define>                   (3)
    fn define(&mut self, element: &mut Element) -> Option<Define> {
        self.check_extras(element, &["name", "combine"]);
        self.needs_children(element);
        let combine = self.combine(element);
        let pattern = self.patterns(&mut element.children);
        let name = self.required_ncname(element, "name")?;
        Some(Define { name: Some(name), combine, pattern, span: element.span })
    }

    fn include(&mut self, element: &mut Element) -> Option<Include> {
        self.check_extras(element, &["href"]);
        let components = std::mem::take(&mut element.components);
        let reference =
            Reference { href: self.href(element)?, namespace: element.namespace.clone() };
        Some(Include { reference, components, span: element.span })
    }
}
