//! A slow and simple validator: James Clark's paper "An algorithm for RELAX NG validation", function by
//! function, over a document as a tree. Nothing is remembered, and what does not change the verdict is left out.

use std::rc::Rc;

use super::random::document::{Child, Element};
use super::random::schema::{self, Name, NameClass, Schema, Type};

/// Whether the document is valid.
pub(super) fn is_valid(schema: &Schema, root: &Element) -> bool {
    let start = Pattern::Element(NameClass::Name((false, "a")), 0);
    nullable(&child_deriv(schema, &start.into(), &Child::Element(root.clone())))
}

type Shared = Rc<Pattern>;

#[derive(Debug, PartialEq)]
enum Pattern {
    Empty,
    NotAllowed,
    Text,
    Choice(Shared, Shared),
    Interleave(Shared, Shared),
    Group(Shared, Shared),
    OneOrMore(Shared),
    List(Shared),
    Data(Type, Option<&'static str>),
    Value(Type, &'static str),
    Attribute(NameClass, Shared),
    Element(NameClass, usize),
    After(Shared, Shared),
}

/// Section 4 of the specification, as far as it concerns patterns.
fn simplify(pattern: &schema::Pattern) -> Shared {
    let two = |members: &[schema::Pattern; 2]| (simplify(&members[0]), simplify(&members[1]));
    match pattern {
        schema::Pattern::Empty => Pattern::Empty.into(),
        schema::Pattern::NotAllowed => Pattern::NotAllowed.into(),
        schema::Pattern::Text => Pattern::Text.into(),
        schema::Pattern::Choice(members) => {
            let (first, second) = two(members);
            choice(first, second)
        }
        schema::Pattern::Group(members) => {
            let (first, second) = two(members);
            group(first, second)
        }
        schema::Pattern::Interleave(members) => {
            let (first, second) = two(members);
            interleave(first, second)
        }
        schema::Pattern::Optional(member) => choice(simplify(member), Pattern::Empty.into()),
        schema::Pattern::ZeroOrMore(member) => {
            choice(one_or_more(simplify(member)), Pattern::Empty.into())
        }
        schema::Pattern::OneOrMore(member) => one_or_more(simplify(member)),
        schema::Pattern::Mixed(member) => interleave(simplify(member), Pattern::Text.into()),
        schema::Pattern::List(member) => Pattern::List(simplify(member)).into(),
        schema::Pattern::Data(datatype, except) => Pattern::Data(*datatype, *except).into(),
        schema::Pattern::Value(datatype, word) => Pattern::Value(*datatype, word).into(),
        schema::Pattern::Attribute(class, value) => {
            Pattern::Attribute(class.clone(), simplify(value)).into()
        }
        schema::Pattern::Element(class, definition) => {
            Pattern::Element(class.clone(), *definition).into()
        }
    }
}

fn contains(class: &NameClass, name: Name) -> bool {
    match class {
        NameClass::Name(this) => *this == name,
        NameClass::AnyExcept(names) => !names.contains(&name),
        NameClass::NsExcept(names) => name.0 && !names.contains(&name),
    }
}

fn nullable(pattern: &Shared) -> bool {
    match &**pattern {
        Pattern::Group(p1, p2) | Pattern::Interleave(p1, p2) => nullable(p1) && nullable(p2),
        Pattern::Choice(p1, p2) => nullable(p1) || nullable(p2),
        Pattern::OneOrMore(p) => nullable(p),
        Pattern::Empty | Pattern::Text => true,
        _ => false,
    }
}

fn child_deriv(schema: &Schema, p: &Shared, child: &Child) -> Shared {
    match child {
        Child::Text(text) => text_deriv(p, text),
        Child::Element(element) => {
            let p1 = start_tag_open_deriv(schema, p, element.name);
            let p2 = element.attributes.iter().fold(p1, |p, attribute| att_deriv(&p, attribute));
            let p3 = start_tag_close_deriv(&p2);
            let p4 = children_deriv(schema, p3, &joined(&element.children));
            end_tag_deriv(&p4)
        }
    }
}

/// Text beside text is one text.
fn joined(children: &[Child]) -> Vec<Child> {
    let mut joined: Vec<Child> = Vec::new();
    for child in children {
        match (joined.last_mut(), child) {
            (Some(Child::Text(before)), Child::Text(text)) => before.push_str(text),
            (_, Child::Text(text)) if text.is_empty() => {}
            _ => joined.push(child.clone()),
        }
    }
    joined
}

fn text_deriv(p: &Shared, text: &str) -> Shared {
    match &**p {
        Pattern::Choice(p1, p2) => choice(text_deriv(p1, text), text_deriv(p2, text)),
        Pattern::Interleave(p1, p2) => choice(
            interleave(text_deriv(p1, text), p2.clone()),
            interleave(p1.clone(), text_deriv(p2, text)),
        ),
        Pattern::Group(p1, p2) => {
            let x = group(text_deriv(p1, text), p2.clone());
            if nullable(p1) { choice(x, text_deriv(p2, text)) } else { x }
        }
        Pattern::After(p1, p2) => after(text_deriv(p1, text), p2.clone()),
        Pattern::OneOrMore(p1) => {
            group(text_deriv(p1, text), choice(p.clone(), Pattern::Empty.into()))
        }
        Pattern::Text => p.clone(),
        Pattern::Value(datatype, value) => empty_if(equal(*datatype, value, text)),
        Pattern::Data(datatype, except) => empty_if(
            allows(*datatype, text) && !except.is_some_and(|value| equal(*datatype, value, text)),
        ),
        Pattern::List(p1) => {
            let words = text.split_ascii_whitespace();
            empty_if(nullable(&words.fold(p1.clone(), |p, word| text_deriv(&p, word))))
        }
        _ => Pattern::NotAllowed.into(),
    }
}

fn empty_if(condition: bool) -> Shared {
    if condition { Pattern::Empty.into() } else { Pattern::NotAllowed.into() }
}

fn allows(datatype: Type, text: &str) -> bool {
    datatype == Type::Token || text.trim().parse::<i32>().is_ok()
}

fn equal(datatype: Type, value: &str, text: &str) -> bool {
    match datatype {
        Type::Token => value == text.split_ascii_whitespace().collect::<Vec<_>>().join(" "),
        Type::Integer => text.trim().parse::<i32>().is_ok_and(|number| value.parse() == Ok(number)),
    }
}

fn start_tag_open_deriv(schema: &Schema, p: &Shared, name: Name) -> Shared {
    let of = |p: &Shared| start_tag_open_deriv(schema, p, name);
    match &**p {
        Pattern::Choice(p1, p2) => choice(of(p1), of(p2)),
        Pattern::Element(class, definition) => {
            if contains(class, name) {
                after(simplify(&schema.0[*definition]), Pattern::Empty.into())
            } else {
                Pattern::NotAllowed.into()
            }
        }
        Pattern::Interleave(p1, p2) => choice(
            apply_after(&|p| interleave(p, p2.clone()), &of(p1)),
            apply_after(&|p| interleave(p1.clone(), p), &of(p2)),
        ),
        Pattern::OneOrMore(p1) => {
            apply_after(&|rest| group(rest, choice(p.clone(), Pattern::Empty.into())), &of(p1))
        }
        Pattern::Group(p1, p2) => {
            let x = apply_after(&|p| group(p, p2.clone()), &of(p1));
            if nullable(p1) { choice(x, of(p2)) } else { x }
        }
        Pattern::After(p1, p2) => apply_after(&|p| after(p, p2.clone()), &of(p1)),
        _ => Pattern::NotAllowed.into(),
    }
}

fn apply_after(f: &dyn Fn(Shared) -> Shared, p: &Shared) -> Shared {
    match &**p {
        Pattern::After(p1, p2) => after(p1.clone(), f(p2.clone())),
        Pattern::Choice(p1, p2) => choice(apply_after(f, p1), apply_after(f, p2)),
        _ => Pattern::NotAllowed.into(),
    }
}

fn att_deriv(p: &Shared, attribute: &(Name, String)) -> Shared {
    let of = |p: &Shared| att_deriv(p, attribute);
    match &**p {
        Pattern::After(p1, p2) => after(of(p1), p2.clone()),
        Pattern::Choice(p1, p2) => choice(of(p1), of(p2)),
        Pattern::Group(p1, p2) => choice(group(of(p1), p2.clone()), group(p1.clone(), of(p2))),
        Pattern::Interleave(p1, p2) => {
            choice(interleave(of(p1), p2.clone()), interleave(p1.clone(), of(p2)))
        }
        Pattern::OneOrMore(p1) => group(of(p1), choice(p.clone(), Pattern::Empty.into())),
        Pattern::Attribute(class, value) => {
            empty_if(contains(class, attribute.0) && value_match(value, &attribute.1))
        }
        _ => Pattern::NotAllowed.into(),
    }
}

fn value_match(p: &Shared, text: &str) -> bool {
    nullable(p) && is_blank(text) || nullable(&text_deriv(p, text))
}

fn start_tag_close_deriv(p: &Shared) -> Shared {
    let of = start_tag_close_deriv;
    match &**p {
        Pattern::After(p1, p2) => after(of(p1), p2.clone()),
        Pattern::Choice(p1, p2) => choice(of(p1), of(p2)),
        Pattern::Group(p1, p2) => group(of(p1), of(p2)),
        Pattern::Interleave(p1, p2) => interleave(of(p1), of(p2)),
        Pattern::OneOrMore(p) => one_or_more(of(p)),
        Pattern::Attribute(..) => Pattern::NotAllowed.into(),
        _ => p.clone(),
    }
}

fn children_deriv(schema: &Schema, p: Shared, children: &[Child]) -> Shared {
    match children {
        [] => children_deriv(schema, p, &[Child::Text(String::new())]),
        [Child::Text(text)] => {
            let p1 = text_deriv(&p, text);
            if is_blank(text) { choice(p, p1) } else { p1 }
        }
        _ => children
            .iter()
            .filter(|child| !is_blank_text(child))
            .fold(p, |p, child| child_deriv(schema, &p, child)),
    }
}

fn is_blank_text(child: &Child) -> bool {
    matches!(child, Child::Text(text) if is_blank(text))
}

fn is_blank(text: &str) -> bool {
    text.trim_matches([' ', '\t', '\n', '\r']).is_empty()
}

fn end_tag_deriv(p: &Shared) -> Shared {
    match &**p {
        Pattern::Choice(p1, p2) => choice(end_tag_deriv(p1), end_tag_deriv(p2)),
        Pattern::After(p1, p2) if nullable(p1) => p2.clone(),
        _ => Pattern::NotAllowed.into(),
    }
}

fn choice(p1: Shared, p2: Shared) -> Shared {
    match (&*p1, &*p2) {
        (_, Pattern::NotAllowed) => p1,
        (Pattern::NotAllowed, _) => p2,
        // "Avoiding exponential blowup": what can be chosen already adds nothing.
        _ if is_choice_of(&p1, &p2) => p1,
        _ => Pattern::Choice(p1, p2).into(),
    }
}

fn is_choice_of(p: &Shared, member: &Shared) -> bool {
    match &**p {
        Pattern::Choice(p1, p2) => is_choice_of(p1, member) || is_choice_of(p2, member),
        _ => p == member,
    }
}

fn group(p1: Shared, p2: Shared) -> Shared {
    match (&*p1, &*p2) {
        (Pattern::NotAllowed, _) | (_, Pattern::NotAllowed) => Pattern::NotAllowed.into(),
        (Pattern::Empty, _) => p2,
        (_, Pattern::Empty) => p1,
        _ => Pattern::Group(p1, p2).into(),
    }
}

fn interleave(p1: Shared, p2: Shared) -> Shared {
    match (&*p1, &*p2) {
        (Pattern::NotAllowed, _) | (_, Pattern::NotAllowed) => Pattern::NotAllowed.into(),
        (Pattern::Empty, _) => p2,
        (_, Pattern::Empty) => p1,
        _ => Pattern::Interleave(p1, p2).into(),
    }
}

fn after(p1: Shared, p2: Shared) -> Shared {
    match (&*p1, &*p2) {
        (Pattern::NotAllowed, _) | (_, Pattern::NotAllowed) => Pattern::NotAllowed.into(),
        _ => Pattern::After(p1, p2).into(),
    }
}

fn one_or_more(p: Shared) -> Shared {
    match &*p {
        Pattern::NotAllowed => p,
        _ => Pattern::OneOrMore(p).into(),
    }
}
