//! One record in which every part of the model occurs that the profile has, compared with the file that it makes.
//!
//! `SHIFR_UPDATE=1 cargo test --lib everything` writes the file anew; look at what changed.

use std::{env, fs};

use super::{printed_again, reading, source, without_space};
use crate::cable::{
    Action, ActionKind, Block, Body, BodyKind, Cable, CableNumber, Choice, Classification,
    DateWords, Dating, DocumentKind, End, Expansion, Field, Follows, Gap, GapReason, Inline, Item,
    ItemPart, Language, Line, LineKind, List, ListStyle, Name, NameKind, Node, NoteKind, Original,
    PartialDate, Party, Responsibility, Series, Stands, Supplied, SuppliedReason, Text, Time,
    Unclear, Witness,
};
use crate::shelfmark::{Level, Shelfmark, parse};
use crate::source::{Passage, Source, SourceId, Span, Spanned};
use crate::tei::{Model, write};
use crate::transcription::paragraphs;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/tei/everything.xml");

#[test]
fn everything_stands_at_its_address() {
    let models = [Model { href: "../schemas/shifr.rng".to_owned() }];
    let cable = cable();
    let written = write(&cable, &models);
    if env::var_os("SHIFR_UPDATE").is_some() {
        fs::write(FILE, &written).expect("the test data can be written");
    }
    let expected = fs::read_to_string(FILE).expect("the expected file is there");
    assert_eq!(written, expected);
    let file = source(expected);
    let again = reading(&file);
    assert!(again.diagnostics.is_empty(), "{:?}", again.diagnostics);
    assert_eq!(write(&again.value, &models), written);
    assert_eq!(printed_again(again.value.body.as_ref()), printed_again(cable.body.as_ref()));
}

#[test]
fn brackets_come_back() {
    let body = cable().body.expect("has a text");
    let words = without_space(&paragraphs(&body));
    for printed in ["[We]", "[my?]", "c[omrade]", "[[x]]", "arrested[?]", "[onelinemissing]", "[…]"]
    {
        assert!(words.contains(printed), "{printed} in {words}");
    }
}

fn cable() -> Cable {
    Cable {
        record_id: Some(p("175798")),
        uri: Some(p("https://example.org/document/175798")),
        publisher: Some(p("Sample Archive & Co.")),
        title: Some(vec![w("Cable No. "), number(Series::Register, "4785"), w(", Filippov to X")]),
        date: Some(DateWords { words: p("October 11, 1950"), dating: when("1950-10-11") }),
        responsibility: vec![
            Responsibility { words: p("Translated by"), names: vec![p("A. Able"), p("B. Baker")] },
            Responsibility { words: p("Contributed by nobody"), names: Vec::new() },
        ],
        citation: Some(p("\"Cable No. 4785\", October 11, 1950, AP RF, f. 45")),
        witnesses: witnesses(),
        printed: vec![p("A Book (Moscow, 1999), p. 5")],
        summary: vec![p("First paragraph."), p("Second paragraph.")],
        original_language: Some(language("ru", "Russian")),
        fields: vec![Field { name: p("Subject"), content: vec![p("War"), p("Peace")] }],
        correspondence: correspondence(),
        participants: vec![
            party(vec![name(NameKind::Person, Some("person:zhou-enlai"), "Zhou Enlai")]),
            party(vec![name(NameKind::Role, None, "Interpreter")]),
        ],
        kind: Some(placed(DocumentKind::Cable)),
        classification: vec![placed(Classification::TopSecret), placed(Classification::Secret)],
        body: Some(Body {
            kind: placed(BodyKind::Translation),
            language: language("en", "English"),
            heading: Some(p("Translation - English")),
            announced: true,
            text: text(),
            attachments: vec![attached()],
            original: Some(original()),
        }),
        ..Cable::new(nowhere())
    }
}

fn original() -> Original {
    let blocks = vec![Block::Paragraph(vec![w("Сделано.")])];
    let text = Text { opener: Vec::new(), blocks, end: Vec::new(), span: nowhere() };
    Original { language: p("ru"), stands: Stands::Above, text }
}

fn attached() -> Text {
    let anchor = node(Node::Anchor("1".to_owned()));
    let blocks = vec![Block::Paragraph(vec![w("A decree"), anchor])];
    let end = vec![End::Note(NoteKind::Footnote, vec![w("1. Drafted in May.")])];
    Text { opener: Vec::new(), blocks, end, span: nowhere() }
}

fn witnesses() -> Vec<Witness> {
    let cited = "f. 045, op. 1, d. 334, ll. 0134-0135";
    let source = Source::new(SourceId(0), "citation", cited);
    let read = parse(&source.passage(0..cited.len()), &Level::RUSSIAN).expect("is a shelfmark");
    let unread = Shelfmark { words: p("box 5"), parts: Vec::new() };
    let witness = |archive: Option<&str>, repository, shelfmark| Witness {
        archive: archive.map(|id| placed(id.to_owned())),
        repository: p(repository),
        shelfmark,
        span: nowhere(),
    };
    vec![
        witness(Some("AP-RF"), "AP RF", Some(read)),
        witness(None, "Elsewhere", Some(unread)),
        witness(Some("RGANI"), "RGANI", None),
    ]
}

fn correspondence() -> Vec<Action> {
    let action = |kind, parties, date| Action { kind, parties, date, span: nowhere() };
    let stalin = name(NameKind::Person, Some("person:stalin"), "Filippov [Stalin]");
    let office = name(NameKind::Role, None, "Soviet Ambassador");
    let place = name(NameKind::Place, None, "Peking");
    let date = DateWords { words: p(""), dating: when("1950-10-11") };
    vec![
        action(ActionKind::Sent, vec![party(vec![stalin])], Some(date)),
        action(ActionKind::Transmitted, Vec::new(), None),
        action(ActionKind::Received, vec![party(vec![office, place])], None),
        action(ActionKind::Forwarded, vec![party(vec![w("somebody")])], None),
    ]
}

fn text() -> Text {
    let line = |kind, content| Line { kind, follows: Follows::Below, content, span: nowhere() };
    let note = |kind, words| line(LineKind::Note(kind), vec![w(words)]);
    let opener = vec![
        note(NoteKind::Classification, "Top Secret"),
        line(
            LineKind::Note(NoteKind::Kind),
            vec![w("Cable Nº "), number(Series::Register, "4784")],
        ),
        line(LineKind::Address, vec![w("Peking, to the Ambassador.")]),
        line(LineKind::Address, vec![w("Moscow, to nobody.")]),
        line(LineKind::Salute, vec![w("Comrade!")]),
        line(LineKind::Dateline, vec![date("1950-10-11", "11 October 1950")]),
        line(LineKind::Gap, vec![gap(GapReason::Editorial, None, None)]),
        line(LineKind::Bare, vec![w("Words of foreign TEI")]),
    ];
    let signed = vec![w("Signed: "), name(NameKind::Person, None, "Filippov")];
    let end = vec![
        End::Closer(vec![line(LineKind::Signed, signed)]),
        End::Postscript(vec![w("Report when this is done.")]),
        End::Note(NoteKind::Distribution, vec![w("One copy printed.")]),
        End::Note(NoteKind::Other(String::new()), vec![w("A note of no type")]),
        End::Gap(gap(GapReason::Editorial, None, None).into()),
    ];
    Text { opener, blocks: blocks(), end, span: nowhere() }
}

fn blocks() -> Vec<Block> {
    let inner = Text { opener: Vec::new(), blocks: Vec::new(), end: Vec::new(), span: nowhere() };
    let letter =
        Text { blocks: vec![Block::Paragraph(vec![w("A message inside.")])], ..inner.clone() };
    vec![
        Block::Head(vec![w("I. First")]),
        Block::Paragraph(running_text()),
        Block::Head(vec![w("II. Second")]),
        Block::List(list(
            ListStyle::Numbered,
            Some("-"),
            Some("1."),
            &["One.", "Its second part."],
        )),
        Block::List(list(ListStyle::Bulleted, Some("•"), None, &["A point."])),
        Block::List(list(ListStyle::Lettered, None, Some("a)"), &["A letter."])),
        Block::Message(letter.into()),
        Block::Message(inner.into()),
        Block::Gap(gap(GapReason::Missing, Some("one line missing"), None).into()),
        Block::Foreign(p("ru").into(), vec![w("Абзац.")]),
        Block::Note(NoteKind::Stamp, vec![w("Incoming "), number(Series::Stamp, "02416-s")]),
        Block::Paragraph(vec![w("The last paragraph.")]),
    ]
}

fn list(style: ListStyle, bullet: Option<&str>, label: Option<&str>, words: &[&str]) -> List {
    let item = Item {
        bullet: bullet.map(str::to_owned),
        label: label.map(p),
        parts: words.iter().map(|words| ItemPart::Paragraph(vec![w(words)])).collect(),
        span: nowhere(),
    };
    List { style, items: vec![item], span: nowhere() }
}

/// Every kind of piece once, with a blank between any two.
fn running_text() -> Vec<Inline> {
    let supplied = |reason, doubtful, words| {
        node(Node::Supplied(Supplied { reason, doubtful, content: vec![w(words)] }))
    };
    let bracketed = vec![w("47"), supplied(SuppliedReason::Omitted, false, "84")];
    let expansion =
        |content| node(Node::Expansion(Expansion { abbreviation: "c".to_owned(), content }.into()));
    let foreign = Node::Supplied(Supplied {
        reason: SuppliedReason::Original,
        doubtful: false,
        content: vec![node(Node::Foreign(vec![w("rezhim")]))],
    });
    let choice = Choice {
        sic: vec![number(Series::Sender, "4784")],
        corr: vec![number(Series::Sender, "4785")],
        resp: Some("#editor".to_owned()),
    };
    let pieces = vec![
        supplied(SuppliedReason::Omitted, false, "We"),
        supplied(SuppliedReason::Gloss, true, "my"),
        node(foreign),
        expansion(vec![w("omrade")]),
        expansion(vec![w("om"), gap(GapReason::Illegible, None, None)]),
        node(Node::Unclear(Unclear { printed: None, content: vec![w("x")] }.into())),
        node(Node::Unclear(
            Unclear { printed: Some("[?]".to_owned()), content: vec![w("arrested")] }.into(),
        )),
        node(Node::Sic(vec![w("teh")])),
        node(Node::Note { kind: NoteKind::Sic.into(), content: vec![w("sic")] }),
        node(Node::Choice(choice.into())),
        node(Node::Reference { n: placed("338".to_owned()).into(), content: vec![w("No. 338")] }),
        node(Node::Number {
            number: CableNumber { series: Series::Special, n: placed("4784".to_owned()) }.into(),
            content: bracketed,
        }),
        node(Node::Time(
            Time { when: Some("04:10:00".to_owned()), content: vec![w("4:10")] }.into(),
        )),
        date("--10-11", "11 October"),
        between("1950-10-01", "1950-10-31", "October"),
        range("1950-10-11", "1950-10-12", "11-12 October"),
        gap(GapReason::Unrecovered, Some("2 groups unrecovered"), Some("[…]")),
        name(NameKind::Organisation, None, "Politburo"),
        node(Node::Other(vec![w("other")])),
    ];
    let spaced = pieces.into_iter().flat_map(|piece| [piece, w(" ")]);
    spaced.chain([w("line"), node(Node::LineBreak), w("break")]).collect()
}

fn nowhere() -> Span {
    Span::new(SourceId(0), 0..0)
}

fn placed<T>(value: T) -> Spanned<T> {
    Spanned::new(value, nowhere())
}

fn p(words: &str) -> Passage {
    placed(words.to_owned())
}

fn node(node: Node) -> Inline {
    Inline::new(node, nowhere())
}

fn w(words: &str) -> Inline {
    node(Node::Words(words.into()))
}

fn number(series: Series, n: &str) -> Inline {
    let number = CableNumber { series, n: placed(n.to_owned()) };
    node(Node::Number { number: number.into(), content: vec![w(n)] })
}

fn name(kind: NameKind, pointer: Option<&str>, words: &str) -> Inline {
    let pointer = pointer.map(|pointer| placed(pointer.to_owned()).into());
    node(Node::Name(Name { kind, pointer, content: vec![w(words)] }))
}

fn party(names: Vec<Inline>) -> Party {
    Party { names, span: nowhere() }
}

fn language(tag: &str, name: &str) -> Language {
    Language { tag: placed(tag.to_owned()), name: Some(p(name)) }
}

fn day(iso: &str) -> PartialDate {
    PartialDate::from_iso(iso).expect("is a date")
}

fn when(iso: &str) -> Option<Dating> {
    Some(Dating::When(day(iso)))
}

fn date(iso: &str, words: &str) -> Inline {
    node(Node::Date { dating: when(iso).map(Box::new), content: vec![w(words)] })
}

fn range(first: &str, last: &str, words: &str) -> Inline {
    let dating = Some(Dating::Range(day(first), day(last)));
    node(Node::Date { dating: dating.map(Box::new), content: vec![w(words)] })
}

fn between(first: &str, last: &str, words: &str) -> Inline {
    let dating = Some(Dating::Between(day(first), day(last)));
    node(Node::Date { dating: dating.map(Box::new), content: vec![w(words)] })
}

fn gap(reason: GapReason, words: Option<&str>, printed: Option<&str>) -> Inline {
    let [words, printed] = [words, printed].map(|text| text.map(str::to_owned));
    node(Node::Gap(Box::new(Gap {
        reason,
        quantity: Some(1),
        unit: Some("line".to_owned()),
        words,
        printed,
    })))
}
