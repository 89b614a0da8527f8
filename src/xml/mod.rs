//! XML in and out: a streaming [`reader`] that decides what is well-formed, the one door to roxmltree
//! ([`document`]) and to quick-xml ([`writer`]).

pub mod name;
pub mod uri;
pub mod resolve;
pub mod reader;
pub mod xinclude;
pub mod model;
pub mod catalog;
pub mod well_formed;
pub mod document;
mod element;
mod white_space;
mod instruction;
mod walk;
pub mod writer;

pub use document::{Document, parse, parse_read};
pub use element::{Child, Element};
pub use instruction::Instruction;
pub use reader::{ENTITY_NOT_READ, NOT_NAMESPACE_WELL_FORMED, NOT_WELL_FORMED};
pub use walk::Attribute;
pub use well_formed::{DOCTYPE_NOT_READ, NESTED_TOO_DEEPLY, well_formed};
pub use white_space::{is_space, unbroken, words};
pub use writer::Writer;

use crate::diagnostic::Kind;

/// The kinds of findings that reading XML can make.
pub static KINDS: &[&Kind] = &[
    &NOT_WELL_FORMED,
    &NOT_NAMESPACE_WELL_FORMED,
    &NESTED_TOO_DEEPLY,
    &DOCTYPE_NOT_READ,
    &ENTITY_NOT_READ,
    &xinclude::UNRESOLVED_INCLUDE,
    &model::UNREADABLE_XML_MODEL,
    &catalog::UNREADABLE_CATALOG,
];

/// The TEI namespace.
pub const TEI: &str = "http://www.tei-c.org/ns/1.0";

/// The namespace of RELAX NG schemas in XML syntax, which is also how `xml-model` names the language.
pub const RELAX_NG: &str = "http://relaxng.org/ns/structure/1.0";

/// The namespace of `xml:id` and `xml:lang`, bound to `xml` by the recommendation.
pub const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The namespace of namespace declarations, bound to `xmlns` by the recommendation.
pub const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// Whether XML 1.0 may hold the character (production 2, `Char`).
pub fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether XML 1.0 may hold every character of the text.
pub fn is_text(text: &str) -> bool {
    // Only the controls of ASCII, and U+FFFE and U+FFFF, which begin with the byte EF, are forbidden. One look
    // at every byte, without a branch, spares nearly every text the decoding.
    let suspect = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0xEF;
    !text.bytes().fold(false, |seen, byte| seen | suspect(byte)) || text.chars().all(is_char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_characters() {
        for text in ["", "a\tb\r\n\u{7F}", "№ “Шифр”", "\u{FEFF}\u{FFFD}\u{D7FF}\u{10FFFF}"]
        {
            assert!(is_text(text), "{text:?}");
        }
        for text in ["a\u{1}", "\u{C}", "\u{1F} ", "b\u{FFFE}", "№\u{FFFF}"] {
            assert!(!is_text(text), "{text:?}");
        }
    }
}
