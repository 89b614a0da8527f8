//! What the square brackets of a source's editor mean.

mod partners;
mod gap;
mod supplied;

pub(super) use partners::Partners;

use self::gap::gap;
use self::supplied::reason;
use crate::cable::{Gap, NoteKind, SuppliedReason};
use crate::xml::unbroken;

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
    line.len() < 80
        && line.starts_with([' ', '.'])
        && stops.clone().all(|piece| piece == ".")
        && stops.nth(2).is_some()
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

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(supplied("vne ocheredi"), ("original", false));
        assert_eq!(supplied("vypolnenie"), ("original", false));
        assert_eq!(supplied("kreiser i dva esmintsa"), ("original", false));
        assert_eq!(supplied("seredniak"), ("original", false));
        assert_eq!(supplied("neproizvodstvennye"), ("original", false));
        assert_eq!(supplied("an alibi"), ("omitted", false));
        assert_eq!(supplied("a line"), ("omitted", false));
        assert_eq!(meaning("[TOP SECRET]"), Meaning::Unclear);
        assert_eq!(meaning("?"), Meaning::Doubt);
        assert_eq!(meaning("12"), Meaning::Anchor);
        assert_eq!(supplied("1949"), ("omitted", false));
        let sic = Meaning::Sic { should_be: Some("4785".to_owned()) };
        assert_eq!(meaning("sic, should be 4785"), sic);
        assert_eq!(meaning("SIC"), Meaning::Sic { should_be: None });
    }

    #[test]
    fn a_bracket_ends_where_its_partner_stands() {
        assert_eq!(first("[b] [c]"), Some(("b", "[c]")));
        assert!(is_one_bracket("[[b] [c]]") && !is_one_bracket("[b] [c]"));
        assert_eq!(first("[b [c]"), None);
    }
}
