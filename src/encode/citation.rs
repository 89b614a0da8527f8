//! Reads a citation: publisher, witnesses, printed sources, translators, address.
//!
//! ```text
//! citation ::= [ '"' title '"' [","] date "," ] [ publisher "," ] source { tail } [ url ]
//! source   ::= witness { ("; and" | ";" | "and") witness } | words
//! witness  ::= archive [ "," | ":" ] [ shelfmark ]
//! tail     ::= "Translated by" names "." | "Reprinted in" words "." | ...
//! ```

use std::ops::Range;

use crate::archives::Register;
use crate::cable::{Cable, Responsibility, Witness};
use crate::dates;
use crate::shelfmark::{self, Shelfmark};
use crate::source::{Passage, Spanned};

/// Fills in what the citation says.
pub(super) fn read(citation: &Passage, archives: &Register, cable: &mut Cable) {
    let reader = Reader { citation, archives };
    let text = &citation.value;
    let url = text.find("http://").or_else(|| text.find("https://"));
    let end = url.unwrap_or(text.len());
    if let Some(start) = url {
        let length = text[start..].find(char::is_whitespace).unwrap_or(text.len() - start);
        let address = citation.slice(start..start + length);
        cable.record_id = record_id(&address);
        cable.uri = Some(address);
    }
    let publisher = reader.publisher(reader.after_title_and_date()..end);
    let source_start =
        publisher.as_ref().map_or_else(|| reader.after_title_and_date(), |range| range.end);
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

struct Reader<'c> {
    citation: &'c Passage,
    archives: &'c Register,
}

impl Reader<'_> {
    fn text(&self, range: Range<usize>) -> &str {
        &self.citation.value[range]
    }

    /// The range without blanks and separators around it.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
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
            .then_some(start..start + length)
    }

    /// Every archive named, with the shelfmark behind it; and what stands between them like a shelfmark
    /// of an archive that nobody knows.
    fn witnesses(&self, range: Range<usize>) -> Vec<Witness> {
        let mentions = self.archives.mentions(self.text(range.clone()));
        let starts: Vec<usize> = mentions.iter().map(|m| range.start + m.range.start).collect();
        let ends = starts.iter().skip(1).copied().chain([range.end]);
        let mut witnesses = Vec::new();
        let mut at = range.start;
        for (mention, next) in mentions.iter().zip(ends) {
            let name = range.start + mention.range.start..range.start + mention.range.end;
            witnesses.extend(self.unknown_witness(at..name.start));
            let shelfmark = self.shelfmark(name.end..next, &mention.archive.levels);
            let (shelfmark, end) = shelfmark.unzip();
            at = end.unwrap_or(name.end);
            let repository = self.citation.slice(name.clone());
            witnesses.push(Witness {
                archive: Some(Spanned::new(mention.archive.id.clone(), repository.span)),
                span: self.citation.part(name.start..at),
                repository,
                shelfmark,
            });
        }
        if !witnesses.is_empty() {
            witnesses.extend(self.unknown_witness(at..range.end));
        }
        witnesses
    }

    /// A copy in an archive that is not registered, beside copies in archives that are.
    fn unknown_witness(&self, range: Range<usize>) -> Option<Witness> {
        let range = self.trimmed(range);
        let words = self.text(range.clone());
        let joint = ["and ", "; and "].iter().find(|joint| words.starts_with(**joint));
        let range = range.start + joint.map_or(0, |joint| joint.len())..range.end;
        let range = range.start..self.without_joint(self.trimmed(range));
        looks_like_a_shelfmark(self.text(range.clone())).then(|| self.foreign_witness(range))
    }

    /// The shelfmark that stands behind an archive's name, and where it ends; words that no grammar reads
    /// to their end are kept whole if they were meant as one.
    fn shelfmark(
        &self,
        range: Range<usize>,
        levels: &[shelfmark::Level],
    ) -> Option<(Shelfmark, usize)> {
        let edge = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '.');
        let start = range.end - self.text(range.clone()).trim_start_matches(edge).len();
        let words = self.text(start..range.end);
        let read = shelfmark::prefix(words, levels).unwrap_or_default();
        let end = words[read..].find(';').map_or(words.len(), |at| read + at);
        let whole = self.trimmed(start..start + end);
        let whole = whole.start..self.without_joint(whole);
        let rest = self.text((start + read).min(whole.end)..whole.end);
        if read > 0 && !begins_with_level(rest) {
            let words = self.citation.slice(start..start + read);
            return shelfmark::parse(&words, levels).ok().map(|mark| (mark, start + read));
        }
        let unread = Shelfmark { words: self.citation.slice(whole.clone()), parts: Vec::new() };
        looks_like_a_shelfmark(self.text(whole.clone())).then_some((unread, whole.end))
    }

    /// Where a range ends if the `and` that leads to the next witness is left out.
    fn without_joint(&self, range: Range<usize>) -> usize {
        let words = self.text(range.clone());
        range.start + words.strip_suffix(" and").unwrap_or(words).trim_end().len()
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

    /// A source in no registered archive: a printed one, or an archive with its words kept whole.
    fn foreign_source(&self, range: Range<usize>, cable: &mut Cable) {
        let range = self.trimmed(range);
        let words = self.text(range.clone());
        if words.is_empty() || words.starts_with('(') || words.starts_with("Provided") {
            return;
        }
        if looks_printed(words) {
            if cable.printed.is_empty() {
                cable.printed.push(self.citation.slice(range));
            }
            return;
        }
        cable.witnesses.push(self.foreign_witness(range));
    }

    /// An archive without a register entry: its name up to the first comma, the rest kept whole.
    fn foreign_witness(&self, range: Range<usize>) -> Witness {
        let words = self.text(range.clone());
        let comma = words.find(", ").map_or(range.end, |at| range.start + at);
        let mark = self.trimmed(comma..range.end);
        let shelfmark = (!mark.is_empty())
            .then(|| Shelfmark { words: self.citation.slice(mark), parts: Vec::new() });
        Witness {
            archive: None,
            repository: self.citation.slice(range.start..comma),
            shelfmark,
            span: self.citation.part(range),
        }
    }

    /// Every phrase that says who did something, with the names behind its `by`.
    fn responsibility(&self, range: Range<usize>) -> Vec<Responsibility> {
        let mut out = Vec::new();
        let mut at = range.start;
        while let Some((start, by)) = self.phrase(at..range.end) {
            let names = self.names(by..range.end);
            let end = names.last().map_or(by, |name: &Range<usize>| name.end);
            if !names.is_empty() {
                out.push(Responsibility {
                    words: self.citation.slice(self.trimmed(start..by)),
                    names: names.into_iter().map(|name| self.citation.slice(name)).collect(),
                });
            }
            at = end;
        }
        out
    }

    /// The next phrase: where its verb begins and where the names after `by` do.
    fn phrase(&self, range: Range<usize>) -> Option<(usize, usize)> {
        let words = self.text(range.clone());
        let verbs = DEEDS.iter().flat_map(|verb| {
            words.match_indices(verb).map(|(at, _)| at).filter(|&at| begins_word(words, at))
        });
        let start = verbs.min()?;
        let stop = words[start..].find(['.', ';']).map_or(words.len(), |at| start + at);
        match words[start..stop].find(" by ") {
            Some(by) => Some((range.start + start, range.start + start + by + " by ".len())),
            None => self.phrase(range.start + stop..range.end),
        }
    }

    /// Names joined by `and` or commas.
    fn names(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut names = Vec::new();
        let mut at = range.start;
        while let Some(name) = self.name(at..range.end) {
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
            let letters = bare.trim_end_matches(['.', ',', ';', ')']);
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

/// Whether words that no grammar reads were meant as a shelfmark: they name a level and have figures.
fn looks_like_a_shelfmark(words: &str) -> bool {
    let mut each = words.split(|c: char| !c.is_alphabetic());
    words.contains(|c: char| c.is_ascii_digit()) && each.any(is_level)
}

/// Whether words that follow a shelfmark were meant to belong to it: `, op. eleven`.
fn begins_with_level(words: &str) -> bool {
    let mut each = words.split(|c: char| !c.is_alphabetic());
    each.find(|word| !word.is_empty()).is_some_and(is_level)
}

fn is_level(word: &str) -> bool {
    let levels = [
        "f", "fond", "ф", "фонд", "op", "opis", "оп", "d", "delo", "д", "l", "ll", "list", "л",
        "no",
    ];
    levels.contains(&word.to_lowercase().as_str())
}

fn begins_word(words: &str, at: usize) -> bool {
    !words[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Whether the words are of a book or a journal: a place and year of printing, a volume, pages.
fn looks_printed(words: &str) -> bool {
    let has = |marks: &[&str]| marks.iter().any(|mark| words.contains(mark));
    let place_and_year = words.contains('(') && words.contains("19") | words.contains("20");
    place_and_year && (has(&[": ", "Press", "Vol", "vol"]))
        || has(&["Bulletin", " et al.", "Selected Works"])
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
