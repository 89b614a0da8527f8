//! The pages: one for each document, and one that leads to all.

use maud::{DOCTYPE, Markup, html};

use super::Member;

/// The page that shows a document.
pub(super) fn of(member: &Member, site: &str) -> String {
    let content = html! {
        p { a href="../index.html" dir="auto" { (site) } " · "
            a href={ "../tei/" (member.slug) ".xml" } { "TEI" } }
        h1 dir="auto" { (member.title) }
        main data-tei={ "../tei/" (member.slug) ".xml" } {
            p role="status" { "The document is shown by CETEIcean, a script." }
        }
        script src="../CETEI.js" {}
        script src="../show.js" {}
    };
    page(&member.title, "../", &content)
}

/// The page that leads to all documents.
pub(super) fn index(members: &[Member], site: &str) -> String {
    let content = html! {
        h1 dir="auto" { (site) }
        @if members.is_empty() { p { "There are no documents." } } @else {
            ul { @for Member { slug, title, date } in members {
                li { a href={ "records/" (slug) ".html" } { bdi { (title) } } " " bdi { (date) } }
            } }
        }
    };
    page(site, "", &content)
}

fn page(title: &str, root: &str, content: &Markup) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href={ (root) "tei.css" };
            }
            body { (content) }
        }
    };
    markup.into_string() + "\n"
}

/// CETEIcean makes elements with styles of their own; nothing else comes from anywhere but the folder.
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; \
                      style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'";
