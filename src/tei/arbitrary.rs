//! Records of every shape, for properties that hold of all of them.
//!
//! White space is where the reader would leave it: none at the edges of a line, none beside a line
//! break. Otherwise nothing is too odd to stand in a record.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::cable::{
    Action, ActionKind, Block, Body, BodyKind, Cable, CableNumber, Cell, Choice, Classification,
    DateWords, Dating, DocumentKind, End, Expansion, Field, Follows, Gap, GapReason, Inline, Item,
    ItemPart, Language, Line, LineKind, List, ListStyle, Mark, Name, NameKind, Node, NoteKind,
    Original, PartialDate, Party, Responsibility, Row, Series, Stands, Supplied, SuppliedReason,
    Table, Text, Time, Unclear, Witness,
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

fn day() -> impl Strategy<Value = PartialDate> {
    let full = (1900i16..2000, 1u8..=12, 1u8..=28);
    let full =
        full.prop_map(|(y, m, d)| PartialDate { year: Some(y), month: Some(m), day: Some(d) });
    (full, 0u8..5).prop_map(|(date, less)| match less {
        0 => PartialDate { day: None, ..date },
        1 => PartialDate { month: None, day: None, ..date },
        2 => PartialDate { year: None, ..date },
        3 => PartialDate { year: None, day: None, ..date },
        _ => date,
    })
}

fn dating() -> impl Strategy<Value = Dating> {
    prop_oneof![
        day().prop_map(Dating::When),
        (day(), day()).prop_map(|(a, b)| Dating::Range(a, b)),
        (day(), day()).prop_map(|(a, b)| Dating::Between(a, b)),
    ]
}

fn date_words() -> impl Strategy<Value = DateWords> {
    let words = prop_oneof![phrase(), Just(placed(String::new()))];
    (words, option::of(dating())).prop_map(|(words, dating)| DateWords { words, dating })
}

fn language() -> impl Strategy<Value = Language> {
    let tag = select(vec!["en", "ru", "zh-Hans", "und", "no tag"]);
    (tag, option::of(phrase()))
        .prop_map(|(tag, name)| Language { tag: placed(tag.to_owned()), name })
}

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

/// Running text; never empty.
pub(crate) fn content() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => words().prop_map(Node::Words),
        1 => Just(Node::LineBreak),
        1 => gap().prop_map(|gap| Node::Gap(gap.into())),
        1 => "[1-9][0-9]?".prop_map(Node::Anchor),
    ];
    let node =
        leaf.prop_recursive(3, 12, 3, |inner| holder(vec(inner, 1..4).prop_map(line).boxed()));
    vec(node, 1..5).prop_map(line)
}

fn holder(content: BoxedStrategy<Vec<Inline>>) -> BoxedStrategy<Node> {
    let many = || content.clone();
    let number = (select(&Series::ALL[..]), words());
    let printed = option::of(select(vec!["", "[?]", " (so) "]).prop_map(str::to_owned));
    let time = option::of(select(vec!["04:10:00", "25:00:00"]).prop_map(str::to_owned));
    let supplied = (select(&SuppliedReason::ALL[..]), any::<bool>());
    let resp = option::of(select(vec!["#editor", "two words"]).prop_map(str::to_owned));
    prop_oneof![
        (option::of(dating()), many())
            .prop_map(|(dating, content)| Node::Date { dating: dating.map(Box::new), content }),
        (time, many()).prop_map(|(when, content)| Node::Time(Time { when, content }.into())),
        name(many()),
        (number, many()).prop_map(|((series, n), content)| {
            Node::Number { number: CableNumber { series, n: placed(n) }.into(), content }
        }),
        (words(), many()).prop_map(|(n, content)| Node::Reference { n: placed(n).into(), content }),
        (supplied, many()).prop_map(|((reason, doubtful), content)| {
            Node::Supplied(Supplied { reason, doubtful, content })
        }),
        (words(), many()).prop_map(|(abbreviation, content)| {
            Node::Expansion(Expansion { abbreviation, content }.into())
        }),
        (printed, many())
            .prop_map(|(printed, content)| Node::Unclear(Unclear { printed, content }.into())),
        many().prop_map(Node::Sic),
        (many(), many(), resp).prop_map(|(sic, corr, resp)| Node::Choice(Box::new(Choice {
            sic,
            corr,
            resp
        }))),
        many().prop_map(Node::Foreign),
        (note_kind(), many()).prop_map(|(kind, content)| Node::Note { kind: kind.into(), content }),
        (mark(), many()).prop_map(|(mark, content)| Node::Marked { mark: mark.into(), content }),
        many().prop_map(Node::Other),
    ]
    .boxed()
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        select(vec!["", "italic", "small caps"]).prop_map(|how| Mark::Highlighted(how.to_owned())),
        Just(Mark::Deleted),
        Just(Mark::Added),
        select(vec!["#w1", "https://a.example/b", "no pointer"])
            .prop_map(|target| Mark::Link(target.to_owned())),
        words().prop_map(Mark::Abbreviated),
        words().prop_map(Mark::Regularised),
    ]
}

fn name(content: impl Strategy<Value = Vec<Inline>>) -> impl Strategy<Value = Node> {
    let pointer = option::of(select(vec!["person:stalin", "#w1", "no pointer"]));
    (select(&NameKind::ALL[..]), pointer, content).prop_map(|(kind, pointer, content)| {
        let pointer = pointer.map(|pointer| placed(pointer.to_owned()));
        Node::Name(Name { kind, pointer: pointer.map(Box::new), content })
    })
}

fn gap() -> impl Strategy<Value = Gap> {
    let unit = option::of(select(vec!["word", "cipher group", ""]).prop_map(str::to_owned));
    let printed = option::of(select(vec!["[…]", "[ ... ]", ""]).prop_map(str::to_owned));
    let reason = select(&GapReason::ALL[..]);
    (reason, option::of(0u32..20), unit, option::of(words()), printed).prop_map(
        |(reason, quantity, unit, words, printed)| Gap { reason, quantity, unit, words, printed },
    )
}

fn note_kind() -> impl Strategy<Value = NoteKind> {
    select(vec!["classification", "distribution", "stamp", "", "of my own", "x"])
        .prop_map(NoteKind::from_name)
}

/// Makes one line of pieces: a blank between words, none beside a line break or at the edges.
fn line(nodes: Vec<Node>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for node in nodes {
        match (out.last_mut().map(|last| &mut last.node), node) {
            (Some(Node::Words(before)), Node::Words(words)) => {
                *before = format!("{before} {words}")
            }
            (None | Some(Node::LineBreak), Node::LineBreak) => {}
            (_, node) => out.push(inline(node)),
        }
    }
    out.pop_if(|last| matches!(last.node, Node::LineBreak));
    if out.is_empty() {
        out.push(inline(Node::Words("word".to_owned())));
    }
    out
}

fn body() -> impl Strategy<Value = Body> {
    let kind = select(vec![BodyKind::Translation, BodyKind::Transcription]);
    let texts = (text(), vec(text(), 0..2), option::of(original()));
    (kind, language(), option::of(phrase()), any::<bool>(), texts).prop_map(
        |(kind, language, heading, announced, (text, attachments, original))| {
            let original = original.filter(|_| kind == BodyKind::Translation);
            let kind = placed(kind);
            Body { kind, language, heading, announced, text, attachments, original }
        },
    )
}

fn original() -> impl Strategy<Value = Original> {
    let stands = select(vec![Stands::Above, Stands::Below]);
    let language = select(vec!["ru", "zh", "und-Cyrl"]);
    (language, stands, text()).prop_map(|(language, stands, text)| Original {
        language: placed(language.to_owned()),
        stands,
        text,
    })
}

/// A message of any shape that has something to say.
pub(crate) fn text() -> impl Strategy<Value = Text> {
    let plain = message(block().boxed());
    let nested = prop_oneof![3 => block(), 1 => plain.prop_map(|text| Block::Message(text.into()))];
    message(nested.boxed())
}

fn message(block: BoxedStrategy<Block>) -> impl Strategy<Value = Text> {
    (vec(head_line(), 0..4), vec(block, 0..4), vec(end(), 0..4))
        .prop_map(|(opener, blocks, end)| Text { opener, blocks, end, span: nowhere() })
}

fn head_line() -> impl Strategy<Value = Line> {
    let kind = prop_oneof![
        note_kind().prop_map(LineKind::Note),
        select(vec![
            LineKind::Address,
            LineKind::Salute,
            LineKind::Dateline,
            LineKind::Signed,
            LineKind::Bare,
        ]),
    ];
    let words = (kind, content()).prop_map(|(kind, content)| (kind, content));
    let gap = gap().prop_map(|gap| (LineKind::Gap, vec![inline(Node::Gap(gap.into()))]));
    let follows = select(vec![Follows::Below, Follows::Behind, Follows::Apart]);
    (prop_oneof![5 => words, 1 => gap], follows).prop_map(|((kind, content), follows)| {
        // A gap has no place for the mark.
        let follows = if kind == LineKind::Gap { Follows::Below } else { follows };
        Line { kind, follows, content, span: nowhere() }
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        4 => content().prop_map(Block::Paragraph),
        1 => (select(vec!["ru", "und-Hani"]), content())
            .prop_map(|(tag, content)| Block::Foreign(placed(tag.to_owned()).into(), content)),
        1 => content().prop_map(Block::Head),
        1 => content().prop_map(Block::Verse),
        1 => content().prop_map(Block::Speaker),
        1 => content().prop_map(Block::Stage),
        1 => table().prop_map(Block::Table),
        2 => list().prop_map(Block::List),
        1 => gap().prop_map(|gap| Block::Gap(inline(Node::Gap(gap.into())).into())),
        1 => (note_kind(), content()).prop_map(|(kind, content)| Block::Note(kind, content)),
    ]
}

fn table() -> impl Strategy<Value = Table> {
    let cell =
        (any::<bool>(), content()).prop_map(|(is_label, content)| Cell { is_label, content });
    let row = vec(cell, 0..3).prop_map(|cells| Row { cells });
    vec(row, 0..3).prop_map(|rows| Table { rows, span: nowhere() })
}

fn list() -> impl Strategy<Value = List> {
    let plain = || vec(item(), 0..3).prop_map(|items| (items, None));
    let inner = (select(&ListStyle::ALL[..]), vec(item(), 1..3));
    let nested = (vec(item(), 1..3), inner.prop_map(Some));
    let items = prop_oneof![3 => plain(), 1 => nested];
    (select(&ListStyle::ALL[..]), items).prop_map(|(style, (mut items, inner))| {
        if let (Some(last), Some((style, inner))) = (items.last_mut(), inner) {
            let list = List { style, items: inner, span: nowhere() };
            last.parts.push(ItemPart::List(list));
        }
        List { style, items, span: nowhere() }
    })
}

fn item() -> impl Strategy<Value = Item> {
    let bullet = option::of(select(vec!["-", "•", "*", "—"]).prop_map(str::to_owned));
    (bullet, option::of(phrase()), vec(content(), 1..3)).prop_map(|(bullet, label, paragraphs)| {
        let parts = paragraphs.into_iter().map(ItemPart::Paragraph).collect();
        Item { bullet, label, parts, span: nowhere() }
    })
}

fn end() -> impl Strategy<Value = End> {
    prop_oneof![
        vec(head_line(), 0..3).prop_map(End::Closer),
        content().prop_map(End::Postscript),
        (note_kind(), content()).prop_map(|(kind, content)| End::Note(kind, content)),
        gap().prop_map(|gap| End::Gap(inline(Node::Gap(gap.into())).into())),
    ]
}
