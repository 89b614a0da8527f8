//! The way on from a record: who stands before and behind it, and what answers it.

use maud::{Markup, html};

use super::super::index;
use super::super::site::{Neighbours, Series};
use super::super::{Entry, Site};

/// Above the text: the neighbours by date.
pub(super) fn above(site: &Site, record: usize) -> Markup {
    let Neighbours { previous, next } = site.neighbours(record);
    html! {
        nav.neighbours aria-label="By date" {
            (step(site, previous, "previous"))
            span.by { "By date" }
            (step(site, next, "next"))
        }
    }
}

/// Below it: the series, and the records that name this one.
pub(super) fn below(site: &Site, record: usize) -> Markup {
    let replies = &site.replies;
    let is_reply = |other: &&usize| replies.to(record).contains(other);
    let named_by: Vec<usize> =
        site.named_by[record].iter().filter(|other| !is_reply(other)).copied().collect();
    html! {
        (list(site, "answers", "In reply to", replies.answered_by(record)))
        (list(site, "answered", "Answered by", replies.to(record)))
        @if let Some(found) = site.series(record).filter(|series| series.length > 1) {
            (series(site, record, found))
        }
        (list(site, "named", "Named in", &named_by))
    }
}

fn list(site: &Site, class: &str, heading: &str, records: &[usize]) -> Markup {
    html! {
        @if !records.is_empty() {
            section class=(class) {
                h2 { (heading) }
                ul.records.plain {
                    @for &other in records { li { (index::title(other, site, "../")) } }
                }
            }
        }
    }
}

fn series(site: &Site, record: usize, Series { neighbours, place, length }: Series) -> Markup {
    let Entry { senders, recipients, .. } = &site.entries[record];
    let name = |side: &[super::super::who::Who]| {
        side.first().map(|who| site.people.name(&who.key).to_owned())
    };
    html! {
        section.series {
            h2 { bdi { (name(senders).unwrap_or_default()) } " to " bdi { (name(recipients).unwrap_or_default()) }
                " " span.count { (place) " of " (length) } }
            nav.neighbours aria-label="In the series" {
                (step(site, neighbours.previous, "previous"))
                span.by { "In the series" }
                (step(site, neighbours.next, "next"))
            }
        }
    }
}

/// The way to a neighbour. Blanks that do not break keep the arrow from standing on a line alone.
fn step(site: &Site, record: Option<usize>, class: &str) -> Markup {
    html! {
        @if let Some(record) = record {
            a class=(class) href={ "../" (site.address(record)) } {
                @if class == "previous" { span.way aria-hidden="true" { "←" } "\u{a0}" }
                bdi { (site.entries[record].title) }
                @if let Some(date) = site.entries[record].date_beside_title() { " " span.when { bdi { (date) } } }
                @if class == "next" { "\u{a0}" span.way aria-hidden="true" { "→" } }
            }
        } @else { span class=(class) {} }
    }
}
