//! A shelfmark written or stamped on the paper is not the one that is cited.

use std::collections::HashSet;

use super::bare_number::BareNumber;
use super::reading::Reading;
use super::{Context, Record, Rule, settled};
use crate::archives::{Archive, Register};
use crate::cable::{Cable, Inline, Node, NoteKind, Witness};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{Level, Part, Shelfmark, agree, leaves, parse, prefix};
use crate::source::{Span, Spanned};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "shelfmark-on-paper-mismatch",
    family: Family::Archive,
    severity: Severity::Error,
    summary: "a shelfmark written or stamped on the paper is not the one that is cited",
    page: include_str!("../../docs/rules/shelfmark-on-paper-mismatch.md"),
};

fn check(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for note in notes(record) {
        for (written, cited) in beside_cited(&Reading::of(note), record.cable, context.archives) {
            findings.extend(written.iter().find_map(|written| contradicted(written, &cited)));
        }
    }
    let leaves = cited_leaves(record.cable);
    if leaves.is_empty() {
        return;
    }
    let told: HashSet<Span> = findings.iter().filter_map(Diagnostic::place).collect();
    let has_leaf = |reading: &Reading<'_>| leaves.iter().any(|leaf| reading.text.contains(leaf));
    let readings = record.texts().iter().flat_map(|text| text.passages.iter());
    for reading in readings.filter(has_leaf) {
        for (written, cited) in beside_cited(&reading, record.cable, context.archives) {
            let found = written.iter().find_map(|written| misread(written, &cited));
            let is_new = |found: &Diagnostic| found.place().is_none_or(|at| !told.contains(&at));
            findings.extend(found.filter(is_new));
        }
    }
}

/// The first leaf of each copy, without zeros before it. A passage that cites the copy itself has it, and few others do,
/// so that names of archives are looked for in those alone.
fn cited_leaves(cable: &Cable) -> Vec<&str> {
    let cited = cable.witnesses.iter().filter(|witness| witness.archive.is_some());
    let cited = cited.filter_map(|witness| witness.shelfmark.as_ref()?.part(Level::List));
    let first = cited.filter_map(|part| {
        let from = part.n.value.trim_start_matches(|sign: char| !matches!(sign, '1'..='9'));
        from.split(|sign: char| !sign.is_ascii_digit()).next()
    });
    first.filter(|leaf| !leaf.is_empty()).collect()
}

/// The shelfmarks that a passage names, each beside those that are cited of its archive.
fn beside_cited<'c>(
    reading: &Reading<'_>,
    cable: &'c Cable,
    archives: &Register,
) -> Vec<(Vec<Shelfmark>, Vec<&'c Shelfmark>)> {
    let mentions = archives.mentions(&reading.text).into_iter();
    mentions
        .map(|mention| {
            let of_archive = |witness: &&Witness| {
                witness.archive.as_ref().is_some_and(|key| key.value == mention.archive.id)
            };
            let cited = cable.witnesses.iter().filter(of_archive);
            let cited: Vec<_> = cited.filter_map(|witness| witness.shelfmark.as_ref()).collect();
            let written = match cited[..] {
                [] => Vec::new(),
                _ => behind(reading, mention.range.end, mention.archive),
            };
            (written, cited)
        })
        .collect()
}

/// A note or the text cites the copy itself with a slip in one number. Another document has other leaves, so all else
/// must agree.
fn misread(written: &Shelfmark, cited: &[&Shelfmark]) -> Option<Diagnostic> {
    let differing = |cited: &&Shelfmark| -> Option<Vec<(Part, Part)>> {
        let levels =
            |mark: &Shelfmark| mark.parts.iter().map(|part| part.level).collect::<Vec<_>>();
        let same_levels = levels(written) == levels(cited) && cited.part(Level::List).is_some();
        let pairs = written.parts.iter().cloned().zip(cited.parts.iter().cloned());
        same_levels
            .then(|| pairs.filter(|(a, b)| !agree(a.level, &a.n.value, &b.n.value)).collect())
    };
    let all: Vec<_> = cited.iter().filter_map(differing).collect();
    if all.iter().any(Vec::is_empty) {
        return None;
    }
    all.into_iter().find_map(|parts| match &parts[..] {
        [(written, cited)] if is_slip(written, cited) => {
            Some(finding(written, cited, "the text").weighing(Severity::Warning))
        }
        _ => None,
    })
}

/// Whether one number is the other with a digit changed or two digits in each other's places; leaves are more often
/// those of a neighbour.
fn is_slip(written: &Part, cited: &Part) -> bool {
    let numbers = [written, cited].map(|part| BareNumber::read(&part.n.value));
    let [Some(written_n), Some(cited_n)] = numbers else { return false };
    written.level != Level::List && written_n.slip(&cited_n).is_some()
}

/// What was written and stamped on the paper; an inner message is on the same paper.
fn notes<'a>(record: &Record<'a>) -> Vec<&'a [Inline]> {
    let Some(body) = record.body() else { return Vec::new() };
    let kinds = [NoteKind::Handwritten, NoteKind::Stamp];
    let alone = kinds.iter().flat_map(|kind| settled::notes(body.text, kind));
    let in_text = body.passages.settled().filter_map(|inline| match &inline.node {
        Node::Note { kind, content } => kinds.contains(kind).then_some(content.as_slice()),
        _ => None,
    });
    alone.chain(in_text).collect()
}

/// The parts behind the name of an archive, as far as they can be read. What goes on with a part that stands before,
/// as in `D.72 Delo 5`, is read as another shelfmark.
fn behind(reading: &Reading<'_>, from: usize, archive: &Archive) -> Vec<Shelfmark> {
    if !archive.shelfmarks.is_empty() {
        return by_pattern(reading, from, archive).into_iter().collect();
    }
    let mut found = Vec::new();
    let mut at = from;
    loop {
        let rest = &reading.text[at..];
        let start = reading.text.len() - rest.trim_start_matches([',', ':', '.', ' ', '\n']).len();
        let Some(length) = prefix(&reading.text[start..], &archive.levels) else { return found };
        let span = reading.place(start..start + length);
        let words = Spanned::new(reading.text[start..start + length].to_owned(), span);
        found.extend(parse(&words, &archive.levels).ok());
        at = start + length;
    }
}

/// The shelfmark behind the name of an archive that has patterns: as much of the clause as one of them takes.
fn by_pattern(reading: &Reading<'_>, from: usize, archive: &Archive) -> Option<Shelfmark> {
    let ends_clause = |sign: char| ";\n()[]".contains(sign);
    let rest = &reading.text[from..];
    let start = from + rest.len() - rest.trim_start_matches([',', ':', '.', ' ']).len();
    let rest = &reading.text[start..];
    let length = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
    let clause = rest[..length].split(ends_clause).next().unwrap_or_default();
    let clause = clause.split(". ").next().unwrap_or_default();
    let mut words = clause.trim_end_matches(['.', ' ']);
    for _ in 0..MOST_PIECES {
        let place = reading.place(start..start + words.len());
        let shelfmark = archive.read_shelfmark(&Spanned::new(words.to_owned(), place));
        if let Ok(shelfmark) = shelfmark {
            return Some(shelfmark);
        }
        words = words.rsplit_once([',', ' '])?.0.trim_end_matches([',', ' ']);
    }
    None
}

/// No shelfmark is longer.
const LONGEST: usize = 200;

/// A shelfmark has no more words than this behind it that are taken off before it is found.
const MOST_PIECES: usize = 12;

/// A finding, if every copy that is cited has another number in a part that the paper names.
fn contradicted(written: &Shelfmark, cited: &[&Shelfmark]) -> Option<Diagnostic> {
    let differences: Option<Vec<_>> =
        cited.iter().map(|cited| difference(written, cited)).collect();
    let (written, cited) = differences?.into_iter().next()?;
    Some(finding(&written, &cited, "the paper"))
}

fn finding(written: &Part, cited: &Part, what: &str) -> Diagnostic {
    let (level, there, n) = (cited.level.name(), &written.n.value, &cited.n.value);
    Diagnostic::new(&KIND, format!("{what} has {level} `{there}`, the citation `{n}`"))
        .at(written.words.span, format!("{level} {there} here"))
        .at(cited.words.span, format!("{level} {n} cited"))
        .help("compare the original: it lies where the paper says, unless it was moved since")
}

/// The first part that both name with different numbers.
fn difference(written: &Shelfmark, cited: &Shelfmark) -> Option<(Part, Part)> {
    let both = written.parts.iter().filter_map(|part| Some((part, cited.part(part.level)?)));
    let mut differing = both.filter(|(a, b)| match a.level {
        Level::List => !lies_in(&a.n.value, &b.n.value),
        // Archivists wrote papka and delo for each other.
        Level::Delo | Level::Papka | Level::Por => !has_number(cited, &a.n.value),
        Level::Fond | Level::Opis | Level::File | Level::Box | Level::Item | Level::Document => {
            !agree(a.level, &a.n.value, &b.n.value)
        }
    });
    differing.next().map(|(a, b)| (a.clone(), b.clone()))
}

fn has_number(cited: &Shelfmark, number: &str) -> bool {
    let levels = [Level::Delo, Level::Papka, Level::Por];
    levels
        .iter()
        .filter_map(|level| cited.part(*level))
        .any(|part| agree(part.level, &part.n.value, number))
}

/// A leaf that is numbered on the paper is one of those that are cited.
fn lies_in(leaf: &str, cited: &str) -> bool {
    let (Some(leaf), Some(cited)) = (leaves(leaf), leaves(cited)) else { return true };
    let (leaf, cited) = (leaf.in_full(), cited.in_full());
    leaf.ranges.iter().all(|range| {
        let last = range.last.unwrap_or(range.first);
        cited.ranges.iter().any(|whole| {
            whole.first.number <= range.first.number
                && last.number <= whole.last.unwrap_or(whole.first).number
        })
    })
}
