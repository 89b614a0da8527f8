//! What a schema says of an element, wherever it stands: enough to compare two notations of one profile.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::grammar::{Grammar, children, name};

/// Elements by name.
pub(super) type Elements = BTreeMap<String, Element>;

/// An element, all its definitions taken together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) attributes: BTreeMap<String, Attribute>,
    pub(super) children: BTreeSet<String>,
    /// Whether it may hold any words.
    pub(super) words: bool,
    /// The words that it may hold, where there is a list of them.
    pub(super) values: BTreeSet<String>,
}

/// An attribute of an element.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) required: bool,
    /// Whether there are values beyond the list.
    pub(super) open: bool,
    pub(super) values: BTreeSet<String>,
}

/// What the grammar says.
pub(super) fn of_grammar(grammar: &Grammar<'_>) -> Elements {
    let mut elements = Elements::new();
    let patterns = grammar.defines().flat_map(|define| define.descendants());
    for pattern in patterns.filter(|node| node.tag_name().name() == "element") {
        let mut found = Element::default();
        gather(grammar, pattern, &mut found);
        let required = required(grammar, pattern);
        for (name, attribute) in &mut found.attributes {
            attribute.required = required.contains(name);
        }
        match elements.get_mut(name(pattern)) {
            Some(element) => element.join(found),
            None => drop(elements.insert(name(pattern).to_owned(), found)),
        }
    }
    elements
}

impl Element {
    fn join(&mut self, other: Element) {
        for (name, attribute) in &mut self.attributes {
            attribute.required &= other.attributes.contains_key(name);
        }
        for (name, mut attribute) in other.attributes {
            match self.attributes.get_mut(&name) {
                Some(known) => known.join(attribute),
                None => {
                    attribute.required = false;
                    self.attributes.insert(name, attribute);
                }
            }
        }
        self.children.extend(other.children);
        self.words |= other.words;
        self.values.extend(other.values);
    }
}

impl Attribute {
    fn join(&mut self, other: Attribute) {
        self.required &= other.required;
        self.open |= other.open;
        self.values.extend(other.values);
    }
}

/// What is in a pattern, not what is in the elements in it.
fn gather(grammar: &Grammar<'_>, pattern: Node<'_, '_>, into: &mut Element) {
    for child in children(pattern) {
        match child.tag_name().name() {
            "ref" => gather(grammar, grammar.define(child), into),
            "element" => drop(into.children.insert(name(child).to_owned())),
            "attribute" => {
                let found = attribute(grammar, child);
                into.attributes.entry(name(child).to_owned()).or_default().join(found);
            }
            "text" | "data" => into.words = true,
            "value" => drop(into.values.insert(child.text().unwrap_or_default().to_owned())),
            "mixed" => {
                into.words = true;
                gather(grammar, child, into);
            }
            _ => gather(grammar, child, into),
        }
    }
}

fn attribute(grammar: &Grammar<'_>, pattern: Node<'_, '_>) -> Attribute {
    let mut value = Element::default();
    gather(grammar, pattern, &mut value);
    Attribute { required: false, open: value.words, values: value.values }
}

/// The attributes that are there whichever way is gone.
fn required(grammar: &Grammar<'_>, pattern: Node<'_, '_>) -> BTreeSet<String> {
    let of = children(pattern).map(|child| match child.tag_name().name() {
        "ref" => required(grammar, grammar.define(child)),
        "attribute" => BTreeSet::from([name(child).to_owned()]),
        "element" | "optional" | "zeroOrMore" => BTreeSet::new(),
        _ => required(grammar, child),
    });
    if pattern.tag_name().name() == "choice" {
        of.reduce(|all, one| all.intersection(&one).cloned().collect()).unwrap_or_default()
    } else {
        of.flatten().collect()
    }
}
