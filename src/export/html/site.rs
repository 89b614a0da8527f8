//! All records together: their order, who follows whom, and what refers to what.

use std::collections::{BTreeMap, HashMap};

use super::index::{self, Index};
use super::people::People;
use super::replies::Replies;
use super::search::Terms;
use super::{Contradiction, Entry, Names, Page};
use super::{network, overview, record, search};
use crate::cable::{Cable, PartialDate};
use crate::export::slug::Slugs;
use crate::source::Source;

/// What the first go over the documents gathers.
#[derive(Debug, Default)]
pub struct Survey {
    entries: Vec<Entry>,
    terms: Terms,
    contradictions: Vec<Contradiction>,
    named_by_day: Vec<(usize, usize)>,
}

impl Survey {
    /// Takes a record, and gives back its number.
    pub fn add(&mut self, mut entry: Entry) -> usize {
        let record = self.entries.len();
        let (words, lines) = (std::mem::take(&mut entry.terms), std::mem::take(&mut entry.lines));
        self.terms.add(record, words, lines);
        self.entries.push(entry);
        record
    }

    /// Takes what contradicts itself in records that were added.
    pub fn contradict(&mut self, contradictions: impl IntoIterator<Item = Contradiction>) {
        self.contradictions.extend(contradictions);
    }

    /// Takes pairs of records of which the first names the second by its day.
    pub fn name_by_day(&mut self, pairs: impl IntoIterator<Item = (usize, usize)>) {
        self.named_by_day.extend(pairs);
    }

    /// The site of all records, under a title.
    pub fn finish(self, title: &str) -> Site {
        let Survey { entries, terms, contradictions, named_by_day } = self;
        let mut slugs = Slugs::default();
        let slugs = entries.iter().map(|entry| slugs.give(&entry.stem)).collect();
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by_key(|&record| {
            let Entry { day, stem, .. } = &entries[record];
            (day.is_none(), *day, stem.as_str(), record)
        });
        let neighbours = neighbours(&order, entries.len());
        let series = series(&entries, &order);
        let targets = targets(&entries);
        let named = named(&targets, &named_by_day);
        let replies = Replies::of(&entries, &named, &order);
        let mut named_by = vec![Vec::new(); entries.len()];
        for &record in &order {
            named[record].iter().for_each(|&named| named_by[named].push(record));
        }
        let people = People::of(&entries);
        let indexes = index::all(&entries, &order, &people);
        let title = title.to_owned();
        let mut disagreeing = vec![Vec::new(); entries.len()];
        for (at, contradiction) in contradictions.iter().enumerate() {
            contradiction.records().into_iter().for_each(|record| disagreeing[record].push(at));
        }
        Site {
            title,
            entries,
            slugs,
            order,
            neighbours,
            series,
            targets,
            named_by,
            replies,
            people,
            indexes,
            terms,
            contradictions,
            disagreeing,
        }
    }
}

/// A site of which everything is known but the texts.
#[derive(Debug)]
pub struct Site {
    pub(super) title: String,
    pub(super) entries: Vec<Entry>,
    slugs: Vec<String>,
    /// Records by date; those without date come last.
    pub(super) order: Vec<usize>,
    neighbours: Vec<Neighbours>,
    series: Vec<Option<Series>>,
    /// For each record the numbers that it names, with the records that bear them.
    targets: Vec<BTreeMap<String, usize>>,
    pub(super) named_by: Vec<Vec<usize>>,
    pub(super) replies: Replies,
    pub(super) people: People,
    pub(super) indexes: Vec<Index>,
    terms: Terms,
    pub(super) contradictions: Vec<Contradiction>,
    /// For each record the contradictions that it has part in.
    disagreeing: Vec<Vec<usize>>,
}

/// Who stands before and behind a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Neighbours {
    pub(super) previous: Option<usize>,
    pub(super) next: Option<usize>,
}

/// Where a record stands among all from its sender to its recipient.
#[derive(Clone, Copy, Debug)]
pub(super) struct Series {
    pub(super) neighbours: Neighbours,
    /// From 1.
    pub(super) place: usize,
    pub(super) length: usize,
}

impl Site {
    /// The reading page of a record.
    pub fn record(&self, record: usize, cable: &Cable, source: &Source, names: Names<'_>) -> Page {
        record::page(self, record, cable, source, names)
    }

    /// Every page that is not of a record, and what pages load.
    pub fn pages(&self) -> impl Iterator<Item = Page> {
        let assets = [
            ("edition.css", include_str!("edition.css")),
            ("edition.js", include_str!("edition.js")),
        ];
        let assets =
            assets.map(|(path, text)| Page { path: path.to_owned(), text: text.to_owned() });
        [overview::front(self), overview::contradictions(self), network::page(self)]
            .into_iter()
            .chain(self.indexes.iter().flat_map(|index| index.pages(self)))
            .chain(search::scripts(self, &self.terms))
            .chain(assets)
    }

    /// The address of a record's page in the site's folder.
    pub(super) fn address(&self, record: usize) -> String {
        format!("records/{}.html", self.slugs[record])
    }

    pub(super) fn neighbours(&self, record: usize) -> Neighbours {
        self.neighbours[record]
    }

    pub(super) fn series(&self, record: usize) -> Option<Series> {
        self.series[record]
    }

    /// The record that bears a number which another names.
    pub(super) fn target(&self, record: usize, n: &str) -> Option<usize> {
        self.targets[record].get(n).copied()
    }

    /// The contradictions that a record has part in.
    pub(super) fn contradictions_of(&self, record: usize) -> impl Iterator<Item = &Contradiction> {
        self.disagreeing[record].iter().map(|&at| &self.contradictions[at])
    }

    /// Every contradiction once, with its number on the page of the first record that it is about. Records come by date.
    pub(super) fn contradictions_by_record(&self) -> Vec<(usize, Vec<(usize, &Contradiction)>)> {
        let mut seen = vec![false; self.contradictions.len()];
        let mut of = |record: usize| {
            let numbered = (1..).zip(&self.disagreeing[record]);
            let new = numbered.filter(|&(_, &at)| !std::mem::replace(&mut seen[at], true));
            let new = new.map(|(number, &at)| (number, &self.contradictions[at]));
            (record, new.collect::<Vec<_>>())
        };
        let all = self.order.iter().map(|&record| of(record));
        all.filter(|(_, found)| !found.is_empty()).collect()
    }

    /// How many records an entry of an index leads to.
    pub(super) fn indexed_count(&self, index: &str, key: &str) -> usize {
        let mut indexes = self.indexes.iter().filter(|known| known.name == index);
        indexes.next().map_or(0, |index| index.count(key))
    }

    /// The address of an entry of an index.
    pub(super) fn indexed(&self, index: &str, key: &str) -> Option<&str> {
        self.indexes.iter().find(|known| known.name == index)?.address(key)
    }
}

fn neighbours(order: &[usize], length: usize) -> Vec<Neighbours> {
    let mut neighbours = vec![Neighbours::default(); length];
    for pair in order.windows(2) {
        neighbours[pair[0]].next = Some(pair[1]);
        neighbours[pair[1]].previous = Some(pair[0]);
    }
    neighbours
}

/// Letters from one sender to one recipient are a series; what has no sender or no recipient is in none.
fn series(entries: &[Entry], order: &[usize]) -> Vec<Option<Series>> {
    let mut series: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for &record in order {
        let Entry { senders, recipients, .. } = &entries[record];
        if let (Some(sender), Some(recipient)) = (senders.first(), recipients.first()) {
            series.entry((&sender.key, &recipient.key)).or_default().push(record);
        }
    }
    let mut places = vec![None; entries.len()];
    for records in series.values() {
        for (at, &record) in records.iter().enumerate() {
            let neighbours = Neighbours {
                previous: at.checked_sub(1).map(|at| records[at]),
                next: records.get(at + 1).copied(),
            };
            places[record] = Some(Series { neighbours, place: at + 1, length: records.len() });
        }
    }
    places
}

/// The records that references mean: numbers begin again every year, so a number means a record of the same year,
/// not later than the text; and none where two bear it.
fn targets(entries: &[Entry]) -> Vec<BTreeMap<String, usize>> {
    let mut bearers: HashMap<(Option<i16>, String), Vec<usize>> = HashMap::new();
    for (record, entry) in entries.iter().enumerate() {
        for (_, n) in &entry.numbers {
            bearers.entry((year(entry), bare(n))).or_default().push(record);
        }
    }
    let target = |record: usize, n: &String| {
        let entry = &entries[record];
        let earlier = |&other: &usize| other != record && entries[other].day <= entry.day;
        let bearers = bearers.get(&(year(entry), bare(n)))?;
        let mut bearers: Vec<usize> = bearers.iter().copied().filter(earlier).collect();
        bearers.dedup();
        match bearers[..] {
            [only] => Some((n.clone(), only)),
            _ => None,
        }
    };
    let of =
        |record: usize| entries[record].references.iter().filter_map(move |n| target(record, n));
    (0..entries.len()).map(|record| of(record).collect()).collect()
}

/// The records that each one names, by their numbers or by their days, each once.
fn named(targets: &[BTreeMap<String, usize>], by_day: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut named: Vec<Vec<usize>> =
        targets.iter().map(|targets| targets.values().copied().collect()).collect();
    by_day.iter().for_each(|&(record, other)| named[record].push(other));
    for named in &mut named {
        named.sort_unstable();
        named.dedup();
    }
    named
}

fn year(entry: &Entry) -> Option<i16> {
    entry.day.and_then(|PartialDate { year, .. }| year)
}

/// The number without zeros at its head and without what stands around it: `№ 00612` is 612.
fn bare(n: &str) -> String {
    let n = n.trim_start_matches(|c: char| !c.is_alphanumeric() || c == '0').trim_end();
    n.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_without_what_surrounds_them() {
        for (a, b) in [("00612", "612"), ("№ 612", "612"), ("612/SH", "612/sh"), ("#612.", "612")]
        {
            assert_eq!(bare(a), bare(b));
        }
        assert_ne!(bare("612/sh"), bare("612"));
    }

    #[test]
    fn neighbours_follow_the_order() {
        let found = neighbours(&[2, 0, 1], 3);
        assert_eq!(found[0], Neighbours { previous: Some(2), next: Some(1) });
        assert_eq!(found[2], Neighbours { previous: None, next: Some(0) });
    }
}
