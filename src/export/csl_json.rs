//! CSL-JSON: what Zotero, pandoc and citeproc read.

use serde_json::{Map, Value, json};

use super::reference::{Genre, Reference};
use super::words::single_blanks;
use super::{Collector, Edition, Export, Form, Output, Record};
use crate::cable::{Dating, PartialDate};
use crate::diagnostic::Diagnostic;

/// One file of all records, each an item of the schema of CSL 1.0.2 with the fields for archives.
pub(super) static EXPORT: Export = Export {
    name: "csl-json",
    summary: "references with archive and shelfmark, for Zotero and pandoc",
    form: Form::Together { only: Some(FILE), tells_findings: false, begin },
};

const FILE: &str = "references.json";

fn begin(_: &Edition) -> Box<dyn Collector> {
    Box::new(References { is_empty: true })
}

struct References {
    is_empty: bool,
}

impl Collector for References {
    fn add(&mut self, record: &Record<'_>, output: &mut dyn Output) -> Vec<Diagnostic> {
        let before = if std::mem::take(&mut self.is_empty) { "[\n" } else { ",\n" };
        output.append(FILE, format!("{before}{}", item(record)).as_bytes());
        Vec::new()
    }

    fn finish(self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic> {
        output.append(FILE, if self.is_empty { b"[]\n" } else { b"\n]\n" });
        Vec::new()
    }
}

fn item(record: &Record<'_>) -> Value {
    let reference = Reference::of(record);
    let cable = record.cable;
    let copy = reference.copy.as_ref();
    let shelfmark = copy.and_then(|copy| copy.shelfmark.clone());
    let note = reference.other_copies.iter().map(|copy| format!("Also: {copy}"));
    let summary: Vec<_> = cable.summary.iter().map(|words| single_blanks(&words.value)).collect();
    let fields = [
        ("id", json!(record.stem())),
        ("type", json!(csl_type(reference.genre))),
        ("title", json!(record.title())),
        ("author", names(&reference.senders)),
        ("recipient", names(&reference.recipients)),
        ("translator", names(&reference.translators)),
        ("issued", issued(record, reference.dating)),
        ("number", json!(reference.number)),
        ("genre", json!(reference.kind)),
        ("archive", json!(copy.map(|copy| &copy.archive))),
        ("archive_collection", json!(copy.and_then(|copy| copy.fond.as_deref()))),
        ("archive_location", json!(shelfmark)),
        ("call-number", json!(shelfmark)),
        ("publisher", json!(cable.publisher.as_ref().map(|words| single_blanks(&words.value)))),
        ("URL", json!(record.address())),
        ("language", json!(record.language())),
        ("abstract", json!(summary.join("\n\n"))),
        ("note", json!(note.collect::<Vec<_>>().join("\n"))),
    ];
    let known = fields.into_iter().filter(|(_, value)| !is_nothing(value));
    Value::Object(known.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

fn is_nothing(value: &Value) -> bool {
    value.is_null()
        || value.as_str().is_some_and(str::is_empty)
        || value.as_array().is_some_and(Vec::is_empty)
}

fn csl_type(genre: Genre) -> &'static str {
    match genre {
        Genre::Letter => "personal_communication",
        Genre::Report => "report",
        Genre::Speech => "speech",
        Genre::Manuscript => "manuscript",
    }
}

/// Names of offices have no family name, so every name is one piece.
fn names(names: &[String]) -> Value {
    names.iter().map(|name| json!({ "literal": name })).collect()
}

/// A date without year, or one that nobody could read, in its words.
fn issued(record: &Record<'_>, dating: Option<Dating>) -> Value {
    let words = record.date().map(|date| single_blanks(&date.words.value));
    let parts = dating.and_then(|dating| match dating {
        Dating::When(day) => Some(json!([parts(day)?])),
        Dating::Range(first, last) | Dating::Between(first, last) => {
            Some(json!([parts(first)?, parts(last)?]))
        }
    });
    match (parts, words.filter(|words| !words.is_empty())) {
        (Some(parts), _) if matches!(dating, Some(Dating::Between(..))) => {
            json!({ "date-parts": parts, "circa": true })
        }
        (Some(parts), _) => json!({ "date-parts": parts }),
        (None, Some(words)) => json!({ "literal": words }),
        (None, None) => Value::Null,
    }
}

fn parts(PartialDate { year, month, day }: PartialDate) -> Option<Vec<i64>> {
    let rest = [month, day].into_iter().flatten().map(i64::from);
    Some(std::iter::once(i64::from(year?)).chain(rest).collect())
}
