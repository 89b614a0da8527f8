//! What the square brackets of a source's editor mean.

use super::forward::Forward;
use crate::cable::{Gap, GapReason, NoteKind, SuppliedReason};
use crate::source::has_byte;
use crate::xml::unbroken;

/// Which bracket closes which, within one unit of text.
#[derive(Debug)]
pub(super) struct Partners {
    /// Byte offsets of an opening bracket and its closing one, by the opening one.
    pairs: Vec<(usize, usize)>,
    forward: Forward,
}

/// Brackets nested more deeply are text: nobody reads them as anything else.
const DEPTH: usize = 8;

/// Where a bracket closes whose pair is not found, or not yet.
const UNPAIRED: usize = usize::MAX;

impl Partners {
    /// Pairs the brackets of a text in one pass.
    pub(super) fn new(text: &str) -> Self {
        let mut pairs = Vec::new();
        if !has_byte(text, |byte| byte == b']') {
            return Self { pairs, forward: Forward::default() };
        }
        let mut open = Vec::with_capacity(DEPTH);
        let mut deeper = 0;
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'[' if open.len() == DEPTH => deeper += 1,
                b'[' => {
                    // Its pair stands before those that open behind it, though it closes after them.
                    open.push(pairs.len());
                    pairs.push((at, UNPAIRED));
                }
                b']' if deeper > 0 => deeper -= 1,
                b']' => {
                    if let Some(pair) = open.pop() {
                        pairs[pair].1 = at;
                    }
                }
                _ => {}
            }
        }
        pairs.retain(|&(_, close)| close != UNPAIRED);
        Self { pairs, forward: Forward::default() }
    }

    /// The first pair that opens at or behind a place.
    pub(super) fn next(&self, from: usize) -> Option<(usize, usize)> {
        let at = self.forward.first(&self.pairs, |&(open, _)| open < from);
        self.pairs.get(at).copied()
    }

    /// Whether a range cuts no pair in two.
    pub(super) fn respects(&self, range: &std::ops::Range<usize>) -> bool {
        let inside = |at: usize| range.contains(&at);
        let first = self.pairs.partition_point(|&(open, _)| open < range.start);
        let opened = self.pairs[first..].iter().take_while(|&&(open, _)| open < range.end);
        let closed_inside = opened.clone().all(|&(_, close)| inside(close));
        closed_inside && !self.encloses_end(range)
    }

    /// Whether a bracket opened before the range closes within it. Nesting is shallow, so only the last
    /// few pairs that opened before can.
    fn encloses_end(&self, range: &std::ops::Range<usize>) -> bool {
        let first = self.pairs.partition_point(|&(open, _)| open < range.start);
        self.pairs[..first].iter().rev().take(DEPTH).any(|&(_, close)| range.contains(&close))
    }
}

/// What stands in a pair of brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Something is missing.
    Gap(Gap),
    /// `[[x]]`: hard to read.
    Unclear,
    /// `[?]` behind a word: hard to read.
    Doubt,
    /// `[sic]`; what should stand there, if the editor says so.
    Sic { should_be: Option<String> },
    /// The mark of a footnote: `[1]`.
    Anchor,
    /// A note: `[Translator's note: ...]`.
    Note(NoteKind),
    /// Words added.
    Supplied { reason: SuppliedReason, doubtful: bool },
}

/// What the words between two brackets mean, taken by themselves.
pub(super) fn meaning(inner: &str) -> Meaning {
    let trimmed = inner.trim();
    if let Some(gap) = gap(trimmed) {
        let printed =
            (gap.as_printed() != format!("[{inner}]")).then(|| format!("[{}]", unbroken(inner)));
        return Meaning::Gap(Gap { printed, ..gap });
    }
    if trimmed == "?" {
        return Meaning::Doubt;
    }
    if is_anchor(inner) {
        return Meaning::Anchor;
    }
    if is_one_bracket(inner) {
        return Meaning::Unclear;
    }
    if let Some(sic) = sic(trimmed) {
        return sic;
    }
    if let Some(kind) = super::lines::bracketed_note(trimmed) {
        return Meaning::Note(kind);
    }
    Meaning::Supplied { reason: reason(trimmed), doubtful: inner.ends_with('?') }
}

/// Whether the line is a row of stops with blanks between, as printed books mark what they leave out.
pub(super) fn is_dotted(line: &str) -> bool {
    let mut stops = line.split(' ').filter(|piece| !piece.is_empty());
    line.len() < 80 && stops.clone().all(|piece| piece == ".") && stops.nth(2).is_some()
}

/// Whether the line is one gap and nothing else.
pub(super) fn is_gap(line: &str) -> bool {
    is_one_bracket(line) && gap(line[1..line.len() - 1].trim()).is_some()
}

/// What stands in the bracket with which the text begins, and what stands behind it.
pub(super) fn first(text: &str) -> Option<(&str, &str)> {
    let close = closing(text)?;
    Some((&text[1..close], text[close + 1..].trim()))
}

/// What stands behind the anchor of a footnote with which the text begins: `[1] See above.`
pub(super) fn behind_anchor(text: &str) -> Option<&str> {
    let (inner, _) = text.strip_prefix('[')?.split_once(']')?;
    let anchor = is_anchor(inner) || is_anchor_in_letters(inner, "");
    anchor.then(|| &text[inner.len() + 2..])
}

/// One to three figures: the number of a footnote.
fn is_anchor(inner: &str) -> bool {
    (1..=3).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of a footnote in small letters: `iv`, and `l` for the figure 1. Glued to a word such letters may
/// complete it, so a stop stands before them: `Baranov.[l]`
pub(super) fn is_anchor_in_letters(inner: &str, before: &str) -> bool {
    let roman =
        !inner.is_empty() && inner.len() <= 4 && inner.bytes().all(|byte| b"ivx".contains(&byte));
    let stands_apart =
        before.is_empty() || before.ends_with(['.', ',', ';', ':', '!', '?', ')', '"', '”', '»']);
    (roman || inner == "l") && stands_apart
}

/// Whether the line is one pair of brackets and what stands in it.
pub(super) fn is_one_bracket(line: &str) -> bool {
    line.ends_with(']') && closing(line) == Some(line.len() - 1)
}

/// Where the bracket closes with which the text begins. It looks no further.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.starts_with('[').then(|| {
        text.bytes().position(|byte| {
            depth = depth + usize::from(byte == b'[') - usize::from(byte == b']');
            depth == 0
        })
    })?
}

/// Whether the text is nothing but brackets with words in them, blanks and stops.
pub(super) fn is_only_brackets(text: &str) -> bool {
    let partners = Partners::new(text);
    let mut at = 0;
    let blank = |text: &str| text.chars().all(|c| !c.is_alphanumeric());
    while let Some((open, close)) = partners.next(at) {
        if !blank(&text[at..open]) {
            return false;
        }
        at = close + 1;
    }
    blank(&text[at..])
}

/// ```text
/// gap      ::= dots | [ quantity ] unit why | "remainder" words why | why | "signature" | "illegible" words | "Here follow" words
/// quantity ::= "one" | "two" | ... | "several" | digits
/// unit     ::= "word" | "line" | "group" | "paragraph" | "page" | "name" ...
/// why      ::= "missing" | "illegible" | "unclear" | "unrecovered" | "garbled" | "deleted" ...
/// ```
fn gap(inner: &str) -> Option<Gap> {
    if !inner.is_empty() && inner.chars().all(|c| matches!(c, '.' | '…') || c.is_whitespace()) {
        return Some(Gap {
            reason: GapReason::Editorial,
            quantity: None,
            unit: None,
            words: None,
            printed: None,
        });
    }
    if inner.len() < "lost".len() {
        return None;
    }
    let lower = inner.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 10 && !lower.starts_with("here follow") {
        return None;
    }
    let unit = words.iter().find_map(|word| unit(word));
    let of_text =
        words.iter().any(|word| matches!(*word, "remainder" | "rest" | "text" | "document"));
    let reason = words.iter().find_map(|word| why(word));
    let reason = match (unit, reason) {
        _ if lower.starts_with("here follow") => GapReason::Editorial,
        (_, Some(reason)) if words.len() <= 2 || unit.is_some() || of_text => reason,
        _ if lower.starts_with("illegible") || lower.starts_with("signature illegible") => {
            GapReason::Illegible
        }
        _ if matches!(lower.as_str(), "blank" | "left blank") => GapReason::Missing,
        _ if WITHHELD.iter().any(|phrase| lower.ends_with(phrase)) => GapReason::Deleted,
        _ => return None,
    };
    // "one or two words" is no quantity.
    let told = unit.is_some() && !matches!(words.get(1), Some(&"or" | &"to"));
    let quantity = words.first().and_then(|word| quantity(word)).filter(|_| told);
    Some(Gap {
        reason,
        quantity,
        unit: unit.map(str::to_owned),
        words: Some(unbroken(inner)),
        printed: None,
    })
}

/// What is said of words that are not released.
const WITHHELD: &[&str] =
    &["not declassified", "remain classified", "remains classified", "still classified"];

fn unit(word: &str) -> Option<&'static str> {
    let units = [
        "word",
        "line",
        "group",
        "paragraph",
        "point",
        "item",
        "passage",
        "page",
        "sentence",
        "letter",
        "name",
        "digit",
        "figure",
        "character",
    ];
    units.into_iter().find(|unit| word.strip_prefix(unit).is_some_and(|s| matches!(s, "" | "s")))
}

fn why(word: &str) -> Option<GapReason> {
    Some(match word {
        "missing" | "lost" | "torn" => GapReason::Missing,
        "illegible" | "unclear" | "unreadable" | "blurred" | "indecipherable" => {
            GapReason::Illegible
        }
        "unrecovered" | "garble" | "garbled" | "undeciphered" | "undecoded" => {
            GapReason::Unrecovered
        }
        "deleted" | "redacted" | "excised" | "sanitized" => GapReason::Deleted,
        "omitted" => GapReason::Editorial,
        _ => return None,
    })
}

fn quantity(word: &str) -> Option<u32> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let named = words.iter().position(|known| *known == word).map(|index| index as u32 + 1);
    named.or_else(|| word.parse().ok())
}

fn sic(inner: &str) -> Option<Meaning> {
    let rest =
        inner.get(..3).filter(|word| word.eq_ignore_ascii_case("sic")).map(|_| &inner[3..])?;
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let rest = rest.trim_start_matches([',', ';', ':', '.', '!', ' ', '—', '–', '-']);
    let reading = ["should be ", "should read ", "recte ", "read ", "correctly "]
        .iter()
        .find_map(|phrase| rest.strip_prefix(phrase));
    let should_be = reading.map(|words| words.trim_matches(['"', '“', '”', ' ', '.']).to_owned());
    Some(Meaning::Sic { should_be: should_be.filter(|words| !words.is_empty()) })
}

/// A name explains; a word in letters that English does not write is the original's; the rest is what
/// the sentence needs.
fn reason(inner: &str) -> SuppliedReason {
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
        let marks = ["shch", "zh", "ii", "yy", "iye", "niye", "skiy", "kh"];
        // Each has one of three letters.
        let marked = || has_byte(word, |byte| matches!(byte, b'h' | b'i' | b'y'));
        !word.is_ascii()
            || (marked() && marks.iter().any(|mark| word.contains(mark)))
            || word.ends_with("’")
            || word.ends_with('\'')
    };
    if words().any(named) {
        SuppliedReason::Gloss
    } else if words().any(foreign) {
        SuppliedReason::Original
    } else {
        SuppliedReason::Omitted
    }
}

/// Words that begin with a capital only because a sentence begins with them.
const FUNCTION_WORDS: &[&str] = &[
    "i", "we", "you", "he", "she", "it", "they", "the", "a", "an", "in", "on", "at", "to", "of",
    "for", "and", "or", "but", "this", "that", "these", "those", "there", "as", "by", "with",
    "from", "our", "your", "my", "his", "their", "its", "is", "was", "are", "were", "has", "have",
    "had", "be", "not",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn gap_reason(inner: &str) -> Option<&'static str> {
        match meaning(inner) {
            Meaning::Gap(gap) => Some(gap.reason.name()),
            _ => None,
        }
    }

    #[test]
    fn gaps() {
        assert_eq!(gap_reason("..."), Some("editorial"));
        assert_eq!(gap_reason("…"), Some("editorial"));
        assert_eq!(gap_reason("one line missing"), Some("missing"));
        assert_eq!(gap_reason("2 groups unrecovered"), Some("unrecovered"));
        assert_eq!(gap_reason("illegible"), Some("illegible"));
        assert_eq!(gap_reason("name deleted"), Some("deleted"));
        assert_eq!(gap_reason("sic, the remainder of the document is missing"), Some("missing"));
        assert_eq!(gap_reason("Text not declassified"), Some("deleted"));
        assert_eq!(gap_reason("blank"), Some("missing"));
        assert_eq!(gap_reason("garble"), Some("unrecovered"));
        assert_eq!(gap_reason("This point is missing in the original"), Some("missing"));
        assert_eq!(gap_reason("This point was discussed in the original"), None);
        assert_eq!(gap_reason("the blank page"), None);
        assert_eq!(gap_reason("declassified"), None);
        assert_eq!(gap_reason("the missing one"), None);
        assert_eq!(gap_reason("those who were missing"), None);
        assert_eq!(gap_reason("line"), None);
    }

    #[test]
    fn words_in_brackets() {
        let supplied = |inner| match meaning(inner) {
            Meaning::Supplied { reason, doubtful } => (reason.name(), doubtful),
            other => panic!("{inner}: {other:?}"),
        };
        assert_eq!(supplied("We"), ("omitted", false));
        assert_eq!(supplied("my?"), ("omitted", true));
        assert_eq!(supplied("Foreign Minister"), ("gloss", false));
        assert_eq!(supplied("pristupit k obiednineniiu"), ("original", false));
        assert_eq!(meaning("[TOP SECRET]"), Meaning::Unclear);
        assert_eq!(meaning("?"), Meaning::Doubt);
        assert_eq!(meaning("12"), Meaning::Anchor);
        assert_eq!(supplied("1949"), ("omitted", false));
        let sic = Meaning::Sic { should_be: Some("4785".to_owned()) };
        assert_eq!(meaning("sic, should be 4785"), sic);
        assert_eq!(meaning("SIC"), Meaning::Sic { should_be: None });
    }

    #[test]
    fn brackets_without_partner_are_text() {
        let partners = Partners::new("a] [b] [c [d");
        assert_eq!(partners.next(0), Some((3, 5)));
        assert!(!partners.respects(&(4..9)));
        assert_eq!(first("[b] [c]"), Some(("b", "[c]")));
        assert!(is_one_bracket("[[b] [c]]") && !is_one_bracket("[b] [c]"));
        assert_eq!(first("[b [c]"), None);
        assert!(partners.respects(&(3..6)));
    }
}
