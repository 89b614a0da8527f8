//! Findings as one page for a browser, which asks nothing of the network.
//!
//! Everything is on the page and can be read without its script; that only filters. The page goes out in pieces, for that of
//! a large run has megabytes.

mod words;
mod article;
mod tally;
mod overview;
mod filters;
mod markdown;
mod pages;

pub(super) use article::{PAGE, article};

use std::cmp::Reverse;

use maud::{Markup, PreEscaped, html};

use self::tally::Tally;
use super::{Document, FileFindings};

/// The document, in pieces.
pub(super) fn render(document: &Document, take: &mut dyn FnMut(&str)) {
    let files = gravest_first(document);
    let rules = tally::by_rule(&files);
    take("<!doctype html>\n<html lang=\"en\">\n");
    take(&head(document).0);
    take("<body>\n");
    take(&above(document, &files, &rules).0);
    take("<main>\n");
    files.iter().for_each(|file| article::take_section(file, take));
    take("</main>\n");
    take(&below(&rules).0);
    take("</body>\n</html>\n");
}

/// The files that have findings: first those with errors, lest these stand below what needs no hand.
fn gravest_first(document: &Document) -> Vec<&FileFindings> {
    let found = document.files.iter().filter(|file| !file.findings.is_empty());
    let mut files: Vec<_> = found.collect();
    let gravest = |file: &&FileFindings| file.findings.iter().map(|finding| finding.severity).max();
    files.sort_by_cached_key(|file| Reverse(gravest(file)));
    files
}

fn head(document: &Document) -> Markup {
    html! {
        head {
            "\n" meta charset="utf-8";
            "\n" meta name="viewport" content="width=device-width, initial-scale=1";
            "\n" meta http-equiv="Content-Security-Policy" content=(POLICY);
            "\n" meta name="color-scheme" content="light dark";
            "\n" meta name="generator" content="shifr";
            "\n" title { "shifr: " (document.summary.to_string()) }
            "\n" style { "\n" (PreEscaped(include_str!("page.css"))) }
            "\n"
        }
        "\n"
    }
}

/// Even if a text of an archive got past the escaping, nothing could be fetched or sent.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      base-uri 'none'; form-action 'none'";

fn above(document: &Document, files: &[&FileFindings], rules: &[Tally<'_>]) -> Markup {
    html! {
        header {
            "\n" h1 { "shifr: " (document.summary.to_string()) }
            @if document.not_shown > 0 {
                "\n" p { (document.not_shown) " more are not on this page." }
            }
            @if !rules.is_empty() { (overview::table(&tally::by_weight(files))) }
            "\n"
        }
        "\n"
        @if !rules.is_empty() { (filters::form(files, rules)) }
    }
}

fn below(rules: &[Tally<'_>]) -> Markup {
    html! {
        @if !rules.is_empty() {
            (pages::footer(rules))
            script { "\n" (PreEscaped(include_str!("filter.js"))) }
            "\n"
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use scraper::{Html, Selector};

    use super::super::excerpt::Picture;
    use super::super::samples::document;
    use super::*;
    use crate::diagnostic::Severity;

    fn page(document: &Document) -> String {
        let mut page = String::new();
        render(document, &mut |piece| page.push_str(piece));
        page
    }

    fn values(page: &Html, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("is a selector");
        page.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    #[test]
    fn the_page_is_valid_and_its_links_lead_somewhere() {
        let page = Html::parse_document(&page(&document()));
        assert_eq!(page.errors, [""; 0]);
        let ids = values(&page, "[id]", "id");
        let different: BTreeSet<_> = ids.iter().map(|id| format!("#{id}")).collect();
        assert_eq!(different.len(), ids.len(), "{ids:?}");
        let links = values(&page, "[href]", "href");
        assert!(links.len() > 4 && links.iter().all(|link| different.contains(link)), "{links:?}");
    }

    #[test]
    fn files_with_errors_come_first() {
        let mut document = document();
        document.files[0].findings[0].severity = Severity::Info;
        let page = Html::parse_document(&page(&document));
        assert_eq!(values(&page, "section", "data-path"), ["a/b.txt", "a.xml"]);
        assert_eq!(values(&page, "tbody a", "data-rule"), ["empty-file", "cable-number-mismatch"]);
    }

    #[test]
    fn nothing_of_a_text_becomes_markup_or_is_fetched() {
        let mut document = document();
        let finding = &mut document.files[0].findings[0];
        finding.message = "<img src=x onerror=\"alert(1)\"> `<b>`".to_owned();
        finding.article = article(finding, &Picture::default());
        let page = page(&document);
        let shown = "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; <code>&lt;b&gt;</code>";
        assert!(page.contains(shown), "{page}");
        for request in ["<link", "<img", "src=\"", "url(", "http://", "https://"] {
            assert!(!page.contains(request), "{request}");
        }
    }

    #[test]
    fn a_run_without_findings_has_nothing_to_filter() {
        let page = page(&Document::default());
        assert!(page.contains("<h1>shifr: no findings in 0 files</h1>"), "{page}");
        assert!(!page.contains("<form") && !page.contains("<script"), "{page}");
    }
}
