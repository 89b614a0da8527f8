//! What XML cannot hold becomes a blank, before anything reads the text.

use crate::source::Source;
use crate::xml;

/// The text with blanks for the characters that XML cannot hold; `None` if it has none of them.
///
/// Every offset is that of the file. Were such characters left out only when the TEI is written, the words on both
/// sides would meet there and might be read otherwise than here: as a heading, a label, another number.
pub fn legible(source: &Source) -> Option<Source> {
    if xml::is_text(source.text()) || !source.text().contains(is_forbidden) {
        return None;
    }
    let text: String =
        source.text().chars().map(|c| if is_forbidden(c) { blank(c) } else { c }).collect();
    Some(Source::new(source.id(), source.name(), text).after(source.lead()))
}

/// Whether XML cannot hold the character, and it is no form feed: those begin a page in text taken from a PDF, and
/// count as line ends.
pub(super) fn is_forbidden(c: char) -> bool {
    !xml::is_char(c) && c != '\u{C}'
}

/// White space of as many bytes: U+FFFE and U+FFFF have three.
fn blank(c: char) -> char {
    if c.len_utf8() == 1 { ' ' } else { '\u{3000}' }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn blanks_keep_every_offset() {
        let legible = |text: &str| {
            legible(&Source::new(SourceId(0), "a.txt", text)).map(|source| source.text().to_owned())
        };
        assert_eq!(legible("Nº 7\tto\r\n\u{C}page"), None);
        assert_eq!(legible("a\u{0}b\u{C}\u{1F}").as_deref(), Some("a b\u{C} "));
        assert_eq!(legible("a\u{FFFE}b").as_deref(), Some("a\u{3000}b"));
    }
}
