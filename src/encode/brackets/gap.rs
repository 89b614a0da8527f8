//! Brackets that say what is missing.

use crate::cable::{Gap, GapReason};
use crate::xml::unbroken;

/// ```text
/// gap      ::= dots | [ quantity ] unit why | "remainder" words why | why | "signature" | "illegible" words | "Here follow" words
/// quantity ::= "one" | "two" | ... | "several" | digits
/// unit     ::= "word" | "line" | "group" | "paragraph" | "page" | "name" ...
/// why      ::= "missing" | "illegible" | "unclear" | "unrecovered" | "garbled" | "deleted" ...
/// ```
pub(super) fn gap(inner: &str) -> Option<Gap> {
    // One stop is the end of a sentence, which its editor adds.
    if !matches!(inner, "" | ".")
        && inner.chars().all(|c| matches!(c, '.' | '…') || c.is_whitespace())
    {
        return Some(Gap {
            reason: GapReason::Editorial,
            quantity: None,
            unit: None,
            words: None,
            printed: None,
        });
    }
    // The shortest word that tells of a gap is "lost"; brackets within brackets may have no word at all.
    inner.chars().filter(|c| c.is_alphanumeric()).nth("lost".len() - 1)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn gap_reason(inner: &str) -> Option<&'static str> {
        gap(inner).map(|gap| gap.reason.name())
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
        assert_eq!(gap_reason("."), None);
        assert_eq!(gap_reason("the blank page"), None);
        assert_eq!(gap_reason("declassified"), None);
        assert_eq!(gap_reason("the missing one"), None);
        assert_eq!(gap_reason("those who were missing"), None);
        assert_eq!(gap_reason("line"), None);
    }
}
