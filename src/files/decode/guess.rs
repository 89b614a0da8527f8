//! What the bytes themselves suggest of their encoding, where nothing tells it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::declaration::agrees_with_declaration;
use super::{Decoded, Encoded, Undecodable, decode_strictly};

/// The text in the encoding that the bytes suggest, if it looks like text in it.
pub(super) fn guess(bytes: &[u8]) -> Option<Decoded> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let text = decode_strictly(encoding, bytes).ok()?;
    let plausible = !text.chars().any(is_out_of_place);
    plausible.then(|| Decoded { text, lead: 0, encoding: encoding.name(), how: Encoded::Detected })
}

/// Text with zero bytes is UTF-16 without its mark, or no text.
pub(super) fn decode_with_zeros(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    let binary = Undecodable::Binary { what: "binary data: it has zero bytes" };
    let encoding = plainly_utf16(bytes).ok_or(binary.clone())?;
    let text = decode_strictly(encoding, bytes).map_err(|_| binary.clone())?;
    if text.chars().any(is_out_of_place) {
        return Err(binary);
    }
    let text = agrees_with_declaration(text, encoding)?;
    Ok(Decoded { text, lead: 0, encoding: encoding.name(), how: Encoded::Detected })
}

/// UTF-16 if all zero bytes are halves of one kind, and they are no rarity: spaces, digits and line
/// ends have them in Cyrillic text too.
fn plainly_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |from: usize| bytes[from..].iter().step_by(2).filter(|&&byte| byte == 0).count();
    let rare = bytes.len() / 16;
    match (zeros(0), zeros(1)) {
        _ if !bytes.len().is_multiple_of(2) => None,
        (0, low) if low > rare => Some(UTF_16LE),
        (high, 0) if high > rare => Some(UTF_16BE),
        _ => None,
    }
}

/// Control characters that no text has; a wrong guess and binary data bring them forth.
fn is_out_of_place(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\x0C' | '\u{85}')
}

/// Whether this is UTF-8 with a few stray bytes, and no legacy text.
///
/// Words of an older encoding hardly ever make a valid sequence of several bytes, while a text in UTF-8
/// consists of them. To decode such a text from windows-1251 would turn every good letter into two.
pub(super) fn is_broken_utf8(bytes: &[u8]) -> bool {
    let mut good = 0;
    let mut stray = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        stray += usize::from(!chunk.invalid().is_empty());
    }
    bytes.starts_with(b"\xEF\xBB\xBF") || good > stray
}
