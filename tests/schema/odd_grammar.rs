//! A grammar made of the ODD, as an ODD processor would make it: one definition for each element.

use std::fmt::Write;

use roxmltree::Node;

use super::odd_specs::{Odd, each, ident, key};

/// RELAX NG in XML syntax.
pub(super) fn grammar(odd: &Odd<'_>) -> String {
    let mut out = "<grammar xmlns='http://relaxng.org/ns/structure/1.0' ns='http://www.tei-c.org/ns/1.0' \
        datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'><start><ref name='TEI'/></start>"
        .to_owned();
    for spec in odd.of_kind("elementSpec") {
        let name = ident(spec);
        let (attributes, content) = (attributes(odd, spec), content(odd, spec));
        write!(
            out,
            "<define name='{name}'><element name='{name}'>{attributes}{content}</element></define>"
        )
        .expect("a string takes all");
    }
    out + "</grammar>"
}

fn attributes<'d>(odd: &Odd<'d>, spec: Node<'d, 'd>) -> String {
    let defined = odd.attributes(spec);
    defined.into_values().map(|definition| attribute(odd, definition)).collect()
}

fn attribute<'d>(odd: &Odd<'d>, definition: Node<'d, 'd>) -> String {
    let value = match each(definition, "valList").next() {
        Some(list) => values(list),
        None => each(definition, "datatype").map(|datatype| several(odd, datatype)).collect(),
    };
    let attribute = format!("<attribute name='{}'>{value}</attribute>", ident(definition));
    match definition.attribute("usage") {
        Some("req") => attribute,
        _ => format!("<optional>{attribute}</optional>"),
    }
}

fn several<'d>(odd: &Odd<'d>, datatype: Node<'d, 'd>) -> String {
    let data = parts(odd, datatype);
    match datatype.attribute("maxOccurs") {
        Some(_) => format!("<list><oneOrMore>{data}</oneOrMore></list>"),
        None => data,
    }
}

fn values(list: Node<'_, '_>) -> String {
    let values = each(list, "valItem").map(|item| format!("<value>{}</value>", ident(item)));
    format!("<choice>{}</choice>", values.collect::<String>())
}

fn content<'d>(odd: &Odd<'d>, spec: Node<'d, 'd>) -> String {
    each(spec, "content").map(|content| parts(odd, content)).collect()
}

fn parts<'d>(odd: &Odd<'d>, holder: Node<'d, 'd>) -> String {
    holder
        .children()
        .filter(Node::is_element)
        .map(|part| occurring(part, &pattern(odd, part)))
        .collect()
}

fn pattern<'d>(odd: &Odd<'d>, part: Node<'d, 'd>) -> String {
    match part.tag_name().name() {
        "sequence" => format!("<group>{}</group>", parts(odd, part)),
        "alternate" => format!("<choice>{}</choice>", parts(odd, part)),
        "elementRef" => reference(key(part)),
        "classRef" => {
            let members: String = odd.members(key(part)).map(reference).collect();
            format!("<choice>{members}</choice>")
        }
        "macroRef" => content(odd, odd.spec("macroSpec", key(part))),
        "textNode" => "<text/>".to_owned(),
        "empty" => "<empty/>".to_owned(),
        "valList" => values(part),
        "dataRef" => data(odd, part),
        other => panic!("the test does not know `{other}` in a content"),
    }
}

fn reference(name: &str) -> String {
    format!("<ref name='{name}'/>")
}

/// `@minOccurs` and `@maxOccurs`, which are 1 if they are not there.
fn occurring(part: Node<'_, '_>, pattern: &str) -> String {
    let number = |name| part.attribute(name).unwrap_or("1");
    match (number("minOccurs"), number("maxOccurs")) {
        ("1", "1") => pattern.to_owned(),
        ("0", "1") => format!("<optional>{pattern}</optional>"),
        ("0", "2") => format!("<optional>{pattern}</optional>").repeat(2),
        ("0", "unbounded") => format!("<zeroOrMore>{pattern}</zeroOrMore>"),
        ("1", "unbounded") => format!("<oneOrMore>{pattern}</oneOrMore>"),
        other => panic!("the test does not know the occurrences {other:?}"),
    }
}

/// A datatype of XML Schema, of TEI or of the ODD.
fn data<'d>(odd: &Odd<'d>, part: Node<'d, 'd>) -> String {
    let restriction = part.attribute("restriction").map(|pattern| ("pattern", pattern));
    let facets = each(part, "dataFacet")
        .filter_map(|facet| facet.attribute("name").zip(facet.attribute("value")));
    let params: Vec<(&str, &str)> = restriction.into_iter().chain(facets).collect();
    match (part.attribute("name"), part.attribute("key")) {
        (Some(name), _) => datatype(name, &params),
        (None, Some("teidata.word")) => datatype("token", &[("pattern", r"[^\p{C}\p{Z}]+")]),
        (None, Some("teidata.pointer")) => datatype("anyURI", &[("pattern", r"\S+")]),
        (None, _) => content(odd, odd.spec("dataSpec", key(part))),
    }
}

fn datatype(name: &str, params: &[(&str, &str)]) -> String {
    let params = params.iter().map(|(name, value)| format!("<param name='{name}'>{value}</param>"));
    format!("<data type='{name}'>{}</data>", params.collect::<String>())
}
