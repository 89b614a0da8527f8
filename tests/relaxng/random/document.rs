//! Documents: one that a schema allows, as far as decisions last, and then perhaps with a mistake.

use std::fmt::Write as _;

use super::Dice;
use super::schema::{NAMES, Name, NameClass, Pattern, Schema, Type, WORDS};

#[derive(Clone, Debug)]
pub(in crate::relaxng) struct Element {
    pub(in crate::relaxng) name: Name,
    pub(in crate::relaxng) attributes: Vec<(Name, String)>,
    pub(in crate::relaxng) children: Vec<Child>,
}

#[derive(Clone, Debug)]
pub(in crate::relaxng) enum Child {
    Element(Element),
    Text(String),
}

/// How deep and how large: what lies beyond is left out, which may make the document invalid.
const DEPTH: usize = 3;
const CHILDREN: usize = 4;

pub(in crate::relaxng) fn document(schema: &Schema, dice: &mut Dice<'_>) -> Element {
    let mut root = element(schema, (false, "a"), 0, dice, DEPTH);
    for _ in 0..dice.roll(3) {
        mistake(&mut root, dice);
    }
    root
}

fn element(
    schema: &Schema,
    name: Name,
    definition: usize,
    dice: &mut Dice<'_>,
    depth: usize,
) -> Element {
    let mut element = Element { name, attributes: Vec::new(), children: Vec::new() };
    fill(schema, &schema.0[definition], &mut element, dice, depth);
    element
}

fn fill(schema: &Schema, pattern: &Pattern, into: &mut Element, dice: &mut Dice<'_>, depth: usize) {
    let mut fill =
        |pattern: &Pattern, dice: &mut Dice<'_>| fill(schema, pattern, into, dice, depth);
    match pattern {
        Pattern::Empty | Pattern::NotAllowed => {}
        Pattern::Choice(members) => fill(&members[dice.roll(2)], dice),
        Pattern::Group(members) => members.iter().for_each(|member| fill(member, dice)),
        Pattern::Interleave(members) => {
            let first = dice.roll(2);
            fill(&members[first], dice);
            fill(&members[1 - first], dice);
        }
        Pattern::Optional(member) => (0..dice.roll(2)).for_each(|_| fill(member, dice)),
        Pattern::ZeroOrMore(member) => (0..dice.roll(3)).for_each(|_| fill(member, dice)),
        Pattern::OneOrMore(member) => (0..1 + dice.roll(2)).for_each(|_| fill(member, dice)),
        Pattern::Mixed(member) => {
            fill(&Pattern::Text, dice);
            fill(member, dice);
        }
        Pattern::Text | Pattern::List(_) | Pattern::Data(..) | Pattern::Value(..) => {
            let text = text(pattern, dice);
            into.children.push(Child::Text(text));
        }
        Pattern::Attribute(class, value) => {
            let (name, value) = (named(class, dice), text(value, dice));
            if into.attributes.iter().all(|(known, _)| *known != name) {
                into.attributes.push((name, value));
            }
        }
        Pattern::Element(class, definition) => {
            if depth > 0 && into.children.len() < CHILDREN {
                let name = named(class, dice);
                let child = element(schema, name, *definition, dice, depth - 1);
                into.children.push(Child::Element(child));
            }
        }
    }
}

fn text(pattern: &Pattern, dice: &mut Dice<'_>) -> String {
    match pattern {
        Pattern::Choice(members) => text(&members[dice.roll(2)], dice),
        Pattern::Group(members) => members.iter().map(|member| text(member, dice) + " ").collect(),
        Pattern::List(member) => text(member, dice),
        Pattern::OneOrMore(member) => {
            (0..1 + dice.roll(2)).map(|_| text(member, dice) + " ").collect()
        }
        Pattern::Optional(member) => (0..dice.roll(2)).map(|_| text(member, dice)).collect(),
        Pattern::Value(_, word) => (*word).to_owned(),
        Pattern::Data(Type::Integer, _) => dice.one_of(&["1", "2", "3", " 1 "]).to_string(),
        _ => dice.one_of(&["x", " ", "1", "", "x y"]).to_string(),
    }
}

fn named(class: &NameClass, dice: &mut Dice<'_>) -> Name {
    match class {
        NameClass::Name(name) => *name,
        NameClass::AnyExcept(_) => *dice.one_of(&NAMES),
        NameClass::NsExcept(_) => (true, ["a", "b"][dice.roll(2)]),
    }
}

/// Changes something somewhere.
fn mistake(element: &mut Element, dice: &mut Dice<'_>) {
    let count = element.children.len();
    if count > 0 && dice.roll(3) > 0 {
        let at = dice.roll(count);
        if let Child::Element(child) = &mut element.children[at] {
            return mistake(child, dice);
        }
    }
    let at = dice.roll(count + 1);
    match dice.roll(6) {
        0 => element.children.insert(at, Child::Text(dice.one_of(&WORDS).to_string())),
        1 => element.name = *dice.one_of(&NAMES),
        2 => element.attributes = vec![(*dice.one_of(&NAMES), dice.one_of(&WORDS).to_string())],
        3 if at < count => drop(element.children.remove(at)),
        4 if at < count => element.children.insert(at, element.children[at].clone()),
        _ => {
            let name = *dice.one_of(&NAMES);
            let new = Element { name, attributes: Vec::new(), children: Vec::new() };
            element.children.insert(at, Child::Element(new));
        }
    }
}

/// The document as a text.
pub(in crate::relaxng) fn written(root: &Element) -> String {
    let mut text = String::new();
    write(root, " xmlns:n='n'", &mut text);
    text
}

fn write(element: &Element, declaration: &str, out: &mut String) {
    let qualified = |(in_n, local): Name| format!("{}{local}", if in_n { "n:" } else { "" });
    let name = qualified(element.name);
    let mut put = |text: String| out.push_str(&text);
    put(format!("<{name}{declaration}"));
    for (attribute, value) in &element.attributes {
        put(format!(" {}='{value}'", qualified(*attribute)));
    }
    put(">".to_owned());
    for child in &element.children {
        match child {
            Child::Element(child) => write(child, "", out),
            Child::Text(text) => out.push_str(text),
        }
    }
    write!(out, "</{name}>").expect("a string can be written to");
}
