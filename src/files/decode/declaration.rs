//! What an XML declaration says of the encoding, and whether the bytes agree.

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8};

use super::Undecodable;
use crate::files::opening::declared;

/// Gives the text back unless its XML declaration names another encoding than it was read from.
///
/// Text that is all ASCII is the same in every encoding but UTF-16.
pub(super) fn agrees_with_declaration(
    text: String,
    found: &'static Encoding,
) -> Result<String, Undecodable> {
    let Some(label) = declared(text.as_bytes()) else { return Ok(text) };
    let encoding = known(label)?;
    let both_utf16 = !encoding.is_ascii_compatible() && !found.is_ascii_compatible();
    let same_bytes = text.is_ascii() && encoding.is_ascii_compatible() && found == UTF_8;
    if encoding == found || both_utf16 || same_bytes {
        Ok(text)
    } else {
        Err(Undecodable::Contradiction { declared: label.to_owned(), found: found.name() })
    }
}

/// The encoding of a name.
pub(super) fn known(label: &str) -> Result<&'static Encoding, Undecodable> {
    Encoding::for_label_no_replacement(label.as_bytes())
        .ok_or_else(|| Undecodable::UnknownEncoding { declared: label.to_owned() })
}

/// The declared encoding, if it is one that shifts between alphabets by escape sequences. Its bytes look
/// like ASCII and are not; no other XML text has escapes, for XML does not have the character.
pub(super) fn declared_escapes(bytes: &[u8]) -> Option<&'static Encoding> {
    const ESCAPE: u8 = 0x1B;
    let encoding = Encoding::for_label_no_replacement(declared(bytes)?.as_bytes())?;
    (encoding == ISO_2022_JP && bytes.contains(&ESCAPE)).then_some(encoding)
}
