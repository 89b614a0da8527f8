//! What is written about the profile is whole and true.

use roxmltree::{Document, Node};
use shifr::relaxng::Validator;

use super::facts;
use super::grammar::{self, Grammar};
use super::judge;
use crate::support;

const ANNOTATIONS: &str = "http://relaxng.org/ns/compatibility/annotations/1.0";

#[test]
fn both_notations_document_every_definition_in_the_same_words() {
    let text = grammar::text();
    let schema = Document::parse(&text).expect("the schema is XML");
    let defines = schema.descendants().filter(|node| node.has_tag_name("define"));
    let xml: Vec<String> = defines.map(|define| words(documentation(define))).collect();
    assert_eq!(compact(), xml);
}

#[test]
fn the_page_for_editors_names_every_element_and_every_value() {
    let text = grammar::text();
    let schema = Document::parse(&text).expect("the schema is XML");
    let page = page();
    let named = |name: &String| {
        ["`", "/", "'", "<"].iter().any(|before| {
            ["`", "/", "'", "[", ">", " "]
                .iter()
                .any(|after| page.contains(&format!("{before}{name}{after}")))
        })
    };
    let mut missing = Vec::new();
    for (name, element) in facts::of_grammar(&Grammar::of(&schema)) {
        let values = element.attributes.into_values().flat_map(|attribute| attribute.values);
        let all = [name].into_iter().chain(values).chain(element.values);
        missing.extend(all.filter(|name| !named(name)));
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_whole_record_of_the_page_is_valid() {
    let page = page();
    let start = page.find("<?xml version").expect("the page shows a whole record");
    let record = &page[start..];
    let record = &record[..record.find("```").expect("a block of code ends")];
    let schema = judge::compile(&super::path());
    assert_eq!(judge::findings(&mut Validator::new(&schema), record), []);
}

#[test]
fn the_pieces_of_the_page_are_together_a_record() {
    let page = page();
    let blocks = page.split("```xml\n").skip(1).filter_map(|block| block.split("```").next());
    let pieces: Vec<&str> = blocks.filter(|block| !block.starts_with("<?xml")).collect();
    let [record, sources, facts, text] = pieces[..] else { panic!("the page has other pieces") };
    let record = format!(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>{record}<sourceDesc>{sources}</sourceDesc>\
         </fileDesc><profileDesc>{facts}</profileDesc></teiHeader><text><body>{text}</body></text></TEI>"
    );
    let schema = judge::compile(&super::path());
    assert_eq!(judge::findings(&mut Validator::new(&schema), &record), []);
}

fn page() -> String {
    std::fs::read_to_string(support::root().join("docs/profile.md")).expect("there is a page")
}

fn documentation<'d>(define: Node<'d, '_>) -> &'d str {
    let found = define.children().find(|node| node.has_tag_name((ANNOTATIONS, "documentation")));
    let text = found.and_then(|documentation| documentation.text());
    text.unwrap_or_else(|| panic!("{:?} is not documented", define.attribute("name")))
}

/// The documentation of the definitions in compact syntax: lines that begin with `##`.
fn compact() -> Vec<String> {
    let path = support::root().join("schemas/shifr.rnc");
    let text = std::fs::read_to_string(path).expect("the schema can be read");
    let lines: Vec<Option<&str>> = text.lines().map(|line| line.strip_prefix("##")).collect();
    let blocks = lines.split(Option::is_none).filter(|block| !block.is_empty());
    blocks.map(|block| words(&block.iter().flatten().copied().collect::<String>())).collect()
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
