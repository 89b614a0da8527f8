//! The timeline: how many records there are of each month, or of each year.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::index::month_key;
use super::site::Site;
use super::words::{month, records};
use crate::cable::PartialDate;

/// The picture; nothing where no record is dated.
pub(super) fn figure(site: &Site) -> Markup {
    let days: Vec<PartialDate> = dated(site);
    let columns = columns(&days);
    let undated = site.entries.len() - days.len();
    let counts = columns.iter().filter_map(|column| Some(column.as_ref()?.count));
    let greatest = counts.max().unwrap_or(0);
    html! {
        @if greatest > 0 {
            figure.timeline {
                svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT + FOOT) } role="group"
                    aria-labelledby="timeline-title" {
                    title #timeline-title { "Records over time" }
                    line x1="0" x2=(WIDTH) y1=(HEIGHT) y2=(HEIGHT) {}
                    @for (at, column) in columns.iter().enumerate() {
                        @let left = at * WIDTH / columns.len();
                        @let width = (at + 1) * WIDTH / columns.len() - left;
                        @match column {
                            Some(bar) => { (drawn(site, bar, left, width, greatest)) }
                            None => { (interruption(left + width / 2)) }
                        }
                    }
                    (feet(&columns))
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
const FOOT: usize = 28;

/// The days of all records whose year is known, in order.
fn dated(site: &Site) -> Vec<PartialDate> {
    let days = site.order.iter().filter_map(|&record| site.entries[record].day);
    days.filter(|day| day.year.is_some()).collect()
}

/// A column: a month or some years.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bar {
    /// What is written below it, where something is.
    foot: Option<String>,
    title: String,
    /// Whether the axis begins with it, or begins again.
    is_first: bool,
    /// The month, or the first month of the years that has a record.
    first: Option<PartialDate>,
    count: usize,
}

/// Months are told apart where there are not more of them than can be seen.
fn by_months(days: &[PartialDate]) -> bool {
    let years: BTreeSet<i32> = days.iter().filter_map(|day| day.year).map(i32::from).collect();
    let spells = spells(years, LONG);
    spells.iter().map(|(first, last)| last - first + 1).sum::<i32>() <= 10
}

/// So many empty years, or twelve times as many months, are not drawn.
const LONG: i32 = 10;

/// The first and last numbers of rows in which no gap is long.
fn spells(numbers: impl IntoIterator<Item = i32>, long: i32) -> Vec<(i32, i32)> {
    let mut spells: Vec<(i32, i32)> = Vec::new();
    for number in numbers {
        match spells.last_mut() {
            Some((_, last)) if number - *last <= long => *last = number,
            _ => spells.push((number, number)),
        }
    }
    spells
}

/// The columns, with `None` where the axis is interrupted.
fn columns(days: &[PartialDate]) -> Vec<Option<Bar>> {
    let by_months = by_months(days);
    let position = |day: &PartialDate| {
        let year = i32::from(day.year.unwrap_or(0));
        if by_months { year * 12 + i32::from(day.month.unwrap_or(1)) - 1 } else { year }
    };
    let mut counts: BTreeMap<i32, (usize, PartialDate)> = BTreeMap::new();
    days.iter().for_each(|day| counts.entry(position(day)).or_insert((0, *day)).0 += 1);
    let spells = spells(counts.keys().copied(), if by_months { 12 * LONG } else { LONG });
    let length: i32 = spells.iter().map(|(first, last)| last - first + 1).sum();
    let scale = Scale { step: if by_months { 1 } else { length / 120 + 1 }, by_months, length };
    let of = |&(first, last): &(i32, i32)| {
        let starts = (first..=last).step_by(usize::try_from(scale.step).unwrap_or(1));
        starts.map(|start| Some(scale.bar(start, start == first, &counts))).collect::<Vec<_>>()
    };
    let parts: Vec<Vec<Option<Bar>>> = spells.iter().map(of).collect();
    parts.join(&None)
}

/// What a column is: a month, a year, or some years.
struct Scale {
    step: i32,
    by_months: bool,
    /// How many months or years there are.
    length: i32,
}

impl Scale {
    fn bar(&self, start: i32, is_first: bool, counts: &BTreeMap<i32, (usize, PartialDate)>) -> Bar {
        let mut within = counts.range(start..start + self.step).map(|(_, found)| found).peekable();
        let first = within.peek().map(|(_, day)| *day);
        let count = within.map(|(count, _)| count).sum();
        let (foot, title) = self.words(start);
        Bar {
            foot: (is_first || self.has_foot(start)).then_some(foot),
            title,
            is_first,
            first,
            count,
        }
    }

    /// What is written below a column, and what it is of.
    fn words(&self, start: i32) -> (String, String) {
        if self.by_months {
            let (year, number) = (start.div_euclid(12), start.rem_euclid(12) + 1);
            let name = month(u8::try_from(number).unwrap_or(0));
            let is_named = self.length < 14 || number > 1;
            let foot = if is_named { format!("{} {year}", &name[..3]) } else { year.to_string() };
            (foot, format!("{name} {year}"))
        } else if self.step == 1 {
            (start.to_string(), start.to_string())
        } else {
            (start.to_string(), format!("{start} to {}", start + self.step - 1))
        }
    }

    fn has_foot(&self, start: i32) -> bool {
        let every = match (self.by_months, self.step) {
            _ if self.length < 14 => 1,
            (true, _) => 12,
            (false, 1) => 10,
            (false, _) => 100,
        };
        start.rem_euclid(every) < self.step
    }
}

fn drawn(site: &Site, bar: &Bar, left: usize, width: usize, greatest: usize) -> Markup {
    let width = width.min(BROADEST);
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
    }
}

const BROADEST: usize = 28;

/// Two strokes through the axis: years without records are left out.
fn interruption(middle: usize) -> Markup {
    html! {
        @for x in [middle.saturating_sub(3), middle + 1] {
            line.break x1=(x) x2=(x + 4) y1=(HEIGHT + 5) y2=(HEIGHT - 5) {}
        }
    }
}

/// The words below the columns, as many as do not touch. Where the axis begins again they must stand.
fn feet(columns: &[Option<Bar>]) -> Markup {
    let broad = (WIDTH / columns.len()).min(BROADEST);
    let bars = || columns.iter().enumerate().filter_map(|(at, bar)| Some((at, bar.as_ref()?)));
    let (first, others): (Vec<_>, Vec<_>) = bars().partition(|(_, bar)| bar.is_first);
    let mut feet: Vec<(usize, usize, &str)> = Vec::new();
    for (at, bar) in first.into_iter().chain(others) {
        let Some(foot) = &bar.foot else { continue };
        let half = foot.len() * LETTER / 2;
        let middle = (at * WIDTH / columns.len() + broad / 2).clamp(half, WIDTH - half);
        if feet.iter().all(|(other, room, _)| other.abs_diff(middle) > half + room + LETTER) {
            feet.push((middle, half, foot));
        }
    }
    html! {
        @for (middle, _, foot) in feet {
            text x=(middle) y=(HEIGHT + 21) text-anchor="middle" { (foot) }
        }
    }
}

/// The width of a letter on a phone, where they are largest.
const LETTER: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(days: &[&str]) -> Vec<(String, usize)> {
        let day = |text: &&str| PartialDate::from_iso(text).expect("a date");
        let days: Vec<_> = days.iter().map(day).collect();
        let column = |column: Option<Bar>| {
            column.map_or_else(|| ("–".to_owned(), 0), |bar| (bar.title, bar.count))
        };
        columns(&days).into_iter().map(column).collect()
    }

    #[test]
    fn months_without_records_have_their_place() {
        let found = counts(&["1950-11", "1950-11-30", "1951-01-02"]);
        let expected = [("November 1950", 2), ("December 1950", 0), ("January 1951", 1)];
        assert_eq!(found, expected.map(|(title, count)| (title.to_owned(), count)));
    }

    #[test]
    fn a_stray_record_does_not_press_the_others_together() {
        let found = counts(&["1950-11-30", "1950-12-02", "1997"]);
        let expected = [("November 1950", 1), ("December 1950", 1), ("–", 0), ("January 1997", 1)];
        assert_eq!(found, expected.map(|(title, count)| (title.to_owned(), count)));
    }

    #[test]
    fn long_times_are_counted_in_years() {
        let decades: Vec<String> = (0..6).map(|at| format!("19{at}0")).collect();
        let decades: Vec<&str> = decades.iter().map(String::as_str).collect();
        assert_eq!(counts(&decades).len(), 51);
        let ages: Vec<String> = (0..185).map(|at| format!("{:04}", 100 + at * 10)).collect();
        let ages = counts(&ages.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(ages.len() <= 121, "{}", ages.len());
        assert_eq!(ages.iter().map(|(_, count)| count).sum::<usize>(), 185);
        assert_eq!(counts(&[]), []);
    }
}
