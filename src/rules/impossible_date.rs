//! Words name a day that the calendar does not have.
//!
//! What cannot be read as a date when a record is encoded or its TEI is read is reported there. This rule looks
//! at the words that nobody took for a date: prose, the citation, and dates whose attributes say something else.

use super::reading::words_of;
use super::{Context, Rule, settled};
use crate::cable::{Cable, Dating, Inline, Node, Said, for_each_passage};
use crate::dates::{self, IMPOSSIBLE_DATE, Problem, Reading};
use crate::diagnostic::Diagnostic;
use crate::source::{Passage, Span, part_of};

pub(super) static RULE: Rule = Rule::of_record(&IMPOSSIBLE_DATE, check);

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let header = cable.citation.iter().chain(&cable.summary);
    header.for_each(|words| in_prose(&words.value, words.span, findings));
    let encoded = cable.date.iter().filter(|date| date.dating.is_some());
    encoded.for_each(|date| in_date(&date.words, findings));
    let sent = cable.correspondence.iter().filter_map(|action| action.date.as_ref());
    let fields = cable.date.iter().chain(sent);
    findings.extend(fields.filter_map(|date| reversed(date.dating?, date.words.span)));
    if let Some(title) = &cable.title {
        in_passage(title, findings);
    }
    for text in settled::texts(cable) {
        for_each_passage(text, &mut |said| {
            if let Said::Passage(content) = said {
                in_passage(content, findings);
            }
        });
    }
}

fn in_passage(content: &[Inline], findings: &mut Vec<Diagnostic>) {
    for inline in content {
        match &inline.node {
            Node::Words(words) => in_prose(words, inline.span, findings),
            Node::Date { dating: Some(dating), .. } => {
                in_date(&words_of(inline), findings);
                findings.extend(reversed(*dating, settled::place(inline)));
            }
            // Without a meaning it was reported where it was read; `sic` says that it stands there so.
            Node::Date { dating: None, .. } | Node::Sic(_) => {}
            Node::Choice(choice) => in_passage(&choice.corr, findings),
            _ => in_passage(inline.content(), findings),
        }
    }
}

/// In prose only a month in words makes a date for certain: `30.2.1950` may be a number of a file.
fn in_prose(words: &str, span: Span, findings: &mut Vec<Diagnostic>) {
    let mut at = 0;
    while let Some(reading) = dates::find(words, at, None) {
        at = reading.range.end.max(at + 1);
        let in_words = words[reading.range.clone()].contains(char::is_alphabetic);
        if in_words && is_impossible(&reading) {
            findings.push(finding(words, span, &reading));
        }
    }
}

fn in_date(words: &Passage, findings: &mut Vec<Diagnostic>) {
    let any_century = Some(19);
    let start = words.value.find(char::is_alphanumeric);
    let reading = start.and_then(|start| dates::read_at(&words.value, start, any_century));
    let impossible = reading.filter(is_impossible);
    findings.extend(impossible.map(|reading| finding(&words.value, words.span, &reading)));
}

/// A time that ends before it begins; `1951-03` does not begin behind `1951`.
fn reversed(dating: Dating, span: Span) -> Option<Diagnostic> {
    let (first, last) = dating.bounds();
    (last < first && !first.agrees(last)).then(|| {
        Diagnostic::new(&IMPOSSIBLE_DATE, format!("date begins on {first} and ends on {last}"))
            .at(span, "ends before it begins")
            .help("compare the document; one of both is wrong, or they have changed places")
    })
}

fn is_impossible(reading: &Reading) -> bool {
    reading.dating == Err(Problem::Impossible)
}

fn finding(words: &str, span: Span, reading: &Reading) -> Diagnostic {
    let day = &words[reading.range.clone()];
    let place = part_of(span, words.len(), reading.range.clone());
    Diagnostic::new(&IMPOSSIBLE_DATE, format!("`{day}` is no day of the calendar"))
        .at(place, "no such day")
        .help("compare the document; if it has the day so, write `[sic]` behind it, in TEI `sic` around it")
}
