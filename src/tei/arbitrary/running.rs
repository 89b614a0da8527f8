//! Running text: words, and what stands in them.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{inline, phrase, placed, words};
use crate::cable::{
    CableNumber, Choice, DateWords, Dating, Expansion, Gap, GapReason, Inline, Mark, Name,
    NameKind, Node, NoteKind, PartialDate, Series, Supplied, SuppliedReason, Time, Unclear,
};

/// Running text; never empty.
pub(super) fn content() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => words().prop_map(|words| Node::Words(words.into())),
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

pub(super) fn name(content: impl Strategy<Value = Vec<Inline>>) -> impl Strategy<Value = Node> {
    let pointer = option::of(select(vec!["person:stalin", "#w1", "no pointer"]));
    (select(&NameKind::ALL[..]), pointer, content).prop_map(|(kind, pointer, content)| {
        let pointer = pointer.map(|pointer| placed(pointer.to_owned()));
        Node::Name(Name { kind, pointer: pointer.map(Box::new), content })
    })
}

pub(super) fn gap() -> impl Strategy<Value = Gap> {
    let unit = option::of(select(vec!["word", "cipher group", ""]).prop_map(str::to_owned));
    let printed = option::of(select(vec!["[…]", "[ ... ]", ""]).prop_map(str::to_owned));
    let reason = select(&GapReason::ALL[..]);
    (reason, option::of(0u32..20), unit, option::of(words()), printed).prop_map(
        |(reason, quantity, unit, words, printed)| Gap { reason, quantity, unit, words, printed },
    )
}

pub(super) fn note_kind() -> impl Strategy<Value = NoteKind> {
    select(vec!["classification", "distribution", "stamp", "", "of my own", "x"])
        .prop_map(NoteKind::from_name)
}

/// Makes one line of pieces: a blank between words, none beside a line break or at the edges.
fn line(nodes: Vec<Node>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for node in nodes {
        match (out.last_mut().map(|last| &mut last.node), node) {
            (Some(Node::Words(before)), Node::Words(words)) => {
                *before = format!("{before} {words}").into()
            }
            (None | Some(Node::LineBreak), Node::LineBreak) => {}
            (_, node) => out.push(inline(node)),
        }
    }
    out.pop_if(|last| matches!(last.node, Node::LineBreak));
    if out.is_empty() {
        out.push(inline(Node::Words("word".into())));
    }
    out
}

pub(super) fn date_words() -> impl Strategy<Value = DateWords> {
    let words = prop_oneof![phrase(), Just(placed(String::new()))];
    (words, option::of(dating())).prop_map(|(words, dating)| DateWords { words, dating })
}

fn dating() -> impl Strategy<Value = Dating> {
    prop_oneof![
        day().prop_map(Dating::When),
        (day(), day()).prop_map(|(a, b)| Dating::Range(a, b)),
        (day(), day()).prop_map(|(a, b)| Dating::Between(a, b)),
    ]
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
