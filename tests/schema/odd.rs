//! The ODD is TEI, and says what the schema says.

use std::collections::BTreeSet;
use std::path::PathBuf;

use roxmltree::Document;
use shifr::relaxng::Validator;

use super::facts::{self, Elements};
use super::facts_of_odd::of_odd;
use super::grammar::{self, Grammar};
use super::odd_specs::Odd;
use super::{judge, odd_grammar, subset};
use crate::support;

fn path() -> PathBuf {
    support::root().join("schemas/shifr.odd")
}

fn text() -> String {
    std::fs::read_to_string(path()).expect("the ODD can be read")
}

#[test]
fn the_odd_is_tei() {
    let Some(tei_all) = super::tei_all() else { return };
    let schema = judge::compile(&tei_all);
    assert_eq!(judge::findings(&mut Validator::new(&schema), &text()), []);
    if let Some(said) = support::jing(&tei_all, &[path()]) {
        assert_eq!(said, "");
    }
}

#[test]
fn elements_attributes_values_and_contents_are_the_schemas() {
    let (odd, schema) = (elements_of_odd(), elements_of_schema());
    let names: BTreeSet<&String> = odd.keys().chain(schema.keys()).collect();
    let differ = names.into_iter().filter(|name| odd.get(*name) != schema.get(*name));
    let shown =
        |name| format!("{name}\n odd    {:?}\n schema {:?}\n", odd.get(name), schema.get(name));
    assert_eq!(differ.map(shown).collect::<String>(), "");
}

#[test]
fn what_the_schema_allows_the_odd_allows() {
    let text = text();
    let document = Document::parse(&text).expect("the ODD is XML");
    let grammar = odd_grammar::grammar(&Odd::of(&document));
    let schema = judge::compile_text("odd.rng", grammar);
    assert_eq!(subset::refused(&schema, &subset::generated()), Vec::<String>::new());
}

#[test]
fn every_element_is_included_with_its_module() {
    let text = text();
    let odd = Document::parse(&text).expect("the ODD is XML");
    let modules = odd.descendants().filter(|node| node.tag_name().name() == "moduleRef");
    let included = modules.flat_map(|module| {
        let key = module.attribute("key").expect("a module has a key");
        let elements = module.attribute("include").unwrap_or_default().split_whitespace();
        elements.map(move |element| (element.to_owned(), key.to_owned()))
    });
    let specs = odd.descendants().filter(|node| node.tag_name().name() == "elementSpec");
    let attribute = |node: roxmltree::Node<'_, '_>, name| node.attribute(name).map(str::to_owned);
    let specified = specs.map(|spec| (attribute(spec, "ident"), attribute(spec, "module")));
    let included: BTreeSet<_> = included.map(|(name, key)| (Some(name), Some(key))).collect();
    assert_eq!(included, specified.collect());
}

fn elements_of_odd() -> Elements {
    let text = text();
    let document = Document::parse(&text).expect("the ODD is XML");
    of_odd(&Odd::of(&document))
}

fn elements_of_schema() -> Elements {
    let text = grammar::text();
    let document = Document::parse(&text).expect("the schema is XML");
    facts::of_grammar(&Grammar::of(&document))
}
