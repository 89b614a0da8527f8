//! Bytes become text: the one door to `encoding_rs` and `chardetng`.
//!
//! Nothing is ever replaced. A text either decodes in full or is refused with the reason, for a
//! replaced letter in a name or a number is a wrong name or number.

mod binary;
mod declaration;
mod guess;

use encoding_rs::{DecoderResult, Encoding, UTF_8};

use binary::look_of;
use declaration::{agrees_with_declaration, declared_escapes, known};
use guess::{decode_with_zeros, guess, is_broken_utf8};

use super::opening::{declared, is_xml};

/// Decodes a whole file.
///
/// A byte order mark counts most, then plain UTF-8, then what an XML declaration names, and only what
/// is none of these is guessed. XML is never guessed: without mark or declaration it is UTF-8 (XML 1.0,
/// section 4.3.3). UTF-8 is taken over without copying.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, Undecodable> {
    if let Some(what) = look_of(&bytes) {
        return Err(Undecodable::Binary { what });
    }
    match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding != UTF_8 => {
            let text = decode_strictly(encoding, &bytes[mark..]).map_err(|at| at.after(mark))?;
            let text = agrees_with_declaration(text, encoding)?;
            Ok(Decoded { text, lead: 0, encoding: encoding.name(), how: Encoded::ByteOrderMark })
        }
        _ if bytes.contains(&0) => decode_with_zeros(&bytes),
        _ => decode_ascii_compatible(bytes),
    }
}

/// A decoded text, and how its encoding was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// Bytes of a byte order mark before the text of a UTF-8 file, otherwise 0.
    pub lead: usize,
    /// The encoding's name in the Encoding Standard.
    pub encoding: &'static str,
    /// How it was known.
    pub how: Encoded,
}

/// How the encoding of a text was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoded {
    /// It is UTF-8, with or without a byte order mark.
    Utf8,
    /// A byte order mark of UTF-16.
    ByteOrderMark,
    /// The XML declaration.
    Declared,
    /// A guess from the bytes.
    Detected,
}

/// Why there is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// It is something else than text.
    Binary {
        /// What it looks like, with its article.
        what: &'static str,
    },
    /// The encoding does not have these bytes.
    Malformed {
        /// The encoding's name.
        encoding: &'static str,
        /// Offset in the file of the first byte that does not fit.
        offset: usize,
    },
    /// The XML declaration names another encoding than the bytes are in.
    Contradiction {
        /// As declared.
        declared: String,
        /// What the bytes are in.
        found: &'static str,
    },
    /// The XML declaration names an encoding that nobody knows.
    UnknownEncoding {
        /// As declared.
        declared: String,
    },
}

impl Undecodable {
    /// The same for a text that begins after `lead` bytes of the file.
    fn after(self, lead: usize) -> Self {
        match self {
            Undecodable::Malformed { encoding, offset } => {
                Undecodable::Malformed { encoding, offset: offset + lead }
            }
            other => other,
        }
    }
}

/// The text that the first bytes of a file are, and how long a byte order mark before it is, if they tell that the file
/// is XML in UTF-8. A letter that they cut is left out.
pub(super) fn beginning_of_utf8(bytes: &[u8]) -> Option<(usize, &str)> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let is_declared_so = declared(bytes).is_none_or(|label| known(label) == Ok(UTF_8));
    if look_of(bytes).is_some() || !is_declared_so {
        return None;
    }
    let chunk = text.utf8_chunks().next()?;
    let is_cut = chunk.valid().len() + chunk.invalid().len() == text.len();
    is_cut.then_some((bytes.len() - text.len(), chunk.valid()))
}

fn decode_ascii_compatible(bytes: Vec<u8>) -> Result<Decoded, Undecodable> {
    if let Some(encoding) = declared_escapes(&bytes) {
        let text = decode_strictly(encoding, &bytes)?;
        return Ok(Decoded { text, lead: 0, encoding: encoding.name(), how: Encoded::Declared });
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let mut text = agrees_with_declaration(text, UTF_8)?;
            let lead =
                if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
            text.drain(..lead);
            Ok(Decoded { text, lead, encoding: UTF_8.name(), how: Encoded::Utf8 })
        }
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            decode_legacy(error.as_bytes(), offset)
        }
    }
}

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Decodes what is not UTF-8 from `not_utf8_at` on.
fn decode_legacy(bytes: &[u8], not_utf8_at: usize) -> Result<Decoded, Undecodable> {
    let broken = Undecodable::Malformed { encoding: UTF_8.name(), offset: not_utf8_at };
    match declared(bytes) {
        Some(label) => {
            let encoding = known(label)?;
            if encoding == UTF_8 || bytes.starts_with(b"\xEF\xBB\xBF") {
                return Err(broken);
            }
            if !encoding.is_ascii_compatible() {
                let declared = label.to_owned();
                return Err(Undecodable::Contradiction { declared, found: "no UTF-16" });
            }
            let text = decode_strictly(encoding, bytes)?;
            Ok(Decoded { text, lead: 0, encoding: encoding.name(), how: Encoded::Declared })
        }
        None if is_xml(bytes) || is_broken_utf8(bytes) => Err(broken),
        None => guess(bytes).ok_or(broken),
    }
}

fn decode_strictly(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Undecodable> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.expect("a file read into memory is no half of it"));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::Malformed(length, behind), read) => {
            let offset = read - usize::from(length) - usize::from(behind);
            Err(Undecodable::Malformed { encoding: encoding.name(), offset })
        }
        (DecoderResult::OutputFull, _) => unreachable!("there is room for the longest text"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RUSSIAN: &str = "Шифртелеграмма Сталина послу в Пекине, фонд 45, опись 1, лист 134.\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn windows_1251(text: &str) -> Vec<u8> {
        let (bytes, _, lossy) = encoding_rs::WINDOWS_1251.encode(text);
        assert!(!lossy);
        bytes.into_owned()
    }

    #[test]
    fn encodings_are_known_by_mark_declaration_or_guess() {
        let xml = format!("<?xml version='1.0' encoding = 'windows-1251'?><p>{RUSSIAN}</p>");
        let marked = format!("\u{FEFF}{RUSSIAN}");
        let page = format!("<HTML><body>{RUSSIAN}");
        let cases = [
            (RUSSIAN.as_bytes().to_vec(), RUSSIAN, "UTF-8", Encoded::Utf8),
            (marked.as_bytes().to_vec(), RUSSIAN, "UTF-8", Encoded::Utf8),
            (utf16(&marked, u16::to_le_bytes), RUSSIAN, "UTF-16LE", Encoded::ByteOrderMark),
            (utf16(&marked, u16::to_be_bytes), RUSSIAN, "UTF-16BE", Encoded::ByteOrderMark),
            (utf16(RUSSIAN, u16::to_le_bytes), RUSSIAN, "UTF-16LE", Encoded::Detected),
            (utf16("No. 121", u16::to_be_bytes), "No. 121", "UTF-16BE", Encoded::Detected),
            (windows_1251(&xml), &xml, "windows-1251", Encoded::Declared),
            (windows_1251(RUSSIAN), RUSSIAN, "windows-1251", Encoded::Detected),
            (windows_1251(&page), &page, "windows-1251", Encoded::Detected),
            (
                b"<?xml version='1.0' encoding='ISO-2022-JP'?><a>\x1B$BF|\x1B(B</a>".to_vec(),
                "<?xml version='1.0' encoding='ISO-2022-JP'?><a>\u{65E5}</a>",
                "ISO-2022-JP",
                Encoded::Declared,
            ),
            (
                b"S\xE3o Jo\xE3o, n\xE9e Roma".to_vec(),
                "São João, née Roma",
                "windows-1252",
                Encoded::Detected,
            ),
        ];
        for (bytes, text, encoding, how) in cases {
            let decoded = decode(bytes).unwrap_or_else(|error| panic!("{encoding}: {error:?}"));
            assert_eq!(
                (decoded.text.as_str(), decoded.encoding, decoded.how),
                (text, encoding, how)
            );
        }
    }

    #[test]
    fn a_mark_of_utf8_leads_the_text() {
        let decoded = decode(b"\xEF\xBB\xBFNo. 121".to_vec()).expect("is UTF-8");
        assert_eq!((decoded.text.as_str(), decoded.lead), ("No. 121", 3));
    }

    #[test]
    fn malformed_bytes_are_refused_with_their_offset() {
        let mut broken = RUSSIAN.as_bytes().to_vec();
        broken.insert(10, 0xE9);
        let mut half = utf16("\u{FEFF}No", u16::to_le_bytes);
        half.push(b'.');
        let cases = [
            (broken, "UTF-8", 10),
            (half, "UTF-16LE", 6),
            (b"<?xml version='1.0' encoding='UTF-8'?>\xE9".to_vec(), "UTF-8", 38),
            (b"<p>\xE9t\xE9</p>".to_vec(), "UTF-8", 3),
            (b"<?xml version='1.0' encoding='Shift_JIS'?>\xFF".to_vec(), "Shift_JIS", 42),
        ];
        for (bytes, encoding, offset) in cases {
            assert_eq!(decode(bytes), Err(Undecodable::Malformed { encoding, offset }));
        }
    }

    #[test]
    fn a_declaration_must_agree_with_the_bytes() {
        let declaration = |name: &str, text: &str| {
            format!("<?xml version=\"1.0\" encoding=\"{name}\"?><p>{text}</p>")
        };
        for (name, text, found) in [("windows-1251", "фонд", "UTF-8"), ("UTF-16", "fond", "UTF-8")]
        {
            let contradiction = Undecodable::Contradiction { declared: name.to_owned(), found };
            assert_eq!(decode(declaration(name, text).into_bytes()), Err(contradiction));
        }
        let unknown = Undecodable::UnknownEncoding { declared: "martian".to_owned() };
        assert_eq!(decode(declaration("martian", "fond").into_bytes()), Err(unknown));
        for (name, text) in [("windows-1251", "fond"), ("utf-8", "фонд"), ("US-ASCII", "fond")]
        {
            assert!(decode(declaration(name, text).into_bytes()).is_ok(), "{name}");
        }
        let marked = format!("\u{FEFF}{}", declaration("UTF-16", "фонд"));
        assert!(decode(utf16(&marked, u16::to_le_bytes)).is_ok());
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, named) in [
            (&b"%PDF-1.4\n%\xE2"[..], "PDF"),
            (b"PK\x03\x04\x14\0", ".docx"),
            (b"\x89PNG\r\n\x1A\n\0\0", "PNG"),
            (b"\xFF\xFEN\0", ""),
            (b"\xFF\xFE\0\0N\0\0\0", "UTF-32"),
            (b"a\0\0b\0\0\0c", "zero bytes"),
            (b"PDF and PK are letters", ""),
        ] {
            match decode(bytes.to_vec()) {
                Err(Undecodable::Binary { what }) => {
                    assert!(!named.is_empty() && what.contains(named), "{what}");
                }
                other => assert!(named.is_empty() && other.is_ok(), "{other:?}"),
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let length = bytes.len();
            if let Err(Undecodable::Malformed { offset, .. }) = decode(bytes) {
                prop_assert!(offset <= length);
            }
        }

        #[test]
        fn any_text_is_taken_over(text in "[^\0\u{FEFF}<%PGIA7M]{1}[^\0]{0,80}") {
            let decoded = decode(text.clone().into_bytes()).expect("is UTF-8");
            prop_assert_eq!(decoded.text, text);
        }
    }
}
