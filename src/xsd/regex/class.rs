//! Classes of characters by escape (part 2, F.1.1).

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

use super::block::block;
use crate::xml::name::{NAME_ONLY, NAME_START};

// WildcardEsc ::= "."
/// Everything but line ends.
pub(super) fn wildcard() -> ClassUnicode {
    let mut class = of(&[('\n', '\n'), ('\r', '\r')]);
    class.negate();
    class
}

// MultiCharEsc ::= "\" [sSiIcCdDwW]
/// The class of a letter behind a backslash; a capital stands for all other characters.
pub(super) fn multi_char_escape(letter: char) -> Option<ClassUnicode> {
    let mut class = match letter.to_ascii_lowercase() {
        's' => of(&[('\t', '\n'), ('\r', '\r'), (' ', ' ')]),
        'i' => of(NAME_START),
        'c' => of(&[NAME_START, NAME_ONLY].concat()),
        'd' => category("Nd")?,
        'w' => word(),
        _ => return None,
    };
    if letter.is_ascii_uppercase() {
        class.negate();
    }
    Some(class)
}

// charProp ::= IsCategory | "Is" BlockName
/// The class of a property's name.
pub(super) fn property(name: &str) -> Option<ClassUnicode> {
    match name.strip_prefix("Is") {
        Some(name) => block(name),
        None => category(name),
    }
}

/// The categories of part 2; `Cs` is missing, for surrogates are no characters of XML.
static CATEGORIES: [&str; 36] = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C",
    "Cc", "Cf", "Co", "Cn",
];

fn category(name: &str) -> Option<ClassUnicode> {
    if !CATEGORIES.contains(&name) {
        return None;
    }
    let tree = regex_syntax::parse(&format!(r"\p{{{name}}}")).ok()?;
    match tree.into_kind() {
        HirKind::Class(Class::Unicode(class)) => Some(class),
        // A category of one character is read as that character.
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).ok().map(single),
        _ => None,
    }
}

fn single(text: &str) -> ClassUnicode {
    ClassUnicode::new(text.chars().map(|c| ClassUnicodeRange::new(c, c)))
}

/// `\w`: all characters but punctuation, separators and "other" ones.
fn word() -> ClassUnicode {
    let mut class = ClassUnicode::empty();
    for category in ["P", "Z", "C"].into_iter().filter_map(category) {
        class.union(&category);
    }
    class.negate();
    class
}

fn of(ranges: &[(char, char)]) -> ClassUnicode {
    ClassUnicode::new(ranges.iter().map(|&(first, last)| ClassUnicodeRange::new(first, last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_is_known() {
        for name in CATEGORIES {
            assert!(category(name).is_some(), "{name}");
        }
    }
}
