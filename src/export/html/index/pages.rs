//! The pages of an index.

use maud::{Markup, html};

use super::super::page::{Frame, Page, anywhere};
use super::super::site::Site;
use super::super::words::records;
use super::{Group, Index, Line};

impl Index {
    /// One page; or one that leads to all parts, and one for each.
    pub(in super::super) fn pages(&self, site: &Site) -> Vec<Page> {
        let head = self.page(site, format!("{}.html", self.name), self.title, &self.front(site));
        let parts = self.parts.iter().filter(|_| self.is_split).map(|part| {
            let content = html! {
                p.up { a href={ "../" (self.name) ".html" } { (self.title) } }
                h1 { (anywhere(&part.heading)) }
                @for group in &part.groups {
                    section.group id=(group.slug) {
                        h2 { (heading(group)) }
                        (lines(group, site, "../"))
                    }
                }
            };
            self.page(site, self.page_of(part), &part.heading, &content)
        });
        [head].into_iter().chain(parts).collect()
    }

    fn page(&self, site: &Site, path: String, title: &str, content: &Markup) -> Page {
        Frame { path, title, site: &site.title, previous: None, next: None }.page(content)
    }

    fn front(&self, site: &Site) -> Markup {
        html! {
            h1 { (self.title) }
            @if self.parts.is_empty() { p { "No record tells." } }
            @if self.is_split { (self.overview()) } @else {
                @for part in &self.parts {
                    section.part {
                        h2 { (anywhere(&part.heading)) }
                        @for group in &part.groups {
                            section.group id=(group.slug) {
                                h3 { (heading(group)) }
                                (lines(group, site, ""))
                            }
                        }
                    }
                }
            }
        }
    }

    fn overview(&self) -> Markup {
        html! {
            @for part in &self.parts {
                section.part {
                    h2 { a href=(self.page_of(part)) { (anywhere(&part.heading)) }
                        " " span.count { (part.count()) } }
                    ul.heads {
                        @for group in &part.groups {
                            li { a href={ (self.page_of(part)) "#" (group.slug) } {
                                (anywhere(&group.heading))
                            } " " span.count { (group.count()) } }
                        }
                    }
                }
            }
        }
    }
}

fn heading(group: &Group) -> Markup {
    html! {
        (anywhere(&group.heading))
        " " span.count title=(records(group.count())) { (group.count()) }
    }
}

fn lines(group: &Group, site: &Site, root: &str) -> Markup {
    html! {
        ul.records {
            @for Line { lead, record } in &group.lines {
                li { span.lead { (anywhere(lead)) } (title(*record, site, root)) }
            }
        }
    }
}

/// A record in a list: its title and date, leading to its page.
pub(in super::super) fn title(record: usize, site: &Site, root: &str) -> Markup {
    let entry = &site.entries[record];
    html! {
        span.record {
            a href={ (root) (site.address(record)) } { (anywhere(&entry.title)) }
            @if let Some(date) = &entry.date { " " span.when { (anywhere(date)) } }
        }
    }
}
