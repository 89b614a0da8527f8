//! DTS 1.0 as static files: a collection, its resources, what can be cited in each, and the documents.

mod structure;
mod navigation;

use serde_json::{Value, json};

use super::edition::missing;
use super::left_out::{LEFT_OUT_OF_EXPORT, left_out};
use super::{Collector, Edition, Export, Form, Output, Record};
use crate::diagnostic::Diagnostic;
use crate::report::percent_encoded;
use crate::source::{Source, SourceId};
use crate::xml;

use structure::{Unit, passage, units, with_structure};

/// Entry point, collection, and for each document a resource and what can be cited in it, in JSON-LD of Distributed Text
/// Services 1.0, and the documents and passages with a `citeStructure` that says what the units are.
///
/// Files take no parameters, so the templates have them in the path ("URI Templates examples for static website"). Every
/// call has its file but those with `start` and `end`, as a server of level 0 may have it ("Conformance"): a document of
/// *n* units has *n* (*n* + 1) / 2 ranges. There is one tree of citations and no pages, so there is nothing that `tree`
/// and `page` could name.
pub(super) static EXPORT: Export = Export {
    name: "dts",
    summary: "the documents as static files of Distributed Text Services (DTS 1.0)",
    form: Form::Together { only: None, tells_findings: false, begin },
};

/// The id of the collection of all. No record has it: their ids have `~` before `0` and `1` only.
const ROOT: &str = "~records";

const CONTEXT: &str = "https://dtsapi.org/context/v1.0.json";

fn begin(edition: &Edition) -> Box<dyn Collector> {
    Box::new(Resources { edition: edition.clone(), members: Vec::new() })
}

struct Resources {
    edition: Edition,
    /// The members of the collection, with their ids.
    members: Vec<(String, Value)>,
}

impl Collector for Resources {
    fn add(&mut self, record: &Record<'_>, output: &mut dyn Output) -> Vec<Diagnostic> {
        let source = Source::new(SourceId(0), record.path, record.tei);
        let document = match xml::parse(&source) {
            Ok(parsed) if parsed.value.root().name() == "TEI" => parsed.value,
            Ok(_) | Err(_) => return vec![left_out(&EXPORT, record, "it is no TEI document")],
        };
        let id = id(record);
        let units = units(&document);
        let resource = self.resource(record, &id, &units);
        for call in navigation::calls(&units) {
            let address = self.address(&call.path(&percent_encoded(&id)));
            let answer = call.answer(&address, &resource);
            output.file(&format!("dts/{}", call.path(&id)), &file(answer));
        }
        output.file(&format!("dts/document/{id}.xml"), with_structure(&document).as_bytes());
        let mut missing = 0;
        for unit in &units {
            match passage(&document, unit) {
                Some(passage) => {
                    let path = format!("dts/document/{id}/{}.xml", unit.identifier);
                    output.file(&path, passage.as_bytes());
                }
                None => missing += 1,
            }
        }
        self.members.push((id, resource));
        without_passages(record, missing).into_iter().collect()
    }

    fn finish(mut self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic> {
        output.file("dts/entry.json", &file(self.entry()));
        let members = std::mem::take(&mut self.members);
        let root = self.root(members.len());
        for (id, resource) in &members {
            put_answers(&format!("collection/{id}"), resource, None, json!([root]), output);
        }
        let members = members.into_iter().map(|(_, resource)| resource).collect();
        for path in ["collection", &format!("collection/{ROOT}")] {
            put_answers(path, &root, Some(&members), json!([]), output);
        }
        let unset = self.edition.url.is_none();
        let instead = "has addresses that begin at the root of its site";
        unset.then(|| missing(&EXPORT, "url", instead)).into_iter().collect()
    }
}

fn without_passages(record: &Record<'_>, count: usize) -> Option<Diagnostic> {
    let path = record.path;
    let message = format!(
        "`{path}` is in the export `dts` with {count} passages less than it has units: they use what the document \
         declares elsewhere"
    );
    (count > 0).then(|| Diagnostic::new(&LEFT_OUT_OF_EXPORT, message).of(path))
}

/// The record's id: its path, escaped as a step of a JSON pointer is (RFC 6901, 3), for a template of RFC 6570 would
/// write `/` as `%2F`, and many servers do not take that back.
fn id(record: &Record<'_>) -> String {
    record.stem().replace('~', "~0").replace('/', "~1")
}

/// An object as a file of JSON-LD.
fn file(mut object: Value) -> Vec<u8> {
    object["@context"] = CONTEXT.into();
    object["dtsVersion"] = "1.0".into();
    format!("{object:#}\n").into_bytes()
}

impl Resources {
    fn address(&self, path: &str) -> String {
        let path = format!("dts/{path}");
        self.edition.address(&path).unwrap_or_else(|| format!("/{path}"))
    }

    /// Templates of RFC 6570; without an id the first is the collection itself.
    fn entry(&self) -> Value {
        json!({
            "@id": self.address("entry.json"),
            "@type": "EntryPoint",
            "collection": self.address("collection{/id}{;nav}.json"),
            "navigation": self.address("navigation/{resource}{;down}{/ref}.json"),
            "document": self.address("document/{resource}{/ref}.xml"),
        })
    }

    /// The collection of all, without its members.
    fn root(&self, children: usize) -> Value {
        json!({
            "@id": ROOT,
            "@type": "Collection",
            "title": self.edition.title.as_deref().unwrap_or("Records"),
            "totalParents": 0,
            "totalChildren": children,
            "collection": self.address(&format!("collection/{ROOT}{{;nav}}.json")),
        })
    }

    fn resource(&self, record: &Record<'_>, id: &str, units: &[Unit]) -> Value {
        let encoded = percent_encoded(id);
        let mut resource = json!({
            "@id": id,
            "@type": "Resource",
            "title": record.title(),
            "totalParents": 1,
            "totalChildren": 0,
            "collection": self.address(&format!("collection/{encoded}{{;nav}}.json")),
            "navigation": self.address(&format!("navigation/{encoded}{{;down}}{{/ref}}.json")),
            "document": self.address(&format!("document/{encoded}{{/ref}}.xml")),
            "download": self.address(&format!("document/{encoded}.xml")),
            "citationTrees": citation_trees(units),
        });
        if let Some(tag) = record.language() {
            resource["dublinCore"] = json!({ "language": [tag] });
        }
        resource
    }
}

/// What the Collection endpoint answers for an object: its children, unless its parents are asked for.
fn put_answers(
    path: &str,
    object: &Value,
    children: Option<&Value>,
    parents: Value,
    output: &mut dyn Output,
) {
    let with = |members: Option<Value>| {
        let mut object = object.clone();
        if let Some(members) = members {
            object["member"] = members;
        }
        file(object)
    };
    let children = with(children.cloned());
    output.file(&format!("dts/{path}.json"), &children);
    output.file(&format!("dts/{path};nav=children.json"), &children);
    output.file(&format!("dts/{path};nav=parents.json"), &with(Some(parents)));
}

/// What kinds of units there are; a document in which nothing can be cited has no tree.
fn citation_trees(units: &[Unit]) -> Value {
    if units.is_empty() {
        return json!([]);
    }
    let paragraph = json!({ "@type": "CiteStructure", "citeType": structure::PARAGRAPH });
    let mut division = json!({ "@type": "CiteStructure", "citeType": structure::DIVISION });
    if units.iter().any(|unit| unit.kind == structure::PARAGRAPH) {
        division["citeStructure"] = json!([paragraph]);
    }
    json!([{ "@type": "CitationTree", "citeStructure": [division] }])
}
