//! Texts: blocks, lines, lists, and messages inside messages.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::running::{content, gap, note_kind};
use super::{inline, language, nowhere, phrase, placed};
use crate::cable::{
    Block, Body, BodyKind, Cell, End, Follows, Item, ItemPart, Line, LineKind, List, ListStyle,
    Node, Original, Row, Stands, Table, Text,
};

pub(super) fn body() -> impl Strategy<Value = Body> {
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
fn text() -> impl Strategy<Value = Text> {
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
