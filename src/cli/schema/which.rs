//! `shifr schema which`: the schemas of documents, and why it is these.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::super::arguments::Global;
use super::super::choice::Choice;
use super::super::inputs::DOCUMENTS;
use super::super::listing::listing;
use super::super::printer::Printer;
use super::super::refusal::Refusal;
use super::super::run::Run;
use super::super::schemas::Naming;
use super::super::session::Session;
use super::super::verdict::Verdict;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::schemas::{Library, State, Which, Why, which};
use crate::source::{Source, Span};

/// Tell which schemas judge documents, and why
///
/// A line for each schema of a document: the first of these that says anything decides: --schema, shifr.toml,
/// `xml-model`, and else it is the built-in profile. What hinders to judge by it is a finding, and the run ends
/// with 2. With `--format json` the lines are a JSON array, with `jsonl` a JSON object each.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files, folders (their .xml files), or - for the standard input
    ///
    /// [default: the encoded folder of shifr.toml, else encoded]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    naming: Naming,

    #[command(flatten)]
    choice: Choice,
}

pub(super) fn run(
    global: &Global,
    arguments: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    let mut session = Session::open(global, printer)?;
    let Outcome { value: inputs, diagnostics } =
        arguments.choice.inputs(&arguments.paths, &session.config.encoded, DOCUMENTS, &session)?;
    let library = Library::new(arguments.naming.choice(&session));
    let mut found = Vec::new();
    let mut run = Run::new(&mut session, printer);
    run.missing(diagnostics);
    run.each(
        &inputs,
        |_, document| look(&library, document),
        |_, seen, _| {
            found.extend(seen.into_iter().flatten());
            Vec::new()
        },
    );
    run.print(&listing(global.format, "shifr schema which", &found, || {
        found.iter().map(line).collect()
    })?);
    Ok(run.finish_aside([]))
}

/// A schema of a document; the order of the fields is the order of the keys.
#[derive(Serialize)]
struct Row {
    file: String,
    /// None if nothing judges the structure of the document.
    schema: Option<String>,
    /// The name that it is pinned under.
    pin: Option<String>,
    why: &'static str,
    /// The line of the document that names it.
    line: Option<usize>,
    state: Option<&'static str>,
}

fn look(library: &Library, document: &Source) -> Outcome<Vec<Row>> {
    let Outcome { value: schemas, diagnostics: mut findings } = which(library, document);
    let mut rows: Vec<Row> =
        schemas.into_iter().map(|which| row(which, document, &mut findings)).collect();
    if rows.is_empty() && findings.is_empty() {
        rows.push(no_schema(document));
    }
    Outcome { value: rows, diagnostics: findings }
}

fn row(which: Which, document: &Source, findings: &mut Vec<Diagnostic>) -> Row {
    let Which { location, why, pin, state } = which;
    Row {
        file: document.name().to_owned(),
        schema: Some(location.to_string()),
        pin,
        why: code(why),
        line: place(why).map(|place| document.position(place.range().start).line),
        state: Some(match state {
            State::Ready => "ready",
            State::Implied => "implied",
            State::Unavailable(finding) => {
                let finding = finding.of(document.name());
                findings.push(match place(why) {
                    Some(place) => finding.at(place, "named here"),
                    None => finding,
                });
                "unavailable"
            }
        }),
    }
}

fn no_schema(document: &Source) -> Row {
    let file = document.name().to_owned();
    Row { file, schema: None, pin: None, why: "no-tei", line: None, state: None }
}

fn place(why: Why) -> Option<Span> {
    match why {
        Why::XmlModel(place) => Some(place),
        Why::Option | Why::Folder | Why::Project | Why::Nothing => None,
    }
}

fn code(why: Why) -> &'static str {
    match why {
        Why::Option => "option",
        Why::Folder => "folder",
        Why::Project => "project",
        Why::XmlModel(_) => "xml-model",
        Why::Nothing => "profile",
    }
}

fn line(row: &Row) -> String {
    let Row { file, schema, pin, why, line, state } = row;
    let schema = schema.as_deref().unwrap_or("none");
    let line = line.map_or_else(String::new, |line| format!(", line {line}"));
    let pin = pin.as_ref().map_or_else(String::new, |pin| format!("; pinned as `{pin}`"));
    let state = match state {
        Some("unavailable") => "; not at hand",
        Some("implied") => "; not at hand, but what is valid by the profile is valid by it",
        _ => "",
    };
    format!("{file}: {schema}  # {}{line}{pin}{state}\n", reason(why))
}

fn reason(why: &str) -> &str {
    match why {
        "option" => "--schema",
        "folder" => "[[folders]] of shifr.toml",
        "project" => "schema.files of shifr.toml",
        "profile" => "nothing else is named",
        "no-tei" => "it is no TEI and names none",
        named => named,
    }
}
