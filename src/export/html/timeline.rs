//! The timeline: how many records there are of each month, or of each year.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::index::month_key;
use super::site::Site;
use super::words::{month, records};
use crate::cable::PartialDate;

/// The picture; nothing where no record is dated.
pub(super) fn figure(site: &Site) -> Markup {
    let days: Vec<PartialDate> = dated(site);
    let bars = bars(&days);
    let undated = site.entries.len() - days.len();
    let greatest = bars.iter().map(|bar| bar.count).max().unwrap_or(0);
    html! {
        @if greatest > 0 {
            figure.timeline {
                svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT + FOOT) } role="group"
                    aria-labelledby="timeline-title" {
                    title #timeline-title { "Records over time" }
                    @for (at, bar) in bars.iter().enumerate() {
                        (drawn(site, bar, at, bars.len(), greatest))
                    }
                    line x1="0" x2=(WIDTH) y1=(HEIGHT) y2=(HEIGHT) {}
                }
                figcaption {
                    "Records by " (if by_months(&days) { "month" } else { "year" })
                    "; the highest column is " (records(greatest)) "."
                    @if undated > 0 { " " (records(undated)) " without a year." }
                }
            }
        }
    }
}

const WIDTH: usize = 720;
const HEIGHT: usize = 96;
const FOOT: usize = 22;

/// The days of all records whose year is known, in order.
fn dated(site: &Site) -> Vec<PartialDate> {
    let days = site.order.iter().filter_map(|&record| site.entries[record].day);
    days.filter(|day| day.year.is_some()).collect()
}

/// A column: a month or some years.
#[derive(Debug, PartialEq, Eq)]
struct Bar {
    /// What is written below it, where something is.
    foot: Option<String>,
    title: String,
    /// The month, or the first month of the years that has a record.
    first: Option<PartialDate>,
    count: usize,
}

/// Months are told apart where there are not more of them than can be seen.
fn by_months(days: &[PartialDate]) -> bool {
    let years = |day: Option<&PartialDate>| day.and_then(|day| day.year).map_or(0, i32::from);
    years(days.last()) - years(days.first()) < 10
}

fn bars(days: &[PartialDate]) -> Vec<Bar> {
    let by_months = by_months(days);
    let position = |day: &PartialDate| {
        let year = i32::from(day.year.unwrap_or(0));
        if by_months { year * 12 + i32::from(day.month.unwrap_or(1)) - 1 } else { year }
    };
    let mut counts: BTreeMap<i32, (usize, PartialDate)> = BTreeMap::new();
    days.iter().for_each(|day| counts.entry(position(day)).or_insert((0, *day)).0 += 1);
    let (Some((&first, _)), Some((&last, _))) = (counts.first_key_value(), counts.last_key_value())
    else {
        return Vec::new();
    };
    let step = if by_months { 1 } else { (last - first) / 120 + 1 };
    let starts = (first..=last).step_by(usize::try_from(step).unwrap_or(1));
    let bar = |start: i32| {
        let mut within = counts.range(start..start + step).map(|(_, found)| found).peekable();
        let first = within.peek().map(|(_, day)| *day);
        let count = within.map(|(count, _)| count).sum();
        let (foot, title) = words(start, step, by_months, last - first_of(&counts));
        Bar { foot, title, first, count }
    };
    starts.map(bar).collect()
}

fn first_of(counts: &BTreeMap<i32, (usize, PartialDate)>) -> i32 {
    counts.first_key_value().map_or(0, |(first, _)| *first)
}

/// What is written below a column, and what it is of.
fn words(start: i32, step: i32, by_months: bool, length: i32) -> (Option<String>, String) {
    if by_months {
        let (year, number) = (start.div_euclid(12), start.rem_euclid(12) + 1);
        let name = month(u8::try_from(number).unwrap_or(0));
        let foot = (number == 1).then(|| year.to_string());
        let short = || format!("{} {year}", &name[..3]);
        (if length < 14 { Some(short()) } else { foot }, format!("{name} {year}"))
    } else if step == 1 {
        let every = if length < 14 { 1 } else { 10 };
        ((start.rem_euclid(every) == 0).then(|| start.to_string()), start.to_string())
    } else {
        let foot = (start.rem_euclid(100) < step).then(|| start.to_string());
        (foot, format!("{start} to {}", start + step - 1))
    }
}

fn drawn(site: &Site, bar: &Bar, at: usize, length: usize, greatest: usize) -> Markup {
    let left = at * WIDTH / length;
    let width = ((at + 1) * WIDTH / length - left).min(28);
    let height = (bar.count * (HEIGHT - 8)).div_ceil(greatest);
    let address = bar.first.and_then(|day| site.indexed("dates", &month_key(Some(day))));
    html! {
        @if let Some(address) = address {
            a href=(address) aria-label={ (bar.title) ": " (records(bar.count)) } {
                rect x=(left) y=(HEIGHT - height) height=(height)
                    width=(width.saturating_sub(usize::from(width > 3)).max(1)) {
                    title { (bar.title) ": " (records(bar.count)) }
                }
            }
        }
        @if let Some(foot) = &bar.foot { text x=(left) y=(HEIGHT + 16) { (foot) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(days: &[&str]) -> Vec<(String, usize)> {
        let day = |text: &&str| PartialDate::from_iso(text).expect("a date");
        let days: Vec<_> = days.iter().map(day).collect();
        bars(&days).into_iter().map(|bar| (bar.title, bar.count)).collect()
    }

    #[test]
    fn months_without_records_have_their_place() {
        let found = counts(&["1950-11", "1950-11-30", "1951-01-02"]);
        let expected = [("November 1950", 2), ("December 1950", 0), ("January 1951", 1)];
        assert_eq!(found, expected.map(|(title, count)| (title.to_owned(), count)));
    }

    #[test]
    fn long_times_are_counted_in_years() {
        assert_eq!(counts(&["1900", "1950-01-02"]).len(), 51);
        let ages = counts(&["0100", "1950-01-02"]);
        assert!(ages.len() <= 121, "{}", ages.len());
        assert_eq!(ages.iter().map(|(_, count)| count).sum::<usize>(), 2);
        assert_eq!(counts(&[]), []);
    }
}
