//! An ODD's specifications, by kind and name.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

/// The specifications of an ODD.
pub(super) struct Odd<'d> {
    specs: BTreeMap<(&'d str, &'d str), Node<'d, 'd>>,
}

impl<'d> Odd<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Self {
        let all = document.descendants().filter(|node| node.has_attribute("ident"));
        let specs = all.filter(|node| node.tag_name().name().ends_with("Spec"));
        Odd { specs: specs.map(|spec| ((spec.tag_name().name(), ident(spec)), spec)).collect() }
    }

    pub(super) fn spec(&self, kind: &str, name: &str) -> Node<'d, 'd> {
        self.specs[&(kind, name)]
    }

    pub(super) fn of_kind(&self, kind: &str) -> impl Iterator<Item = Node<'d, 'd>> {
        let of_kind = self.specs.iter().filter(move |((found, _), _)| *found == kind);
        of_kind.map(|(_, spec)| *spec)
    }

    /// The attributes of an element or a class by name: its own, then those of its classes that it does not
    /// define anew.
    pub(super) fn attributes(&self, spec: Node<'d, 'd>) -> BTreeMap<&'d str, Node<'d, 'd>> {
        let classes = self.classes(spec).filter(|class| class.attribute("type") == Some("atts"));
        let mut attributes: BTreeMap<_, _> =
            classes.flat_map(|class| self.attributes(class)).collect();
        let defined = each(spec, "attList").flat_map(|list| each(list, "attDef"));
        let kept = defined.filter(|definition| definition.attribute("mode") != Some("delete"));
        attributes.extend(kept.map(|definition| (ident(definition), definition)));
        attributes
    }

    /// The elements of a model class.
    pub(super) fn members(&self, class: &str) -> impl Iterator<Item = &'d str> {
        let is_member =
            move |spec: &Node<'d, 'd>| self.classes(*spec).any(|found| ident(found) == class);
        self.of_kind("elementSpec").filter(is_member).map(ident)
    }

    fn classes(&self, spec: Node<'d, 'd>) -> impl Iterator<Item = Node<'d, 'd>> {
        let members = each(spec, "classes").flat_map(|classes| each(classes, "memberOf"));
        members.map(|member| self.spec("classSpec", key(member)))
    }
}

/// The children of that name.
pub(super) fn each<'d>(
    node: Node<'d, 'd>,
    name: &'static str,
) -> impl Iterator<Item = Node<'d, 'd>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

pub(super) fn ident<'d>(node: Node<'d, 'd>) -> &'d str {
    node.attribute("ident").expect("a specification has an `ident`")
}

pub(super) fn key<'d>(node: Node<'d, 'd>) -> &'d str {
    node.attribute("key").expect("a reference has a `key`")
}
