//! The front page, and the page of what does not agree.

use maud::{Markup, html};

use super::contradiction::Contradiction;
use super::page::{Frame, Page};
use super::site::Site;
use super::words::{quoting, records};
use super::{index, timeline};

/// The front page: what there is, over which years, and where to begin.
pub(super) fn front(site: &Site) -> Page {
    let content = html! {
        h1 dir="auto" { (site.title) }
        p.lead { (extent(site)) }
        (timeline::figure(site))
        (latest(site))
        section.ways {
            h2 { "Ways in" }
            ul {
                @for index in &site.indexes {
                    li { a href={ (index.name) ".html" } { (index.title) } " "
                        span.count { (index.parts.iter().map(|part| part.groups.len()).sum::<usize>()) } }
                }
                li { a href="network.html" { "Who wrote to whom" } }
                li { a href="contradictions.html" { "What does not agree" } " "
                    span.count { (site.contradictions.len()) } }
            }
        }
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

/// All records, where they are few enough to be looked over.
fn latest(site: &Site) -> Markup {
    html! {
        @if site.order.len() <= FEW {
            h2 { "All records" }
            ul.records.plain {
                @for &record in &site.order { li { (index::title(record, site, "")) } }
            }
        }
    }
}

const FEW: usize = 60;

/// Every contradiction, with the records that it is about.
pub(super) fn contradictions(site: &Site) -> Page {
    let content = html! {
        h1 { "What does not agree" }
        p { "Places of a record, or of two, that cannot both be right. Both stand in the text as its source has \
             them; the page of the record marks them." }
        @if site.contradictions.is_empty() { p { "None was found." } }
        ul.disagreements {
            @for contradiction in site.contradictions.iter().take(MOST) {
                li { (entry(site, contradiction)) }
            }
        }
        @if site.contradictions.len() > MOST {
            p { (site.contradictions.len() - MOST) " more stand on the pages of their records." }
        }
    };
    frame(site, "contradictions.html", "What does not agree", &content)
}

const MOST: usize = 2000;

fn entry(site: &Site, contradiction: &Contradiction) -> Markup {
    html! {
        p.claim dir="auto" { (quoting(&contradiction.message)) }
        ul.records.plain {
            @for record in contradiction.records() { li { (index::title(record, site, "")) } }
        }
    }
}

fn frame(site: &Site, path: &str, title: &str, content: &Markup) -> Page {
    let frame =
        Frame { path: path.to_owned(), title, site: &site.title, previous: None, next: None };
    frame.page(content)
}
