//! The front page, and the page of what does not agree.

use maud::{Markup, html};

use super::contradiction::Contradiction;
use super::page::{Frame, Page};
use super::site::Site;
use super::words::{heading, records, sentence};
use super::{index, timeline};
use crate::report::counted;

/// The front page: what there is, over which years, and where to begin.
pub(super) fn front(site: &Site) -> Page {
    let content = html! {
        h1 dir="auto" { (site.title) }
        p.lead { (extent(site)) }
        (timeline::figure(site))
        section.ways {
            h2 { "Ways in" }
            ul {
                @for index in site.indexes.iter().filter(|index| !index.parts.is_empty()) {
                    li { a href={ (index.name) ".html" } { (index.title) } " "
                        span.count { (index.extent()) } }
                }
                li { a href="network.html" { "Who wrote to whom" } }
                @if !site.contradictions.is_empty() {
                    li { a href="contradictions.html" { "What does not agree" } " "
                        span.count { (counted(site.contradictions.len(), "contradiction")) } }
                }
            }
        }
        (first(site))
    };
    frame(site, "index.html", &site.title, &content)
}

/// `9 records, 1949 to 1957`.
fn extent(site: &Site) -> String {
    let years = || site.order.iter().filter_map(|&record| site.entries[record].day?.year);
    let count = records(site.entries.len());
    match (years().min(), years().max()) {
        (Some(first), Some(last)) if first == last => format!("{count}, {first}"),
        (Some(first), Some(last)) => format!("{count}, {first} to {last}"),
        _ => count,
    }
}

/// All records where they are few enough to be looked over, else the first.
fn first(site: &Site) -> Markup {
    let are_few = site.order.len() <= FEW;
    let shown = if are_few { FEW } else { FIRST };
    html! {
        h2 { (if are_few { "All records" } else { "The first records" }) }
        ul.records.plain {
            @for &record in site.order.iter().take(shown) { li { (index::title(record, site, "")) } }
        }
        @if !are_few { p { a href="dates.html" { "All " (records(site.order.len())) } } }
    }
}

const FEW: usize = 60;
const FIRST: usize = 12;

/// Every contradiction, below the record on whose page it is marked.
pub(super) fn contradictions(site: &Site) -> Page {
    let by_record = site.contradictions_by_record();
    let content = html! {
        h1 { "What does not agree" }
        p { "Places of a record, or of two, that cannot both be right. Both stand in the text as its source has \
             them; the page of the record marks them." }
        @if site.contradictions.is_empty() { p { "None was found." } }
        @for (record, found) in by_record.iter().take(MOST) {
            section.disagreeing {
                h2 { (index::title(*record, site, "")) }
                ul.disagreements {
                    @for (number, contradiction) in found {
                        li { (entry(site, *record, *number, contradiction)) }
                    }
                }
            }
        }
        @if by_record.len() > MOST {
            p { "Others stand on the pages of " (records(by_record.len() - MOST)) " more." }
        }
    };
    frame(site, "contradictions.html", "What does not agree", &content)
}

const MOST: usize = 2000;

fn entry(site: &Site, record: usize, number: usize, contradiction: &Contradiction) -> Markup {
    let others = || contradiction.records().into_iter().filter(|&other| other != record);
    html! {
        p.claim dir="auto" {
            span.kind { (heading(contradiction.code)) } " "
            a href={ (site.address(record)) "#contradiction-" (number) } { (sentence(&contradiction.message)) }
        }
        @if others().next().is_some() {
            ul.records.plain { @for other in others() { li { (index::title(other, site, "")) } } }
        }
    }
}

fn frame(site: &Site, path: &str, title: &str, content: &Markup) -> Page {
    let frame =
        Frame { path: path.to_owned(), title, site: &site.title, previous: None, next: None };
    frame.page(content)
}
