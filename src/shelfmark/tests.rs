//! Shelfmarks as they are cited, and shelfmarks made up.

use proptest::prelude::*;

use super::{Level, Shelfmark, Unread, normalise, parse, prefix};
use crate::source::{Source, SourceId};

const FORMS: &str = include_str!("../../tests/data/shelfmark/forms.txt");
const NOT_SHELFMARKS: &str = include_str!("../../tests/data/shelfmark/not-shelfmarks.txt");
const PREFIXES: &str = include_str!("../../tests/data/shelfmark/prefixes.txt");

#[test]
fn forms_are_read() {
    for (levels, case) in cases(FORMS) {
        let (cited, expected) = case.split_once(" => ").expect("a form and its parts");
        let read = read(cited, &levels).map(|shelfmark| parts(&shelfmark));
        assert_eq!(read.as_deref(), Ok(expected), "{cited}");
    }
}

#[test]
fn what_is_no_shelfmark_is_told_where_and_why() {
    for (levels, case) in cases(NOT_SHELFMARKS) {
        let (words, expected) = case.split_once(" => ").expect("words and a reason");
        let unread = read(words, &levels).expect_err(words);
        assert_eq!(format!("{}: {unread}", &words[unread.at..]), expected);
    }
}

#[test]
fn a_shelfmark_ends_where_the_prose_begins() {
    for (levels, case) in cases(PREFIXES) {
        let (shelfmark, rest) = case.split_once('|').expect("a stroke");
        let end = (!shelfmark.is_empty()).then_some(shelfmark.len());
        assert_eq!(prefix(&format!("{shelfmark}{rest}"), &levels), end, "{case}");
    }
}

#[test]
fn parts_keep_their_places() {
    let text = Source::new(SourceId(0), "citation", "АП РФ: Ф. 45. Оп. 1. Л. 5об.");
    let start = text.text().find("Ф. 45").expect("is in the text");
    let words = text.passage(start..text.text().len());
    let shelfmark = parse(&words, &Level::RUSSIAN).expect("a shelfmark");
    assert_eq!(&text.text()[shelfmark.words.span.range()], "Ф. 45. Оп. 1. Л. 5об");
    for part in &shelfmark.parts {
        assert_eq!(&text.text()[part.words.span.range()], part.words.value);
        assert_eq!(part.n.span, part.words.span);
    }
}

#[test]
fn endless_texts_are_read_in_linear_time() {
    let levels = Level::RUSSIAN;
    for piece in
        ["f. ", "f. 45, ", "l. 5, 6", "5ob.-", " ", ".", "9", "f (", "ед. ", "op. 1, 1946, "]
    {
        prefix(&piece.repeat(100_000), &levels);
        prefix(&format!("ll. 5{}", piece.repeat(100_000)), &levels);
    }
}

/// The lines of a file of cases, each with the levels that stand before it.
fn cases(file: &'static str) -> impl Iterator<Item = (Vec<Level>, &'static str)> {
    let mut levels = Vec::new();
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(move |line| {
        let Some(names) = line.strip_prefix("levels ") else { return Some((levels.clone(), line)) };
        levels = names.split(' ').map(|name| Level::from_name(name).expect("a level")).collect();
        None
    })
}

fn read(words: &str, levels: &[Level]) -> Result<Shelfmark, Unread> {
    let text = Source::new(SourceId(0), "citation", words);
    parse(&text.passage(0..words.len()), levels)
}

fn parts(shelfmark: &Shelfmark) -> String {
    let part = |part: &super::Part| format!("{}={}", part.level.name(), part.n.value);
    shelfmark.parts.iter().map(part).collect::<Vec<_>>().join("; ")
}

/// A way to print shelfmarks: a mark for each level, what separates parts, what stands at the end.
struct Style {
    marks: [&'static str; 6],
    separator: &'static str,
    end: &'static str,
}

const STYLES: [Style; 6] = [
    Style { marks: ["f. ", "op. ", "d. ", "p. ", "por. ", "ll. "], separator: ", ", end: "." },
    Style { marks: ["f.", "op.", "d.", "p.", "por.", "l."], separator: ",", end: "" },
    Style { marks: ["F. ", "Op. ", "D. ", "P. ", "Por. ", "Ll. "], separator: " ", end: " " },
    Style {
        marks: ["Fond ", "Opis ", "Ed. khr. ", "Papka ", "Por. ", "Listy "],
        separator: ", ",
        end: "",
    },
    Style {
        marks: ["fond (f.) ", "opis (op.) ", "delo (d.) ", "papka (p.) ", "por. ", "listy (ll.) "],
        separator: ", ",
        end: ".\n",
    },
    Style {
        marks: ["Ф. ", "Оп. ", "Ед. хр. ", "П. ", "Пор. ", "Лл. "], separator: ". ", end: "."
    },
];

impl Style {
    fn print(&self, parts: &[(Level, String)]) -> String {
        let mark = |level: Level| self.marks[level as usize];
        let printed = parts.iter().map(|(level, number)| format!("{}{number}", mark(*level)));
        printed.collect::<Vec<_>>().join(self.separator) + self.end
    }
}

/// Parts in any order, each level at most once.
fn any_parts() -> impl Strategy<Value = Vec<(Level, String)>> {
    let part = |level: Level| {
        let number = match level {
            Level::List => {
                "0{0,2}[1-9][0-9]{0,3}a?(ob)?([-–]0?[1-9]{1,4}v?)?(, [1-9]{1,3}(об)?){0,3}"
            }
            _ => "([RР]-)?[0-9]{1,6}(/[0-9])?(-?[aа])?",
        };
        number.prop_map(move |number| (level, number))
    };
    let all = Level::RUSSIAN.map(part).to_vec();
    (all.prop_shuffle(), 1..=6_usize).prop_map(|(mut parts, count)| {
        parts.truncate(count);
        parts
    })
}

proptest! {
    #[test]
    fn every_style_reads_back(parts in any_parts(), style in 0..STYLES.len()) {
        let printed = STYLES[style].print(&parts);
        let read = read(&printed, &Level::RUSSIAN).expect(&printed);
        let expected: Vec<_> =
            parts.iter().map(|(level, number)| (*level, normalise(*level, number))).collect();
        let found: Vec<_> =
            read.parts.iter().map(|part| (part.level, part.n.value.clone())).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn normalising_twice_is_normalising_once(text in ".{0,20}", level in 0..Level::ALL.len()) {
        let once = normalise(Level::ALL[level], &text);
        prop_assert_eq!(normalise(Level::ALL[level], &once), once);
    }

    #[test]
    fn any_text_is_read_without_panic(text in any_citation()) {
        if let Some(end) = prefix(&text, &Level::RUSSIAN) {
            let parsed = read(&text[..end], &Level::RUSSIAN);
            prop_assert!(parsed.is_ok_and(|shelfmark| !shelfmark.parts.is_empty()));
        }
        if let Err(unread) = read(&text, &Level::RUSSIAN) {
            prop_assert!(text.is_char_boundary(unread.at));
        }
    }
}

/// Pieces of shelfmarks and of anything else, one behind the other.
fn any_citation() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "(f|op|d|p|l|ll|Ф|Оп|Ед|ed|khr)\\.? ?",
        4 => "[0-9]{1,4}[a-cаv]?",
        2 => "[ .,–-]|ob|об|\\(|\\)",
        1 => ".{0,3}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}
