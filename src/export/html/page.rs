//! The frame that all pages share.

use std::borrow::Cow;

use maud::{DOCTYPE, Markup, html};

/// A file of the site.
#[derive(Debug)]
pub struct Page {
    /// Its path in the site's folder, with `/` between the parts.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// What a page brings to the frame.
pub(super) struct Frame<'a> {
    pub(super) path: String,
    pub(super) title: &'a str,
    /// The title of the whole site.
    pub(super) site: &'a str,
    /// Pages before and behind this one, as addresses from the site's folder.
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

impl Frame<'_> {
    /// The way from this page to the site's folder.
    pub(super) fn root(&self) -> &'static str {
        if self.path.contains('/') { "../" } else { "" }
    }

    /// The page with that content.
    pub(super) fn page(self, content: &Markup) -> Page {
        let root = self.root();
        let title = if self.title == self.site {
            self.site.to_owned()
        } else {
            format!("{} – {}", self.title, self.site)
        };
        let markup = html! {
            (DOCTYPE)
            html lang="en" data-root=(root) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content="shifr";
                    title { (title) }
                    link rel="icon" href="data:,";
                    link rel="stylesheet" href={ (root) "edition.css" };
                    @if let Some(previous) = &self.previous {
                        link rel="prev" href={ (root) (previous) };
                    }
                    @if let Some(next) = &self.next { link rel="next" href={ (root) (next) }; }
                    script src={ (root) "edition.js" } {}
                }
                body {
                    a.skip href="#main" { "Skip to the text" }
                    (self.header())
                    main #main tabindex="-1" { (content) }
                    footer {
                        p { "Edition made with shifr. Keys: "
                            kbd { "/" } " search, " kbd { "j" } " and " kbd { "k" }
                            " next and previous record, " kbd { "g" } " list by date, "
                            kbd { "d" } " dark or light." }
                    }
                }
            }
        };
        Page { path: self.path, text: harmless(markup.into_string() + "\n") }
    }

    fn header(&self) -> Markup {
        let root = self.root();
        html! {
            header.site {
                p.name { a href={ (root) "index.html" } dir="auto" { (self.site) } }
                nav aria-label="Indexes" {
                    ul {
                        @for (path, words) in INDEXES {
                            @let here = self.path == *path;
                            li { a href={ (root) (path) } aria-current=[here.then_some("page")] {
                                (words)
                            } }
                        }
                    }
                }
                form.search role="search" hidden {
                    label.out for="search" { "Search" }
                    input #search type="search" autocomplete="off" spellcheck="false"
                        placeholder="Search (/)" aria-controls="results";
                    button.theme type="button" title="Dark or light (d)" aria-label="Dark or light" {
                        "◐"
                    }
                }
                div #results role="region" aria-label="Search results" aria-live="polite" hidden {}
            }
        }
    }
}

const INDEXES: &[(&str, &str)] = &[
    ("dates.html", "Dates"),
    ("persons.html", "Persons"),
    ("archives.html", "Archives"),
    ("numbers.html", "Numbers"),
    ("network.html", "Correspondents"),
    ("contradictions.html", "Contradictions"),
];

/// Even if a text of an archive got past the escaping, nothing could be fetched or sent. Files opened from a
/// disk have no origin that `'self'` could mean.
const POLICY: &str = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; \
                      img-src data:; base-uri 'none'; form-action 'none'";

// XML allows the second row of control characters and what is no character; HTML does not (13.2.3.5).
fn harmless(text: String) -> String {
    let wrong = |c: char| {
        let code = u32::from(c);
        matches!(code, 0x7f..=0x9f | 0xfdd0..=0xfdef) || code & 0xfffe == 0xfffe
    };
    if text.contains(wrong) { text.replace(wrong, "\u{fffd}") } else { text }
}

/// A title in any script, on a page in English.
pub(super) fn anywhere<'a>(words: impl Into<Cow<'a, str>>) -> Markup {
    html! { bdi { (words.into()) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_html_forbids_is_not_on_a_page() {
        let text = harmless("a\u{85}b\u{fdd0}\u{1fffe}é\n".to_owned());
        assert_eq!(text, "a\u{fffd}b\u{fffd}\u{fffd}é\n");
    }
}
