//! The citation gives another archive or another shelfmark than the description of the copy.

use super::{Context, Record, Rule};
use crate::archives::{Archive, Mention, Register};
use crate::cable::{Cable, Witness};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{Level, Part, Shelfmark, agree, leaves, normalise, parse, prefix};
use crate::source::Passage;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "citation-shelfmark-mismatch",
    family: Family::Archive,
    severity: Severity::Error,
    summary: "the citation gives another archive or another shelfmark than the description of the copy",
    page: include_str!("../../docs/rules/citation-shelfmark-mismatch.md"),
};

fn check(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(citation) = &record.cable.citation else { return };
    let mentions = context.archives.mentions(&citation.value);
    // A further file of an archive is cited without its name, and only what stands behind a name is compared.
    let named = record
        .cable
        .witnesses
        .iter()
        .enumerate()
        .filter(|(_, copy)| !copy.repository.value.is_empty());
    for (at, witness) in named {
        let archive = witness.archive.as_ref().and_then(|key| context.archives.archive(&key.value));
        let finding = archive.and_then(|archive| {
            let goes_on = record.cable.witnesses.get(at + 1).is_some_and(is_of_no_archive);
            of_witness(witness, archive, citation, &mentions, goes_on, context.archives)
        });
        findings.extend(finding);
    }
    findings
        .extend(mentions.iter().find_map(|mention| undescribed(mention, citation, record.cable)));
}

/// A copy that the citation gives with its shelfmark, in an archive of which no copy is described.
fn undescribed(mention: &Mention<'_>, citation: &Passage, cable: &Cable) -> Option<Diagnostic> {
    let id = &mention.archive.id;
    let name = &citation.value[mention.range.clone()];
    let is_of_archive = |witness: &Witness| match &witness.archive {
        Some(key) => key.value == *id,
        None => witness.repository.value.contains(name),
    };
    let first = cable.witnesses.first().filter(|_| !cable.witnesses.iter().any(is_of_archive))?;
    let shelfmark = behind(mention, citation)?;
    // Where no archive of the citation is described, the description has another one: that is told already.
    let is_told = cable.witnesses.len() == 1 && !citation.value.contains(&first.repository.value);
    (!is_told).then(|| {
        let message = format!("citation gives a copy in {id}, which no description has");
        Diagnostic::new(&KIND, message)
            .weighing(Severity::Warning)
            .at(shelfmark.words.span, "the copy cited")
            .at(first.repository.span, "the first copy described")
            .help("describe the copy in a `msDesc` of its own, or correct the citation")
    })
}

/// A description without archive and shelfmark: it may hold further leaves of the copy before it.
fn is_of_no_archive(witness: &Witness) -> bool {
    witness.archive.is_none() && witness.shelfmark.is_none()
}

/// A citation may say less than the description, but what both say must agree.
fn of_witness(
    witness: &Witness,
    archive: &Archive,
    citation: &Passage,
    mentions: &[Mention<'_>],
    goes_on: bool,
    register: &Register,
) -> Option<Diagnostic> {
    let of_archive: Vec<_> =
        mentions.iter().filter(|mention| mention.archive.id == archive.id).collect();
    if of_archive.is_empty() {
        let other = mentions.first();
        let other = other.map(|mention| other_archive(witness, archive, citation, mention));
        return misspelt_archive(witness, archive, citation, register).or(other);
    }
    let described = witness.shelfmark.as_ref()?;
    let cited: Vec<Shelfmark> =
        of_archive.iter().filter_map(|mention| behind(mention, citation)).collect();
    let differences: Option<Vec<Difference<'_>>> =
        cited.iter().map(|cited| Difference::of(described, cited, goes_on)).collect();
    // The copy meant is the one that differs least.
    let nearest = differences?.into_iter().min_by_key(|difference| difference.count)?;
    Some(other_part(nearest, archive))
}

/// The citation names the archive of the description with a slip: `ARPF` where the copy is of `APRF`.
fn misspelt_archive(
    witness: &Witness,
    archive: &Archive,
    citation: &Passage,
    register: &Register,
) -> Option<Diagnostic> {
    let mut at = 0;
    let cited = citation.value.split_inclusive([',', ';', ':', '.']).find_map(|piece| {
        let start = at;
        at += piece.len();
        let range = citation.trimmed(start..at, |sign| !sign.is_alphabetic());
        let nearest = register.nearest(&citation.value[range.clone()])?;
        (nearest.id == archive.id).then_some(range)
    })?;
    let (words, described) = (&citation.value[cited.clone()], &witness.repository);
    let message =
        format!("citation names `{words}`, the copy is described as of `{}`", described.value);
    let finding = Diagnostic::new(&KIND, message)
        .weighing(Severity::Warning)
        .at(citation.part(cited), "the archive cited")
        .help("mend the spelling, or add the name to the archive in a register file");
    let is_apart = !citation.value.contains(&described.value);
    Some(if is_apart { finding.at(described.span, "the archive described") } else { finding })
}

/// The shelfmark that stands behind the name of its archive.
fn behind(mention: &Mention<'_>, citation: &Passage) -> Option<Shelfmark> {
    let rest = &citation.value[mention.range.end..];
    let start = citation.value.len() - rest.trim_start_matches([',', ':', '.', ' ', '\n']).len();
    if !mention.archive.shelfmarks.is_empty() {
        let ends = rest.match_indices(['.', ';']).map(|(at, _)| mention.range.end + at);
        let mut ends = ends.chain([citation.value.len()]).filter(|end| *end > start).take(ENDS);
        return ends
            .find_map(|end| mention.archive.read_shelfmark(&citation.slice(start..end)).ok());
    }
    let levels = &mention.archive.levels;
    let length = prefix(&citation.value[start..], levels)?;
    parse(&citation.slice(start..start + length), levels).ok()
}

/// How many stops a shelfmark of a foreign archive may have.
const ENDS: usize = 4;

/// How two shelfmarks differ.
struct Difference<'a> {
    described: &'a Part,
    /// With its own place: the citation's shelfmark is read only here.
    cited: Part,
    count: usize,
}

impl<'a> Difference<'a> {
    /// Compares what both say; where the description goes on, it may have some of the leaves.
    fn of(described: &'a Shelfmark, cited: &Shelfmark, goes_on: bool) -> Option<Self> {
        let both = described.parts.iter().filter_map(|part| Some((part, cited.part(part.level)?)));
        let is_joined = |part: &Part| is_joined(part, described, cited);
        let mut differing = both.filter(|(a, b)| {
            !are_the_same(a, b) && !is_joined(a) && (!goes_on || !are_some_of(a, b))
        });
        let (described, cited) = differing.next()?;
        Some(Self { described, cited: cited.clone(), count: 1 + differing.count() })
    }
}

/// Whether two parts mean the same. Words of the description that its own `@n` contradicts are
/// `shelfmark-part-mismatch` alone, if they are those of the citation.
fn are_the_same(described: &Part, cited: &Part) -> bool {
    let level = described.level;
    let words = normalise(level, &described.words.value);
    [&described.n.value, &words].into_iter().any(|n| agree(level, n, &cited.n.value))
}

/// Whether the description keeps in one part what the citation gives as two: file `795.00/7-1151`, of document 7-1151 in
/// file 795.00.
fn is_joined(part: &Part, described: &Shelfmark, cited: &Shelfmark) -> bool {
    let mut pairs = cited.parts.iter().zip(cited.parts.iter().skip(1));
    pairs.any(|(first, second)| {
        first.level == part.level
            && described.part(second.level).is_none()
            && part.n.value == format!("{}/{}", first.n.value, second.n.value)
    })
}

/// Whether a part has some of the leaves of another.
fn are_some_of(described: &Part, cited: &Part) -> bool {
    let some = || Some(leaves(&described.n.value)?.are_part_of(&leaves(&cited.n.value)?));
    described.level == Level::List && some().unwrap_or(false)
}

fn other_part(difference: Difference<'_>, archive: &Archive) -> Diagnostic {
    let Difference { described, cited, .. } = difference;
    let (level, id) = (described.level.name(), &archive.id);
    let (in_description, in_citation) = (&described.n.value, &cited.n.value);
    let message =
        format!("copy in {id} has {level} `{in_description}`, the citation `{in_citation}`");
    Diagnostic::new(&KIND, message)
        .at(described.words.span, format!("{level} {in_description} here"))
        .at(cited.words.span, format!("{level} {in_citation} here"))
        .help("compare the source, and correct the one that is wrong")
}

fn other_archive(
    witness: &Witness,
    archive: &Archive,
    citation: &Passage,
    mention: &Mention<'_>,
) -> Diagnostic {
    let (described, cited) = (&archive.id, &mention.archive.id);
    Diagnostic::new(
        &KIND,
        format!("copy is described in {described}, which the citation does not name"),
    )
    .at(witness.repository.span, format!("{described} here"))
    .at(citation.part(mention.range.clone()), format!("{cited} here"))
    .help("compare the source, and correct the one that is wrong")
}
