//! A field holds a word that only keeps its place.

use super::reading::{Reading, of_text};
use super::{Context, Rule, settled};
use crate::cable::{Cable, Inline};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Passage, Spanned};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "placeholder-field",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "a field holds a word that only keeps its place",
    page: include_str!("../../docs/rules/placeholder-field.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (name, words) in fields(cable) {
        let wrong = is_placeholder(&words.value) || begins_filler(&words.value);
        findings.extend(wrong.then(|| finding(name, &words)));
    }
    let paragraphs = settled::texts(cable).flat_map(of_text);
    for reading in paragraphs.filter(|reading| begins_filler(&reading.text)) {
        let span = reading.place(0..reading.text.len());
        findings.push(finding("text", &Spanned::new(reading.text, span)));
    }
}

/// The fields of a record that somebody fills in, with their names.
fn fields(cable: &Cable) -> Vec<(&'static str, Passage)> {
    let title = cable.title.iter().filter_map(|title| Some(("title", whole(title)?)));
    let one = |name, field: &Option<Passage>| field.clone().map(|words| (name, words));
    let single = [
        one("record id", &cable.record_id),
        one("address", &cable.uri),
        one("publisher", &cable.publisher),
        one("citation", &cable.citation),
        cable.date.as_ref().map(|date| ("date", date.words.clone())),
    ];
    let many = |name, fields: &[Passage]| -> Vec<_> {
        fields.iter().map(|words| (name, words.clone())).collect()
    };
    let parties = cable.correspondence.iter().flat_map(|action| &action.parties);
    let parties = parties.chain(&cable.participants).flat_map(|party| &party.names);
    let parties = parties.filter_map(|name| Some(("name", whole(std::slice::from_ref(name))?)));
    let witnesses = cable.witnesses.iter().flat_map(|witness| {
        let shelfmark =
            witness.shelfmark.iter().map(|shelfmark| ("shelfmark", shelfmark.words.clone()));
        [("archive", witness.repository.clone())].into_iter().chain(shelfmark)
    });
    let agents = cable.responsibility.iter().flat_map(|responsibility| &responsibility.names);
    title
        .chain(single.into_iter().flatten())
        .chain(many("summary", &cable.summary))
        .chain(agents.map(|name| ("name", name.clone())))
        .chain(witnesses)
        .chain(parties)
        .collect()
}

fn whole(content: &[Inline]) -> Option<Passage> {
    let reading = Reading::of(content);
    (!reading.text.is_empty()).then(|| {
        let span = reading.place(0..reading.text.len());
        Spanned::new(reading.text, span)
    })
}

/// Whether the whole field is such a word. "Unknown" is none: it says what is known.
fn is_placeholder(words: &str) -> bool {
    const WORDS: [&str; 20] = [
        "tbd",
        "tbc",
        "todo",
        "to do",
        "fixme",
        "xxx",
        "xxxx",
        "tk",
        "n/a",
        "na",
        "none",
        "null",
        "nil",
        "undefined",
        "untitled",
        "placeholder",
        "insert",
        "to be added",
        "to be completed",
        "to be determined",
    ];
    let bare =
        words.trim().trim_matches(|sign: char| "[]()<>{}.:*_ ".contains(sign)).to_lowercase();
    let only_marks =
        !words.trim().is_empty() && words.chars().all(|sign| "?-–—*_x. ".contains(sign));
    WORDS.contains(&bare.as_str()) || only_marks
}

/// Whether the words are those that printers fill a page with, or ask for others.
fn begins_filler(words: &str) -> bool {
    let words = words.trim_start_matches(['[', '<', ' ']).to_lowercase();
    [
        "lorem ipsum",
        "todo:",
        "todo ",
        "fixme",
        "insert title",
        "insert text",
        "insert date",
        "insert name",
        "title goes here",
        "text goes here",
    ]
    .iter()
    .any(|filler| words.starts_with(filler))
}

fn finding(name: &str, words: &Passage) -> Diagnostic {
    let shown: String = words.value.chars().take(40).collect();
    Diagnostic::new(&KIND, format!("{name} is `{shown}`, which says nothing"))
        .at(words.span, "keeps a place")
        .help("fill it in, or take the field out; what cannot be known may be left out")
}
