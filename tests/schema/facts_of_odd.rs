//! What an ODD says of each element: its own specification, and the classes and macros of the ODD.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::facts::{Attribute, Element, Elements};
use super::odd_specs::{Odd, each, ident, key};

/// What the ODD says.
pub(super) fn of_odd<'d>(odd: &Odd<'d>) -> Elements {
    odd.of_kind("elementSpec").map(|spec| (ident(spec).to_owned(), element(odd, spec))).collect()
}

fn element<'d>(odd: &Odd<'d>, spec: Node<'d, 'd>) -> Element {
    let attributes = odd.attributes(spec).into_iter();
    let mut element = Element {
        attributes: attributes.map(|(name, node)| (name.to_owned(), attribute(node))).collect(),
        ..Element::default()
    };
    each(spec, "content").for_each(|content| gather(odd, content, &mut element));
    element
}

fn attribute(definition: Node<'_, '_>) -> Attribute {
    let lists = each(definition, "valList").filter(|list| list.attribute("type") == Some("closed"));
    let items = lists.flat_map(|list| each(list, "valItem"));
    let values: BTreeSet<String> = items.map(|item| ident(item).to_owned()).collect();
    Attribute {
        required: definition.attribute("usage") == Some("req"),
        open: values.is_empty(),
        values,
    }
}

fn gather<'d>(odd: &Odd<'d>, content: Node<'d, 'd>, into: &mut Element) {
    for part in content.children().filter(Node::is_element) {
        match part.tag_name().name() {
            "elementRef" => drop(into.children.insert(key(part).to_owned())),
            "classRef" => into.children.extend(odd.members(key(part)).map(str::to_owned)),
            "macroRef" => {
                let named = odd.spec("macroSpec", key(part));
                each(named, "content").for_each(|content| gather(odd, content, into));
            }
            "textNode" | "dataRef" => into.words = true,
            "valList" => into.values.extend(each(part, "valItem").map(ident).map(str::to_owned)),
            "sequence" | "alternate" => gather(odd, part, into),
            "empty" => {}
            other => panic!("the test does not know `{other}` in a content"),
        }
    }
}
