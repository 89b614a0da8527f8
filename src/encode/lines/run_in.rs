//! Marks at the beginning of a text that lost its line ends: `TOP SECRET Copy No. 1 On 3 February ...`.

use std::ops::Range;

use super::{
    Context, LineRule, Words, classification, copy, copying, dateline, kind, priority,
    transmission, wording,
};
use crate::encode::number;

/// The marks with which such a text begins, each as a line of its own would have it, and the rest; nothing is
/// parted where the first words are no unmistakable mark.
///
/// ```text
/// text  ::= first { mark } words
/// first ::= a level of secrecy, in two words with capitals, or in capitals throughout, or with a stop or the number of
///           the copy behind it
///         | kind number-mark number, in capitals
///         | "from" PLACE number-mark number { "," number }, with another mark behind it
///         | "From the diary of" NAME, with a level behind it
/// mark  ::= a level of secrecy as above | a ban on copying | a priority | kind number | "Copy" number | number behind its mark | date
///         | how the message went | "To" [ address ] NAME
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

const MARKS: [LineRule; 6] =
    [copying::RULE, priority::RULE, kind::RULE, copy::RULE, super::number::RULE, dateline::RULE];

/// How many words a mark has at most.
const LONGEST: usize = 10;

/// Where the mark ends that begins there; the longest one. A sentence does not go on behind it.
fn mark_end(words: &str, start: usize, first: bool, context: Context<'_>) -> Option<usize> {
    let rest = &words[start..];
    let is_mark = |&end: &usize| {
        let piece = &rest[..end];
        let behind = start + end + " ".len();
        let from =
            || came_from(piece, context) && mark_end(words, behind, false, context).is_some();
        let begins = || opens(piece, context) || is_level_of_copy(rest, end);
        begins_anew(rest, end)
            && if first { begins() || from() } else { begins() || is_mark(piece, context) }
    };
    let diary = || ends(rest).find(|end| first && names_diary(rest, *end, context));
    diary().or_else(|| ends(rest).filter(is_mark).last()).map(|end| start + end)
}

/// Where the first words end.
fn ends(rest: &str) -> impl Iterator<Item = usize> {
    rest.match_indices(' ').map(|(at, _)| at).take(LONGEST)
}

/// Whether other words begin there: those of one name in capitals go on with `OF`.
fn begins_anew(rest: &str, end: usize) -> bool {
    let behind = rest[end..].trim_start();
    !behind.starts_with(char::is_lowercase) && !behind.starts_with("OF ")
}

/// Whether the first words are a level, and the number of the copy stands behind them: `Secret, Copy 2`.
fn is_level_of_copy(rest: &str, end: usize) -> bool {
    let behind = rest[end..].trim_start();
    let counted = ["Copy No", "COPY No", "Ex. No", "Ekz. No"].iter().any(|c| behind.starts_with(c))
        || behind
            .strip_prefix("Copy ")
            .is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()));
    counted && classification::classification(&rest[..end]).is_some()
}

/// `From the Diary of N. V. ROSHCHIN`, and behind it a level.
fn names_diary(rest: &str, end: usize, context: Context<'_>) -> bool {
    let piece = &rest[..end];
    let whose = ["From the diary of ", "From the journal of "].iter().find_map(|from| {
        let begins = piece.get(..from.len())?;
        begins.eq_ignore_ascii_case(from).then(|| &piece[from.len()..])
    });
    whose.is_some_and(wording::is_title_case) && begins_with_level(&rest[end + 1..], context)
}

fn begins_with_level(rest: &str, context: Context<'_>) -> bool {
    let is_level = |end: usize| {
        let level = || opens(&rest[..end], context) || is_level_of_copy(rest, end);
        begins_anew(rest, end) && level()
    };
    ends(rest).any(is_level)
}

fn opens(piece: &str, context: Context<'_>) -> bool {
    let shouted = !piece.contains(char::is_lowercase);
    let counted = || {
        let kind = piece.split(" N").next().unwrap_or_default();
        let words = Words::new(piece);
        !kind.contains(char::is_lowercase)
            && words.has_figure()
            && kind::RULE.read(&words, context).is_some()
    };
    let stopped = piece.ends_with('.') && piece.starts_with(char::is_uppercase);
    let plain = shouted || stopped || (wording::count(piece) > 1 && wording::is_title_case(piece));
    (plain && classification::classification(piece).is_some()) || counted()
}

/// `from PEKING Nos. 6022, 6023`
fn came_from(piece: &str, context: Context<'_>) -> bool {
    let from = piece.strip_prefix("from ").or_else(|| piece.strip_prefix("From "));
    from.is_some_and(|words| transmission::is_counted_place(words, context))
}

fn is_mark(piece: &str, context: Context<'_>) -> bool {
    let words = Words::new(piece);
    MARKS.iter().any(|rule| rule.read(&words, context).is_some())
        || addresses(piece)
        || went(&words, context)
}

/// `To Comrade FILIPPOV`, `To the CC CPSU`: in running words only capitals tell where the name ends.
fn addresses(piece: &str) -> bool {
    let Some(to) = piece.strip_prefix("To ") else { return false };
    let lead = ["Comrade ", "Comrades ", "comrade ", "Cde. ", "Cdes. ", "the "]
        .iter()
        .find_map(|lead| to.strip_prefix(lead));
    let mut names = lead.unwrap_or(to).trim_end_matches(['.', ':']).split(' ');
    names.all(|name| {
        let name = name.trim_end_matches(',');
        name.chars().nth(1).is_some() && name.chars().all(char::is_uppercase)
    })
}

/// `From BEIJING`, `Received 4.11.50 at 9 hrs 12 min`: nothing but the place, or up to the time.
fn went(words: &Words<'_>, context: Context<'_>) -> bool {
    if words.starts_with("From ") {
        return wording::has_at_most(words, 2) && transmission::RULE.read(words, context).is_some();
    }
    let last = words.rsplit(' ').next().unwrap_or_default();
    let ends = last.starts_with(|c: char| c.is_ascii_digit())
        || ["min", "minutes", "hrs", "hours"].contains(&last.trim_end_matches('.'));
    let counted = number::find_marked(words, 0).is_some();
    ends && !counted && transmission::RULE.read(words, context).is_some()
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
            (
                "Top secret. By telegraph. To KOVALEV. Your telegrams came.",
                vec!["Top secret.", "By telegraph.", "To KOVALEV.", "Your telegrams came."],
            ),
            (
                "CIPHERED TELEGRAM No. 12345 From BEIJING Received 4.11.50 at 9 hrs 12 min TOP PRIORITY To \
                 Comrade FILIPPOV I report: all is well.",
                vec![
                    "CIPHERED TELEGRAM No. 12345",
                    "From BEIJING",
                    "Received 4.11.50 at 9 hrs 12 min",
                    "TOP PRIORITY",
                    "To Comrade FILIPPOV",
                    "I report: all is well.",
                ],
            ),
            (
                "Telegram No. 12345 From Beijing came.",
                vec!["Telegram No. 12345 From Beijing came."],
            ),
            ("Secret. We met.", vec!["Secret.", "We met."]),
            (
                "from PEKING Nos. 6022, 6023 Received at 0415 21 March 1950 STRICTLY SECRET To Cdes. \
                 VYSHINSKY, MENSHIKOV. We met.",
                vec![
                    "from PEKING Nos. 6022, 6023",
                    "Received at 0415 21 March 1950",
                    "STRICTLY SECRET",
                    "To Cdes. VYSHINSKY, MENSHIKOV.",
                    "We met.",
                ],
            ),
            (
                "From the Diary of P. PETRENKO Top Secret, Copy 2, We met.",
                vec!["From the Diary of P. PETRENKO", "Top Secret,", "Copy 2,", "We met."],
            ),
            (
                "From the Diary of P. PETRENKO Secret Copy No. 2 MEMORANDUM OF CONVERSATION with me",
                vec![
                    "From the Diary of P. PETRENKO",
                    "Secret",
                    "Copy No. 2",
                    "MEMORANDUM OF CONVERSATION with me",
                ],
            ),
            (
                "From the Diary of P. PETRENKO We met.",
                vec!["From the Diary of P. PETRENKO We met."],
            ),
            ("From PEKING No. 12 buses went.", vec!["From PEKING No. 12 buses went."]),
            ("Top secret Ex. No. 1 We met.", vec!["Top secret", "Ex. No. 1", "We met."]),
            ("Secret talks were held.", vec!["Secret talks were held."]),
            ("Top Secret plans were made.", vec!["Top Secret plans were made."]),
            ("11 October 1950 We met.", vec!["11 October 1950 We met."]),
        ] {
            let found = marks(text, anywhere(Registers::builtin())).into_iter();
            assert_eq!(found.map(|part| &text[part]).collect::<Vec<_>>(), parts);
        }
    }
}
