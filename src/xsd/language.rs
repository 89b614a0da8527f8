//! `language` (part 2, 3.3.3): tags such as `ru` and `uk-Latn`.

use super::reason::Flaw;

// language ::= [a-zA-Z]{1,8} ("-" [a-zA-Z0-9]{1,8})*
/// Whether a text has the form of a language tag; whether there is such a language is not asked.
pub(super) fn check_language(text: &str) -> Result<(), Flaw> {
    let mut parts = text.split('-');
    let primary = parts.next().is_some_and(|part| fits(part, u8::is_ascii_alphabetic));
    let all = primary && parts.all(|part| fits(part, u8::is_ascii_alphanumeric));
    if all { Ok(()) } else { Err(Flaw::Form) }
}

fn fits(part: &str, allowed: impl Fn(&u8) -> bool) -> bool {
    (1..=8).contains(&part.len()) && part.as_bytes().iter().all(allowed)
}
