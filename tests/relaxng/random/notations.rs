//! The same schema in XML and in compact syntax.

use super::schema::{Name, NameClass, Pattern, Schema, Type};

pub(in crate::relaxng) fn xml(schema: &Schema) -> String {
    let definitions = schema
        .0
        .iter()
        .enumerate()
        .map(|(at, pattern)| format!("<define name='d{at}'>{}</define>\n", in_xml(pattern)));
    format!(
        "<grammar xmlns='http://relaxng.org/ns/structure/1.0' \
         datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>\n\
         <start><element name='a'><ref name='d0'/></element></start>\n{}</grammar>",
        definitions.collect::<String>()
    )
}

fn in_xml(pattern: &Pattern) -> String {
    let one = |name: &str, member: &Pattern| format!("<{name}>{}</{name}>", in_xml(member));
    let two = |name: &str, [first, second]: &[Pattern; 2]| {
        format!("<{name}>{}{}</{name}>", in_xml(first), in_xml(second))
    };
    match pattern {
        Pattern::Empty => "<empty/>".to_owned(),
        Pattern::NotAllowed => "<notAllowed/>".to_owned(),
        Pattern::Text => "<text/>".to_owned(),
        Pattern::Choice(members) => two("choice", members),
        Pattern::Group(members) => two("group", members),
        Pattern::Interleave(members) => two("interleave", members),
        Pattern::Optional(member) => one("optional", member),
        Pattern::ZeroOrMore(member) => one("zeroOrMore", member),
        Pattern::OneOrMore(member) => one("oneOrMore", member),
        Pattern::Mixed(member) => one("mixed", member),
        Pattern::List(member) => one("list", member),
        Pattern::Data(datatype, except) => {
            let except = except.map(|word| one("except", &Pattern::Value(*datatype, word)));
            format!("<data type='{}'>{}</data>", name_of(*datatype), except.unwrap_or_default())
        }
        Pattern::Value(datatype, word) => {
            format!("<value type='{}'>{word}</value>", name_of(*datatype))
        }
        Pattern::Attribute(class, value) => {
            format!("<attribute>{}{}</attribute>", class_in_xml(class), in_xml(value))
        }
        Pattern::Element(class, definition) => {
            format!("<element>{}<ref name='d{definition}'/></element>", class_in_xml(class))
        }
    }
}

fn class_in_xml(class: &NameClass) -> String {
    let name = |(in_n, local): &Name| {
        format!("<name ns='{}'>{local}</name>", if *in_n { "n" } else { "" })
    };
    let except = |names: &[Name]| match names {
        [] => String::new(),
        names => format!("<except>{}</except>", names.iter().map(name).collect::<String>()),
    };
    match class {
        NameClass::Name(this) => name(this),
        NameClass::AnyExcept(names) => format!("<anyName>{}</anyName>", except(names)),
        NameClass::NsExcept(names) => format!("<nsName ns='n'>{}</nsName>", except(names)),
    }
}

fn name_of(datatype: Type) -> &'static str {
    match datatype {
        Type::Token => "token",
        Type::Integer => "integer",
    }
}

pub(in crate::relaxng) fn compact(schema: &Schema) -> String {
    let definitions = schema.0.iter().enumerate();
    let definitions = definitions.map(|(at, pattern)| format!("d{at} = {}\n", in_compact(pattern)));
    let definitions: String = definitions.collect();
    format!("namespace n = \"n\"\nstart = element a {{ d0 }}\n{definitions}")
}

fn in_compact(pattern: &Pattern) -> String {
    let two = |between: &str, [first, second]: &[Pattern; 2]| {
        format!("({} {between} {})", in_compact(first), in_compact(second))
    };
    let repeated = |mark: &str, member: &Pattern| format!("({}){mark}", in_compact(member));
    let braced = |word: &str, member: &Pattern| format!("{word} {{ {} }}", in_compact(member));
    match pattern {
        Pattern::Empty => "empty".to_owned(),
        Pattern::NotAllowed => "notAllowed".to_owned(),
        Pattern::Text => "text".to_owned(),
        Pattern::Choice(members) => two("|", members),
        Pattern::Group(members) => two(",", members),
        Pattern::Interleave(members) => two("&", members),
        Pattern::Optional(member) => repeated("?", member),
        Pattern::ZeroOrMore(member) => repeated("*", member),
        Pattern::OneOrMore(member) => repeated("+", member),
        Pattern::Mixed(member) => braced("mixed", member),
        Pattern::List(member) => braced("list", member),
        Pattern::Data(datatype, None) => format!("xsd:{}", name_of(*datatype)),
        Pattern::Data(datatype, Some(word)) => {
            let name = name_of(*datatype);
            format!("(xsd:{name} - xsd:{name} \"{word}\")")
        }
        Pattern::Value(datatype, word) => format!("xsd:{} \"{word}\"", name_of(*datatype)),
        Pattern::Attribute(class, value) => {
            braced(&format!("attribute {}", class_in_compact(class)), value)
        }
        Pattern::Element(class, definition) => {
            format!("element {} {{ d{definition} }}", class_in_compact(class))
        }
    }
}

fn class_in_compact(class: &NameClass) -> String {
    let name = |(in_n, local): &Name| format!("{}{local}", if *in_n { "n:" } else { "" });
    let except = |names: &[Name]| match names {
        [] => String::new(),
        names => format!(" - ({})", names.iter().map(name).collect::<Vec<_>>().join(" | ")),
    };
    match class {
        NameClass::Name(this) => name(this),
        NameClass::AnyExcept(names) => format!("*{}", except(names)),
        NameClass::NsExcept(names) => format!("n:*{}", except(names)),
    }
}
