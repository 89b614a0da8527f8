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
                    @if group.lines.is_empty() { (self.reference(group, site, "../")) } @else {
                        section.group id=(group.slug) {
                            h2 { (heading(group)) }
                            (self.lines(group, site, "../"))
                            (self.see_also(group, site, "../"))
                        }
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
            (self.bar())
            @if self.is_split { (self.overview(site)) } @else {
                @for part in &self.parts {
                    section.part id={ "part-" (part.slug) } {
                        h2 { (anywhere(&part.heading)) }
                        @for group in &part.groups {
                            @if group.lines.is_empty() { (self.reference(group, site, "")) } @else {
                                section.group id=(group.slug) {
                                    h3 { (heading(group)) }
                                    (self.lines(group, site, ""))
                                    (self.see_also(group, site, ""))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The parts in a row, where they are as short as letters and years.
    fn bar(&self) -> Markup {
        let is_short = self.parts.iter().all(|part| part.heading.chars().count() <= SHORT);
        html! {
            @if is_short && self.parts.len() > 3 {
                nav.bar aria-label="Parts" {
                    @for part in &self.parts {
                        @if self.is_split { a href=(self.page_of(part)) { (anywhere(&part.heading)) } }
                        @else { a href={ "#part-" (part.slug) } { (anywhere(&part.heading)) } }
                        " "
                    }
                }
            }
        }
    }

    /// The records of a group. Below a month the day in front is the date.
    fn lines(&self, group: &Group, site: &Site, root: &str) -> Markup {
        let is_dated = |line: &Line| self.name == "dates" && !line.lead.is_empty();
        html! {
            ul.records {
                @for line in &group.lines {
                    li { span.lead { (anywhere(&line.lead)) }
                        @if is_dated(line) { (link(line.record, site, root)) }
                        @else { (title(line.record, site, root)) } }
                }
            }
        }
    }

    /// A name that stands in the place of another: `Filippov, see Stalin`.
    fn reference(&self, group: &Group, site: &Site, root: &str) -> Markup {
        html! { p.see id=(group.slug) { (anywhere(&group.heading)) ", see " (self.elsewhere(group, site, root)) } }
    }

    fn see_also(&self, group: &Group, site: &Site, root: &str) -> Markup {
        html! {
            @if !group.see.is_empty() { p.see { "see also " (self.elsewhere(group, site, root)) } }
        }
    }

    fn elsewhere(&self, group: &Group, site: &Site, root: &str) -> Markup {
        html! {
            @for (at, key) in group.see.iter().enumerate() {
                @if at > 0 { "; " }
                a href=[self.address(key).map(|address| format!("{root}{address}"))] {
                    (anywhere(site.people.head(key)))
                }
            }
        }
    }

    fn overview(&self, site: &Site) -> Markup {
        html! {
            @for part in &self.parts {
                section.part {
                    h2 { a href=(self.page_of(part)) { (anywhere(&part.heading)) }
                        @if part.count() > 0 { "\u{a0}" span.count { (part.count()) } } }
                    ul.heads {
                        @for group in &part.groups {
                            li {
                                @if group.lines.is_empty() { (self.reference(group, site, "")) } @else {
                                    a href={ (self.page_of(part)) "#" (group.slug) } {
                                        (anywhere(&group.heading))
                                    } "\u{a0}" span.count { (group.count()) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// `1950`, `Without year`.
const SHORT: usize = 12;

fn heading(group: &Group) -> Markup {
    html! {
        (anywhere(&group.heading))
        "\u{a0}" span.count title=(records(group.count())) { (group.count()) }
    }
}

/// A record in a list: its title and date, leading to its page.
pub(in super::super) fn title(record: usize, site: &Site, root: &str) -> Markup {
    let entry = &site.entries[record];
    html! {
        span.record {
            (link(record, site, root))
            @if let Some(date) = entry.date_beside_title() { " " span.when { (anywhere(date)) } }
        }
    }
}

fn link(record: usize, site: &Site, root: &str) -> Markup {
    let title = &site.entries[record].title;
    html! { a href={ (root) (site.address(record)) } { (anywhere(title)) } }
}
