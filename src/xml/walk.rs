//! Every element of a document, and every attribute of an element.

use roxmltree::Node;

use super::{Document, Element, XML};
use crate::source::Passage;

/// An attribute with its place.
#[derive(Clone, Debug)]
pub struct Attribute<'d> {
    /// Its name as it is usually written: `xml:id`, `when`; of another namespace, the local name.
    pub name: String,
    /// Its value.
    pub value: Passage,
    /// The element that has it.
    pub element: Element<'d>,
}

impl Document<'_> {
    /// Every element, in document order.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        let source = self.source().id();
        let nodes = self.tree.root().descendants().filter(Node::is_element);
        nodes.map(move |node| Element { node, source })
    }
}

impl<'d> Element<'d> {
    /// Every attribute but declarations of namespaces.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'d>> {
        self.node.attributes().map(move |attribute| {
            let prefix = if attribute.namespace() == Some(XML) { "xml:" } else { "" };
            let name = format!("{prefix}{}", attribute.name());
            Attribute { name, value: self.value_of(&attribute), element: self }
        })
    }

    /// The element around it.
    pub fn parent(self) -> Option<Element<'d>> {
        self.node.parent_element().map(|node| Element { node, ..self })
    }

    /// The element right before it, if no words stand between.
    pub fn neighbour(self) -> Option<Element<'d>> {
        let blank = |node: &Node<'_, '_>| {
            node.is_text() && node.text().is_none_or(|text| text.trim().is_empty())
        };
        let before = self.node.prev_siblings().skip(1).find(|node| !blank(node))?;
        before.is_element().then_some(Element { node: before, ..self })
    }

    /// Whether there are words in it, at any depth.
    pub fn has_words(self) -> bool {
        let said = |node: Node<'_, '_>| node.text().is_some_and(|text| !text.trim().is_empty());
        self.node.descendants().any(|node| node.is_text() && said(node))
    }

    /// Whether it holds neither elements nor words.
    pub fn is_blank(self) -> bool {
        self.node.children().all(|child| {
            !child.is_element()
                && child.text().is_none_or(|text| !child.is_text() || text.trim().is_empty())
        })
    }
}
