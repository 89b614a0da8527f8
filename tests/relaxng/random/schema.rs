//! Schemas: a few definitions, each the content of elements.

use super::Dice;

/// A name: whether it is of the namespace `n`, and its local part.
pub(in crate::relaxng) type Name = (bool, &'static str);

pub(in crate::relaxng) const NAMES: [Name; 6] =
    [(false, "a"), (false, "b"), (false, "c"), (false, "d"), (true, "a"), (true, "b")];

pub(in crate::relaxng) const WORDS: [&str; 4] = ["1", "x", "2", "y"];

#[derive(Clone, Debug, PartialEq)]
pub(in crate::relaxng) enum NameClass {
    Name(Name),
    AnyExcept(Vec<Name>),
    /// Of the namespace `n`, except some.
    NsExcept(Vec<Name>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::relaxng) enum Type {
    Token,
    Integer,
}

#[derive(Clone, Debug)]
pub(in crate::relaxng) enum Pattern {
    Empty,
    NotAllowed,
    Text,
    Choice(Box<[Pattern; 2]>),
    Group(Box<[Pattern; 2]>),
    Interleave(Box<[Pattern; 2]>),
    Optional(Box<Pattern>),
    ZeroOrMore(Box<Pattern>),
    OneOrMore(Box<Pattern>),
    Mixed(Box<Pattern>),
    List(Box<Pattern>),
    /// Values of a type, except one.
    Data(Type, Option<&'static str>),
    Value(Type, &'static str),
    Attribute(NameClass, Box<Pattern>),
    /// An element, and the number of the definition that is its content.
    Element(NameClass, usize),
}

/// The root is an element `a`, whose content is the first definition.
#[derive(Clone, Debug)]
pub(in crate::relaxng) struct Schema(pub(in crate::relaxng) Vec<Pattern>);

pub(in crate::relaxng) fn schema(dice: &mut Dice<'_>) -> Schema {
    let count = 1 + dice.roll(4);
    Schema((0..count).map(|_| definition(dice, count)).collect())
}

/// Attributes, and elements or a value.
fn definition(dice: &mut Dice<'_>, count: usize) -> Pattern {
    let content = match dice.roll(8) {
        0 => Pattern::Empty,
        1 => value(dice),
        2 => Pattern::Mixed(Box::new(content(dice, count, 3))),
        3 => Pattern::Choice(Box::new([value(dice), content(dice, count, 2)])),
        _ => content(dice, count, 4),
    };
    (0..dice.roll(3)).fold(content, |content, _| {
        let attributes = attribute(dice);
        Pattern::Group(Box::new([attributes, content]))
    })
}

fn content(dice: &mut Dice<'_>, count: usize, depth: usize) -> Pattern {
    let kind = if depth == 0 { 0 } else { dice.roll(16) };
    let two = |dice: &mut Dice<'_>| {
        Box::new([content(dice, count, depth - 1), content(dice, count, depth - 1)])
    };
    let one = |dice: &mut Dice<'_>| Box::new(content(dice, count, depth - 1));
    match kind {
        4..=6 => Pattern::Group(two(dice)),
        7..=8 => Pattern::Choice(two(dice)),
        9 => Pattern::Interleave(two(dice)),
        10 => Pattern::Optional(one(dice)),
        11 => Pattern::ZeroOrMore(one(dice)),
        12 => Pattern::OneOrMore(one(dice)),
        13 => Pattern::Text,
        14 => attribute(dice),
        15 => dice.one_of(&[Pattern::Empty, Pattern::NotAllowed]).clone(),
        _ => Pattern::Element(name_class(dice), dice.roll(count)),
    }
}

fn attribute(dice: &mut Dice<'_>) -> Pattern {
    let content = if dice.roll(3) == 0 { Pattern::Text } else { value(dice) };
    let class = name_class(dice);
    // 7.3: an attribute of any name must be repeated, and its value is text.
    let attribute = match class {
        NameClass::Name(_) => Pattern::Attribute(class, Box::new(content)),
        _ => Pattern::OneOrMore(Box::new(Pattern::Attribute(class, Box::new(Pattern::Text)))),
    };
    if dice.roll(2) == 0 { Pattern::Optional(Box::new(attribute)) } else { attribute }
}

fn value(dice: &mut Dice<'_>) -> Pattern {
    match dice.roll(4) {
        0 => Pattern::List(Box::new(words(dice, 3))),
        1 => {
            let other = Pattern::Value(datatype(dice).0, "1");
            Pattern::Choice(Box::new([word(dice), other]))
        }
        _ => word(dice),
    }
}

/// What stands in a list.
fn words(dice: &mut Dice<'_>, depth: usize) -> Pattern {
    let kind = if depth == 0 { 0 } else { dice.roll(6) };
    let two = |dice: &mut Dice<'_>| Box::new([words(dice, depth - 1), words(dice, depth - 1)]);
    let one = |dice: &mut Dice<'_>| Box::new(words(dice, depth - 1));
    match kind {
        2 => Pattern::Group(two(dice)),
        3 => Pattern::Choice(two(dice)),
        4 => Pattern::OneOrMore(one(dice)),
        5 => Pattern::Optional(one(dice)),
        _ => word(dice),
    }
}

fn word(dice: &mut Dice<'_>) -> Pattern {
    let (datatype, words) = datatype(dice);
    let word = *dice.one_of(words);
    match dice.roll(3) {
        0 => Pattern::Data(datatype, None),
        1 => Pattern::Data(datatype, Some(word)),
        _ => Pattern::Value(datatype, word),
    }
}

/// A type, and words that are values of it (4.16).
fn datatype(dice: &mut Dice<'_>) -> (Type, &'static [&'static str]) {
    if dice.roll(2) == 0 { (Type::Token, &WORDS) } else { (Type::Integer, &["1", "2", "01"]) }
}

fn name_class(dice: &mut Dice<'_>) -> NameClass {
    let kind = dice.roll(12);
    let name = *dice.one_of(&NAMES);
    match kind {
        9 => NameClass::AnyExcept(vec![name, *dice.one_of(&NAMES)]),
        10 => NameClass::AnyExcept(Vec::new()),
        11 => NameClass::NsExcept(if name.0 { vec![name] } else { Vec::new() }),
        _ => NameClass::Name(name),
    }
}
