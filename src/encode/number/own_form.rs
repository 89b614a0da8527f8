//! What a number's own form tells.

use super::length::figures;
use crate::cable::Series;

/// The count that the number's own form tells: `P78/168` is of a protocol, `02277-ss` of a stamp.
pub(in crate::encode) fn series(n: &str) -> Option<Series> {
    let figures = n.trim_start_matches(char::is_alphabetic);
    let letters = &n[..n.len() - figures.len()];
    if matches!(letters, "P" | "Pb" | "PB" | "St" | "ST" | "П" | "Пб" | "ПБ" | "Ст")
        && n.contains('/')
    {
        return Some(Series::Protocol);
    }
    matches!(suffix(n), Some("s" | "ss" | "gs" | "g" | "с" | "сс" | "гс" | "г"))
        .then_some(Series::Stamp)
}

/// The letters behind a register's number: secret, top secret, cipher.
pub(in crate::encode) fn suffix(n: &str) -> Option<&str> {
    let figures = figures(n);
    let letters = n[figures..].trim_start_matches(['-', '/']);
    // "1950s" is a decade.
    let joined = n[figures..].starts_with('-');
    let secret = matches!(letters, "s" | "с") && (n.starts_with('0') || joined || figures >= 5)
        || matches!(letters, "g" | "г") && joined;
    let other = matches!(letters, "ss" | "gs" | "sh" | "сс" | "гс" | "ш");
    (figures >= 2 && (secret || other)).then_some(letters)
}

/// The bare number for `@n`: the source's words with hyphens for dashes.
pub(in crate::encode) fn bare(words: &str) -> String {
    words.replace(['–', '—', '‑'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_tell_their_count() {
        assert_eq!(series("P78/168"), Some(Series::Protocol));
        assert_eq!(series("02277-ss"), Some(Series::Stamp));
        assert_eq!(series("010343-gs"), Some(Series::Stamp));
        assert_eq!(series("1476/sh"), None);
        assert_eq!(series("72/III"), None);
        for n in ["02277-ss", "010097ss", "0767s", "02416-s", "1476/sh"] {
            assert!(suffix(n).is_some(), "{n}");
        }
        for n in ["10418s", "1418-g", "2077-с"] {
            assert_eq!(series(n), Some(Series::Stamp), "{n}");
        }
        for n in ["1950s", "5s", "28", "100m", "4ak", "500g"] {
            assert_eq!(suffix(n), None, "{n}");
        }
    }
}
