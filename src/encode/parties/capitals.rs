//! Titles in capitals throughout: `CABLE, MAO ZEDONG TO FILIPPOV [STALIN] VIA ROSHCHIN`.

use std::borrow::Cow;

/// The title as it would be with small letters; each letter stays in its place. A title that has small letters is as
/// it is.
///
/// Longer words keep their first capital, the words between names have none. Short ones stay as they are, for they may
/// be initials: `CC`, `USSR`.
pub(super) fn in_small_letters(title: &str) -> Cow<'_, str> {
    if title.contains(char::is_lowercase) {
        return Cow::Borrowed(title);
    }
    let mut small = String::with_capacity(title.len());
    for piece in title.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let kept = match LINKS.contains(&word) {
            true => 0,
            false if word.len() > INITIALS => 1,
            false => word.len(),
        };
        let kept = (kept..=word.len()).find(|&at| piece.is_char_boundary(at)).unwrap_or_default();
        small.push_str(&piece[..kept]);
        small.push_str(&piece[kept..].to_ascii_lowercase());
    }
    Cow::Owned(small)
}

/// How many letters initials have at most.
const INITIALS: usize = 4;

const LINKS: &[&str] = &[
    "A",
    "ABOUT",
    "AND",
    "AT",
    "BETWEEN",
    "BY",
    "CONCERNING",
    "DURING",
    "FOR",
    "FROM",
    "IN",
    "OF",
    "ON",
    "OR",
    "RE",
    "REGARDING",
    "THE",
    "TO",
    "VIA",
    "WITH",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_small_letters() {
        for (title, small) in [
            ("CABLE, MAO TO THE CC [VIA ROSHCHIN]", "Cable, MAO to the CC [via Roshchin]"),
            ("Cable, Mao TO the CC", "Cable, Mao TO the CC"),
            ("ПИСЬМО TO ÉMILE", "ПИСЬМО to Émile"),
            ("", ""),
        ] {
            assert_eq!(in_small_letters(title), small, "{title}");
        }
    }
}
