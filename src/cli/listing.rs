//! What a command lists, for people and for programs.

use serde::Serialize;

use super::refusal::Refusal;
use crate::report::Format;

/// Rows in the form that is asked for: a text, a JSON array, or a JSON object in a line each.
pub(super) fn listing<R: Serialize>(
    format: Option<Format>,
    command: &str,
    rows: &[R],
    text: impl FnOnce() -> String,
) -> Result<String, Refusal> {
    let json = |row: &R| serde_json::to_string(row).expect("strings and numbers make JSON");
    match format {
        Some(Format::Jsonl) => Ok(rows.iter().map(|row| json(row) + "\n").collect()),
        Some(Format::Json) => {
            let rows: Vec<String> = rows.iter().map(json).collect();
            Ok(format!("[{}]\n", rows.join(",\n")))
        }
        Some(Format::Pretty | Format::Short) | None => Ok(text()),
        Some(form) => {
            let name = form.name();
            let message =
                format!("`{name}` is for findings; `{command}` knows short, jsonl and json");
            Err(Refusal::Usage(message))
        }
    }
}
