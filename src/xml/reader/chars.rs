//! Where characters and names of XML 1.0 end (section 2.2 and 2.3).
//!
//! Texts are scanned byte by byte through tables, for most bytes of a document are plain ASCII or the
//! inside of a letter; whole characters are looked at only where a table says so.

use std::ops::Range;

use crate::xml::is_char;
use crate::xml::name::{is_name_char, is_name_start};

/// Where character data needs attention: markup, references, line ends, `]`, and bytes that may be of a
/// character XML does not have.
pub(super) static TEXT: Stops = Stops::new(b"<&\r]");

/// Where an attribute value between `"` needs attention: white space other than a blank is changed.
pub(super) static DOUBLE_QUOTED: Stops = Stops::new(b"\"<&\r\n\t");

/// The same between `'`.
pub(super) static SINGLE_QUOTED: Stops = Stops::new(b"'<&\r\n\t");

/// Where nothing but a character that XML does not have needs attention.
static FORBIDDEN: Stops = Stops::new(b"");

/// Bytes at which a scan stops.
pub(super) struct Stops([bool; 256]);

impl Stops {
    const fn new(marks: &[u8]) -> Self {
        let mut stops = [false; 256];
        let mut control = 0;
        while control < 0x20 {
            stops[control] = !matches!(control as u8, b'\t' | b'\n' | b'\r');
            control += 1;
        }
        // U+FFFE and U+FFFF begin with this byte, as do many good characters.
        stops[0xEF] = true;
        let mut at = 0;
        while at < marks.len() {
            stops[marks[at] as usize] = true;
            at += 1;
        }
        Self(stops)
    }

    /// The first byte from `at` on that needs attention, or the end.
    pub(super) fn next(&self, bytes: &[u8], at: usize) -> usize {
        let rest = &bytes[at..];
        let found = rest.iter().position(|&byte| self.0[byte as usize]);
        found.map_or(bytes.len(), |found| at + found)
    }
}

/// The place of the first character in the range that XML does not have.
pub(super) fn forbidden(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let bytes = &text.as_bytes()[..range.end];
    let mut at = range.start;
    loop {
        at = FORBIDDEN.next(bytes, at);
        if at == bytes.len() {
            return None;
        }
        let (c, end) = char_at(text, at)?;
        if !is_char(c) {
            return Some(at..end);
        }
        at = end;
    }
}

/// The character at an offset, and where it ends.
pub(super) fn char_at(text: &str, at: usize) -> Option<(char, usize)> {
    let c = text[at..].chars().next()?;
    Some((c, at + c.len_utf8()))
}

// S ::= (#x20 | #x9 | #xD | #xA)+                                              (XML 1.0, [3])
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Where white space from `at` on ends.
pub(super) fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && is_space(bytes[at]) {
        at += 1;
    }
    at
}

/// Which ASCII bytes a name may hold behind its first character.
static NAME: [bool; 128] = {
    let mut table = [false; 128];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        table[byte] = c.is_ascii_alphanumeric() || matches!(c, b'_' | b':' | b'-' | b'.');
        byte += 1;
    }
    table
};

// Nmtoken ::= (NameChar)+                                                      (XML 1.0, [7])
/// Where the name characters from `at` on end; `at` itself if there are none.
pub(super) fn nmtoken_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte < 128 {
            if !NAME[byte as usize] {
                break;
            }
            at += 1;
        } else {
            match char_at(text, at) {
                Some((c, end)) if is_name_char(c) => at = end,
                _ => break,
            }
        }
    }
    at
}

// Name ::= NameStartChar (NameChar)*                                           (XML 1.0, [5])
/// Where the name that starts at `at` ends, if one does.
pub(in crate::xml) fn name_end(text: &str, at: usize) -> Option<usize> {
    let starts = match *text.as_bytes().get(at)? {
        byte @ 0..128 => byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':'),
        _ => is_name_start(char_at(text, at)?.0),
    };
    starts.then(|| nmtoken_end(text, at + 1 + continuation(text, at)))
}

/// How many bytes the character at `at` has behind its first.
fn continuation(text: &str, at: usize) -> usize {
    text.as_bytes()[at + 1..].iter().take_while(|&&byte| byte & 0b1100_0000 == 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_where_their_characters_end() {
        for (text, end) in [
            ("текст>", Some("текст".len())),
            ("a-b.c:d=", Some(7)),
            ("-a", None),
            ("1a", None),
            ("", None),
            ("a\u{B7}\u{D7}", Some(3)),
            ("\u{B7}a", None),
        ] {
            assert_eq!(name_end(text, 0), end, "{text}");
        }
    }

    #[test]
    fn forbidden_characters_are_found_where_they_stand() {
        for (text, place) in [
            ("№ 1\tв\r\n", None),
            ("ab\u{1}", Some(2..3)),
            ("\u{FEFF}\u{FFFE}", Some(3..6)),
            ("\u{FFFD}\u{10FFFF}\u{7F}", None),
        ] {
            assert_eq!(forbidden(text, 0..text.len()), place);
        }
    }
}
