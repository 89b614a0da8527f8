//! Words that are marked without another meaning: type, changes, links.

use maud::{Markup, html};

use super::reading::Reading;
use crate::cable::{Inline, Mark};
use crate::export::address::web_address;

impl Reading<'_> {
    pub(super) fn marked(&mut self, mark: &Mark, content: &[Inline]) -> Markup {
        match mark {
            Mark::Highlighted(how) => highlighted(how, &self.content(content)),
            Mark::Deleted => html! { del { (self.content(content)) } },
            Mark::Added => html! { ins { (self.content(content)) } },
            Mark::Link(target) => self.link(target, content),
            Mark::Abbreviated(full) => html! { abbr title=(full) { (self.content(content)) } },
            Mark::Regularised(now) => html! { span title=(now) { (self.content(content)) } },
        }
    }

    /// What leads to the web is a link. One that has no words shows where it leads, or the sentence would have a hole.
    fn link(&mut self, target: &str, content: &[Inline]) -> Markup {
        let address = web_address(target).filter(|_| !self.in_link);
        let words = match content {
            [] => html! { (target) },
            _ if address.is_some() => self.linked(content),
            _ => self.content(content),
        };
        match address {
            Some(address) => html! { a href=(address) { (words) } },
            None => words,
        }
    }
}

/// Type as HTML has it; of other hands and types the page keeps the name.
fn highlighted(how: &str, words: &Markup) -> Markup {
    let plain = how.trim_start_matches('#').to_lowercase();
    match plain.as_str() {
        "italic" | "italics" | "i" | "it" => html! { i { (words) } },
        "bold" | "b" => html! { b { (words) } },
        "underline" | "underlined" | "u" => html! { u { (words) } },
        "sup" | "super" | "superscript" => html! { sup { (words) } },
        "sub" | "subscript" => html! { sub { (words) } },
        "spaced" | "spaced-out" | "gesperrt" | "" => html! { em { (words) } },
        _ => html! { span title=(how) { (words) } },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_is_known_by_its_usual_names() {
        let shown = |how| highlighted(how, &html! { "x" }).into_string();
        assert_eq!(shown("#b"), "<b>x</b>");
        assert_eq!(shown("italics"), "<i>x</i>");
        assert_eq!(shown("latintype"), "<span title=\"latintype\">x</span>");
    }
}
