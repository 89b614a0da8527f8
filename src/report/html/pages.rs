//! What the rules mean that found something.

use maud::{Markup, html};

use super::markdown;
use super::tally::Tally;
use super::words::words;

/// The page of each rule, to be opened, with the way back to what it found.
pub(super) fn footer(rules: &[Tally<'_>]) -> Markup {
    let anchor = |file: &str| {
        let code = file.strip_suffix(".md")?;
        let found = rules.iter().any(|tally| tally.kind.code == code);
        found.then(|| format!("#{code}"))
    };
    html! {
        footer {
            "\n" h2 { "Rules" }
            "\n"
            @for tally in rules { (page(tally, anchor)) "\n" }
        }
        "\n"
    }
}

fn page(tally: &Tally<'_>, anchor: impl Fn(&str) -> Option<String>) -> Markup {
    let code = tally.kind.code;
    html! {
        details id=(code) {
            "\n" summary { h3 { (code) } " " (words(tally.kind.summary)) }
            "\n" p.back {
                a href={ "#" (tally.first()) } data-rule=(code) { "Show what it found" }
                " (" (tally.count) ")"
            }
            "\n" (markdown::markup(tally.kind.page, anchor))
        }
    }
}
