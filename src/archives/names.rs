//! Finding the names of archives in prose, word by word.

use std::collections::HashMap;
use std::ops::Range;

use super::Archive;
use super::nearest::slips;

/// A place in prose where an archive is named.
#[derive(Clone, Debug)]
pub struct Mention<'a> {
    /// Where, as offsets in the text.
    pub range: Range<usize>,
    /// Which archive.
    pub archive: &'a Archive,
}

/// Every name of every archive, under its first word.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_first_word: HashMap<String, Vec<Entry>>,
}

/// One name.
#[derive(Debug)]
struct Entry {
    folded: String,
    words: Vec<(String, String)>,
    archive: usize,
}

impl Names {
    /// The names of these archives; an archive is known by its place among them.
    pub(super) fn new(archives: &[Archive]) -> Names {
        let mut names = Names::default();
        for (at, archive) in archives.iter().enumerate() {
            for name in spellings(archive) {
                names.add(name, at);
            }
        }
        for entries in names.by_first_word.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
        }
        names
    }

    fn add(&mut self, name: &str, archive: usize) {
        let words: Vec<_> = words(name).map(|word| (word.gap.to_owned(), word.folded)).collect();
        let Some((_, first)) = words.first() else { return };
        let entries = self.by_first_word.entry(first.clone()).or_default();
        entries.push(Entry { folded: fold(name), words, archive });
    }

    /// The mentions in a text. Each word is looked up once, and a name is compared only where its first
    /// word stands.
    pub(super) fn mentions<'a>(&self, text: &str, archives: &'a [Archive]) -> Vec<Mention<'a>> {
        let words: Vec<_> = words(text).collect();
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let Some(entry) = self.name_at(&words[at..]).filter(|_| !words[at].in_address(text))
            else {
                at += 1;
                continue;
            };
            let (behind, end) = self.with_brackets(entry, text, &words, at + entry.words.len());
            let range = words[at].range.start..end;
            mentions.push(Mention { range, archive: &archives[entry.archive] });
            at = behind;
        }
        mentions
    }

    /// The longest name at the beginning of the words.
    fn name_at(&self, words: &[Word]) -> Option<&Entry> {
        self.by_first_word.get(&words[0].folded)?.iter().find(|entry| entry.begins(words))
    }

    /// The end of a name together with a second name of the same archive in brackets behind it, and
    /// the number of the word behind both.
    fn with_brackets(
        &self,
        entry: &Entry,
        text: &str,
        words: &[Word],
        behind: usize,
    ) -> (usize, usize) {
        let end = words[behind - 1].range.end;
        let second = words.get(behind).filter(|word| word.gap == "(");
        let second = second.and_then(|_| self.name_at(&words[behind..]));
        let Some(second) = second.filter(|second| second.archive == entry.archive) else {
            return (behind, end);
        };
        let last = behind + second.words.len();
        let close = words[last - 1].range.end;
        if text[close..].starts_with(')') { (last, close + 1) } else { (behind, end) }
    }

    /// The archive whose name has the fewest slips in it, if there is one such archive.
    pub(super) fn nearest(&self, words: &str) -> Option<usize> {
        let words = fold(words);
        let entries = self.by_first_word.values().flatten();
        let near: Vec<_> = entries
            .filter_map(|entry| Some((slips(&entry.folded, &words)?, entry.archive)))
            .collect();
        let &(fewest, archive) = near.iter().min()?;
        let others = near.iter().any(|&(slips, other)| slips == fewest && other != archive);
        (!others).then_some(archive)
    }
}

fn spellings(archive: &Archive) -> impl Iterator<Item = &str> {
    let names = archive.names.iter().map(|name| name.words.as_str());
    let former = archive.former.iter().map(|name| name.words.as_str());
    [archive.id.as_str(), archive.name.as_str()].into_iter().chain(names).chain(former)
}

impl Entry {
    fn begins(&self, words: &[Word]) -> bool {
        let same = |(at, ((gap, own), word)): (usize, (&(String, String), &Word))| {
            *own == word.folded && (at == 0 || gap == word.gap)
        };
        words.len() >= self.words.len() && self.words.iter().zip(words).enumerate().all(same)
    }
}

/// A word of a text, in lower case.
struct Word<'a> {
    folded: String,
    range: Range<usize>,
    /// What stands between it and the word before, without blanks: in `President, Russian` a comma.
    gap: &'a str,
}

impl Word<'_> {
    /// Whether the word is a piece of an address or of a longer word: `www.garf.ru`.
    fn in_address(&self, text: &str) -> bool {
        text[..self.range.start].ends_with(['/', '.', '@', '_', '-'])
    }
}

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let rest = &text[start..];
        let end = start + rest.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(rest.len());
        let gap = text[at..start].trim();
        at = end;
        Some(Word { folded: text[start..end].to_lowercase(), range: start..end, gap })
    })
}

/// The words alone, in lower case and one blank apart.
pub(super) fn fold(name: &str) -> String {
    words(name).map(|word| word.folded).collect::<Vec<_>>().join(" ")
}
