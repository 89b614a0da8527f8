//! The network of correspondents: who wrote to whom, and how often.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::page::{Frame, Page, anywhere};
use super::site::Site;
use super::words::records;

/// The page with the picture, and the same as a table.
pub(super) fn page(site: &Site) -> Page {
    let all = letters(site);
    let shown = foremost(&all);
    let drawn: Vec<Letters<'_>> =
        all.iter().copied().filter(|letters| shown.has(letters)).collect();
    let order = ordered(&drawn);
    let content = html! {
        h1 { "Who wrote to whom" }
        @if all.is_empty() { p { "No record tells both its sender and its recipient." } } @else {
            figure.network { (picture(site, &drawn, &order)) figcaption { (caption(&all, &drawn)) } }
            (table(site, &all))
        }
    };
    let path = "network.html".to_owned();
    Frame { path, title: "Who wrote to whom", site: &site.title, previous: None, next: None }
        .page(&content)
}

/// What one wrote to another.
#[derive(Clone, Copy, Debug)]
struct Letters<'s> {
    from: &'s str,
    to: &'s str,
    count: usize,
}

/// Every pair of sender and recipient, the busiest first.
fn letters(site: &Site) -> Vec<Letters<'_>> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for entry in &site.entries {
        let pairs: BTreeSet<(&str, &str)> = entry
            .senders
            .iter()
            .flat_map(|from| entry.recipients.iter().map(|to| (&*from.key, &*to.key)))
            .collect();
        pairs.into_iter().for_each(|pair| *counts.entry(pair).or_insert(0) += 1);
    }
    let mut all: Vec<Letters<'_>> =
        counts.into_iter().map(|((from, to), count)| Letters { from, to, count }).collect();
    all.sort_by_key(|letters| (std::cmp::Reverse(letters.count), letters.from, letters.to));
    all
}

/// The correspondents that the picture has room for.
struct Shown<'s>(BTreeSet<&'s str>);

impl Shown<'_> {
    fn has(&self, letters: &Letters<'_>) -> bool {
        self.0.contains(letters.from) && self.0.contains(letters.to) && letters.from != letters.to
    }
}

fn foremost<'s>(all: &[Letters<'s>]) -> Shown<'s> {
    let mut shown = BTreeSet::new();
    for letters in all {
        let new = [letters.from, letters.to].into_iter().filter(|key| !shown.contains(key)).count();
        if shown.len() + new <= ROOM {
            shown.extend([letters.from, letters.to]);
        }
    }
    Shown(shown)
}

const ROOM: usize = 36;

/// The correspondents from top to bottom: an order in which those who write to each other stand near. Two change
/// places as long as that makes the arcs shorter, so the order is the same on every run.
fn ordered<'s>(drawn: &[Letters<'s>]) -> Vec<&'s str> {
    let mut order: Vec<&str> = Vec::new();
    for key in drawn.iter().flat_map(|letters| [letters.from, letters.to]) {
        if !order.contains(&key) {
            order.push(key);
        }
    }
    let mut least = length(&order, drawn);
    let mut changed = true;
    while changed {
        changed = false;
        for a in 0..order.len() {
            for b in a + 1..order.len() {
                order.swap(a, b);
                let now = length(&order, drawn);
                if now < least {
                    (least, changed) = (now, true);
                } else {
                    order.swap(a, b);
                }
            }
        }
    }
    order
}

/// How long all arcs are together.
fn length(order: &[&str], drawn: &[Letters<'_>]) -> usize {
    let places: BTreeMap<&str, usize> =
        order.iter().enumerate().map(|(at, key)| (*key, at)).collect();
    drawn
        .iter()
        .map(|letters| places[letters.from].abs_diff(places[letters.to]) * letters.count)
        .sum()
}

const ROW: usize = 30;
const NAMES: usize = 250;
const WIDTH: usize = 560;

fn picture(site: &Site, drawn: &[Letters<'_>], order: &[&str]) -> Markup {
    let height = order.len() * ROW + 8;
    let most = drawn.iter().map(|letters| letters.count).max().unwrap_or(1);
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (height) } role="group" aria-labelledby="network-title" {
            title #network-title { "Correspondents, joined where one wrote to the other" }
            defs {
                marker #arrow viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8"
                    markerUnits="userSpaceOnUse" orient="auto" { path d="M0 0 8 4 0 8Z" {} }
            }
            @for letters in drawn { (arc(site, letters, order, most)) }
            @for (at, key) in order.iter().enumerate() { (node(site, key, at)) }
        }
    }
}

fn node(site: &Site, key: &str, at: usize) -> Markup {
    let name = name(site, key);
    html! {
        @let y = at * ROW + ROW / 2;
        circle cx=(NAMES + 8) cy=(y) r="4" {}
        @let label = html! { text x=(NAMES - 2) y=(y + 5) text-anchor="end" { (shortened(name)) title { (name) } } };
        @match site.indexed("persons", key) {
            Some(address) => { a href=(address) aria-label=(name) { (label) } }
            None => { (label) }
        }
    }
}

/// An arc to the right. One that runs up swings out farther than one that runs down, so both can be seen.
fn arc(site: &Site, letters: &Letters<'_>, order: &[&str], most: usize) -> Markup {
    let place = |key: &str| order.iter().position(|known| *known == key).unwrap_or(0);
    let (from, to) = (place(letters.from), place(letters.to));
    let y = |at: usize| at * ROW + ROW / 2;
    let left = NAMES + 14;
    let reach = 30
        + from.abs_diff(to) * (WIDTH - left - 60) / order.len().max(1)
        + if to < from { 14 } else { 0 };
    let control = left + reach * 4 / 3;
    let (start, end) = (y(from), y(to));
    let tenths = 12 + 30 * letters.count / most;
    html! {
        path.arc d={ "M" (left) " " (start) "C" (control) " " (start) " " (control) " " (end) " " (left) " " (end) }
            stroke-width={ (tenths / 10) "." (tenths % 10) } marker-end="url(#arrow)" {
            title { (name(site, letters.from)) " to " (name(site, letters.to)) ": " (records(letters.count)) }
        }
    }
}

/// What the index of persons calls somebody.
fn name<'s>(site: &'s Site, key: &'s str) -> &'s str {
    let persons = site.indexes.iter().filter(|index| index.name == "persons");
    let mut groups = persons.flat_map(|index| &index.parts).flat_map(|part| &part.groups);
    groups.find(|group| group.key == key).map_or(key, |group| &group.heading)
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(30) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}

fn caption(all: &[Letters<'_>], drawn: &[Letters<'_>]) -> String {
    let more = all.len() - drawn.len();
    let rest = match more {
        0 => String::new(),
        1 => " One pair more is in the table only.".to_owned(),
        more => format!(" {more} pairs more are in the table only."),
    };
    format!("Arrows lead from sender to recipient; the thicker, the more records.{rest}")
}

fn table(site: &Site, all: &[Letters<'_>]) -> Markup {
    let cell = |key: &str| {
        html! {
            @match site.indexed("persons", key) {
                Some(address) => { a href=(address) { (anywhere(name(site, key))) } }
                None => { (anywhere(name(site, key))) }
            }
        }
    };
    html! {
        table {
            thead { tr { th scope="col" { "From" } th scope="col" { "To" } th scope="col" { "Records" } } }
            tbody {
                @for letters in all.iter().take(1000) {
                    tr { td { (cell(letters.from)) } td { (cell(letters.to)) } td.figure { (letters.count) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_write_stand_near() {
        let letters = |from, to, count| Letters { from, to, count };
        let drawn = [letters("a", "d", 9), letters("b", "c", 5), letters("c", "a", 1)];
        let order = ordered(&drawn);
        assert_eq!(length(&order, &drawn), 15, "{order:?}");
        assert_eq!(order, ordered(&drawn));
    }
}
