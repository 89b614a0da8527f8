//! A shelfmark written or stamped on the paper is not the one that is cited.

use super::reading::Reading;
use super::{Context, Rule, settled};
use crate::archives::Archive;
use crate::cable::{Cable, Inline, Node, NoteKind, Witness};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{Level, Part, Shelfmark, agree, leaves, parse, prefix};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "shelfmark-on-paper-mismatch",
    family: Family::Archive,
    severity: Severity::Error,
    summary: "a shelfmark written or stamped on the paper is not the one that is cited",
    page: include_str!("../../docs/rules/shelfmark-on-paper-mismatch.md"),
};

fn check(cable: &Cable, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for note in notes(cable) {
        let reading = Reading::of(note);
        for mention in context.archives.mentions(&reading.text) {
            let of_archive = |witness: &&Witness| {
                witness.archive.as_ref().is_some_and(|key| key.value == mention.archive.id)
            };
            let cited = cable.witnesses.iter().filter(of_archive);
            let cited: Vec<_> = cited.filter_map(|witness| witness.shelfmark.as_ref()).collect();
            let written = behind(&reading, mention.range.end, mention.archive);
            findings.extend(written.iter().find_map(|written| contradicted(written, &cited)));
        }
    }
}

/// What was written and stamped on the paper; an inner message is on the same paper.
fn notes(cable: &Cable) -> Vec<&[Inline]> {
    let mut found = Vec::new();
    if let Some(body) = &cable.body {
        for kind in [NoteKind::Handwritten, NoteKind::Stamp] {
            found.extend(settled::notes(&body.text, &kind));
        }
        for passage in settled::outer(&body.text) {
            settled::for_each(passage, &mut |inline| {
                if let Node::Note { kind: NoteKind::Handwritten | NoteKind::Stamp, content } =
                    &inline.node
                {
                    found.push(content.as_slice());
                }
            });
        }
    }
    found
}

/// The parts behind the name of an archive, as far as they can be read. What goes on with a part that stands before,
/// as in `D.72 Delo 5`, is read as another shelfmark.
fn behind(reading: &Reading<'_>, from: usize, archive: &Archive) -> Vec<Shelfmark> {
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

/// A finding, if every copy that is cited has another number in a part that the paper names.
fn contradicted(written: &Shelfmark, cited: &[&Shelfmark]) -> Option<Diagnostic> {
    let differences: Option<Vec<_>> =
        cited.iter().map(|cited| difference(written, cited)).collect();
    let (written, cited) = differences?.into_iter().next()?;
    let (level, on_paper, n) = (cited.level.name(), &written.n.value, &cited.n.value);
    let finding =
        Diagnostic::new(&KIND, format!("the paper has {level} `{on_paper}`, the citation `{n}`"))
            .at(written.words.span, format!("{level} {on_paper} on the paper"))
            .at(cited.words.span, format!("{level} {n} cited"))
            .help("compare the original: it lies where the paper says, unless it was moved since");
    Some(finding)
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
