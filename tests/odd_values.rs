//! Rules look at documents whose values have become anything: none fails, and every finding points into the document
//! that it is about.
//!
//! The fuzz target `validate` does the same without end.

use std::ops::Range;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use shifr::pipeline::check_source;
use shifr::rules::{self, Context, Corpus};
use shifr::source::{Source, SourceId};
use shifr::{archives, xml};

use crate::support;

/// The samples, and what fires rules.
static DOCUMENTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let files = [support::files("encoded", "xml"), support::files("tests/data/rules", "xml")];
    let text = |file: &_| std::fs::read_to_string(file).expect("a document can be read");
    files.concat().iter().map(text).collect()
});

proptest! {
    #![proptest_config(support::random_cases())]

    #[test]
    fn no_rule_fails(document in any::<Index>(), other in any::<Index>(), changes in vec(change(), 1..6)) {
        let [document, other] = [document, other].map(|at| at.get(&DOCUMENTS).as_str());
        let changed = changes.iter().fold(document.to_owned(), |text, change| change.made_in(&text));
        look_at(&[document, &changed, other]);
    }
}

/// Runs every rule on the documents, one by one and together.
fn look_at(documents: &[&str]) {
    let context = Context::usual(archives::Register::builtin());
    let mut records = Vec::new();
    let mut findings = Vec::new();
    for (id, text) in (0..).zip(documents) {
        let source = Source::new(SourceId(id), format!("{id}.xml"), *text);
        let looked = check_source(&source, &support::rules_alone());
        records.extend(looked.checked.map(|checked| checked.facts));
        findings.extend(looked.findings);
    }
    findings.extend(rules::run_on_collection(&Corpus { records, ..Corpus::default() }, &context));
    for finding in &findings {
        for span in finding.labels.iter().map(|label| label.span) {
            let words = documents[span.source.0 as usize].get(span.range());
            assert!(words.is_some(), "{}: {span:?} in {documents:?}", finding.message);
        }
    }
}

/// A value of a document, and what is written into it.
#[derive(Debug)]
struct Change {
    value: Index,
    from: Index,
    to: Index,
    words: String,
}

fn change() -> impl Strategy<Value = Change> {
    let words = prop_oneof![
        3 => select(WORDS).prop_map(str::to_owned),
        1 => "[ -~№ºА-я–]{0,12}",
        1 => "\\PC{0,8}",
    ];
    let change = (any::<Index>(), any::<Index>(), any::<Index>(), words);
    change.prop_map(|(value, from, to, words)| Change { value, from, to, words })
}

impl Change {
    fn made_in(&self, document: &str) -> String {
        let values = values(document);
        let value = self.value.get(&values).clone();
        let places: Vec<usize> = document[value.clone()].char_indices().map(|(at, _)| at).collect();
        let place = |index: &Index| places.get(index.index(places.len() + 1)).copied();
        let place = |index| value.start + place(index).unwrap_or(value.len());
        let (one, other) = (place(&self.from), place(&self.to));
        let harmless = |c: &char| !matches!(c, '<' | '&' | '"') && xml::is_char(*c);
        let words: String = self.words.chars().filter(harmless).collect();
        let (before, behind) = (&document[..one.min(other)], &document[one.max(other)..]);
        format!("{before}{words}{behind}")
    }
}

/// What stands between tags and within quotes.
fn values(document: &str) -> Vec<Range<usize>> {
    let marks: Vec<usize> = document.match_indices(['<', '>', '"']).map(|(at, _)| at).collect();
    let between = marks.windows(2).map(|pair| pair[0] + 1..pair[1]);
    let is_value = |range: &Range<usize>| {
        let around = (document.as_bytes()[range.start - 1], document.as_bytes()[range.end]);
        matches!(around, (b'>', b'<') | (b'"', b'"'))
    };
    between.filter(is_value).filter(|range| !document[range.clone()].contains('=')).collect()
}

/// What rules look for, and what comes near it.
const WORDS: &[&str] = &[
    "",
    " ",
    "\u{a0}",
    "0",
    "99999999999999999999",
    "No. ",
    "Nº Nº 403, 404",
    "telegram dated\u{a0}",
    "telegram of 12 May (spets No. 581) and of 20 May",
    "your No. 1260 of 11 October from ",
    "Comrade Stalin's telegram No. 33118",
    "To Comrade ",
    "31 June 1950",
    "1950-02-30",
    "1950-10-11/1949-01-01",
    "195‸",
    "--10-11",
    "24:61",
    "Received 31.8 17:27. Sent 30.8 ",
    "f. 45, op. 1, d. 334, ll. 141-134ob",
    "l. 9O",
    "ll. 1-4294967296",
    "P78/168",
    "795.00/6-2950",
    "5 copies: Stalin - 2, Nº 4294967296 – to file",
    "Copy Nº 1 – ",
    "4784/sh.",
    "1643-1644/sh",
    "VPK(b)",
    "Москвa",
    "[",
    "]]",
    "“",
    "«",
    "'",
    "person:stalin",
    "#",
    "../a.xml#b",
    "ru-Latn-x",
    "xxxi",
    "İ",
    "ﬀ",
    "e\u{301}",
    "TODO",
    "https://example.org/a/1950-10-1‸/talk-31-june-1950",
];
