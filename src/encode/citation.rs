//! Reads a citation: publisher, witnesses, printed sources, translators, address.
//!
//! ```text
//! citation ::= [ '"' title '"' [","] date "," ] [ publisher "," ] source { tail } [ url ]
//! source   ::= witness { ("; and" | ";" | "and") witness } | words
//! tail     ::= "Translated by" names "." | "Reprinted in" words "." | ...
//! ```

use std::ops::Range;

use crate::archives::Register;
use crate::cable::{Cable, Responsibility, Witness};
use crate::dates;
use crate::source::Passage;

/// Fills in what the citation says.
pub(super) fn read(citation: &Passage, archives: &Register, cable: &mut Cable) {
    let reader = Reader { citation, archives };
    let text = &citation.value;
    let url = text.find("http://").or_else(|| text.find("https://"));
    let behind_date = reader.after_title_and_date();
    // An address ends the citation, unless it is part of the title.
    let end = url.filter(|&url| url >= behind_date).unwrap_or(text.len());
    if let Some(start) = url {
        let length = text[start..].find(char::is_whitespace).unwrap_or(text.len() - start);
        let address = citation.slice(start..start + length);
        cable.record_id = record_id(&address);
        cable.uri = Some(address);
    }
    let publisher = reader.publisher(behind_date..end);
    let source_start = publisher.as_ref().map_or(behind_date, |range| range.end);
    cable.publisher = publisher.map(|range| citation.slice(range));
    cable.responsibility = reader.responsibility(source_start..end);
    let source = source_start..reader.source_end(source_start..end);
    cable.printed = reader.printed(source_start..end);
    cable.witnesses = reader.witnesses(source.clone());
    if cable.witnesses.is_empty() {
        reader.foreign_source(source, cable);
    }
    cable.citation = Some(citation.clone());
}

/// The copies that words cite, without title, date and publisher around them: every archive of the register
/// that they name, with the shelfmark behind it.
pub fn witnesses(words: &Passage, archives: &Register) -> Vec<Witness> {
    Reader { citation: words, archives }.witnesses(0..words.value.len())
}

/// The last segment of the address, without a query and the ending of a file.
pub(super) fn record_id(address: &Passage) -> Option<Passage> {
    let path = address.value.split(['?', '#']).next()?.trim_end_matches('/');
    let start = path.rfind('/')? + 1;
    let segment = path[start..].trim_end_matches(".pdf").trim_end_matches(".html");
    (!segment.is_empty()).then(|| address.slice(start..start + segment.len()))
}

/// What reads a citation; [`super::witnesses`] has the sources.
pub(super) struct Reader<'c> {
    pub(super) citation: &'c Passage,
    pub(super) archives: &'c Register,
}

impl Reader<'_> {
    pub(super) fn text(&self, range: Range<usize>) -> &str {
        &self.citation.value[range]
    }

    /// The range without blanks and separators around it.
    pub(super) fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        self.citation
            .trimmed(range, |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.'))
    }

    /// Where the citation goes on behind the quoted title and the date.
    fn after_title_and_date(&self) -> usize {
        dates::in_citation(&self.citation.value).map_or(0, |date| date.range.end)
    }

    /// The phrase behind the date, if it is a publisher's and not already the archive's.
    fn publisher(&self, rest: Range<usize>) -> Option<Range<usize>> {
        let start = self.trimmed(rest.clone()).start;
        let length = self.text(start..rest.end.max(start)).find([',', ':', ';', '.'])?;
        let words = self.text(start..start + length);
        let published = ["Digital Archive", "Program", "Project", "Publisher", "Bulletin", "Press"];
        (published.iter().any(|word| words.contains(word)) && self.archives.named(words).is_none())
            .then_some(start..start + words.trim_end().len())
    }

    /// Where the source ends: before a sentence of another subject.
    fn source_end(&self, range: Range<usize>) -> usize {
        let words = self.text(range.clone());
        let ends = TAILS.iter().filter_map(|tail| words.find(tail));
        ends.min().map_or(range.end, |at| range.start + at)
    }

    /// `Reprinted in ...`, `Published in ...`, up to the end of what is printed.
    fn printed(&self, range: Range<usize>) -> Vec<Passage> {
        let words = self.text(range.clone());
        let starts = ["Reprinted in ", "Published in ", "published in ", "See "];
        let Some(at) = starts.iter().filter_map(|start| words.find(start)).min() else {
            return Vec::new();
        };
        let start = range.start + at;
        let next = TAILS.iter().filter_map(|tail| self.text(start + 1..range.end).find(tail)).min();
        let end = next.map_or(range.end, |next| start + 1 + next);
        vec![self.citation.slice(self.trimmed(start..end))]
    }

    /// Every phrase that says who did something, with the names behind its `by`.
    fn responsibility(&self, range: Range<usize>) -> Vec<Responsibility> {
        let mut out = Vec::new();
        let mut end = range.start;
        for start in self.deeds(range.clone()) {
            if start < end {
                continue;
            }
            let Some(by) = self.by(start..range.end) else { continue };
            let names = self.names(by..range.end);
            end = names.last().map_or(by, |name: &Range<usize>| name.end);
            if !names.is_empty() {
                out.push(Responsibility {
                    words: self.citation.slice(self.trimmed(start..by)),
                    names: names.into_iter().map(|name| self.citation.slice(name)).collect(),
                });
            }
        }
        out
    }

    /// Where a verb begins that says what somebody did, in order.
    fn deeds(&self, range: Range<usize>) -> Vec<usize> {
        let words = self.text(range.clone());
        let places = |verb: &&'static str| words.match_indices(*verb).map(|(at, _)| at);
        let mut deeds: Vec<usize> = DEEDS.iter().flat_map(places).collect();
        deeds.retain(|&at| begins_word(words, at));
        deeds.sort_unstable();
        deeds.into_iter().map(|at| range.start + at).collect()
    }

    /// Where the names begin behind the `by` of the sentence that begins the range.
    fn by(&self, range: Range<usize>) -> Option<usize> {
        let words = self.text(range.clone()).as_bytes();
        let words = &words[..words.len().min(SENTENCE)];
        let stop = words.iter().position(|byte| matches!(byte, b'.' | b';')).unwrap_or(words.len());
        let by = words[..stop].windows(BY.len()).position(|window| window == BY)?;
        Some(range.start + by + BY.len())
    }

    /// Names joined by `and` or commas.
    fn names(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut names = Vec::new();
        let mut at = range.start;
        let article = |at| if self.text(at..range.end).starts_with(THE) { THE.len() } else { 0 };
        while let Some(name) = self.name(at + article(at)..range.end) {
            at = name.end;
            names.push(name);
            let rest = self.text(at..range.end);
            match [", and ", " and ", ", "].iter().find(|joint| rest.starts_with(**joint)) {
                Some(joint) => at += joint.len(),
                None => break,
            }
        }
        names
    }

    /// One name: capitalised words and initials; a stop behind a longer word ends it.
    fn name(&self, range: Range<usize>) -> Option<Range<usize>> {
        let words = self.text(range.clone());
        let mut end = 0;
        for word in words.split_inclusive(' ') {
            let bare = word.trim_end();
            let letters = bare.trim_end_matches(['.', ',', ';', ')', ']']);
            let particle = matches!(letters, "de" | "von" | "van" | "der");
            if !(letters.starts_with(char::is_uppercase) || (particle && end > 0)) {
                break;
            }
            let start = word.as_ptr() as usize - words.as_ptr() as usize;
            let initial =
                letters.chars().filter(|c| c.is_alphabetic()).count() == 1 || letters.contains('.');
            end = start
                + if initial { bare.trim_end_matches([',', ';']).len() } else { letters.len() };
            if !initial && letters.len() < bare.len() {
                break;
            }
        }
        (end > 0).then(|| range.start..range.start + end)
    }
}

/// `Obtained by the National Security Archive`: the article is no part of the name.
const THE: &str = "the ";

const BY: &[u8] = b" by ";

/// How many bytes a sentence may have up to its `by`.
const SENTENCE: usize = 400;

fn begins_word(words: &str, at: usize) -> bool {
    !words[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Beginnings of sentences that are no part of the source.
const TAILS: &[&str] = &[
    "Translated ",
    "translated ",
    "Translation ",
    "; translation ",
    "Contributed",
    "Obtained ",
    "Reprinted in ",
    "Published in ",
    "published in ",
    "Transcribed ",
    "See ",
    "Provided ",
    "With permission",
    "copy courtesy",
    ". “",
];

const DEEDS: &[&str] = &[
    "Translated",
    "translated",
    "Translation",
    "translation",
    "Contributed",
    "contributed",
    "Obtained",
    "obtained",
    "Transcribed",
    "Compiled",
    "compiled",
    "Provided",
];
