//! The copies that a citation names, archive by archive.
//!
//! ```text
//! witness ::= archive [ "," | ":" ] [ shelfmark ] | shelfmark [ "," archive ]
//! ```
//!
//! A shelfmark stands alone if its form tells the archive, as with the central files of the Department of State.

use std::ops::Range;

use super::citation::Reader;
use crate::archives::Archive;
use crate::cable::{Cable, Witness};
use crate::shelfmark::{self, Level, Shelfmark};
use crate::source::Spanned;

impl Reader<'_> {
    /// Every archive named, with the shelfmark behind it; and what stands between them like a shelfmark
    /// of an archive that nobody knows.
    pub(super) fn witnesses(&self, range: Range<usize>) -> Vec<Witness> {
        let mentions = self.archives.mentions(self.text(range.clone()));
        let starts: Vec<usize> = mentions.iter().map(|m| range.start + m.range.start).collect();
        let ends = starts.iter().skip(1).copied().chain([range.end]);
        let mut witnesses = Vec::new();
        let mut at = range.start;
        for (mention, next) in mentions.iter().zip(ends) {
            let name = range.start + mention.range.start..range.start + mention.range.end;
            if let Some((witness, start)) = self.named_behind(at..next, &name, mention.archive) {
                witnesses.extend(self.unknown_witness(at..start));
                witnesses.push(witness);
                at = name.end;
                continue;
            }
            witnesses.extend(self.unknown_witness(at..name.start));
            let shelfmark = self.shelfmark(name.end..next, mention.archive);
            let (shelfmark, end) = shelfmark.unzip();
            at = end.unwrap_or(name.end);
            let repository = self.citation.slice(name.clone());
            witnesses.push(Witness {
                archive: Some(Spanned::new(mention.archive.id.clone(), repository.span)),
                span: self.citation.part(name.start..at),
                repository,
                shelfmark,
            });
            while let Some((witness, end)) = self.another_file(at..next, mention.archive) {
                witnesses.push(witness);
                at = end;
            }
        }
        if !witnesses.is_empty() {
            witnesses.extend(self.unknown_witness(at..range.end));
        }
        witnesses
    }

    /// The copy whose shelfmark stands before the archive's name, and where it begins: `List 104, Fond 45, Opis 1,
    /// Delo 346, Archive of the President of the Russian Federation`.
    fn named_behind(
        &self,
        range: Range<usize>,
        name: &Range<usize>,
        archive: &Archive,
    ) -> Option<(Witness, usize)> {
        let before = self.trimmed(range.start..name.start);
        let words = self.text(before.clone());
        let start = before.end - words.strip_prefix("and ").unwrap_or(words).len();
        let words = self.citation.slice(start..before.end);
        let read = || shelfmark::parse(&words, &archive.levels).ok();
        let shelfmark = read().filter(|_| archive.shelfmarks.is_empty())?;
        // Where one stands behind the name too, that one is the archive's.
        if self.shelfmark(name.end..range.end, archive).is_some() {
            return None;
        }
        let repository = self.citation.slice(name.clone());
        let witness = Witness {
            archive: Some(Spanned::new(archive.id.clone(), repository.span)),
            span: self.citation.part(start..name.end),
            repository,
            shelfmark: Some(shelfmark),
        };
        Some((witness, start))
    }

    /// Another copy in the archive just named, of which only what changes is cited: `; d. 335, l. 7`.
    fn another_file(&self, range: Range<usize>, archive: &Archive) -> Option<(Witness, usize)> {
        let behind =
            self.text(range.clone()).strip_prefix(';').filter(|_| archive.shelfmarks.is_empty())?;
        let behind = behind.trim_start();
        let behind = behind.strip_prefix("and ").unwrap_or(behind);
        let start = range.end - behind.len();
        let end = start + shelfmark::prefix(behind, &archive.levels)?;
        let words = self.citation.slice(start..end);
        let shelfmark = shelfmark::parse(&words, &archive.levels).ok()?;
        let repository = self.citation.slice(start..start);
        let archive = Some(Spanned::new(archive.id.clone(), words.span));
        Some((Witness { archive, repository, shelfmark: Some(shelfmark), span: words.span }, end))
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
    fn shelfmark(&self, range: Range<usize>, archive: &Archive) -> Option<(Shelfmark, usize)> {
        let edge = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '.');
        let start = range.end - self.text(range.clone()).trim_start_matches(edge).len();
        let levels = &archive.levels;
        let start = start + seat_length(self.text(start..range.end), levels);
        let words = self.text(start..range.end);
        if !archive.shelfmarks.is_empty() {
            return self.shelfmark_of_pattern(start..range.end, archive);
        }
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

    /// The shelfmark that one of the archive's patterns fits, up to a semicolon or the end of the sentence;
    /// words with figures that none fits are kept whole.
    fn shelfmark_of_pattern(
        &self,
        range: Range<usize>,
        archive: &Archive,
    ) -> Option<(Shelfmark, usize)> {
        let words = self.text(range.clone());
        let end = words.find(';').unwrap_or(words.len());
        let whole = self.trimmed(range.start..range.start + end);
        let whole = whole.start..self.without_joint(whole);
        let words = self.text(whole.clone());
        let sentence = words.find(". ").map_or(whole.end, |stop| whole.start + stop);
        let read = [whole.end, sentence].into_iter().find_map(|end| {
            let mark = archive.read_shelfmark(&self.citation.slice(whole.start..end)).ok()?;
            Some((mark, end))
        });
        let unread = || Shelfmark { words: self.citation.slice(whole.clone()), parts: Vec::new() };
        let figures = words.contains(|c: char| c.is_ascii_digit());
        read.or_else(|| figures.then(|| (unread(), whole.end)))
    }

    /// Where a range ends if the `and` that leads to the next witness is left out.
    fn without_joint(&self, range: Range<usize>) -> usize {
        let words = self.text(range.clone());
        range.start + words.strip_suffix(" and").unwrap_or(words).trim_end().len()
    }

    /// A source in no registered archive: a printed one, or an archive with its words kept whole.
    pub(super) fn foreign_source(&self, range: Range<usize>, cable: &mut Cable) {
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
        let unnamed = self.unnamed_witness(&range);
        cable.witnesses.push(unnamed.unwrap_or_else(|| self.foreign_witness(range)));
    }

    /// A copy in an archive that is known by its shelfmark alone: nothing of its name is cited.
    fn unnamed_witness(&self, range: &Range<usize>) -> Option<Witness> {
        let words = self.citation.slice(range.clone());
        let archive = self.archives.of_unnamed_shelfmark(&words)?;
        Some(Witness {
            archive: Some(Spanned::new(archive.id.clone(), words.span)),
            repository: self.citation.slice(range.start..range.start),
            shelfmark: archive.read_shelfmark(&words).ok(),
            span: words.span,
        })
    }

    /// An archive without a register entry: its name up to the first comma or figure, the rest kept whole.
    fn foreign_witness(&self, range: Range<usize>) -> Witness {
        let words = self.text(range.clone());
        let comma = words.find(", ").unwrap_or(words.len());
        let figure = words[..comma].find(|c: char| c.is_ascii_digit());
        let named =
            figure.filter(|&at| names_an_archive(&words[..at]) && words[..at].ends_with(' '));
        let comma = range.start + named.unwrap_or(comma);
        let name = range.start..range.start + words[..comma - range.start].trim_end().len();
        let mark = self.trimmed(comma..range.end);
        let shelfmark = (!mark.is_empty())
            .then(|| Shelfmark { words: self.citation.slice(mark), parts: Vec::new() });
        Witness {
            archive: None,
            repository: self.citation.slice(name),
            shelfmark,
            span: self.citation.part(range),
        }
    }
}

/// How long the city is that stands between an archive's name and a shelfmark: `AVP RF, Moscow, f. 0742, op. 41`.
fn seat_length(words: &str, levels: &[Level]) -> usize {
    let Some((city, behind)) = words.split_once(", ") else { return 0 };
    // Several words may be the name of a collection, which the shelfmark lacks then.
    let named =
        city.starts_with(char::is_uppercase) && city.chars().all(|c| c.is_alphabetic() || c == '-');
    if named && shelfmark::prefix(behind, levels).is_some() { city.len() + ", ".len() } else { 0 }
}

/// Whether words that no grammar reads were meant as a shelfmark: they name a level or an archive and have figures.
fn looks_like_a_shelfmark(words: &str) -> bool {
    let mut each = words.split(|c: char| !c.is_alphabetic());
    words.contains(|c: char| c.is_ascii_digit()) && (each.any(is_level) || names_an_archive(words))
}

fn names_an_archive(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
        && ["Archive ", "Archives "].iter().any(|name| words.contains(name))
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

/// Whether the words are of a book or a journal: a place and year of printing, a volume, pages.
fn looks_printed(words: &str) -> bool {
    let has = |marks: &[&str]| marks.iter().any(|mark| words.contains(mark));
    let place_and_year = words.contains('(') && words.contains("19") | words.contains("20");
    place_and_year && (has(&[": ", "Press", "Vol", "vol"]))
        || has(&["Bulletin", " et al.", "Selected Works"])
}
