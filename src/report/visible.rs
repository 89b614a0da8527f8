//! Text that is safe to show in one line of a terminal.

use std::borrow::Cow;

use crate::source::has_byte;

/// The text with something to see for each character that a terminal would obey.
///
/// Line ends would break a line in two, escape sequences would paint or erase, and characters that turn
/// the direction of writing would show words in another order than they stand in the file. Tabs stay.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !has_byte(text, may_be_obeyed) || text.chars().all(|letter| shown(letter) == letter) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

/// Whether a character that is shown as another one may have this byte; most texts have none.
fn may_be_obeyed(byte: u8) -> bool {
    let leads = [0xC2, 0xE2, 0xEF];
    byte < b' ' || byte == 0x7F || leads.contains(&byte)
}

fn shown(letter: char) -> char {
    match letter {
        '\t' => letter,
        '\0'..='\x1F' => picture(letter),
        '\x7F' => '␡',
        '\u{80}'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        // No letters, and no XML may hold them (XML 1.0, 2.2).
        '\u{FFFE}' | '\u{FFFF}' => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

/// Unicode has a picture for each of the first 32 characters, in their order.
fn picture(control: char) -> char {
    char::from_u32('␀' as u32 + control as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert!(matches!(visible("Nº 4784\tфонд"), Cow::Borrowed(_)));
        for letter in '\0'..=char::MAX {
            let seen = shown(letter) != letter;
            assert!(!seen || letter.to_string().bytes().any(may_be_obeyed), "{letter:?}");
        }
        assert_eq!(visible("a\r\nb\x1B[31m\u{202E}\u{9B}"), "a␍␊b␛[31m��");
    }
}
