//! Indexes: records led by dates, persons, archives and numbers.

mod rows;
mod pages;

pub(super) use pages::title;
pub(super) use rows::{file_key, month_key, number_key};

use std::collections::HashMap;

use super::entry::Entry;
use super::people::People;
use crate::export::slug::{Slugs, slug};
use crate::report::counted;
use rows::{Leads, Row};

/// Every index of the site.
pub(super) fn all(entries: &[Entry], order: &[usize], people: &People) -> Vec<Index> {
    vec![
        Index::new("dates", "By date", "month", rows::dates(entries, order)),
        Index::new("persons", "By person", "name", rows::persons(entries, order, people)),
        Index::new("archives", "By archive and delo", "file", rows::archives(entries, order)),
        Index::new("numbers", "By cable number", "number", rows::numbers(entries, order)),
    ]
}

/// An index: parts, in them groups, in them records.
#[derive(Debug)]
pub(super) struct Index {
    /// The name of its page, without ending.
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    /// What it leads by.
    lead_by: &'static str,
    pub(super) parts: Vec<Part>,
    /// For each key the address of its group, and how many lines that has.
    addresses: HashMap<String, (String, usize)>,
    /// Whether each part has a page of its own, for all would be too long for one.
    is_split: bool,
}

/// A part of an index: a year, an archive, a letter.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) heading: String,
    slug: String,
    pub(super) groups: Vec<Group>,
}

/// What records are led by: a month, a delo, a person.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) key: String,
    pub(super) heading: String,
    slug: String,
    lines: Vec<Line>,
    /// The keys of groups that the reader is sent to: `Filippov, see Stalin`.
    see: Vec<String>,
}

/// A record in an index.
#[derive(Debug)]
struct Line {
    /// What stands before its title.
    lead: String,
    record: usize,
}

/// So many lines are still a page.
const LINES: usize = 400;

impl Index {
    /// The index of those rows, which come in the order of their lines.
    fn new(
        name: &'static str,
        title: &'static str,
        lead_by: &'static str,
        mut rows: Vec<Row>,
    ) -> Index {
        rows.sort_by(|a, b| a.sort.cmp(&b.sort));
        let is_split = rows.len() > LINES;
        let (parts, addresses) = (Vec::new(), HashMap::new());
        let mut index = Index { name, title, lead_by, parts, addresses, is_split };
        let (mut pages, mut places) = (Slugs::default(), Slugs::default());
        for Row { part, group, key, leads, .. } in rows {
            if index.parts.last().is_none_or(|last| last.heading != part) {
                let slug = pages.give(&slug(&part));
                index.parts.push(Part { heading: part, slug, groups: Vec::new() });
            }
            let part = index.parts.last_mut().expect("one was put there if there was none");
            if part.groups.last().is_none_or(|last| last.key != key) {
                let slug = format!("{}-{}", &name[..1], places.give(&slug(&key)));
                part.groups.push(Group {
                    key,
                    heading: group,
                    slug,
                    lines: Vec::new(),
                    see: Vec::new(),
                });
            }
            let group = part.groups.last_mut().expect("one was put there if there was none");
            match leads {
                Leads::Record { lead, record } => group.lines.push(Line { lead, record }),
                Leads::Elsewhere(key) => group.see.push(key),
            }
        }
        index.addresses = index.groups().map(|(part, group)| index.entry(part, group)).collect();
        index
    }

    fn groups(&self) -> impl Iterator<Item = (&Part, &Group)> {
        self.parts.iter().flat_map(|part| part.groups.iter().map(move |group| (part, group)))
    }

    fn entry(&self, part: &Part, group: &Group) -> (String, (String, usize)) {
        (group.key.clone(), (format!("{}#{}", self.page_of(part), group.slug), group.count()))
    }

    /// The address of what records are led by.
    pub(super) fn address(&self, key: &str) -> Option<&str> {
        self.addresses.get(key).map(|(address, _)| address.as_str())
    }

    /// How many lines there are of it.
    pub(super) fn count(&self, key: &str) -> usize {
        self.addresses.get(key).map_or(0, |(_, count)| *count)
    }

    /// `44 months`: how much there is to choose from.
    pub(super) fn extent(&self) -> String {
        // The groups of numbers are years, which are not what it leads by.
        let is_by_line = self.name == "numbers";
        let count = |(_, group): (&Part, &Group)| match group.count() {
            // A name that only leads to another is none more.
            count if is_by_line || count == 0 => count,
            _ => 1,
        };
        counted(self.groups().map(count).sum(), self.lead_by)
    }

    /// The page that a part stands on.
    fn page_of(&self, part: &Part) -> String {
        let name = self.name;
        if self.is_split { format!("{name}/{}.html", part.slug) } else { format!("{name}.html") }
    }
}

impl Part {
    pub(super) fn count(&self) -> usize {
        self.groups.iter().map(Group::count).sum()
    }
}

impl Group {
    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }
}
