//! `shifr rules`: every kind of finding there is.

use std::fmt::Write;

use serde::Serialize;

use super::arguments::Global;
use super::printer::Printer;
use super::refusal::Refusal;
use super::verdict::Verdict;
use crate::catalogue;
use crate::diagnostic::{Family, Kind};
use crate::report::Format;

pub(super) fn run(global: &Global, printer: &mut Printer) -> Result<Verdict, Refusal> {
    let kinds = catalogue::kinds();
    printer.document(&match global.format {
        Some(Format::Jsonl) => kinds.iter().map(|kind| json(kind) + "\n").collect(),
        Some(Format::Json) => {
            let objects: Vec<String> = kinds.iter().map(|kind| json(kind)).collect();
            format!("[\n{}\n]\n", objects.join(",\n"))
        }
        Some(Format::Pretty | Format::Short) | None => table(kinds),
        Some(form) => {
            let name = form.name();
            let message =
                format!("`{name}` is for findings; `shifr rules` knows short, jsonl and json");
            return Err(Refusal::Usage(message));
        }
    });
    Ok(Verdict::Clean)
}

/// A heading for each family, below it a line for each kind.
fn table(kinds: &[&Kind]) -> String {
    let widest = kinds.iter().map(|kind| kind.code.len()).max().unwrap_or(0);
    let mut table = String::new();
    for family in Family::ALL {
        let gap = if table.is_empty() { "" } else { "\n" };
        table.push_str(&format!("{gap}{}\n", family.name()));
        for Kind { code, severity, summary, .. } in kinds.iter().filter(|k| k.family == family) {
            let severity = severity.to_string();
            writeln!(table, "  {code:widest$}  {severity:7}  {summary}")
                .expect("a String takes all text");
        }
    }
    table
}

/// The order of the fields is the order of the keys.
#[derive(Serialize)]
struct Row {
    code: &'static str,
    family: &'static str,
    severity: String,
    summary: &'static str,
}

fn json(kind: &Kind) -> String {
    let &Kind { code, family, severity, summary, .. } = kind;
    let row = Row { code, family: family.name(), severity: severity.to_string(), summary };
    serde_json::to_string(&row).expect("strings make JSON")
}
