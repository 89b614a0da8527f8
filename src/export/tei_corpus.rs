//! teiCorpus: all documents in one.

use std::collections::BTreeSet;

use super::left_out::left_out;
use super::{Collector, Edition, Export, Form, Output, Record};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, SourceId};
use crate::xml::{self, Attribute, Document, Element, TEI, Writer};

/// Each document as it stands, but that every `xml:id` and what points to it in the same document has the number
/// of the record before it, for an id must be the only one of its name.
pub(super) static EXPORT: Export = Export {
    name: "tei-corpus",
    summary: "all documents in one teiCorpus, with ids that do not meet",
    form: Form::Together { only: Some(FILE), tells_findings: false, begin },
};

const FILE: &str = "corpus.xml";

fn begin(edition: &Edition) -> Box<dyn Collector> {
    let head = head(edition);
    let (head, end) = head.rsplit_once("</teiCorpus>").expect("the element was written");
    Box::new(Corpus {
        head: head.trim_end().to_owned(),
        end: format!("\n</teiCorpus>{end}"),
        number: 0,
    })
}

struct Corpus {
    /// What is not written yet of what comes before the documents.
    head: String,
    end: String,
    number: usize,
}

impl Collector for Corpus {
    fn add(&mut self, record: &Record<'_>, output: &mut dyn Output) -> Vec<Diagnostic> {
        self.number += 1;
        match member(record, self.number) {
            Ok(document) => {
                let head = std::mem::take(&mut self.head);
                output.append(FILE, format!("{head}\n{document}").as_bytes());
                Vec::new()
            }
            Err(why) => vec![left_out(&EXPORT, record, why)],
        }
    }

    fn finish(self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic> {
        output.append(FILE, (self.head + &self.end).as_bytes());
        Vec::new()
    }
}

fn head(edition: &Edition) -> String {
    let title = edition.title.as_deref().unwrap_or_default();
    let mut w = Writer::new();
    w.block("teiCorpus", &[("xmlns", TEI)], |w| {
        w.block("teiHeader", &[], |w| {
            w.block("fileDesc", &[], |w| {
                w.block("titleStmt", &[], |w| {
                    line("title", title, w);
                    edition.editors.iter().for_each(|editor| line("editor", &editor.name, w));
                });
                w.block("publicationStmt", &[], |w| publication(edition, w));
                w.block("sourceDesc", &[], |w| w.empty_line("p", &[]));
            });
        });
    });
    w.finish()
}

/// TEI asks for a publisher before a date.
fn publication(edition: &Edition, w: &mut Writer) {
    let Some(publisher) = &edition.publisher else { return w.empty_line("p", &[]) };
    line("publisher", publisher, w);
    edition.date.iter().for_each(|day| w.empty_line("date", &[("when", day)]));
    if let Some(licence) = &edition.licence {
        w.block("availability", &[], |w| {
            w.line("licence", &[("target", licence)], |w| w.text(licence));
        });
    }
}

fn line(element: &str, words: &str, w: &mut Writer) {
    w.line(element, &[], |w| w.text(words));
}

/// The root element of the document, or why it cannot be a member.
fn member(record: &Record<'_>, number: usize) -> Result<String, &'static str> {
    let source = Source::new(SourceId(0), record.path, record.tei);
    let parsed = xml::parse(&source).map_err(|_| "it is no well-formed XML")?;
    let document = parsed.value;
    let root = document.root();
    if root.name() != "TEI" {
        return Err("it is no TEI document");
    }
    let place = root.span().range();
    if record.tei[..place.start].contains("<!DOCTYPE") {
        return Err("it has a document type declaration, which may declare what its text needs");
    }
    let ids = ids(&document);
    let attributes = document.elements().flat_map(Element::attributes);
    let mut out = String::new();
    let mut done = place.start;
    let mut changes: Vec<_> = attributes.filter_map(|each| change(&each, &ids, number)).collect();
    changes.sort_by_key(|(start, _, _)| *start);
    for (start, end, value) in changes {
        out.push_str(&record.tei[done..start]);
        out.push_str(&value);
        done = end;
    }
    out.push_str(&record.tei[done..place.end]);
    Ok(out)
}

fn ids(document: &Document<'_>) -> BTreeSet<String> {
    document.elements().filter_map(|element| Some(element.xml_attribute("id")?.value)).collect()
}

/// The place and the new value of an attribute that is an id, or points to one.
fn change(
    Attribute { name, value, .. }: &Attribute<'_>,
    ids: &BTreeSet<String>,
    number: usize,
) -> Option<(usize, usize, String)> {
    let range = value.span.range();
    // An id is a name, and a value with references in it names none.
    if range.len() != value.value.len() {
        return None;
    }
    let new = if name == "xml:id" {
        format!("d{number}-{}", value.value)
    } else {
        let points_here = |word: &str| word.strip_prefix('#').is_some_and(|id| ids.contains(id));
        if !value.value.split_whitespace().any(points_here) {
            return None;
        }
        let word = |word: &str| match word.strip_prefix('#').filter(|_| points_here(word)) {
            Some(id) => format!("#d{number}-{id}"),
            None => word.to_owned(),
        };
        value.value.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
    };
    Some((range.start, range.end, new))
}
