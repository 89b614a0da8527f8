//! Names: `Name`, `NCName` and `NMTOKEN` (XML 1.0, fifth edition, productions 4 to 7).

use super::reason::Flaw;

/// Whether a text is a `Name`.
pub(super) fn check_name(text: &str) -> Result<(), Flaw> {
    check(text, |_| true)
}

/// Whether a text is an `NCName`: a name without colon.
pub(super) fn check_nc_name(text: &str) -> Result<(), Flaw> {
    check(text, |c| c != ':')
}

/// Whether a text is an `Nmtoken`.
pub(super) fn check_nm_token(text: &str) -> Result<(), Flaw> {
    let strange = text.chars().find(|&c| !is_name_char(c));
    match strange {
        Some(c) => Err(Flaw::Character(c)),
        None if text.is_empty() => Err(Flaw::Form),
        None => Ok(()),
    }
}

// Name ::= NameStartChar (NameChar)*
fn check(text: &str, allowed: impl Fn(char) -> bool) -> Result<(), Flaw> {
    let first = text.chars().next().ok_or(Flaw::Form)?;
    if let Some(c) = text.chars().find(|&c| !is_name_char(c) || !allowed(c)) {
        return Err(Flaw::Character(c));
    }
    if is_name_start(first) { Ok(()) } else { Err(Flaw::FirstCharacter(first)) }
}

/// Whether a name may hold the character (`NameChar`).
pub fn is_name_char(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' | '_' | ':' => true,
        '\0'..='\x7F' => false,
        _ => lies_in(c, NAME_START) || lies_in(c, NAME_ONLY),
    }
}

/// Whether a name may start with the character (`NameStartChar`).
pub fn is_name_start(c: char) -> bool {
    lies_in(c, NAME_START)
}

fn lies_in(c: char, ranges: &[(char, char)]) -> bool {
    ranges.iter().any(|&(first, last)| first <= c && c <= last)
}

// NameStartChar ::= ":" | [A-Z] | "_" | [a-z] | [#xC0-#xD6] | [#xD8-#xF6] | [#xF8-#x2FF] | [#x370-#x37D]
//                 | [#x37F-#x1FFF] | [#x200C-#x200D] | [#x2070-#x218F] | [#x2C00-#x2FEF] | [#x3001-#xD7FF]
//                 | [#xF900-#xFDCF] | [#xFDF0-#xFFFD] | [#x10000-#xEFFFF]
/// What a name may start with.
pub(super) static NAME_START: &[(char, char)] = &[
    (':', ':'),
    ('A', 'Z'),
    ('_', '_'),
    ('a', 'z'),
    ('\u{C0}', '\u{D6}'),
    ('\u{D8}', '\u{F6}'),
    ('\u{F8}', '\u{2FF}'),
    ('\u{370}', '\u{37D}'),
    ('\u{37F}', '\u{1FFF}'),
    ('\u{200C}', '\u{200D}'),
    ('\u{2070}', '\u{218F}'),
    ('\u{2C00}', '\u{2FEF}'),
    ('\u{3001}', '\u{D7FF}'),
    ('\u{F900}', '\u{FDCF}'),
    ('\u{FDF0}', '\u{FFFD}'),
    ('\u{10000}', '\u{EFFFF}'),
];

// NameChar ::= NameStartChar | "-" | "." | [0-9] | #xB7 | [#x0300-#x036F] | [#x203F-#x2040]
/// What may stand in a name, but not at its start.
pub(super) static NAME_ONLY: &[(char, char)] = &[
    ('-', '.'),
    ('0', '9'),
    ('\u{B7}', '\u{B7}'),
    ('\u{300}', '\u{36F}'),
    ('\u{203F}', '\u{2040}'),
];
