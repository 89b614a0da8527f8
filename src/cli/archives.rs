//! `shifr archives`: what the register knows of archives.

use std::fmt::Write;

use clap::Args;
use serde::Serialize;

use super::arguments::Global;
use super::listing::listing;
use super::printer::Printer;
use super::refusal::Refusal;
use super::session::Session;
use super::verdict::Verdict;
use crate::archives::{Archive, Fond, FormerName, Mark, Name, Register};
use crate::nearest::{did_you_mean, hint};
use crate::report::counted;
use crate::shelfmark::Level;

/// List the archives of the register, or tell all that is known of one
///
/// Names, former names with their years, fonds and opisi come with where each is taken from. `seen` stands
/// in a published citation or description; `known` is general knowledge that nobody has looked up. Files
/// in registers/archives add to them. With `--format json` they are a JSON array, with `jsonl` a JSON
/// object in a line each.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr archives
  shifr archives RGASPI
  shifr archives \"Архив Президента Российской Федерации\"")]
pub(super) struct Arguments {
    /// An archive by its id or any of its names, former ones too; letter case does not matter
    name: Option<String>,
}

pub(super) fn run(
    global: &Global,
    arguments: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    let session = Session::open(global, printer)?;
    let register = session.archives();
    let wanted = match &arguments.name {
        Some(name) => vec![named(name, register)?],
        None => register.archives().collect(),
    };
    let rows: Vec<Row> = wanted.iter().map(|archive| row(archive)).collect();
    printer.document(&listing(global.format, "shifr archives", &rows, || {
        match wanted.as_slice() {
            [archive] if arguments.name.is_some() => page(archive),
            archives => table(archives),
        }
    })?);
    Ok(Verdict::Clean)
}

fn named<'r>(name: &str, register: &'r Register) -> Result<&'r Archive, Refusal> {
    register.named(name).ok_or_else(|| {
        let near = register.nearest(name).map(|archive| archive.id.as_str());
        let ids = || register.archives().map(|archive| archive.id.as_str());
        let hint = match near {
            Some(_) => hint(near),
            None => did_you_mean(&name.to_uppercase(), ids()),
        };
        Refusal::Usage(format!(
            "`{name}` is no archive of the register{hint}\n\n`shifr archives` lists all"
        ))
    })
}

fn table(archives: &[&Archive]) -> String {
    let widest = archives.iter().map(|archive| archive.id.len()).max().unwrap_or(0);
    let mut table = String::new();
    for archive in archives {
        let former: Vec<String> = archive.former.iter().map(with_years).collect();
        let fonds = match archive.fonds.len() {
            0 => String::new(),
            fonds => format!(", {}", counted(fonds, "fond")),
        };
        line(&mut table, format_args!("{:widest$}  {}{fonds}", archive.id, archive.name));
        if !former.is_empty() {
            line(&mut table, format_args!("{:widest$}  formerly {}", "", former.join("; ")));
        }
    }
    table
}

fn page(archive: &Archive) -> String {
    let mut page = String::new();
    let levels: Vec<&str> = archive.levels.iter().copied().map(Level::name).collect();
    line(&mut page, format_args!("{}  {}", archive.id, archive.name));
    line(&mut page, format_args!("  {}", origin(archive.mark, &archive.source)));
    line(&mut page, format_args!("  parts of a shelfmark: {}", levels.join(", ")));
    let names =
        archive.names.iter().map(|name| (name.words.clone(), origin(name.mark, &name.source)));
    section(&mut page, "names", names);
    let former = archive
        .former
        .iter()
        .map(|former| (with_years(former), origin(former.mark, &former.source)));
    section(&mut page, "former names", former);
    section(&mut page, "fonds", archive.fonds.iter().flat_map(of_fond));
    page
}

/// A heading and its rows in two columns; nothing without rows.
fn section(page: &mut String, heading: &str, rows: impl Iterator<Item = (String, String)>) {
    let rows: Vec<(String, String)> = rows.collect();
    let widest = rows.iter().map(|(words, _)| words.chars().count()).max().unwrap_or(0);
    if !rows.is_empty() {
        line(page, format_args!("\n{heading}"));
    }
    for (words, origin) in rows {
        line(page, format_args!("  {words:widest$}  {origin}"));
    }
}

fn of_fond(fond: &Fond) -> Vec<(String, String)> {
    let number = [&fond.number].into_iter().chain(&fond.also);
    let number = number.map(String::as_str).collect::<Vec<_>>().join(", ");
    let title = fond.title.iter().map(|title| format!(" {title}")).collect::<String>();
    let mut from = origin(fond.mark, &fond.source);
    if let (Some(mark), Some(source)) = (fond.title_mark, &fond.title_source) {
        from = format!("{from}; its title {}", origin(mark, source));
    }
    let mut rows = vec![(format!("f. {number}{title}"), from)];
    rows.extend(fond.opisi.iter().map(|opis| {
        let title = opis.title.iter().map(|title| format!(" {title}")).collect::<String>();
        (format!("  op. {}{title}", opis.number), origin(opis.mark, &opis.source))
    }));
    rows
}

fn with_years(former: &FormerName) -> String {
    let years = match (former.from, former.to) {
        (Some(from), Some(to)) => format!(" ({from}-{to})"),
        (None, Some(to)) => format!(" (until {to})"),
        (Some(from), None) => format!(" (since {from})"),
        (None, None) => String::new(),
    };
    format!("{}{years}", former.words)
}

fn origin(mark: Mark, source: &str) -> String {
    format!("{}: {source}", mark_name(mark))
}

fn mark_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Seen => "seen",
        Mark::Known => "known",
    }
}

fn line(out: &mut String, words: std::fmt::Arguments<'_>) {
    writeln!(out, "{words}").expect("a String takes all text");
}

/// The order of the fields is the order of the keys.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    mark: &'static str,
    source: &'a str,
    levels: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shelfmarks: Vec<String>,
    names: Vec<NameRow<'a>>,
    former: Vec<NameRow<'a>>,
    fonds: Vec<FondRow<'a>>,
}

#[derive(Serialize)]
struct NameRow<'a> {
    words: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<i16>,
    mark: &'static str,
    source: &'a str,
}

#[derive(Serialize)]
struct FondRow<'a> {
    number: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    mark: &'static str,
    source: &'a str,
    opisi: Vec<&'a str>,
}

fn row(archive: &Archive) -> Row<'_> {
    let Archive { id, name, levels, shelfmarks, unnamed: _, source, mark, names, former, fonds } =
        archive;
    Row {
        id,
        name,
        mark: mark_name(*mark),
        source,
        levels: levels.iter().copied().map(Level::name).collect(),
        shelfmarks: shelfmarks.iter().map(ToString::to_string).collect(),
        names: names.iter().map(name_row).collect(),
        former: former.iter().map(former_row).collect(),
        fonds: fonds.iter().map(fond_row).collect(),
    }
}

fn name_row(Name { words, mark, source }: &Name) -> NameRow<'_> {
    NameRow { words, from: None, to: None, mark: mark_name(*mark), source }
}

fn former_row(FormerName { words, from, to, mark, source }: &FormerName) -> NameRow<'_> {
    NameRow { words, from: *from, to: *to, mark: mark_name(*mark), source }
}

fn fond_row(fond: &Fond) -> FondRow<'_> {
    FondRow {
        number: &fond.number,
        title: fond.title.as_deref(),
        mark: mark_name(fond.mark),
        source: &fond.source,
        opisi: fond.opisi.iter().map(|opis| opis.number.as_str()).collect(),
    }
}
