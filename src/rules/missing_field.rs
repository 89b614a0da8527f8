//! A record lacks a fact that every record needs.

use super::read_text::ReadText;
use super::{Context, Record, Rule};
use crate::cable::{Cable, DateWords, Inline, Node, plain};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "missing-field",
    family: Family::Record,
    severity: Severity::Error,
    summary: "the record lacks its title, date, text, citation or source",
    page: include_str!("../../docs/rules/missing-field.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let start = Span { end: record.cable.span.start, ..record.cable.span };
    for field in FIELDS.iter().filter(|field| (field.is_missing)(record)) {
        let finding = Diagnostic::new(&KIND, format!("record has no {}", field.name))
            .weighing(field.severity)
            .help(field.help);
        findings.push(match (field.place)(record.cable) {
            Some(place) => finding.at(place, "says nothing"),
            None => finding.at(start, "the record begins here"),
        });
    }
}

/// A fact that every record needs.
struct Field {
    name: &'static str,
    severity: Severity,
    is_missing: fn(&Record<'_>) -> bool,
    /// Where it stands, if it does and is empty.
    place: fn(&Cable) -> Option<Span>,
    help: &'static str,
}

static FIELDS: [Field; 5] = [
    Field {
        name: "title",
        severity: Severity::Error,
        is_missing: |record| {
            record.cable.title.as_ref().is_none_or(|title| is_blank(&plain(title)))
        },
        place: |cable| cable.title_place,
        help: "in a transcription, the first line gives date and title; \
               in TEI, add `titleStmt/title[@type='main']`",
    },
    Field {
        name: "date",
        severity: Severity::Error,
        is_missing: |record| record.cable.date.as_ref().is_none_or(says_nothing),
        place: |cable| cable.date.as_ref().map(|date| date.words.span),
        help: "in a transcription, the first line begins with the date: `October 11, 1950`; \
               in TEI, add `profileDesc/creation/date` with `@when`",
    },
    Field {
        name: "text",
        severity: Severity::Error,
        is_missing: |record| record.body().is_none_or(has_no_words),
        place: |cable| cable.body.as_ref().map(|body| body.kind.span),
        help: "in a transcription, the text stands behind `Contents:`; in TEI, in `text/body/div`",
    },
    Field {
        name: "citation",
        severity: Severity::Warning,
        is_missing: |record| lacks_citation(record.cable),
        place: |cable| cable.citation.as_ref().map(|citation| citation.span),
        help: "in a transcription, add a paragraph `Citation:`; \
               in TEI, add `sourceDesc/bibl[@type='citation']`",
    },
    // The source is read from the citation: without one there is nothing more to say.
    Field {
        name: "source",
        severity: Severity::Warning,
        is_missing: |Record { cable, .. }| {
            !lacks_citation(cable) && cable.witnesses.is_empty() && cable.printed.is_empty()
        },
        place: |_| None,
        help: "in a transcription, the citation names archive and shelfmark: \
               `AP RF, f. 45, op. 1, d. 334, ll. 134-135`; \
               in TEI, add `sourceDesc/msDesc`, or `bibl[@type='printed']` for a book or journal",
    },
];

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn says_nothing(date: &DateWords) -> bool {
    date.dating.is_none() && is_blank(&date.words.value)
}

/// A text of which the publisher prints only a mark of omission is there, though it says nothing.
fn has_no_words(text: &ReadText<'_>) -> bool {
    !text.passages.running().flatten().any(says_something)
}

fn says_something(inline: &Inline) -> bool {
    match &inline.node {
        Node::Words(words) => words.contains(char::is_alphanumeric),
        Node::Gap(_) => true,
        _ => inline.content().iter().any(says_something),
    }
}

fn lacks_citation(cable: &Cable) -> bool {
    cable.citation.as_ref().is_none_or(|citation| is_blank(&citation.value))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Sample};
    use super::*;
    use crate::cable::{Block, Gap, GapReason};

    fn whole(sample: &mut Sample) -> Cable {
        let title = vec![sample.words("Cable No. 1")];
        let paragraph = Block::Paragraph(vec![sample.words("We await your answer.")]);
        let text = sample.text(vec![], vec![paragraph], vec![]);
        Cable {
            date: Some(sample.date_words("1950-10-11")),
            citation: Some(sample.passage("\"Cable No. 1\", October 11, 1950, Pravda")),
            printed: vec![sample.passage("Pravda")],
            ..sample.cable(title, text)
        }
    }

    #[test]
    fn an_empty_record_lacks_all_but_a_source() {
        assert_eq!(
            sample::empty(&RULE),
            [
                "error at ``: record has no title",
                "error at ``: record has no date",
                "error at ``: record has no text",
                "warning at ``: record has no citation",
            ]
        );
    }

    /// The whole sample is the place of its text.
    const NO_TEXT: &[&str] =
        &["error at `Cable No. 1\nWe await your answer.\n`: record has no text"];

    #[test]
    fn each_field_is_missed_by_itself() {
        type Change = fn(&mut Cable);
        let cases: &[(Change, &[&str])] = &[
            (|_| (), &[]),
            (|cable| cable.title = Some(vec![]), &["error at ``: record has no title"]),
            (|cable| cable.date = None, &["error at ``: record has no date"]),
            (|cable| words_of_date(cable, ""), &["error at `1950-10-11`: record has no date"]),
            (|cable| words_of_date(cable, "[undated]"), &[]),
            (|cable| cable.body = None, &["error at ``: record has no text"]),
            (|cable| set_blocks(cable, vec![]), NO_TEXT),
            (|cable| set_paragraph(cable, Node::Words("* * *".into())), NO_TEXT),
            (|cable| set_paragraph(cable, omission()), &[]),
            (|cable| cable.citation = None, &["warning at ``: record has no citation"]),
            (|cable| cable.printed = vec![], &["warning at ``: record has no source"]),
        ];
        for (at, (change, expected)) in cases.iter().enumerate() {
            let mut sample = Sample::default();
            let mut cable = whole(&mut sample);
            change(&mut cable);
            assert_eq!(sample.findings(&RULE, &cable), *expected, "case {at}");
        }
    }

    fn words_of_date(cable: &mut Cable, words: &str) {
        let date = cable.date.as_mut().expect("the whole record has a date");
        date.words.value = words.to_owned();
        date.dating = None;
    }

    fn set_paragraph(cable: &mut Cable, node: Node) {
        let paragraph = Block::Paragraph(vec![Inline::new(node, cable.span)]);
        set_blocks(cable, vec![paragraph]);
    }

    fn set_blocks(cable: &mut Cable, blocks: Vec<Block>) {
        cable.body.as_mut().expect("the whole record has a text").text.blocks = blocks;
    }

    fn omission() -> Node {
        let reason = GapReason::Editorial;
        Node::Gap(Gap { reason, quantity: None, unit: None, words: None, printed: None }.into())
    }
}
