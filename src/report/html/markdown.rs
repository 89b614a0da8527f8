//! The pages of rules, which are written in Markdown, as parts of the page.

use maud::{Markup, PreEscaped};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// A page without its title, its sections two levels down.
///
/// Pages name each other as files. `anchor` gives the address of such a file on the page; where it has none, the words of
/// the link remain.
pub(super) fn markup(page: &str, anchor: impl Fn(&str) -> Option<String>) -> Markup {
    let mut linked = false;
    let events = Parser::new_ext(body(page), Options::ENABLE_TABLES);
    let events = events.filter_map(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let address = anchor(&dest_url);
            linked = address.is_some();
            let link = |dest_url| Tag::Link { link_type, dest_url, title, id };
            address.map(|address| Event::Start(link(address.into())))
        }
        Event::End(TagEnd::Link) => linked.then_some(Event::End(TagEnd::Link)),
        event => Some(lowered(event)),
    });
    let mut text = String::with_capacity(2 * page.len());
    html::push_html(&mut text, events);
    PreEscaped(text)
}

/// What stands below the title.
fn body(page: &str) -> &str {
    match page.split_once('\n') {
        Some((title, body)) if title.starts_with("# ") => body,
        _ => page,
    }
}

/// Sections stand below rules, and rules below a heading of their own. What looks like HTML is an example of XML.
fn lowered(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: below(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        event => event,
    }
}

fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::catalogue;

    fn shown(page: &str) -> String {
        let anchor = |file: &str| (file == "bad-value.md").then(|| "#bad-value".to_owned());
        markup(page, anchor).0
    }

    #[test]
    fn sections_links_and_examples_are_shown_as_such() {
        for (page, expected) in [
            ("# bad-value\n\nA value.\n\n## Why\n", "<p>A value.</p>\n<h4>Why</h4>\n"),
            ("see [it](bad-value.md)", "<p>see <a href=\"#bad-value\">it</a></p>\n"),
            ("see [it](missing-id.md) and", "<p>see it and</p>\n"),
            ("an <p> here", "<p>an &lt;p&gt; here</p>\n"),
            ("    error: <p>\n", "<pre><code>error: &lt;p&gt;\n</code></pre>\n"),
        ] {
            assert_eq!(shown(page), expected);
        }
    }

    #[test]
    fn every_page_becomes_valid_html() {
        for kind in catalogue::kinds() {
            let page = format!("<!doctype html><title>a</title>{}", shown(kind.page));
            let page = Html::parse_document(&page);
            assert_eq!(page.errors, [""; 0], "{}", kind.code);
            let text: String = page.root_element().text().collect();
            assert!(!text.contains("```") && !text.contains("\n## "), "{}: {text}", kind.code);
        }
    }
}
