//! Words of a record as one line.

use std::slice;

use crate::cable::{Inline, printed};

/// The words as printed, brackets and all, with single blanks between them.
pub(super) fn one_line(content: &[Inline]) -> String {
    single_blanks(&printed(content))
}

/// Names as printed, with commas between them: an office and its place.
pub(super) fn in_a_row(names: &[Inline]) -> String {
    let names = names.iter().map(|name| one_line(slice::from_ref(name)));
    names.collect::<Vec<_>>().join(", ")
}

/// Words with single blanks between them.
pub(super) fn single_blanks(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
