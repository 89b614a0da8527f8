//! Words of a record as one line.

use crate::cable::{Inline, printed};

/// The words as printed, brackets and all, with single blanks between them.
pub(super) fn one_line(content: &[Inline]) -> String {
    single_blanks(&printed(content))
}

/// The same words with single blanks between them.
pub(super) fn single_blanks(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
