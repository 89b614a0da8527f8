//! Search without a server: which records hold a word, in scripts that the page loads as it needs them.
//!
//! A page that was opened from a disk may load scripts but not fetch data, so the index is written as calls of a
//! function. It is cut into parts by the first two letters of a word, so that a query loads little of it. The texts
//! themselves come in blocks, of which phrases in quotes and the words around a hit need some.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::json;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::entry::{Entry, texts};
use super::page::Page;
use super::site::Site;
use crate::cable::{Cable, Said, for_each_passage, plain};
use crate::export::slug;
use crate::export::words::single_blanks;

/// The words that a record is found by, each once: those of its text and of its facts.
pub(super) fn terms(entry: &Entry, cable: &Cable) -> Vec<String> {
    let mut terms = BTreeSet::new();
    let mut add = |text: &str| terms.extend(words(text));
    add(&entry.title);
    entry.date.iter().for_each(|date| add(date));
    entry.day.iter().for_each(|day| add(&day.to_string()));
    entry.people.iter().for_each(|who| add(&who.name));
    entry.numbers.iter().for_each(|(_, n)| add(n));
    for copy in &entry.copies {
        add(&copy.archive);
        copy.file.iter().for_each(|file| add(file));
    }
    cable.kind.iter().for_each(|kind| add(kind.value.name()));
    cable.classification.iter().for_each(|term| add(term.value.name()));
    for witness in &cable.witnesses {
        add(&witness.repository.value);
        witness.shelfmark.iter().for_each(|shelfmark| add(&shelfmark.words.value));
    }
    cable.summary.iter().for_each(|paragraph| add(&paragraph.value));
    for text in texts(cable) {
        for_each_passage(text, &mut |said| match said {
            Said::Passage(content) => add(&plain(content)),
            Said::Label(_) => {}
        });
    }
    terms.into_iter().collect()
}

/// What phrases are looked for in: summary, text and shelfmarks, a line each.
pub(super) fn lines(cable: &Cable) -> String {
    let mut lines: Vec<String> =
        cable.summary.iter().map(|words| single_blanks(&words.value)).collect();
    for text in texts(cable) {
        for_each_passage(text, &mut |said| match said {
            Said::Passage(content) => lines.push(single_blanks(&plain(content))),
            Said::Label(_) => {}
        });
    }
    let copies = cable.witnesses.iter().filter_map(|copy| Some((copy, copy.shelfmark.as_ref()?)));
    lines.extend(copies.map(|(copy, mark)| {
        single_blanks(&format!("{}, {}", copy.repository.value, mark.words.value))
    }));
    lines.join("\n")
}

/// Which records hold which words.
#[derive(Debug, Default)]
pub(super) struct Terms {
    records: BTreeMap<String, Vec<u32>>,
    count: usize,
    /// The lines of each record.
    lines: Vec<String>,
}

impl Terms {
    /// Takes the words of a record; records come in the order of their numbers.
    pub(super) fn add(&mut self, record: usize, words: Vec<String>, lines: String) {
        let record = u32::try_from(record).expect("nobody has 4 000 000 000 records");
        self.count += words.len();
        self.lines.push(lines);
        words.into_iter().for_each(|word| self.records.entry(word).or_default().push(record));
    }

    /// How many parts there are: a power of two.
    fn parts(&self) -> usize {
        (self.count / PART).next_power_of_two().min(256)
    }
}

/// So many entries make about 50 kB.
const PART: usize = 12_000;

/// The list of records by date; the parts of the index, which name records by their places in the list; the blocks of
/// texts.
pub(super) fn scripts(site: &Site, terms: &Terms) -> Vec<Page> {
    let count = terms.parts();
    let places = places(&site.order);
    let mut parts = vec![serde_json::Map::new(); count];
    for (word, records) in &terms.records {
        let mut found: Vec<u32> = records.iter().map(|&record| places[record as usize]).collect();
        found.sort_unstable();
        parts[part(word, count)].insert(word.clone(), json!(steps(&found)));
    }
    let record = |&record: &usize| {
        let entry = &site.entries[record];
        json!([site.address(record), entry.title, entry.date_beside_title()])
    };
    let records: Vec<_> = site.order.iter().map(record).collect();
    let script = |path: String, text: String| Page { path, text };
    let blocks = blocks(site, terms);
    let starts: Vec<usize> = blocks.iter().map(|block| block.start).collect();
    let list = format!("shifr.records({count}, {}, {});\n", json!(records), json!(starts));
    let texts = (0..).zip(blocks).map(|(at, block): (usize, _)| {
        let lines: Vec<&str> =
            site.order[block.clone()].iter().map(|&record| terms.lines[record].as_str()).collect();
        let text = format!("shifr.text({}, {});\n", block.start, json!(lines));
        script(format!("search/text-{at}.js"), text)
    });
    let parts = parts.into_iter().enumerate().map(|(at, words)| {
        let text = format!("shifr.part({at}, {});\n", serde_json::Value::Object(words));
        script(format!("search/{at}.js"), text)
    });
    [script("search/records.js".to_owned(), list)].into_iter().chain(parts).chain(texts).collect()
}

/// Neighbours in the order whose texts are loaded together: as many as are long enough.
fn blocks(site: &Site, terms: &Terms) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let (mut start, mut length) = (0, 0);
    for (place, &record) in site.order.iter().enumerate() {
        length += terms.lines[record].len();
        if length >= BLOCK || place + 1 == site.order.len() {
            blocks.push(start..place + 1);
            (start, length) = (place + 1, 0);
        }
    }
    blocks
}

/// So many bytes of text are a block.
const BLOCK: usize = 64_000;

/// The place of each record in the order.
fn places(order: &[usize]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, &record) in (0..).zip(order) {
        places[record] = place;
    }
    places
}

/// The part of a word: words that begin with the same two letters are in the same part.
fn part(word: &str, count: usize) -> usize {
    let head: String = word.chars().take(2).collect();
    slug::number(&head) as usize % count
}

/// Rising numbers as the steps from each to the next, which are shorter.
fn steps(records: &[u32]) -> Vec<u32> {
    let before = [0].into_iter().chain(records.iter().copied());
    records.iter().zip(before).map(|(record, before)| record - before).collect()
}

/// The words of a text as they are looked for: without case and diacritics. Scripts that do not part words are
/// taken letter by letter.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in bare(text).chars() {
        match words.last_mut() {
            Some(word) if c.is_alphanumeric() && !stands_alone(c) => word.push(c),
            _ if c.is_alphanumeric() => words.extend([c.to_string(), String::new()]),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty() && word.len() <= LONGEST);
    words
}

/// The text without case and diacritics.
pub(super) fn bare(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase();
    plain.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Nobody types longer words.
const LONGEST: usize = 60;

/// Chinese characters and kana.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c), 0x2e80..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_without_case_and_marks() {
        for (text, expected) in [
            ("Peng Déhuái, 1950-10-13", "peng dehuai 1950 10 13"),
            ("Ёлкин; Йемен", "елкин иемен"),
            ("毛澤東同志", "毛 澤 東 同 志"),
            ("No.612/SH", "no 612 sh"),
            ("İstanbul", "istanbul"),
            ("", ""),
        ] {
            assert_eq!(words(text).join(" "), expected);
        }
    }

    #[test]
    fn parts_are_told_by_two_letters() {
        assert_eq!(part("stalin", 64), part("steppe", 64));
        assert_eq!(steps(&[0, 3, 4]), [0, 3, 1]);
        assert_eq!(places(&[2, 0, 1]), [1, 2, 0]);
    }
}
