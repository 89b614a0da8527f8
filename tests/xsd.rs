//! Datatypes: the cases in `data/xsd/`, and a conformance suite when it is at hand.
//!
//! ```text
//! type <name> [<facet>=<value> [; ...]] [=> <why there is no such type>]
//! <value> => valid | <why not>
//! <value> == <value> => same | different
//! ```
//!
//! In values `\n`, `\t` and `\s` stand for white space, `\e` for nothing at all.

use std::collections::BTreeSet;
use std::path::Path;

use roxmltree::Node;
use shifr::xsd::{self, Datatype, Namespaces, Param};

use crate::support;

#[test]
fn cases_are_judged_as_they_say() {
    let cases = support::files("tests/data/xsd", "txt");
    let wrong: Vec<String> = cases.iter().filter_map(|case| wrong(case)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_type_has_cases() {
    let cases = support::files("tests/data/xsd", "txt");
    let texts = cases.iter().map(|case| std::fs::read_to_string(case).expect("can be read"));
    let text = texts.collect::<String>();
    let types = text.lines().filter_map(|line| line.strip_prefix("type "));
    let types: BTreeSet<&str> = types.filter_map(|line| line.split(' ').next()).collect();
    for name in BUILTINS {
        assert!(types.contains(name), "{name} has no cases");
        assert!(xsd::builtin(name).is_some(), "{name} is not known");
    }
}

static BUILTINS: [&str; 44] = [
    "string",
    "boolean",
    "decimal",
    "float",
    "double",
    "duration",
    "dateTime",
    "time",
    "date",
    "gYearMonth",
    "gYear",
    "gMonthDay",
    "gDay",
    "gMonth",
    "hexBinary",
    "base64Binary",
    "anyURI",
    "QName",
    "NOTATION",
    "normalizedString",
    "token",
    "language",
    "NMTOKEN",
    "NMTOKENS",
    "Name",
    "NCName",
    "ID",
    "IDREF",
    "IDREFS",
    "ENTITY",
    "ENTITIES",
    "integer",
    "nonPositiveInteger",
    "negativeInteger",
    "long",
    "int",
    "short",
    "byte",
    "nonNegativeInteger",
    "unsignedLong",
    "unsignedInt",
    "unsignedShort",
    "unsignedByte",
    "positiveInteger",
];

/// The case with its verdicts made anew, compared with itself.
fn wrong(case: &Path) -> Option<String> {
    let text = std::fs::read_to_string(case).expect("a case can be read");
    let mut judged = String::new();
    let mut datatype = None;
    for line in text.lines() {
        let question = line.split(" => ").next().expect("there is a first part");
        let answer = match question.strip_prefix("type ") {
            _ if line.is_empty() || line.starts_with("# ") => None,
            Some(heading) => {
                let made = datatype_of(heading);
                let problem = made.as_ref().err().cloned();
                datatype = made.ok();
                problem
            }
            None => Some(verdict(question, datatype.as_ref().expect("a type stands before"))),
        };
        judged.push_str(question);
        if let Some(answer) = answer {
            judged.push_str(&format!(" => {answer}"));
        }
        judged.push('\n');
    }
    support::compare(case, &judged)
}

fn datatype_of(heading: &str) -> Result<Datatype, String> {
    let (name, params) = heading.split_once(' ').unwrap_or((heading, ""));
    let builtin = xsd::builtin(name).ok_or("no such type")?;
    let params: Vec<Param<'_>> = params
        .split(" ; ")
        .filter_map(|param| param.split_once('='))
        .map(|(name, value)| Param { name, value })
        .collect();
    builtin.with_params(&params).map_err(|error| error.to_string())
}

fn verdict(question: &str, datatype: &Datatype) -> String {
    let unescaped = |text: &str| {
        text.replace("\\n", "\n").replace("\\t", "\t").replace("\\s", " ").replace("\\e", "")
    };
    if let Some((a, b)) = question.split_once(" == ") {
        let same = datatype.same(&unescaped(a), &Case, &unescaped(b), &Case);
        return if same { "same" } else { "different" }.to_owned();
    }
    match datatype.check(&unescaped(question), &Case) {
        Ok(()) => "valid".to_owned(),
        Err(reason) => reason.to_string().replace('\n', "\\n").replace('\t', "\\t"),
    }
}

/// The declarations in force for all cases.
struct Case;

impl Namespaces for Case {
    fn resolve(&self, prefix: &str) -> Option<&str> {
        match prefix {
            "a" | "b" => Some("http://example.org/one"),
            "c" => Some("http://example.org/two"),
            _ => None,
        }
    }

    fn is_unparsed_entity(&self, name: &str) -> bool {
        name == "scan"
    }
}

/// The suite that jing is tested with. What is known to fail fails here when it begins to pass.
#[test]
#[expect(clippy::print_stderr, reason = "a check that was not made must say so")]
fn the_suite_is_judged_as_it_says() {
    let Some(suite) = support::shared("suites", "xml")
        .into_iter()
        .find(|path| path.ends_with("xsdtest-expanded.xml"))
    else {
        eprintln!("xsdtest-expanded.xml is not at hand: datatypes not checked by it");
        return;
    };
    let text = std::fs::read_to_string(suite).expect("a suite can be read");
    let document = roxmltree::Document::parse(&text).expect("a suite is well-formed");
    let failures: Vec<String> =
        document.root_element().children().filter(Node::is_element).flat_map(failures).collect();
    assert_eq!(failures, KNOWN_FAILURES);
}

/// The schema of this case declares a default namespace, in which its `foo` lies; that of the instance
/// has none.
static KNOWN_FAILURES: [&str; 1] = [r#"valid " foo" of Some("QName")"#];

fn failures(case: Node<'_, '_>) -> Vec<String> {
    let instances =
        case.children().filter(|node| matches!(node.tag_name().name(), "valid" | "invalid"));
    let wrong =
        |instance: &Node<'_, '_>| is_valid(case, *instance) != instance.has_tag_name("valid");
    let shown = |instance: Node<'_, '_>| {
        let text = element(instance).text().unwrap_or_default();
        let name = instance.tag_name().name();
        format!("{name} {text:?} of {:?}", pattern(case).attribute("type"))
    };
    instances.filter(wrong).map(shown).collect()
}

fn pattern<'a, 'i>(case: Node<'a, 'i>) -> Node<'a, 'i> {
    let is_pattern = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "data" | "value");
    case.descendants().find(is_pattern).expect("a case has a pattern")
}

fn element<'a, 'i>(instance: Node<'a, 'i>) -> Node<'a, 'i> {
    instance.first_element_child().expect("an instance has an element")
}

fn is_valid(case: Node<'_, '_>, instance: Node<'_, '_>) -> bool {
    let (pattern, element) = (pattern(case), element(instance));
    let text = element.text().unwrap_or_default();
    let builtin = xsd::builtin(pattern.attribute("type").expect("has a type")).expect("is known");
    let here = Declared { node: element, dtd: instance.attribute("dtd").unwrap_or_default() };
    if pattern.has_tag_name((RELAXNG, "value")) {
        let there = Declared { node: pattern, dtd: "" };
        return Datatype::from(builtin).same(
            pattern.text().unwrap_or_default(),
            &there,
            text,
            &here,
        );
    }
    let params: Vec<Param<'_>> = pattern
        .children()
        .filter(Node::is_element)
        .map(|param| Param {
            name: param.attribute("name").expect("a parameter has a name"),
            value: param.text().unwrap_or_default(),
        })
        .collect();
    builtin.with_params(&params).expect("can be made").check(text, &here).is_ok()
}

const RELAXNG: &str = "http://relaxng.org/ns/structure/1.0";

/// What is declared where an element of the suite stands.
struct Declared<'a, 'i> {
    node: Node<'a, 'i>,
    dtd: &'a str,
}

impl Namespaces for Declared<'_, '_> {
    fn resolve(&self, prefix: &str) -> Option<&str> {
        self.node.lookup_namespace_uri((!prefix.is_empty()).then_some(prefix))
    }

    fn is_unparsed_entity(&self, name: &str) -> bool {
        self.dtd.contains(&format!("<!ENTITY {name} "))
    }
}
