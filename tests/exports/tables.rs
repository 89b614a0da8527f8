//! The tables are read back: by the crates, and by programs that others work with.

use std::fs;
use std::process::Command;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use shifr::source::{Source, SourceId};
use shifr::xml;

use super::collection::{Document, Exported, edition, everything, export, samples};
use crate::support::shifr;

const TABLES: [&str; 6] = ["records", "witnesses", "numbers", "persons", "places", "findings"];

#[test]
fn both_forms_hold_the_same() {
    let documents = everything();
    let csv = export("csv", &edition(), documents);
    let parquet = export("parquet", &edition(), documents);
    for table in TABLES {
        let (from_csv, from_parquet) = (csv_rows(&csv, table), parquet_rows(&parquet, table));
        assert!(from_csv == from_parquet, "{table}");
        assert!(from_csv.len() > 1, "{table}");
    }
}

#[test]
fn every_record_and_every_witness_has_its_row() {
    let documents = everything();
    let csv = export("csv", &edition(), documents);
    let count = |name: &str| -> usize { documents.iter().map(|d| elements(d, name)).sum() };
    assert_eq!(csv_rows(&csv, "witnesses").len() - 1, count("msDesc"));
    let read =
        documents.iter().filter(|document| elements(document, "TEI") > 0 || is_read(document));
    assert_eq!(csv_rows(&csv, "records").len() - 1, read.count());
}

#[test]
fn findings_are_those_of_validation() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let cases = ["tests/data/rules/duplicate-number", "tests/data/rules/witness-mismatch"];
    let export = shifr().args(["export", "csv", "-o"]).arg(folder.path()).args(cases).output();
    assert!(export.expect("runs").status.code().is_some_and(|code| code < 2));
    let table = fs::read_to_string(folder.path().join("findings.csv")).expect("is written");
    let mut told: Vec<_> = csv::Reader::from_reader(table.as_bytes())
        .records()
        .map(|row| row.expect("is a row"))
        .map(|row| [3, 4, 5, 6, 7, 8, 11].map(|column| row[column].to_owned()))
        .collect();
    let lines = shifr().args(["validate", "--format", "jsonl"]).args(cases).output();
    let lines = String::from_utf8(lines.expect("runs").stdout).expect("is UTF-8");
    let keys = ["code", "severity", "message", "path", "line", "column", "label"];
    let of_line = |line: &str| {
        let finding: serde_json::Value = serde_json::from_str(line).expect("is JSON");
        keys.map(|key| match &finding[key] {
            serde_json::Value::String(words) => words.clone(),
            serde_json::Value::Null => String::new(),
            other => other.to_string(),
        })
    };
    let mut expected: Vec<_> = lines.lines().map(of_line).collect();
    told.sort();
    expected.sort();
    assert!(told.len() > 3, "{table}");
    assert_eq!(told, expected);
}

fn is_read(document: &Document) -> bool {
    xml::parse(&Source::new(SourceId(0), "a.xml", document.tei.as_str())).is_ok()
}

fn elements(document: &Document, name: &str) -> usize {
    let source = Source::new(SourceId(0), "a.xml", document.tei.as_str());
    let Ok(document) = xml::parse(&source) else { return 0 };
    let source = document.value.root().descendants("sourceDesc").next();
    source.map_or(0, |source| source.descendants(name).count())
}

fn csv_rows(exported: &Exported, table: &str) -> Vec<Vec<String>> {
    let text = exported.text(&format!("{table}.csv"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("is a row"));
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

/// The names of the columns, then the rows; null is empty.
fn parquet_rows(exported: &Exported, table: &str) -> Vec<Vec<String>> {
    let bytes = exported.files[&format!("{table}.parquet")].clone();
    let reader = SerializedFileReader::new(parquet_bytes(bytes)).expect("is Parquet");
    let schema = reader.metadata().file_metadata().schema().clone();
    let names = schema.get_fields().iter().map(|field| field.name().to_owned()).collect();
    let rows = reader.get_row_iter(None).expect("has rows").map(|row| {
        let row = row.expect("is a row");
        row.get_column_iter().map(|(_, field)| words(field)).collect()
    });
    std::iter::once(names).chain(rows).collect()
}

fn parquet_bytes(bytes: Vec<u8>) -> bytes::Bytes {
    bytes.into()
}

fn words(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(words) => words.clone(),
        Field::Long(number) => number.to_string(),
        other => panic!("no column holds {other:?}"),
    }
}

/// pandas and DuckDB are installed by continuous integration; where they are missing, the test says so.
#[test]
#[expect(clippy::print_stderr, reason = "a check that was not made must say so")]
fn other_programs_read_the_same() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for name in ["csv", "parquet"] {
        for (path, contents) in export(name, &edition(), &samples()).files {
            fs::write(folder.path().join(path), contents).expect("is writable");
        }
    }
    for module in ["duckdb", "pandas"] {
        let output = Command::new("python3")
            .args(["tests/data/exports/read_back.py", module])
            .arg(folder.path())
            .current_dir(crate::support::root())
            .output();
        let output = match output {
            Ok(output) if output.status.code() != Some(MISSING) => output,
            _ => {
                eprintln!("{module} is not installed: tables not read back by it");
                continue;
            }
        };
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{module}: {said}");
    }
}

/// What the script ends with if Python does not have the module.
const MISSING: i32 = 77;
