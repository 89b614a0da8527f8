//! Single steps through a citation: each gives the text behind what it has read.

/// The signs that stand for a hyphen in numbers and ranges.
pub(super) const DASHES: [char; 4] = ['-', '\u{2011}', '–', '—'];

/// Reads a word in any letter case; the word ends where its letters end.
pub(super) fn word<'a>(text: &'a str, expected: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for letter in expected.chars() {
        rest.next().filter(|found| found.to_lowercase().eq([letter]))?;
    }
    let rest = rest.as_str();
    (!rest.starts_with(char::is_alphabetic)).then_some(rest)
}

/// Reads digits, one at least.
pub(super) fn digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

/// Passes over a sign, if it stands there.
pub(super) fn optional(text: &str, sign: char) -> &str {
    text.strip_prefix(sign).unwrap_or(text)
}

/// Whether a number may end before this text.
pub(super) fn at_end_of_number(text: &str) -> bool {
    !text.starts_with(char::is_alphanumeric)
}
