//! There and back: a transcription can be written again from its TEI, and gives the same TEI again.

use proptest::prelude::*;

use crate::support;

/// Encodes a text, writes the transcription again from the TEI, and encodes that.
///
/// The text must come back but for white space, the TEI byte for byte.
fn there_and_back(name: &str, text: &str) {
    let first = support::encode(name, text);
    let again = support::transcription_of(&first.tei);
    assert_eq!(support::letters(text), support::letters(&again), "{name}: the transcription");
    let second = support::encode(name, &again);
    let difference = support::first_difference(&first.tei, &second.tei);
    assert_eq!(difference, None, "{name}: the TEI, of\n{text}\nand again of\n{again}");
}

#[test]
fn cases_and_samples() {
    let cases =
        [support::files("tests/data/encode", "txt"), support::files("transcriptions", "txt")];
    for path in cases.concat() {
        let text = std::fs::read_to_string(&path).expect("a case can be read");
        there_and_back(&path.to_string_lossy(), &text);
    }
}

#[test]
fn published_texts_when_they_are_at_hand() {
    for folder in ["transcriptions", "layouts"] {
        for path in support::shared(folder, "txt") {
            let text = std::fs::read_to_string(&path).expect("a text can be read");
            there_and_back(&path.to_string_lossy(), &text);
        }
    }
}

/// Lines as they occur, and pieces of anything.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(LINES).prop_map(str::to_owned),
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
    "A paragraph of prose that goes on for a while, as paragraphs do, and refers to my Nº 2390.",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_body(lines in proptest::collection::vec(line(), 0..14)) {
        let text = format!(
            "October 11, 1950 Cable No. 1, Stalin to Mao Zedong\n\nCitation:\n\n\
             \"Cable No. 1\", October 11, 1950, Sample Digital Archive, AP RF, f. 45, op. 1, d. 1, l. 1.\n\n\
             Original Language:\n\nRussian\n\nContents:\n\nTranslation - English\n\n{}",
            lines.join("\n")
        );
        there_and_back("any body", &text);
    }

    #[test]
    fn any_text_is_encoded_or_refused(text in "\\PC{0,200}|(\\PC|[\n\r\t]){0,200}") {
        support::encode("any text", &text);
        support::encode("any text", &format!("{text}\n\nContents:\n\n{text}"));
    }
}
