//! Records of every shape, for properties that hold of all of them.
//!
//! White space is where the reader would leave it: none at the edges of a line, none beside a line
//! break. Otherwise nothing is too odd to stand in a record.

mod running;
mod text;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use running::{content, date_words, name};
use text::body;

use crate::cable::{
    Action, ActionKind, Cable, Classification, DocumentKind, Field, Inline, Language, Node, Party,
    Responsibility, Witness,
};
use crate::shelfmark::{Level, Shelfmark, parse};
use crate::source::{Passage, Source, SourceId, Span, Spanned};

/// Any record.
pub(crate) fn cable() -> impl Strategy<Value = Cable> {
    let header = (
        (option::of(phrase()), option::of(phrase()), option::of(phrase())),
        (option::of(content()), option::of(date_words()), option::of(phrase())),
        vec((phrase(), vec(phrase(), 0..3)), 0..3),
        (vec(witness(), 0..3), vec(phrase(), 0..2), vec(phrase(), 0..3)),
        (option::of(language()), vec((phrase(), vec(phrase(), 0..3)), 0..2), option::of(phrase())),
    );
    let facts = (
        vec(action(), 0..4),
        vec(party(), 0..3),
        option::of(select(&DOCUMENT_KINDS[..])),
        vec(select(&Classification::ALL[..]), 0..3),
        option::of(body()),
    );
    (header, facts).prop_map(|(header, facts)| {
        let ((record_id, uri, publisher), (title, date, citation), phrases, sources, others) =
            header;
        let (correspondence, participants, kind, classification, body) = facts;
        Cable {
            record_id,
            uri,
            publisher,
            title,
            date,
            responsibility: phrases
                .into_iter()
                .map(|(words, names)| Responsibility { words, names })
                .collect(),
            citation,
            witnesses: sources.0,
            printed: sources.1,
            summary: sources.2,
            original_language: others.0,
            layout: others.2,
            fields: others.1.into_iter().map(|(name, content)| Field { name, content }).collect(),
            correspondence,
            participants,
            kind: kind.map(placed),
            classification: classification.into_iter().map(placed).collect(),
            body,
            ..Cable::new(nowhere())
        }
    })
}

const DOCUMENT_KINDS: [DocumentKind; 3] =
    [DocumentKind::Cable, DocumentKind::RecordOfConversation, DocumentKind::Other];

fn witness() -> impl Strategy<Value = Witness> {
    let archive = select(vec!["AP-RF", "AVP-RF", "an archive & \"more\""]);
    (option::of(archive), phrase(), option::of(shelfmark())).prop_map(
        |(archive, repository, shelfmark)| Witness {
            archive: archive.map(|id| placed(id.to_owned())),
            repository,
            shelfmark,
            span: nowhere(),
        },
    )
}

fn shelfmark() -> impl Strategy<Value = Shelfmark> {
    let read = (1u32..99, 1u32..99, 1u32..99, 1u32..99).prop_map(|(fond, opis, delo, leaf)| {
        let text = format!("f. 0{fond}, op. {opis}, d. {delo}, ll. 0{leaf}-{}", leaf + 5);
        let source = Source::new(SourceId(0), "shelfmark", text);
        let words = source.passage(0..source.text().len());
        parse(&words, &Level::RUSSIAN).expect("a shelfmark as the grammar has it")
    });
    prop_oneof![read, phrase().prop_map(|words| Shelfmark { words, parts: Vec::new() })]
}

fn action() -> impl Strategy<Value = Action> {
    (select(&ActionKind::ALL[..]), vec(party(), 0..3), option::of(date_words()))
        .prop_map(|(kind, parties, date)| Action { kind, parties, date, span: nowhere() })
}

fn party() -> impl Strategy<Value = Party> {
    let names = vec(prop_oneof![4 => name(content()), 1 => content().prop_map(Node::Other)], 0..3);
    names
        .prop_map(|names| Party { names: names.into_iter().map(inline).collect(), span: nowhere() })
}

fn language() -> impl Strategy<Value = Language> {
    let tag = select(vec!["en", "ru", "zh-Hans", "und", "no tag"]);
    (tag, option::of(phrase()))
        .prop_map(|(tag, name)| Language { tag: placed(tag.to_owned()), name })
}

fn nowhere() -> Span {
    Span::new(SourceId(0), 0..0)
}

fn placed<T>(value: T) -> Spanned<T> {
    Spanned::new(value, nowhere())
}

fn inline(node: Node) -> Inline {
    Inline::new(node, nowhere())
}

/// Words as they stand in cables, and some that trouble programs.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[A-Za-z]{1,6}[.,]?",
        2 => "[0-9]{1,5}(-[0-9]{1,3})?",
        1 => "[а-яА-Я]{1,6}",
        1 => select(vec!["&", "<b>", "]]>", "\"", "'", "№", "a\u{a0}b", "--", "&amp;", "\u{ad}", "𐀀"])
            .prop_map(str::to_owned),
    ]
}

fn words() -> impl Strategy<Value = String> {
    vec(word(), 1..4).prop_map(|words| words.join(" "))
}

fn phrase() -> impl Strategy<Value = Passage> {
    words().prop_map(placed)
}
