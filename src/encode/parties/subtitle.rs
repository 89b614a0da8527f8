//! Where a title stops naming people and says what the document is about.

use std::ops::Range;

use super::Words;

impl Words<'_> {
    /// Ends a range at the words of a subtitle, if it has one.
    pub(super) fn without_subtitle(&self, range: Range<usize>) -> Range<usize> {
        let marked = MARKS.iter().filter_map(|mark| self.find(range.clone(), mark).next());
        let told = self.find(range.clone(), ", ").find(|&at| self.goes_on(&self.text[at + 2..]));
        range.start..marked.chain(told).min().unwrap_or(range.end)
    }

    /// Whether words behind a comma are no party: `conveying a message`, `Reporting on the Visit`.
    fn goes_on(&self, behind: &str) -> bool {
        let word = behind.split(' ').next().unwrap_or_default();
        let small = word.starts_with(char::is_lowercase) && !LINKS.contains(&word);
        let telling = word.len() > "Xxing".len()
            && word.ends_with("ing")
            && word.starts_with(char::is_uppercase)
            && self.place_at(behind).is_none()
            && self.registers.persons.mentions(behind).first().is_none_or(|m| m.range.start > 0);
        small || telling
    }
}

const MARKS: &[&str] = &[
    " about ",
    " regarding ",
    " concerning ",
    " on ",
    " during ",
    " with a message",
    " with the message",
    " with message",
    " (Excerpt",
    " (excerpt",
    " re ",
    ", with ",
    ", approved",
    ", Regarding",
    ", '",
    ", ‘",
    ", \"",
    ", “",
    ": '",
    ": ‘",
    ": \"",
    ": “",
];

/// Small words behind a comma with which the parties go on.
const LINKS: &[&str] = &["for", "and", "or", "via", "to", "the", "from"];
