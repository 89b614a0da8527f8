//! There and back: a transcription can be written again from its TEI, and gives the same TEI again.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use shifr::encode::Tagging;
use shifr::source::{Source, SourceId};

use shifr::transcription::{Layout, layouts};

use crate::support;

/// Encodes a text, writes every record's transcription again from its TEI, and encodes that.
///
/// The text must come back but for white space, and the TEI byte for byte. Of front matter, where a value
/// can be written in several ways, the block written again must be the one that it gives when it is read.
fn there_and_back(name: &str, text: &str, layout: Option<&'static Layout>) {
    for tagging in [Tagging::Lines, Tagging::Everywhere] {
        there_and_back_tagging(name, text, layout, tagging);
    }
}

fn there_and_back_tagging(
    name: &str,
    text: &str,
    layout: Option<&'static Layout>,
    tagging: Tagging,
) {
    let first = support::encode_tagging(name, text, layout, tagging);
    let again: Vec<String> = first.tei.iter().map(|tei| support::transcription_of(tei)).collect();
    if text.trim_start().starts_with("---") {
        let bodies: Vec<String> = again.iter().map(|record| letters_of_body(record)).collect();
        assert!(
            support::letters(text).ends_with(bodies.last().map_or("", String::as_str)),
            "{name}"
        );
    } else if !again.is_empty() {
        assert_eq!(support::letters(text), support::letters(&again.concat()), "{name}");
    }
    for (tei, again) in first.tei.iter().zip(&again) {
        let second = support::encode_tagging(name, again, layout, tagging).tei.concat();
        let difference = support::first_difference(tei, &second);
        assert_eq!(difference, None, "{name}: the TEI, of\n{text}\nand again of\n{again}");
        assert_eq!(*again, support::transcription_of(&second), "{name}: the transcription");
    }
}

/// The letters behind the block of front matter.
fn letters_of_body(record: &str) -> String {
    let body = record.splitn(3, "---\n").last().expect("a split has a part");
    support::letters(body)
}

#[test]
fn cases_and_samples() {
    let cases =
        [support::files("tests/data/encode", "txt"), support::files("transcriptions", "txt")];
    for path in cases.concat() {
        let text = std::fs::read_to_string(&path).expect("a case can be read");
        there_and_back(&path.to_string_lossy(), &text, support::layout_of(&path));
    }
}

#[test]
fn published_texts_when_they_are_at_hand() {
    for folder in ["transcriptions", "layouts"] {
        for path in support::shared(folder, "txt") {
            let text = std::fs::read_to_string(&path).expect("a text can be read");
            there_and_back(&path.to_string_lossy(), &text, None);
        }
    }
}

/// Lines as they occur, and pieces of anything.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(LINES).prop_map(str::to_owned),
        2 => "[ -~]{0,40}",
        1 => "[\\[\\]\"“”.?a-c0-9 №\\-]{0,30}",
        1 => "\\PC{0,20}",
        2 => Just(String::new()),
    ]
}

const LINES: &[&str] = &[
    "Top Secret",
    "Cable Nº 4784",
    "To Comrade Mao Zedong.",
    "Transmit the following:",
    "\"Comrade!",
    "“Comrade Mao Zedong.",
    "Filippov [Stalin].”",
    "Mao Zedong\".",
    "- 1. first",
    "- 2. second",
    "1. first",
    "2. second",
    "a) first",
    "b) second",
    "- bullet",
    "[...]",
    "[…]",
    "[one line missing]",
    "[Translator's note: none.]",
    "We [sic] c[omrade] [We] go[?] [[there]] [my?] [rezhim, shchi] 4 [sic, should be 5].",
    "SHTYKOV",
    "13.1.51 ROSHCHIN",
    "11 October 1950",
    "31 June 1950",
    "Nº 2395",
    "Copies: Stalin (2), Molotov,",
    "One copy printed for Cde. Stalin.",
    "Report when this is done.",
    "Contents:",
    "Citation:",
    "Совершенно секретно",
    "5 copies",
    "Produced in 9 copies for:",
    "Copy Nº 1 – DISTRIBUTION LIST",
    "Nº 2 – to Stalin",
    "1. Comr. Stalin",
    "- to Molotov",
    "from TEHRAN",
    "from TEHRAN | Nº 35907 | Received at 0100 | 24 October 1946 | Copy Nº 2",
    "From BEIJING No. 1309 20 hours 05",
    "minutes, 13.1.1951",
    "Received 31.8 17:27",
    "1304/sh.",
    "32947 32970",
    "# P78/168",
    "5962 23/X/62",
    "Incoming 02416-s",
    "[handwritten: 010343-gs",
    "[handwritten in the left 18.",
    "[[11]] September [[5]]7]",
    "[handwritten] Copy sent to P.R.",
    "[Chinese signature] Liu Shaoqi",
    "Head of the delegation",
    "Party CC 4 July 1949",
    "Top Secret, Copy 4, 1 December 1949",
    "MD J. Bitterlich          Bonn, 31 October 1997",
    "Mao Zedong 30.XII.194‸",
    "(Bitterlich)",
    "4ak",
    "Spravka: no. 48 (from no. 837) of Jan 13 1950.",
    "In Chequers[1] and Kailan [?] they met.",
    "[1] See the record.",
    "M e m o r a n d u m",
    "Secretary,",
    "[Attachment to the Decision #78]",
    "Attachment No. 1",
    "• one",
    "3. To buy:",
    "Мост стоит, и лодки ходят по реке каждый день.",
    ". . . . .",
    "Level: Extra Urgent",
    "PR/11/57 (Ottawa)",
    "[] [ ] [[]]",
    "Dublin, Ireland.",
    "Translated from Chinese [by] [signature] (S. P. Andreyev)",
    "Filippov [Stalin] and Mao[ist] Molotov [?] left Beiping [Beijing] with Matveyev [Matvei Zakharov] for Pe",
    "king, said Stalin[sic] [Stalin] [[Stalin]] Roshchin [Shtykov] Zhou",
    "Enlai. [Mao Zedong?] [Copy to Stalin",
    "A paragraph of prose that goes on for a while, as paragraphs do, and refers to my Nº 2390.",
];

proptest! {
    #![proptest_config(support::random_cases())]

    #[test]
    fn any_body(lines in vec(line(), 0..14), layout in select(LAYOUTS)) {
        let (name, before, behind) = layout;
        let text = format!("{before}{}{behind}", lines.join("\n"));
        let layout = layouts::named(name).expect("is a layout");
        if layout.mark.is_some() {
            let found = layouts::recognised(&Source::new(SourceId(0), "text", text.as_str()));
            prop_assert_eq!(found.map(|found| found.name), Some(name));
        }
        there_and_back(name, &text, layout.mark.is_none().then_some(layout));
    }

    #[test]
    fn any_page(lines in vec(prop_oneof![line(), furniture()], 0..20), layout in any_layout()) {
        // Asked for again, for the lines may lack the layout's marks.
        let text = lines.join("\n");
        if layout.name != "front-matter" {
            there_and_back(layout.name, &text, Some(layout));
        }
    }

    #[test]
    fn any_front_matter(keys in subsequence(KEYS, 0..KEYS.len()), values in vec(value(), KEYS.len())) {
        // What stands in quotation marks in JSON reads the same in YAML.
        let line = |(key, value): (&&str, &Vec<String>)| {
            let [first, ..] = value.as_slice() else { return format!("{key}:\n") };
            let words = serde_json::json!(value);
            if *key == "witnesses" {
                format!("{key}: [{{archive: АП РФ, shelfmark: {}}}]\n", words[0])
            } else if ONE_VALUE.contains(key) {
                format!("{key}: {}\n", serde_json::json!(first))
            } else {
                format!("{key}: {words}\n")
            }
        };
        let block: String = keys.iter().zip(&values).map(line).collect();
        let text = format!("---\n{block}---\n\nThe text.\n");
        let layout = layouts::named("front-matter").expect("is a layout");
        let records = support::encode("any front matter", &text, Some(layout)).tei;
        prop_assert_eq!(records.len(), 1, "{}", text);
        there_and_back("any front matter", &text, Some(layout));
    }

    #[test]
    fn any_text_is_encoded_or_refused(text in "\\PC{0,200}|(\\PC|[\n\r\t]){0,200}") {
        support::encode("any text", &text, None);
        support::encode("any text", &format!("{text}\n\nContents:\n\n{text}"), None);
        for layout in layouts::LAYOUTS {
            support::encode("any text", &text, Some(layout));
        }
        support::encode("any text", &format!("---\n{text}\n---\n{text}"), None);
    }
}

/// The values of a key: words of any kind, and some that YAML could take for something else.
fn value() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        2 => "[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8})?",
        1 => "\\PC{0,12}",
        1 => select(ODD).prop_map(str::to_owned),
    ];
    vec(word, 0..3)
}

const ODD: &[&str] = &[
    "no",
    "~",
    "1950-10-11",
    "- a",
    "a: b",
    "a #b",
    "'",
    "\"",
    "\\",
    "[We]",
    "{a}",
    "&a",
    "*a",
    "!a",
    "%",
    "@",
    "`",
    "|",
    ">",
    "?",
    "---",
    "#",
    "a\u{a0}",
    "a  b",
    "f. 45, op. 1, d. 1, l. 1.",
    "Нет",
];

const KEYS: &[&str] = &[
    "title",
    "date",
    "record-id",
    "publisher",
    "address",
    "citation",
    "witnesses",
    "printed-source",
    "sender",
    "relay",
    "recipient",
    "participants",
    "original-language",
    "language",
    "translator",
    "contributor",
    "summary",
    "of my own",
];

const ONE_VALUE: &[&str] = &[
    "title",
    "date",
    "record-id",
    "publisher",
    "address",
    "citation",
    "original-language",
    "language",
];

fn any_layout() -> impl Strategy<Value = &'static Layout> {
    select(layouts::LAYOUTS.iter().collect::<Vec<_>>())
}

/// Lines of the pages around a text, in no order.
fn furniture() -> impl Strategy<Value = String> {
    select(FURNITURE).prop_map(str::to_owned)
}

const FURNITURE: &[&str] = &[
    "Digital Archive",
    "International History Declassified",
    "October 11, 1950",
    "Cable No. 1, Stalin to Mao Zedong",
    "Citation:",
    "Summary:",
    "Credits:",
    "Original Language:",
    "Contents:",
    "English Translation",
    "Scan of Original Document",
    "Skip to content",
    "This document was made possible with support from nobody.",
    "Document Summary",
    "Author(s):",
    "Associated Places",
    "Document Information",
    "Source",
    "Rights:",
    "Type",
    "Language",
    "Record ID",
    "Title: A sample",
    "Author:",
    "Date: 11 October 1950",
    "Source: AP RF, f. 45, op. 1, d. 1, l. 1",
    "Description:",
    "---",
];

/// Names of layouts with what stands before a text and behind it.
const LAYOUTS: &[(&str, &str, &str)] = &[
    (
        "web-copy",
        "October 11, 1950 Cable No. 1, Stalin to Mao Zedong\n\nCitation:\n\n\"Cable No. 1\", October 11, \
         1950, Sample Digital Archive, AP RF, f. 45, op. 1, d. 1, l. 1.\n\nOriginal Language:\n\n\
         Russian\n\nContents:\n\nTranslation - English\n\n",
        "",
    ),
    (
        "cover-sheet",
        "Digital Archive\nInternational History Declassified\n\nOctober 11, 1950\nCable No. 1\n\n\
         Citation:\n“Cable No. 1,” October 11, 1950, AP RF, f. 45, op. 1, d. 1, l. 1.\n\nCredits:\n\
         Nobody.\n\nContents:\nScan of Original Document\n\n",
        "",
    ),
    (
        "flattened",
        "Digital Archive International History Declassified October 11, 1950 Cable No. 1 Citation: “Cable \
         No. 1,” October 11, 1950, AP RF, f. 45, op. 1, d. 1, l. 1. Credits: Nobody. Contents: English \
         Translation Scan of Original Document ",
        "",
    ),
    (
        "web-page",
        "October 11, 1950\n\nCable No. 1\n\n",
        "\n\nAuthor(s):\n\nStalin\n\nDocument Information\n\nSource\n\nAP RF, f. 45, op. 1, d. 1, l. \
         1.\n\nRecord ID\n\n1",
    ),
    (
        "older-page",
        "Search in Digital Archive\n\nOctober 11, 1950\nCABLE NO. 1, STALIN TO MAO ZEDONG\n\nCitation\nget citation\n\n\
         “Cable No. 1,” October 11, 1950, AP RF, f. 45, op. 1, d. 1, l. 1.\n\nEnglish HTML\n\n",
        "",
    ),
    (
        "bulletin",
        "62. 11 October 1950, cable, Stalin to Mao Zedong\n\n",
        "\n\n[Source: AP RF, f. 45, op. 1, d. 1, l. 1.]\n\n* * *",
    ),
    ("sheet", "Title: Cable No. 1\nDate: 11 October 1950\nSource: AP RF, f. 45\n\n", ""),
    ("front-matter", "---\ntitle: Cable No. 1\ndate: 1950-10-11\nsender: Stalin\n---\n", ""),
    ("plain", "", ""),
];
