//! Why the editor of a source added words.

use crate::cable::SuppliedReason;
use crate::source::has_byte;

/// A name explains; a word in letters that English does not write is the original's; the rest is what
/// the sentence needs.
pub(super) fn reason(inner: &str) -> SuppliedReason {
    let words = || {
        inner
            .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
            .filter(|w| !w.is_empty())
    };
    let named = |word: &str| {
        word.starts_with(char::is_uppercase)
            && !FUNCTION_WORDS.contains(&word.to_lowercase().as_str())
    };
    let foreign = |word: &str| {
        let marks = ["shch", "zh", "ii", "yy", "iye", "niye", "skiy", "kh", "stv"];
        // Each has one of four letters.
        let marked = || has_byte(word, |byte| matches!(byte, b'h' | b'i' | b'y' | b'v'));
        !word.is_ascii()
            || (marked() && marks.iter().any(|mark| word.contains(mark)))
            || word.ends_with("’")
            || word.ends_with('\'')
            || ends_as_in_russian(word)
    };
    // "kreiser i dva esmintsa": the English word has a capital.
    let joined = || words().nth(1).is_some() && words().any(|word| word == "i");
    if words().any(named) {
        SuppliedReason::Gloss
    } else if words().any(foreign) || joined() {
        SuppliedReason::Original
    } else {
        SuppliedReason::Omitted
    }
}

/// `ocheredi`, `polozhenie`, `seredniak`: hardly any word of English has such an ending and so many letters.
fn ends_as_in_russian(word: &str) -> bool {
    let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
    plain
        && ((word.len() >= 5 && word.ends_with('i') && !ENGLISH.contains(&word))
            || (word.len() >= 7 && ENDINGS.iter().any(|ending| word.ends_with(ending))))
}

const ENDINGS: &[&str] = &["anie", "enie", "nik", "iak", "aia"];

/// English words in `i`.
const ENGLISH: &[&str] =
    &["alibi", "alumni", "broccoli", "bikini", "fungi", "nuclei", "safari", "stimuli"];

/// Words that begin with a capital only because a sentence begins with them.
const FUNCTION_WORDS: &[&str] = &[
    "i", "we", "you", "he", "she", "it", "they", "the", "a", "an", "in", "on", "at", "to", "of",
    "for", "and", "or", "but", "this", "that", "these", "those", "there", "as", "by", "with",
    "from", "our", "your", "my", "his", "their", "its", "is", "was", "are", "were", "has", "have",
    "had", "be", "not",
];
