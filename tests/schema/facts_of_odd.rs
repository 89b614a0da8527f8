//! What an ODD says of each element: its own specification, and the classes and macros of the ODD.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::facts::{Attribute, Element, Elements};

/// An ODD with its specifications by kind and name.
pub(super) struct Odd<'d> {
    specs: BTreeMap<(&'d str, &'d str), Node<'d, 'd>>,
}

impl<'d> Odd<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Self {
        let all = document.descendants().filter(|node| node.has_attribute("ident"));
        let specs = all.filter(|node| node.tag_name().name().ends_with("Spec"));
        Odd { specs: specs.map(|spec| ((spec.tag_name().name(), ident(spec)), spec)).collect() }
    }

    pub(super) fn elements(&self) -> Elements {
        let specs = self.of_kind("elementSpec");
        specs.map(|spec| (ident(spec).to_owned(), self.element(spec))).collect()
    }

    fn of_kind(&self, kind: &str) -> impl Iterator<Item = Node<'d, 'd>> {
        let of_kind = self.specs.iter().filter(move |((found, _), _)| *found == kind);
        of_kind.map(|(_, spec)| *spec)
    }

    fn element(&self, spec: Node<'d, 'd>) -> Element {
        let mut element = Element::default();
        self.attributes(spec, &mut element);
        each(spec, "content").for_each(|content| self.content(content, &mut element));
        element
    }

    /// Its own attributes, and those of the classes that it is a member of.
    fn attributes(&self, spec: Node<'d, 'd>, into: &mut Element) {
        for class in self.classes(spec).filter(|class| class.attribute("type") == Some("atts")) {
            self.attributes(class, into);
        }
        let defined = each(spec, "attList").flat_map(|list| each(list, "attDef"));
        for definition in defined.filter(|attribute| attribute.attribute("mode") != Some("delete"))
        {
            into.attributes.insert(ident(definition).to_owned(), attribute(definition));
        }
    }

    fn classes(&self, spec: Node<'d, 'd>) -> impl Iterator<Item = Node<'d, 'd>> {
        let members = each(spec, "classes").flat_map(|classes| each(classes, "memberOf"));
        members.map(|member| self.specs[&("classSpec", key(member))])
    }

    fn content(&self, content: Node<'d, 'd>, into: &mut Element) {
        for part in content.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "elementRef" => drop(into.children.insert(key(part).to_owned())),
                "classRef" => into.children.extend(self.members(key(part))),
                "macroRef" => {
                    let named = self.specs[&("macroSpec", key(part))];
                    each(named, "content").for_each(|content| self.content(content, into));
                }
                "textNode" | "dataRef" => into.words = true,
                "valList" => {
                    into.values.extend(each(part, "valItem").map(ident).map(str::to_owned))
                }
                "sequence" | "alternate" => self.content(part, into),
                "empty" => {}
                other => panic!("the test does not know `{other}` in a content"),
            }
        }
    }

    /// The elements of a model class.
    fn members(&self, class: &str) -> impl Iterator<Item = String> {
        let is_member =
            move |spec: &Node<'d, 'd>| self.classes(*spec).any(|found| ident(found) == class);
        self.of_kind("elementSpec").filter(is_member).map(|spec| ident(spec).to_owned())
    }
}

fn attribute(definition: Node<'_, '_>) -> Attribute {
    let lists = each(definition, "valList").filter(|list| list.attribute("type") == Some("closed"));
    let items = lists.flat_map(|list| each(list, "valItem"));
    let values: std::collections::BTreeSet<_> = items.map(|item| ident(item).to_owned()).collect();
    Attribute {
        required: definition.attribute("usage") == Some("req"),
        open: values.is_empty(),
        values,
    }
}

fn each<'d>(node: Node<'d, 'd>, name: &'static str) -> impl Iterator<Item = Node<'d, 'd>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

fn ident<'d>(node: Node<'d, 'd>) -> &'d str {
    node.attribute("ident").expect("a specification has an `ident`")
}

fn key<'d>(node: Node<'d, 'd>) -> &'d str {
    node.attribute("key").expect("a reference has a `key`")
}
