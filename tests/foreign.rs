//! Foreign TEI: not a letter of a text is lost on the way to an export.

use std::path::{Path, PathBuf};

use shifr::cable::Cable;
use shifr::export::{self, Form};
use shifr::pipeline::read_source;
use shifr::source::{Source, SourceId};
use shifr::xml::{self, Element};

use crate::support;

/// The reading text of an export has every letter and figure of `text`, in their order, but for what the record names as
/// not read.
#[test]
fn every_letter_of_the_corpora_is_exported() {
    let documents = corpora();
    if documents.is_empty() {
        return;
    }
    // A debug build is slow: every so many documents stand for all.
    let lost: Vec<String> = documents.iter().step_by(STEP).filter_map(|path| lost(path)).collect();
    assert!(lost.is_empty(), "\n{}", lost.join("\n"));
}

const STEP: usize = if cfg!(debug_assertions) { 17 } else { 1 };

fn corpora() -> Vec<PathBuf> {
    ["corpora/letters", "corpora/rusdracor"]
        .iter()
        .flat_map(|folder| support::shared(folder, "xml"))
        .collect()
}

/// The first letters that differ; none if there are none.
fn lost(path: &Path) -> Option<String> {
    let text = std::fs::read_to_string(path).expect("a text of a corpus can be read");
    let source = Source::new(SourceId(0), path.to_string_lossy(), text);
    let cable = read_source(&source).value.expect("is TEI");
    let document = xml::parse(&source).expect("is well-formed").value;
    let mut expected = String::new();
    document.root().all("text").for_each(|text| push_letters(text, &cable, &mut expected));
    let exported = letters(&exported(&cable));
    let same = expected.chars().zip(exported.chars()).take_while(|(a, b)| a == b).count();
    let show = |text: &str| text.chars().skip(same.saturating_sub(20)).take(60).collect::<String>();
    (expected != exported).then(|| {
        let (expected, exported) = (show(&expected), show(&exported));
        format!("{}: {expected} | {exported}", path.display())
    })
}

fn exported(cable: &Cable) -> String {
    let Form::Each { write, .. } = export::named("text").expect("is an export").form else {
        panic!("`text` writes each record by itself");
    };
    write(cable)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What stands in an element, without what the record says is not read, and without the second reading of a place, which is
/// told beside the text.
fn push_letters(element: Element<'_>, cable: &Cable, out: &mut String) {
    let is_named = cable.not_read.iter().any(|part| part.span == element.tag_span());
    if is_named {
        return;
    }
    let is_choice = element.name() == "choice";
    let mut elements = 0;
    for child in element.children() {
        match child {
            xml::Child::Words(words) => out.push_str(&letters(&words.value)),
            xml::Child::Element(child) => {
                elements += 1;
                if !is_choice || elements == 1 {
                    push_letters(child, cable, out);
                }
            }
        }
    }
}
