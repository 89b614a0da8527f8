//! The rows of each index.

use super::super::entry::Entry;
use super::super::people::People;
use super::super::search::bare;
use super::super::who::Who;
use super::super::words::month;
use crate::cable::{PartialDate, Series};

/// A record under one of its heads.
#[derive(Debug)]
pub(super) struct Row {
    /// Rows that are equal in it keep their order.
    pub(super) sort: (String, String, String),
    pub(super) part: String,
    /// What the group is known by elsewhere.
    pub(super) key: String,
    pub(super) group: String,
    pub(super) leads: Leads,
}

/// What a row leads to.
#[derive(Debug)]
pub(super) enum Leads {
    Record {
        lead: String,
        record: usize,
    },
    /// To a group of that key.
    Elsewhere(String),
}

/// By year and month.
pub(super) fn dates(entries: &[Entry], order: &[usize]) -> Vec<Row> {
    let row = |&record: &usize| {
        let day = entries[record].day;
        let (sort, part, group) = heads(day);
        let key = month_key(day);
        let lead = day.and_then(|day| day.day).map_or_else(String::new, |day| day.to_string());
        Row { sort, part, key, group, leads: Leads::Record { lead, record } }
    };
    order.iter().map(row).collect()
}

/// What the month of a day is known by.
pub(in super::super) fn month_key(day: Option<PartialDate>) -> String {
    day.map_or_else(|| "undated".to_owned(), |day| PartialDate { day: None, ..day }.to_string())
}

fn heads(day: Option<PartialDate>) -> ((String, String, String), String, String) {
    let year = day.and_then(|day| day.year);
    let number = day.and_then(|day| day.month);
    let part = year.map_or_else(|| "Without year".to_owned(), |year| year.to_string());
    let group = match (year, number) {
        (Some(year), Some(number)) => format!("{} {year}", month(number)),
        (Some(year), None) => format!("{year}, month not known"),
        (None, Some(number)) => month(number).to_owned(),
        (None, None) => "Undated".to_owned(),
    };
    // A year may be negative or have five figures; shifted, all of them sort as text.
    let sort =
        year.map_or_else(|| "~".to_owned(), |year| format!("{:06}", i32::from(year) + 40000));
    ((sort, format!("{:02}", number.unwrap_or(99)), String::new()), part, group)
}

/// By the first letter of the surname, with cover names among them.
pub(super) fn persons(entries: &[Entry], order: &[usize], people: &People) -> Vec<Row> {
    let rows = order.iter().flat_map(|&record| {
        let entry = &entries[record];
        let row = move |who: &Who| {
            let is_in = |side: &[Who]| side.iter().any(|one| one.key == who.key);
            let lead = match (is_in(&entry.senders), is_in(&entry.recipients)) {
                (true, _) => "from",
                (_, true) => "to",
                _ => "named",
            };
            let leads = Leads::Record { lead: lead.to_owned(), record };
            person(&who.key, people.head(&who.key), leads)
        };
        entry.people.iter().filter(|who| !who.is_place).map(row)
    });
    let covers = people.covers.values().flat_map(|(cover, keys)| {
        keys.iter().map(|key| person(&cover.to_lowercase(), cover, Leads::Elsewhere(key.clone())))
    });
    rows.chain(covers).collect()
}

fn person(key: &str, head: &str, leads: Leads) -> Row {
    let bare = bare(head);
    let part = bare.chars().find(|c| c.is_alphanumeric());
    let part = part.map_or_else(|| "–".to_owned(), |c| c.to_uppercase().collect());
    let sort = (part.clone(), bare, key.to_owned());
    Row { sort, part, key: key.to_owned(), group: head.to_owned(), leads }
}

/// By archive and file, in the order of the leaves.
pub(super) fn archives(entries: &[Entry], order: &[usize]) -> Vec<Row> {
    let rows = order.iter().flat_map(|&record| {
        entries[record].copies.iter().map(move |copy| {
            let group = copy.file.clone().unwrap_or_else(|| "No shelfmark".to_owned());
            let leaves = copy.leaves.as_deref().unwrap_or_default();
            let sort = (copy.archive.to_lowercase(), natural(&group), natural(leaves));
            let lead = leaves_of(leaves);
            let key = file_key(&copy.archive, &group);
            Row {
                sort,
                part: copy.archive.clone(),
                key,
                group,
                leads: Leads::Record { lead, record },
            }
        })
    });
    rows.collect()
}

/// `l. 33`, `ll. 33–36`; of several leaves and ranges the first.
fn leaves_of(leaves: &str) -> String {
    let (first, more) =
        leaves.split_once([',', ';']).map_or((leaves, ""), |(first, _)| (first, " …"));
    let is_range = first.contains(['-', '–']);
    match first.trim() {
        "" => String::new(),
        first if is_range || !more.is_empty() => format!("ll. {}{more}", first.replace('-', "–")),
        first => format!("l. {first}"),
    }
}

/// What a file of an archive is known by.
pub(in super::super) fn file_key(archive: &str, file: &str) -> String {
    format!("{archive} {file}")
}

/// By series, those first that name a cable, and year.
pub(super) fn numbers(entries: &[Entry], order: &[usize]) -> Vec<Row> {
    let rows = order.iter().flat_map(|&record| {
        let entry = &entries[record];
        entry.numbers.iter().map(move |(series, n)| {
            let year = entry.day.and_then(|day| day.year);
            let group = year.map_or_else(|| "Without year".to_owned(), |year| year.to_string());
            let part = series_name(*series);
            let key = number_key(*series, &group);
            // Those that name a cable are declared first.
            let sort = ((*series as u8).to_string(), natural(&group), natural(n));
            let leads = Leads::Record { lead: n.clone(), record };
            Row { sort, part: part.to_owned(), key, group, leads }
        })
    });
    rows.collect()
}

/// What the numbers of a series in a year are known by.
pub(in super::super) fn number_key(series: Series, year: &str) -> String {
    format!("{} {year}", series.name())
}

/// A series of numbers as readers know it.
fn series_name(series: Series) -> &'static str {
    match series {
        Series::Register => "Numbers of the cipher register",
        Series::Sender => "Numbers of the sender",
        Series::Special => "Special series",
        Series::Place => "Numbers of the place of sending",
        Series::Stamp => "Numbers of register stamps",
        Series::Protocol => "Numbers of protocols",
    }
}

/// Text that sorts by the values of the numbers in it.
fn natural(text: &str) -> String {
    let mut key = String::new();
    let mut figures = String::new();
    for c in text.to_lowercase().chars().chain([' ']) {
        if c.is_ascii_digit() {
            figures.push(c);
        } else {
            if !figures.is_empty() {
                key.push_str(&format!("{:0>12}", figures.trim_start_matches('0')));
                figures.clear();
            }
            key.push(c);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_are_led_by_their_sign() {
        for (leaves, lead) in
            [("", ""), ("33", "l. 33"), ("33-36", "ll. 33–36"), ("3, 7-9", "ll. 3 …")]
        {
            assert_eq!(leaves_of(leaves), lead);
        }
    }

    #[test]
    fn numbers_sort_by_value() {
        let mut dela = ["d. 20", "d. 3", "d. 020a", "d. 100"];
        dela.sort_by_key(|text| natural(text));
        assert_eq!(dela, ["d. 3", "d. 20", "d. 020a", "d. 100"]);
    }
}
