//! References to characters and entities (XML 1.0, section 4.1).

use std::ops::Range;

use super::chars::name_end;
use super::fault::{Clause, Fault, fault};
use crate::xml::is_char;

/// What stands between `&` and `;`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reference<'t> {
    /// A character by its number, or one of the five that XML predefines.
    Char(char),
    /// An entity that the document type declaration must declare.
    Entity(&'t str),
}

// Reference ::= EntityRef | CharRef                                            (XML 1.0, [67])
// EntityRef ::= '&' Name ';'                                                   (XML 1.0, [68])
/// The reference whose `&` stands at `at`, and where it ends.
pub(super) fn reference(text: &str, at: usize) -> Result<(Reference<'_>, usize), Fault> {
    if text[at + 1..].starts_with('#') {
        let (c, end) = char_ref(text, at)?;
        return Ok((Reference::Char(c), end));
    }
    let name = name_end(text, at + 1).ok_or_else(|| bare_ampersand(at))?;
    if text.as_bytes().get(name) != Some(&b';') {
        return Err(not_ended(text, at..name));
    }
    let name = &text[at + 1..name];
    let found = predefined(name).map_or(Reference::Entity(name), Reference::Char);
    Ok((found, at + name.len() + "&;".len()))
}

/// The character of an entity that needs no declaration (XML 1.0, section 4.6).
fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}

// CharRef ::= '&#' [0-9]+ ';' | '&#x' [0-9a-fA-F]+ ';'                          (XML 1.0, [66])
/// The character whose reference starts at `at`, and where that ends.
pub(super) fn char_ref(text: &str, at: usize) -> Result<(char, usize), Fault> {
    let (radix, start) = match text.as_bytes().get(at + 2) {
        Some(b'x') => (16, at + 3),
        _ => (10, at + 2),
    };
    let digits = text[start..].bytes().take_while(|&byte| char::from(byte).is_digit(radix)).count();
    let end = start + digits;
    if digits == 0 || text.as_bytes().get(end) != Some(&b';') {
        return Err(not_ended(text, at..end));
    }
    let number = u32::from_str_radix(&text[start..end], radix).ok();
    let c = number.and_then(char::from_u32).filter(|&c| is_char(c));
    c.map(|c| (c, end + 1)).ok_or_else(|| no_character(text, at..end + 1))
}

#[cold]
fn bare_ampersand(at: usize) -> Fault {
    fault(
        Clause::Production(68, "EntityRef"),
        at..at + 1,
        "`&` begins no reference",
        "write `&amp;` for the sign itself",
    )
}

#[cold]
fn not_ended(text: &str, place: Range<usize>) -> Fault {
    let message = format!("the reference `{}` does not end with `;`", &text[place.clone()]);
    let clause = match text.as_bytes().get(place.start + 1) {
        Some(b'#') => Clause::Production(66, "CharRef"),
        _ => Clause::Production(68, "EntityRef"),
    };
    fault(clause, place, message, "a reference stands between `&` and `;`")
}

#[cold]
fn no_character(text: &str, place: Range<usize>) -> Fault {
    let message = format!("`{}` is a character that XML does not have", &text[place.clone()]);
    fault(Clause::Constraint("Legal Character"), place, message, "refers to no XML character")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_or_refused() {
        for (text, found) in [
            ("&amp;x", Some((Reference::Char('&'), 5))),
            ("&#8470;", Some((Reference::Char('№'), 7))),
            ("&#x2116;", Some((Reference::Char('№'), 8))),
            ("&mid;", Some((Reference::Entity("mid"), 5))),
            ("&#X2116;", None),
            ("&#0;", None),
            ("&#xD800;", None),
            ("&#xFFFF;", None),
            ("&#99999999999;", None),
            ("&#;", None),
            ("&;", None),
            ("& ", None),
            ("&mid ", None),
        ] {
            assert_eq!(reference(text, 0).ok(), found, "{text}");
        }
    }
}
