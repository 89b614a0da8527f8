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
    let places = places(order);
    drawn
        .iter()
        .map(|letters| places[letters.from].abs_diff(places[letters.to]) * letters.count)
        .sum()
}

fn places<'s>(order: &[&'s str]) -> BTreeMap<&'s str, usize> {
    order.iter().enumerate().map(|(at, key)| (*key, at)).collect()
}

/// The names in a list, so that browsers measure them, and beside it the arcs, drawn as high as the list is.
fn picture(site: &Site, drawn: &[Letters<'_>], order: &[&str]) -> Markup {
    let height = order.len() * ROW;
    let arcs = Arcs::of(drawn, order);
    html! {
        div.drawing {
            ol.names { @for key in order { (node(site, key)) } }
            div.arcs {
                svg viewBox={ "0 0 " (WIDTH) " " (height) } preserveAspectRatio="none" role="group"
                    aria-labelledby="network-title" {
                    title #network-title { "Correspondents, joined where one wrote to the other" }
                    defs {
                        marker #arrow viewBox="0 0 10 8" refX="9" refY="4" markerWidth="10" markerHeight="8"
                            markerUnits="userSpaceOnUse" orient="auto" { path d="M0 0 10 4 0 8Z" {} }
                    }
                    @for letters in drawn { (arcs.arc(site, letters)) }
                }
            }
        }
    }
}

const ROW: usize = 30;
const WIDTH: usize = 320;

fn node(site: &Site, key: &str) -> Markup {
    let (name, label) = (site.people.name(key), site.people.head(key));
    html! {
        li title=(name) {
            @match site.indexed("persons", key) {
                Some(address) => { a href=(address) aria-label=(name) { (anywhere(label)) } }
                None => { (anywhere(label)) }
            }
        }
    }
}

/// Arcs to the right of the names. They leave above the middle of a row and arrive below it, so that directions can be
/// told apart, and swing out the farther the more rows they pass.
struct Arcs<'s> {
    places: BTreeMap<&'s str, usize>,
    /// The rows that the longest passes.
    longest: usize,
    /// The records of the busiest pair.
    most: usize,
}

impl<'s> Arcs<'s> {
    fn of(drawn: &[Letters<'s>], order: &[&'s str]) -> Self {
        let places = places(order);
        let rows = |letters: &Letters<'_>| places[letters.from].abs_diff(places[letters.to]);
        let longest = drawn.iter().map(rows).max().unwrap_or(1);
        let most = drawn.iter().map(|letters| letters.count).max().unwrap_or(1);
        Arcs { longest, most, places }
    }

    fn arc(&self, site: &Site, letters: &Letters<'_>) -> Markup {
        let (from, to) = (self.places[letters.from], self.places[letters.to]);
        let middle = |at: usize| at * ROW + ROW / 2;
        let (start, end) = (middle(from) - APART, middle(to) + APART);
        let control = self.reach(from.abs_diff(to)) * 4 / 3;
        let tenths = 12 + 30 * letters.count / self.most;
        html! {
            path.arc d={ "M0 " (start) "C" (control) " " (start) " " (control) " " (end) " 0 " (end) }
                stroke-width={ (tenths / 10) "." (tenths % 10) } marker-end="url(#arrow)" {
                title { (site.people.name(letters.from)) " to " (site.people.name(letters.to)) ": " (records(letters.count)) }
            }
        }
    }

    /// Near rows differ more than far ones, as roots do.
    fn reach(&self, rows: usize) -> usize {
        let least = WIDTH / 8;
        least
            + (WIDTH - least - 4) * (rows * 10_000).isqrt() / (self.longest * 10_000).isqrt().max(1)
    }
}

/// How far from the middle of a row arcs begin and end.
const APART: usize = 5;

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
                Some(address) => { a href=(address) { (anywhere(site.people.head(key))) } }
                None => { (anywhere(site.people.head(key))) }
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
