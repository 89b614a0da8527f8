//! The schema as its own text has it: definitions, and the patterns in them.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

/// The namespace of RELAX NG.
const RELAXNG: &str = "http://relaxng.org/ns/structure/1.0";

/// Definitions by name. The schema is one file, and no name is defined twice.
pub(super) struct Grammar<'d> {
    pub(super) start: Node<'d, 'd>,
    defines: BTreeMap<&'d str, Node<'d, 'd>>,
}

impl<'d> Grammar<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Self {
        let root = document.root_element();
        let defines = children(root).filter(|node| node.has_tag_name((RELAXNG, "define")));
        let start = children(root).find(|node| node.has_tag_name((RELAXNG, "start")));
        Grammar {
            start: start.expect("a grammar has a start"),
            defines: defines.map(|define| (name(define), define)).collect(),
        }
    }

    /// What a `ref` refers to.
    pub(super) fn define(&self, reference: Node<'d, 'd>) -> Node<'d, 'd> {
        self.defines[name(reference)]
    }

    pub(super) fn defines(&self) -> impl Iterator<Item = Node<'d, 'd>> {
        self.defines.values().copied()
    }
}

/// The text of a schema, for [`Document::parse`].
pub(super) fn text() -> String {
    std::fs::read_to_string(super::path()).expect("the schema can be read")
}

/// The patterns in a pattern; annotations are none.
pub(super) fn children<'d>(node: Node<'d, 'd>) -> impl Iterator<Item = Node<'d, 'd>> {
    node.children().filter(|child| child.tag_name().namespace() == Some(RELAXNG))
}

/// The `name` of an element, an attribute, a definition, a reference.
pub(super) fn name<'d>(node: Node<'d, 'd>) -> &'d str {
    node.attribute("name").expect("the schema names what has a name with `name`")
}
