//! DTS 1.0 as static files: a collection, its resources, what can be cited in each, and the documents.

mod structure;

use serde_json::{Value, json};

use super::edition::missing;
use super::left_out::{LEFT_OUT_OF_EXPORT, left_out};
use super::{Collector, Edition, Export, Form, Output, Record};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, SourceId};
use crate::xml;

use structure::{Unit, passage, units, with_structure};

/// Entry point, collection, a resource and a list of citable units for each document, in JSON-LD of Distributed Text
/// Services 1.0, and the documents with a `citeStructure` that says what the units are.
///
/// Files take no parameters: templates have the resource in the path, and the passage; ranges are not cut out.
pub(super) static EXPORT: Export = Export {
    name: "dts",
    summary: "the documents as static files of Distributed Text Services (DTS 1.0)",
    form: Form::Together { only: None, tells_findings: false, begin },
};

const CONTEXT: &str = "https://dtsapi.org/context/v1.0.json";

fn begin(edition: &Edition) -> Box<dyn Collector> {
    Box::new(Resources { edition: edition.clone(), members: Vec::new() })
}

struct Resources {
    edition: Edition,
    /// The members of the collection.
    members: Vec<Value>,
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
        let navigation = self.navigation(&id, &resource, &units);
        let tei = with_structure(&document);
        output.file(&format!("dts/collection/{id}.json"), &file(resource.clone()));
        output.file(&format!("dts/navigation/{id}.json"), &file(navigation));
        output.file(&format!("dts/document/{id}.xml"), tei.as_bytes());
        self.members.push(resource);
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
        without_passages(record, missing).into_iter().collect()
    }

    fn finish(mut self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic> {
        output.file("dts/entry.json", &file(self.entry()));
        let members = std::mem::take(&mut self.members);
        output.file("dts/collection.json", &file(self.collection(members)));
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
            "collection": self.address("collection{/id}.json"),
            "navigation": self.address("navigation/{resource}.json"),
            "document": self.address("document/{resource}{/ref}.xml"),
        })
    }

    fn collection(&self, members: Vec<Value>) -> Value {
        json!({
            "@id": self.address("collection.json"),
            "@type": "Collection",
            "title": self.edition.title.as_deref().unwrap_or("Records"),
            "totalParents": 0,
            "totalChildren": members.len(),
            "collection": self.address("collection{/id}.json"),
            "member": members,
        })
    }

    fn resource(&self, record: &Record<'_>, id: &str, units: &[Unit]) -> Value {
        let mut resource = json!({
            "@id": id,
            "@type": "Resource",
            "title": record.title(),
            "totalParents": 1,
            "totalChildren": 0,
            "collection": self.address(&format!("collection/{id}.json")),
            "navigation": self.address(&format!("navigation/{id}.json")),
            "document": self.address(&format!("document/{id}{{/ref}}.xml")),
            "mediaTypes": ["application/tei+xml"],
            "citationTrees": citation_trees(units),
        });
        if let Some(tag) = record.language() {
            resource["dublinCore"] = json!({ "language": [tag] });
        }
        resource
    }

    /// The whole tree of a resource, as a client asks for with `down=-1`.
    fn navigation(&self, id: &str, resource: &Value, units: &[Unit]) -> Value {
        let member = |unit: &Unit| {
            json!({
                "identifier": unit.identifier,
                "@type": "CitableUnit",
                "level": unit.level,
                "parent": unit.parent,
                "citeType": unit.kind,
            })
        };
        json!({
            "@id": self.address(&format!("navigation/{id}.json")),
            "@type": "Navigation",
            "resource": resource,
            "member": units.iter().map(member).collect::<Vec<_>>(),
        })
    }
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
