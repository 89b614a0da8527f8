//! Marks at the beginning of a text that lost its line ends: `TOP SECRET Copy No. 1 On 3 February ...`.

use std::ops::Range;

use super::{
    Context, LineRule, Words, classification, copy, copying, dateline, kind, number, wording,
};

/// The marks with which such a text begins, each as a line of its own would have it, and the rest; nothing is
/// parted where the first words are no unmistakable mark.
///
/// ```text
/// text  ::= first { mark } words
/// first ::= a level of secrecy, in two words with capitals or in capitals throughout
/// mark  ::= a ban on copying | kind number | "Copy" number | number behind its mark | date
/// ```
pub(crate) fn marks(words: &str, context: Context<'_>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while let Some(end) = mark_end(words, start, parts.is_empty(), context) {
        parts.push(start..end);
        start = words.len() - words[end..].trim_start().len();
    }
    parts.push(start..words.len());
    parts
}

const MARKS: [LineRule; 5] = [copying::RULE, kind::RULE, copy::RULE, number::RULE, dateline::RULE];

/// How many words a mark has at most.
const LONGEST: usize = 5;

/// Where the mark ends that begins there; the longest one. A sentence does not go on behind it.
fn mark_end(words: &str, start: usize, first: bool, context: Context<'_>) -> Option<usize> {
    let rest = &words[start..];
    let ends = rest.match_indices(' ').map(|(at, _)| at).take(LONGEST);
    let is_mark = |end: &usize| {
        let piece = &rest[..*end];
        let begins_anew = !rest[*end..].trim_start().starts_with(char::is_lowercase);
        let words = Words::new(piece);
        let fits = |rule: &LineRule| rule.read(&words, context).is_some();
        begins_anew && if first { is_level(piece) } else { MARKS.iter().any(fits) }
    };
    ends.filter(is_mark).last().map(|end| start + end)
}

fn is_level(piece: &str) -> bool {
    let shouted = !piece.contains(char::is_lowercase);
    let plain = shouted || (wording::count(piece) > 1 && wording::is_title_case(piece));
    plain && classification::classification(piece).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::Registers;
    use crate::encode::lines::anywhere;

    #[test]
    fn marks_are_parted_from_the_words_behind_them() {
        for (text, parts) in [
            (
                "TOP SECRET Copy No. 1 11 October 1950 On 3 February they met.",
                vec!["TOP SECRET", "Copy No. 1", "11 October 1950", "On 3 February they met."],
            ),
            (
                "Top Secret CIPHERED TELEGRAM No. 12345 BEIJING - To me",
                vec!["Top Secret", "CIPHERED TELEGRAM No. 12345", "BEIJING - To me"],
            ),
            ("Top Secret We met.", vec!["Top Secret", "We met."]),
            ("Secret talks were held.", vec!["Secret talks were held."]),
            ("Top Secret plans were made.", vec!["Top Secret plans were made."]),
            ("11 October 1950 We met.", vec!["11 October 1950 We met."]),
        ] {
            let found = marks(text, anywhere(Registers::builtin())).into_iter();
            assert_eq!(found.map(|part| &text[part]).collect::<Vec<_>>(), parts);
        }
    }
}
