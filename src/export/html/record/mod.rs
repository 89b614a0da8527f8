//! The reading page of a record.

mod reading;
mod marked;
mod inline;
mod style;
mod notes;
mod text;
mod head;
mod margin;
mod facts;
mod copies;
mod apparatus;
mod disagreements;
mod around;

use maud::html;

use super::page::{Frame, Page};
use super::{Names, Site};
use crate::cable::Cable;
use crate::source::Source;
use reading::Reading;

pub(super) fn page(
    site: &Site,
    record: usize,
    cable: &Cable,
    source: &Source,
    names: Names<'_>,
) -> Page {
    let mut reading = Reading::new(site, record, names, cable);
    let title = match &cable.title {
        Some(content) if !content.is_empty() => reading.content(content),
        _ => html! { (site.entries[record].title) },
    };
    let facts = facts::section(&mut reading, cable);
    let copies = copies::section(&mut reading, cable);
    let text = text::section(&mut reading, cable);
    let beside = text::beside(&mut reading, cable);
    let disagreements = disagreements::section(&reading, source);
    let content = html! {
        (around::above(site, record))
        article {
            h1 dir="auto" { (title) }
            (facts)
            (disagreements)
            (text)
            (beside)
            (notes::section(&reading))
            (apparatus::section(&reading))
            (copies)
            (around::below(site, record))
        }
    };
    let neighbours = site.neighbours(record);
    let address = |record: Option<usize>| record.map(|record| site.address(record));
    let frame = Frame {
        path: site.address(record),
        title: &site.entries[record].title,
        site: &site.title,
        previous: address(neighbours.previous),
        next: address(neighbours.next),
    };
    frame.page(&content)
}
