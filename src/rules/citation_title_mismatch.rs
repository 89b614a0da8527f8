//! The citation quotes another title than the record has.

use std::ops::Range;

use super::reading::Reading;
use super::{Context, Record, Rule};
use crate::cable::{Dating, plain};
use crate::dates;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Passage;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "citation-title-mismatch",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "the citation quotes another title than the record has",
    page: include_str!("../../docs/rules/citation-title-mismatch.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let (Some(title), Some(citation)) = (record.title(), &record.cable.citation) else { return };
    let Some(quoted) = quoted_title(citation) else { return };
    // The citation is verbatim: it keeps what an editor has corrected in the title.
    let (ours, theirs) = (plain(title.running()), &citation.value[quoted.clone()]);
    if words(&ours) == words(theirs) || in_one_notation(&ours) == in_one_notation(theirs) {
        return;
    }
    findings.extend(difference(&title, citation, quoted));
}

// citation ::= mark title ( mark "," | "," mark ) S date rest
fn quoted_title(citation: &Passage) -> Option<Range<usize>> {
    let text = &citation.value;
    let opening = text.chars().next().filter(|sign| MARKS.contains(sign))?;
    let date = dates::in_citation(text)?;
    let title = text[..date.range.start]
        .trim_end_matches(|sign| " ,.\n".contains(sign) || MARKS.contains(&sign));
    let start = opening.len_utf8();
    (start < title.len()).then_some(start..title.len())
}

const MARKS: [char; 8] = ['"', '“', '”', '«', '»', '\'', '‘', '’'];

/// The words of a title, and the days that it names in whatever notation: `December 16, 1949` is `16 December 1949`.
fn in_one_notation(title: &str) -> (Vec<String>, Vec<Result<Dating, dates::Problem>>) {
    let (mut found, mut days) = (Vec::new(), Vec::new());
    let mut add = |between: &str| found.extend(words(between).into_iter().map(|word| word.folded));
    let mut at = 0;
    while let Some(day) = dates::find(title, at, dates::TWENTIETH) {
        add(&title[at..day.range.start]);
        at = day.range.end;
        days.push(day.dating);
    }
    add(&title[at..]);
    (found, days)
}

fn difference(title: &Reading<'_>, citation: &Passage, quoted: Range<usize>) -> Option<Diagnostic> {
    let ours = words(&title.text);
    let theirs = words(&citation.value[quoted.clone()]);
    let start = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
    let (ours, theirs) = (&ours[start..], &theirs[start..]);
    let end = ours.iter().rev().zip(theirs.iter().rev()).take_while(|(a, b)| a == b).count();
    let (ours, theirs) = (&ours[..ours.len() - end], &theirs[..theirs.len() - end]);
    if ours.is_empty() && theirs.is_empty() {
        return None;
    }
    let (ours, theirs) = (shown(ours, &title.text), shown(theirs, &citation.value[quoted.clone()]));
    let in_citation =
        theirs.map(|(range, words)| (quoted.start + range.start..quoted.start + range.end, words));
    Some(finding(title, ours, citation, in_citation, quoted))
}

/// Words that differ, and where they stand in their text; nothing if only the other text has some.
type Shown = Option<(Range<usize>, String)>;

fn shown(words: &[Word], text: &str) -> Shown {
    let range = words.first()?.range.start..words.last()?.range.end;
    Some((range.clone(), text[range].to_owned()))
}

fn finding(
    title: &Reading<'_>,
    ours: Shown,
    citation: &Passage,
    theirs: Shown,
    quoted: Range<usize>,
) -> Diagnostic {
    let has_digit = |shown: &Shown| {
        shown.as_ref().is_some_and(|(_, words)| words.contains(|sign: char| sign.is_ascii_digit()))
    };
    let said = |shown: &Shown| match shown {
        Some((_, words)) => format!("`{words}`"),
        None => "nothing".to_owned(),
    };
    let message = format!("title has {} where the citation has {}", said(&ours), said(&theirs));
    let finding = Diagnostic::new(&KIND, message);
    let finding = if has_digit(&ours) && has_digit(&theirs) {
        finding.weighing(Severity::Error)
    } else {
        finding
    };
    let ours = ours.map_or(0..title.text.len(), |(range, _)| range);
    let theirs = theirs.map_or(quoted, |(range, _)| range);
    finding
        .at(citation.part(theirs), "the citation")
        .at(title.place(ours), "the title")
        .help("compare both with the publication, and correct the one that is wrong")
}

/// A word in lower case, without the marks around it; where it stands does not count when two are compared.
struct Word {
    folded: String,
    range: Range<usize>,
}

impl PartialEq for Word {
    fn eq(&self, other: &Word) -> bool {
        self.folded == other.folded
    }
}

/// The words of a title. Marks of numbers are written in many ways, and tell nothing.
fn words(text: &str) -> Vec<Word> {
    let all = all_words(text);
    let begins_number = |word: &Word| word.folded.starts_with(|sign: char| sign.is_ascii_digit());
    let mut before_number: Vec<bool> = all.iter().skip(1).map(begins_number).collect();
    before_number.push(false);
    let counts = |(word, before): (Word, bool)| {
        let is_mark = before && MARKS_OF_NUMBERS.contains(&word.folded.as_str());
        (!is_mark).then_some(word)
    };
    all.into_iter().zip(before_number).filter_map(counts).collect()
}

/// In lower case, without stops.
const MARKS_OF_NUMBERS: [&str; 7] = ["n", "no", "nos", "nr", "nº", "nºnº", "number"];

fn all_words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric).map(|next| at + next) {
        let rest = &text[start..];
        let end = start + rest.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(rest.len());
        words.push(Word { folded: text[start..end].to_lowercase(), range: start..end });
        at = end;
    }
    words
}
