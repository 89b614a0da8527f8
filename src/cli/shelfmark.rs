//! `shifr shelfmark`: one citation of copies, read and explained.

use std::fmt::Write;

use clap::Args;
use serde::Serialize;

use super::arguments::Global;
use super::printer::Printer;
use super::refusal::Refusal;
use super::session::Session;
use super::verdict::Verdict;
use crate::archives::{Archive, Register};
use crate::cable::{Cable, Witness};
use crate::diagnostic::{Diagnostic, Family};
use crate::report::{Format, Sources};
use crate::shelfmark::{Level, Part, Shelfmark, parse};
use crate::source::{Passage, Source, SourceId};
use crate::{encode, rules};

/// Read a shelfmark: its parts, how they are written one way, and what the register knows of them
///
/// Several copies may be cited, with `;` or `and` between them. What cannot be read is shown with its
/// place, and the exit code is then 1. With `--format json` the copies and the findings are one JSON
/// object, with `jsonl` each is a JSON object in a line.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr shelfmark \"APRF, F. 45, Op. 1, D. 334, Ll. 134-135\"
  shifr shelfmark \"AP RF, f. 45, op. 1, d. 334, ll. 134-135; and RGASPI, f. 558, op. 11, d. 334, ll. 0134-0135\"")]
pub(super) struct Arguments {
    /// The citation; several arguments are taken as one
    #[arg(required = true, value_name = "CITATION")]
    words: Vec<String>,
}

pub(super) fn run(
    global: &Global,
    arguments: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    let format = global.format.unwrap_or_default();
    if !matches!(format, Format::Pretty | Format::Short | Format::Json | Format::Jsonl) {
        let forms = "pretty, short, json and jsonl";
        return Err(Refusal::Usage(format!("a shelfmark is explained in the forms {forms}")));
    }
    let session = Session::open(global, printer)?;
    let source = Source::new(SourceId(0), "citation", arguments.words.join(" "));
    let citation = source.passage(0..source.text().len());
    let witnesses = witnesses(&citation, session.archives());
    let mut findings = not_read(&citation, &witnesses);
    findings.extend(checked(witnesses.clone(), &citation, &session));
    let report = session.report(findings, &Sources::from_iter([&source]));
    match format {
        Format::Json => {
            printer.document(&document(&witnesses, &report.findings, session.archives()))
        }
        _ => {
            let explain = if format == Format::Jsonl { json_line } else { explained };
            let copies = witnesses.iter().map(|witness| explain(witness, session.archives()));
            let between = if format == Format::Jsonl { "" } else { "\n" };
            printer.document(&copies.collect::<Vec<_>>().join(between));
            printer.findings(None, report.rendered);
        }
    }
    Ok(report.findings.iter().map(Verdict::of).max().unwrap_or(Verdict::Clean))
}

/// The copies that are cited; parts without an archive are one of an archive that is not named.
fn witnesses(citation: &Passage, archives: &Register) -> Vec<Witness> {
    let witnesses = encode::witnesses(citation, archives);
    if !witnesses.is_empty() {
        return witnesses;
    }
    let repository = citation.slice(0..0);
    let of = |shelfmark: Shelfmark| Witness {
        archive: None,
        repository,
        span: shelfmark.words.span,
        shelfmark: Some(shelfmark),
    };
    parse(citation, &Level::ALL).ok().map(of).into_iter().collect()
}

/// What rules have to say of archives and shelfmarks; that no archive is named has been said.
fn checked(witnesses: Vec<Witness>, citation: &Passage, session: &Session) -> Vec<Diagnostic> {
    let cable = Cable { witnesses, ..Cable::new(citation.span) };
    let mut findings = rules::run(&rules::Record::of(&cable), &session.context());
    let is_of_words = |finding: &Diagnostic| finding.place().is_some_and(|span| !span.is_empty());
    findings.retain(|finding| finding.kind.family == Family::Archive && is_of_words(finding));
    findings
}

/// The words that are part of no copy.
fn not_read(citation: &Passage, witnesses: &[Witness]) -> Vec<Diagnostic> {
    let kind = rules::named("unreadable-shelfmark").expect("is a rule").kind;
    let mut at = 0;
    let mut gaps = Vec::new();
    for read in witnesses.iter().map(|witness| witness.span.range()) {
        gaps.push(at..read.start.max(at));
        at = read.end.max(at);
    }
    gaps.push(at..citation.value.len());
    let gaps = gaps.into_iter().map(|gap| without_joints(citation, gap));
    let unread = gaps.filter(|gap| citation.value[gap.clone()].contains(char::is_alphanumeric));
    let finding = |gap: std::ops::Range<usize>| {
        Diagnostic::new(kind, format!("`{}` is not understood", &citation.value[gap.clone()]))
            .at(citation.part(gap), "neither an archive nor a part")
            .help("a part is written like `f. 45`, `op. 1`, `d. 334`, `ll. 134-135`")
    };
    unread.map(finding).collect()
}

fn without_joints(citation: &Passage, gap: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let edge = |sign: char| sign.is_whitespace() || ",;:.()".contains(sign);
    let gap = citation.trimmed(gap, edge);
    match &citation.value[gap.clone()] {
        "and" | "и" => gap.start..gap.start,
        words if words.starts_with("and ") => gap.start + "and ".len()..gap.end,
        _ => gap,
    }
}

/// A copy for people: the archive, and a line for each part.
fn explained(witness: &Witness, archives: &Register) -> String {
    let archive = witness.archive.as_ref().and_then(|key| archives.archive(&key.value));
    let mut text = match (archive, witness.repository.value.as_str()) {
        (Some(archive), _) => format!("{}  {}\n", archive.id, archive.name),
        (None, "") => "no archive is named\n".to_owned(),
        (None, name) => format!("{name}  not in the register\n"),
    };
    let parts = witness.shelfmark.iter().flat_map(|shelfmark| &shelfmark.parts);
    for part in parts {
        let note = archive.map_or_else(String::new, |archive| note(witness, part, archive));
        let row = format!("  {:5}  {}{note}", part.level.name(), part.n.value);
        writeln!(text, "{row}").expect("a String takes all text");
    }
    if let Some(one_way) = one_way(witness, archive) {
        writeln!(text, "  {one_way}").expect("a String takes all text");
    }
    text
}

/// What the register knows of a part, and how it is cited if that differs.
fn note(witness: &Witness, part: &Part, archive: &Archive) -> String {
    let fond = || archive.fond(&witness.shelfmark.as_ref()?.part(Level::Fond)?.n.value);
    let title = match part.level {
        Level::Fond => fond().and_then(|fond| fond.title.clone()),
        Level::Opis => fond().and_then(|fond| fond.opis(&part.n.value)?.title.clone()),
        _ => None,
    };
    let cited = Some(&part.words.value).filter(|words| **words != part.n.value);
    let title = title.map(|title| format!("  {title}")).unwrap_or_default();
    let cited = cited.map(|words| format!("  cited as {words}")).unwrap_or_default();
    format!("{title}{cited}")
}

/// The shelfmark as one would cite it: `AP-RF, f. 45, op. 1, d. 334, ll. 134-135`.
fn one_way(witness: &Witness, archive: Option<&Archive>) -> Option<String> {
    // By a pattern there is one form anyway.
    archive.filter(|archive| archive.shelfmarks.is_empty())?;
    let parts = &witness.shelfmark.as_ref()?.parts;
    let mut pieces: Vec<String> = archive.iter().map(|archive| archive.id.clone()).collect();
    pieces.extend(parts.iter().map(|part| format!("{} {}", mark(part), part.n.value)));
    (!parts.is_empty()).then(|| pieces.join(", "))
}

fn mark(part: &Part) -> &'static str {
    match part.level {
        Level::Fond => "f.",
        Level::Opis => "op.",
        Level::Delo => "d.",
        Level::Papka => "pap.",
        Level::Por => "por.",
        Level::List if part.n.value.contains(['-', ',']) => "ll.",
        Level::List => "l.",
        Level::File => "file",
        Level::Box => "box",
        Level::Item => "item",
        Level::Document => "document",
    }
}

/// The order of the fields is the order of the keys.
#[derive(Serialize)]
struct Row<'a> {
    archive: Option<&'a str>,
    name: Option<&'a str>,
    repository: &'a str,
    shelfmark: Option<&'a str>,
    normalised: Option<String>,
    parts: Vec<PartRow<'a>>,
}

#[derive(Serialize)]
struct PartRow<'a> {
    level: &'static str,
    cited: &'a str,
    n: &'a str,
    start: u32,
    end: u32,
}

/// What a program reads of all that was cited.
#[derive(Serialize)]
struct Document<'a> {
    copies: Vec<Row<'a>>,
    findings: Vec<FindingRow<'a>>,
}

#[derive(Serialize)]
struct FindingRow<'a> {
    code: &'static str,
    severity: String,
    message: &'a str,
    start: Option<u32>,
    end: Option<u32>,
}

fn document(witnesses: &[Witness], findings: &[Diagnostic], archives: &Register) -> String {
    let copies = witnesses.iter().map(|witness| row(witness, archives)).collect();
    json(&Document { copies, findings: findings.iter().map(finding_row).collect() })
}

fn finding_row(finding: &Diagnostic) -> FindingRow<'_> {
    FindingRow {
        code: finding.kind.code,
        severity: finding.severity.to_string(),
        message: &finding.message,
        start: finding.place().map(|span| span.start),
        end: finding.place().map(|span| span.end),
    }
}

fn json_line(witness: &Witness, archives: &Register) -> String {
    json(&row(witness, archives))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings and numbers make JSON") + "\n"
}

fn row<'a>(witness: &'a Witness, archives: &'a Register) -> Row<'a> {
    let archive = witness.archive.as_ref().and_then(|key| archives.archive(&key.value));
    let parts = witness.shelfmark.iter().flat_map(|shelfmark| &shelfmark.parts);
    Row {
        archive: archive.map(|archive| archive.id.as_str()),
        name: archive.map(|archive| archive.name.as_str()),
        repository: &witness.repository.value,
        shelfmark: witness.shelfmark.as_ref().map(|shelfmark| shelfmark.words.value.as_str()),
        normalised: one_way(witness, archive),
        parts: parts.map(part_row).collect(),
    }
}

fn part_row(part: &Part) -> PartRow<'_> {
    let place = part.words.span;
    let level = part.level.name();
    PartRow {
        level,
        cited: &part.words.value,
        n: &part.n.value,
        start: place.start,
        end: place.end,
    }
}
