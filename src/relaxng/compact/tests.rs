//! `tests/data/relaxng/compact/` and the project's own schema: each has a twin in XML syntax, which means
//! the same.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::relaxng::syntax::{
    Component, DatatypeName, NameClass, NameClassKind, Pattern, PatternKind, Reference,
};
use crate::relaxng::{compact, parse};
use crate::source::{Source, SourceId};

#[test]
fn schemas_mean_what_their_twins_mean() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cases = schemas(&root.join("tests/data/relaxng/compact"));
    assert!(!cases.is_empty(), "there are cases");
    cases.push(root.join("schemas/shifr.rnc"));
    for case in cases {
        let (compact, xml) = (meaning(&case), meaning(&case.with_extension("rng")));
        let differs = compact.lines().zip(xml.lines()).find(|(a, b)| a != b);
        assert!(compact == xml, "{} against its twin: {differs:?}", case.display());
    }
}

proptest! {
    #[test]
    fn nothing_panics(words in prop::collection::vec(prop::sample::select(WORDS), 0..30)) {
        let source = Source::new(SourceId(0), "schema.rnc", words.concat());
        if let Err(findings) = compact::parse(&source, Arc::from("")) {
            prop_assert_eq!(findings.len(), 1);
        }
    }
}

static WORDS: &[&str] = &[
    " ",
    "\n",
    "\r",
    "\0",
    "#",
    "## ",
    "element ",
    "attribute ",
    "start",
    "div",
    "include ",
    "external ",
    "grammar",
    "list",
    "mixed",
    "parent ",
    "string ",
    "token ",
    "text",
    "empty",
    "inherit",
    "namespace ",
    "default ",
    "datatypes ",
    "a",
    "xsd:int",
    "xml:id",
    "xml:*",
    "\\",
    "\\x{61}",
    "\\x{0}",
    "\"",
    "'",
    "\"\"\"",
    "\"b\"",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "|",
    "|=",
    "&",
    "&=",
    ",",
    "?",
    "*",
    "+",
    "-",
    "~",
    ">>",
    "=",
    "é",
];

fn schemas(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of cases");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut schemas: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "rnc")).collect();
    schemas.sort();
    schemas
}

/// One line for every pattern, name class and component; what is only a way of writing is left out.
fn meaning(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a case can be read");
    let source = Source::new(SourceId(0), path.to_string_lossy(), text);
    let inherited = Arc::from("inherited");
    let is_compact = path.extension().is_some_and(|ending| ending == "rnc");
    let pattern = if is_compact {
        compact::parse(&source, inherited)
    } else {
        parse::parse(&source, inherited)
    };
    let complaint = |wrong: Vec<Diagnostic>| panic!("{}: {wrong:?}", path.display());
    let mut shown = String::new();
    show(&pattern.unwrap_or_else(complaint), 0, &mut shown);
    shown
}

fn line(depth: usize, out: &mut String, words: &str) {
    writeln!(out, "{:depth$}{words}", "").expect("a text can be written to");
}

fn show(pattern: &Pattern, depth: usize, out: &mut String) {
    let mut many = |name: &str, members: &[Pattern]| {
        line(depth, out, name);
        members.iter().for_each(|member| show(member, depth + 1, out));
    };
    match &pattern.kind {
        // One pattern alone is itself (4.12).
        PatternKind::Group(members)
        | PatternKind::Interleave(members)
        | PatternKind::Choice(members)
            if members.len() == 1 =>
        {
            show(&members[0], depth, out);
        }
        PatternKind::Group(members) => many("group", members),
        PatternKind::Interleave(members) => many("interleave", members),
        PatternKind::Choice(members) => many("choice", members),
        PatternKind::Optional(members) => many("optional", &[group(members)]),
        PatternKind::ZeroOrMore(members) => many("zeroOrMore", &[group(members)]),
        PatternKind::OneOrMore(members) => many("oneOrMore", &[group(members)]),
        PatternKind::List(members) => many("list", &[group(members)]),
        PatternKind::Mixed(members) => many("mixed", &[group(members)]),
        PatternKind::Empty => line(depth, out, "empty"),
        PatternKind::Text => line(depth, out, "text"),
        PatternKind::NotAllowed => line(depth, out, "notAllowed"),
        PatternKind::Ref(name) => line(depth, out, &format!("ref {}", name.value)),
        PatternKind::ParentRef(name) => line(depth, out, &format!("parentRef {}", name.value)),
        PatternKind::ExternalRef(reference) => show_reference("externalRef", reference, depth, out),
        PatternKind::Element(name, content) => {
            line(depth, out, "element");
            show_names(name, depth + 1, out);
            show(&group(content), depth + 1, out);
        }
        PatternKind::Attribute(name, content) => {
            line(depth, out, "attribute");
            show_names(name, depth + 1, out);
            // An attribute without pattern holds text (4.12).
            let text = Pattern { kind: PatternKind::Text, span: pattern.span };
            show(content.first().unwrap_or(&text), depth + 1, out);
        }
        PatternKind::Value(value) => {
            show_datatype("value", &value.datatype, depth, out);
            line(depth + 1, out, &format!("{:?}", value.value.value));
            // Other values mean the same everywhere.
            if matches!(&*value.datatype.name.value, "QName" | "NOTATION") {
                line(depth + 1, out, &format!("{:?}", value.scope));
            }
        }
        PatternKind::Data(data) => {
            show_datatype("data", &data.datatype, depth, out);
            for param in &data.params {
                let words = format!("{} = {:?}", param.name.value, param.value.value);
                line(depth + 1, out, &words);
            }
            if !data.except.is_empty() {
                line(depth + 1, out, "except");
                show(&choice(&data.except), depth + 2, out);
            }
        }
        PatternKind::Grammar(grammar) => {
            line(depth, out, "grammar");
            show_components(&grammar.components, depth + 1, out);
        }
    }
}

/// Several patterns are a group (4.12).
fn group(patterns: &[Pattern]) -> Pattern {
    match patterns {
        [pattern] => pattern.clone(),
        _ => Pattern { kind: PatternKind::Group(patterns.to_vec()), span: patterns[0].span },
    }
}

/// Several exceptions are a choice (4.12).
fn choice(patterns: &[Pattern]) -> Pattern {
    match patterns {
        [pattern] => pattern.clone(),
        _ => Pattern { kind: PatternKind::Choice(patterns.to_vec()), span: patterns[0].span },
    }
}

fn show_datatype(word: &str, datatype: &DatatypeName, depth: usize, out: &mut String) {
    line(depth, out, &format!("{word} {{{}}}{}", datatype.library, datatype.name.value));
}

/// A twin names the twins of other files.
fn show_reference(word: &str, reference: &Reference, depth: usize, out: &mut String) {
    let href = reference.href.value.replace(".rnc", ".rng");
    line(depth, out, &format!("{word} {href} passing on {:?}", reference.namespace));
}

fn show_names(names: &NameClass, depth: usize, out: &mut String) {
    let mut many = |word: &str, members: &[NameClass]| {
        line(depth, out, word);
        members.iter().for_each(|member| show_names(member, depth + 1, out));
    };
    match &names.kind {
        NameClassKind::Name { namespace, local } => {
            line(depth, out, &format!("{{{namespace}}}{local}"));
        }
        NameClassKind::Choice(members) => many("choice", members),
        NameClassKind::AnyName(except) => many("any name but", &choice_of_names(except)),
        NameClassKind::NsName(namespace, except) => {
            many(&format!("{{{namespace}}} but"), &choice_of_names(except));
        }
    }
}

/// The same of names.
fn choice_of_names(classes: &[NameClass]) -> Vec<NameClass> {
    match classes {
        [] | [_] => classes.to_vec(),
        [first, ..] => {
            let kind = NameClassKind::Choice(classes.to_vec());
            vec![NameClass { kind, span: first.span }]
        }
    }
}

fn show_components(components: &[Component], depth: usize, out: &mut String) {
    for component in components {
        match component {
            Component::Define(define) => {
                let name = define.name.as_ref().map(|name| name.value.clone());
                line(depth, out, &format!("define {name:?} {:?}", define.combine));
                show(&group(&define.pattern), depth + 1, out);
            }
            Component::Div(inner) => {
                line(depth, out, "div");
                show_components(inner, depth + 1, out);
            }
            Component::Include(include) => {
                show_reference("include", &include.reference, depth, out);
                show_components(&include.components, depth + 1, out);
            }
        }
    }
}
