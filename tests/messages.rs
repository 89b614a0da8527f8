//! What is said of mistakes, and what jing says of the same: `docs/messages.md` is written from the cases
//! of `tests/data/messages`, a folder for each schema.
//!
//! The first comment of a case is its title. jing's words stand beside it; `jing.sh` records them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use shifr::diagnostic::Diagnostic;
use shifr::relaxng::{Schema, Validator, Within};
use shifr::source::{Source, SourceId};

use crate::support;

#[test]
fn the_page_on_messages_is_true() {
    let cases = cases();
    let page = support::root().join("docs/messages.md");
    let wrong =
        support::compare(&page, &(head(&cases) + &cases.iter().map(shown).collect::<String>()));
    assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
}

#[test]
fn messages_are_shorter_than_those_of_jing() {
    let cases = cases();
    assert!(cases.len() >= 30, "{}", cases.len());
    let (ours, others) = (lengths(&cases, |case| &case.ours), lengths(&cases, |case| &case.others));
    assert!(median(&ours) < median(&others), "{} {}", median(&ours), median(&others));
    assert!(ours.iter().sum::<usize>() < others.iter().sum());
}

#[test]
fn one_mistake_is_one_finding() {
    let twice = |case: &&Case| case.ours.len() != 1 && !case.path.ends_with("several-mistakes.xml");
    let wrong: Vec<_> = cases().iter().filter(twice).map(|case| case.title.clone()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

struct Case {
    path: PathBuf,
    title: String,
    /// The lines where something is found.
    lines: Vec<String>,
    ours: Vec<Said>,
    others: Vec<Said>,
}

struct Said {
    place: String,
    message: String,
    help: String,
}

fn cases() -> Vec<Case> {
    let schemas = support::files("tests/data/messages", "rnc");
    let schemas = schemas.into_iter().chain(support::files("tests/data/messages", "rng"));
    schemas.flat_map(|schema| of_schema(&schema)).collect()
}

fn of_schema(path: &Path) -> Vec<Case> {
    let schema = Schema::compile(&source(path), &Within::new(["".to_owned()], read));
    let schema = schema.unwrap_or_else(|findings| panic!("{}", findings[0].message)).value;
    let mut validator = Validator::new(&schema);
    let folder = relative(path.parent().expect("a case lies in a folder"));
    let documents = support::files(&folder, "xml").into_iter();
    documents.map(|document| case(document, &mut validator)).collect()
}

fn case(path: PathBuf, validator: &mut Validator<'_>) -> Case {
    let source = source(&path);
    let title = source.text().split("<!-- ").nth(1).and_then(|rest| rest.split(" -->").next());
    let title = title.expect("a case begins with its title").to_owned();
    let findings = validator.validate(&source);
    let lines = findings.iter().map(|finding| line(&source, finding));
    let mut lines: Vec<_> = lines.collect();
    lines.dedup();
    let ours = findings.iter().map(|finding| said(&source, finding)).collect();
    let others = std::fs::read_to_string(path.with_extension("jing")).unwrap_or_default();
    let others: Vec<_> = others.lines().map(of_jing).collect();
    assert!(!others.is_empty(), "{}: what jing says is not recorded", path.display());
    Case { path, title, lines, ours, others }
}

/// The line of a finding without white space around it.
fn line(source: &Source, finding: &Diagnostic) -> String {
    let start = finding.place().expect("a finding has a place").range().start;
    let text = source.text();
    let begin = text[..start].rfind('\n').map_or(0, |at| at + 1);
    text[begin..].lines().next().unwrap_or_default().trim().to_owned()
}

fn said(source: &Source, finding: &Diagnostic) -> Said {
    let place = finding.place().expect("a finding has a place").range();
    let quoted = source.text()[place].split_whitespace().collect::<Vec<_>>().join(" ");
    Said {
        place: format!("`{quoted}`"),
        message: finding.message.clone(),
        help: finding.help.as_deref().unwrap_or_default().to_owned(),
    }
}

// said ::= line ":" column ": " severity ": " message
fn of_jing(line: &str) -> Said {
    let parts: Vec<_> = line.splitn(2, ": ").collect();
    let [place, message] = parts[..] else { panic!("{line}") };
    let (_, message) = message.split_once(": ").expect("a severity stands before the message");
    Said { place: place.to_owned(), message: message.to_owned(), help: String::new() }
}

fn head(cases: &[Case]) -> String {
    let (ours, others) = (lengths(cases, |case| &case.ours), lengths(cases, |case| &case.others));
    format!(
        "# Messages of validation\n\n\
         What shifr says of {} mistakes, and what jing says of the same documents. The words between lines are the\n\
         place that a finding marks, beside jing's line and column; help stands below the message.\n\n\
         | | findings | characters of a message, median | longest |\n|---|---|---|---|\n\
         | shifr | {} | {} | {} |\n| jing | {} | {} | {} |\n\n\
         Written by `SHIFR_UPDATE=1 cargo test --test shifr messages` from `tests/data/messages`; jing's words are\n\
         recorded there by `tests/data/messages/jing.sh`.\n",
        cases.len(),
        ours.len(),
        median(&ours),
        ours.last().copied().unwrap_or_default(),
        others.len(),
        median(&others),
        others.last().copied().unwrap_or_default(),
    )
}

fn shown(case: &Case) -> String {
    let mut text = format!("\n## {}\n\n```xml\n{}\n```\n\n", case.title, case.lines.join("\n"));
    text += "| by | at | message |\n|---|---|---|\n";
    for (by, all) in [("shifr", &case.ours), ("jing", &case.others)] {
        for Said { place, message, help } in all {
            let help = if help.is_empty() { String::new() } else { format!("<br>*help:* {help}") };
            let row = format!("{place} | {message}{help}").replace('<', "&lt;");
            let row = row.replace("&lt;br>", "<br>");
            writeln!(text, "| {by} | {row} |").expect("a string can be written to");
        }
    }
    text
}

/// The lengths of all messages, ascending.
fn lengths(cases: &[Case], of: impl Fn(&Case) -> &Vec<Said>) -> Vec<usize> {
    let said = cases.iter().flat_map(of);
    let mut lengths: Vec<_> = said.map(|said| said.message.chars().count()).collect();
    lengths.sort_unstable();
    lengths
}

fn median(sorted: &[usize]) -> usize {
    sorted[sorted.len() / 2]
}

fn read(location: &str) -> Result<Arc<Source>, String> {
    Ok(Arc::new(source(&support::root().join(location))))
}

fn source(path: &Path) -> Source {
    let text = std::fs::read_to_string(path).expect("a case can be read");
    Source::new(SourceId(0), relative(path), text)
}

fn relative(path: &Path) -> String {
    let path = path.strip_prefix(support::root()).expect("a case is of the project");
    path.to_string_lossy().replace('\\', "/")
}
