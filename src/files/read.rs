//! Reading one file.

use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

use super::kinds::{
    BINARY_FILE, EMPTY_FILE, ENCODING_NOT_UTF8, FILE_TOO_LARGE, UNDECODABLE_TEXT, UNREADABLE_FILE,
};
use super::{Decoded, Encoded, Undecodable, decode, shown, words};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::source::{Source, SourceId};

/// The usual limit for the size of a file, in bytes.
pub const LIMIT: u64 = 64 * 1024 * 1024;

/// The name of the standard input in findings.
pub const STDIN: &str = "<stdin>";

/// Reads a file of at most `limit` bytes; the source bears the path as its name.
///
/// What could be read may come with a finding about its encoding.
pub fn read(path: &Path, id: SourceId, limit: u64) -> Result<Outcome<Source>, Diagnostic> {
    text(read_bytes(path, limit)?, &shown(path), id)
}

/// Reads the bytes of a file, at most `limit` of them.
pub fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Diagnostic> {
    let name = shown(path);
    let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
    let size = file.metadata().map_err(|error| unreadable(&name, &error))?.len();
    if size > limit.min(LARGEST) {
        return Err(too_large(&name, Some(size), limit));
    }
    // With room for one byte more than there are, the end is seen without asking for more room.
    let room = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    read_into(room, file, &name, limit)
}

/// Reads a stream to its end, but at most `limit` bytes; for the standard input the name is [`STDIN`].
pub fn read_from(
    stream: impl Read,
    name: &str,
    id: SourceId,
    limit: u64,
) -> Result<Outcome<Source>, Diagnostic> {
    text(read_into(Vec::new(), stream, name, limit)?, name, id)
}

fn read_into(
    mut bytes: Vec<u8>,
    stream: impl Read,
    name: &str,
    limit: u64,
) -> Result<Vec<u8>, Diagnostic> {
    let limit = limit.min(LARGEST);
    stream.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(name, None, limit));
    }
    Ok(bytes)
}

fn text(bytes: Vec<u8>, name: &str, id: SourceId) -> Result<Outcome<Source>, Diagnostic> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(empty(name, bytes.len()));
    }
    let decoded = decode(bytes).map_err(|reason| undecodable(name, &reason))?;
    Ok(source(name, id, decoded))
}

/// Decoded to UTF-8 one byte of an older encoding becomes three at most, and a source ends at 4 GiB.
pub(super) const LARGEST: u64 = u32::MAX as u64 / 3 - 1;

fn source(name: &str, id: SourceId, decoded: Decoded) -> Outcome<Source> {
    let Decoded { text, lead, encoding, how } = decoded;
    let source = Source::new(id, name, text).after(lead);
    let diagnostics = how_known(how).map(|known| not_utf8(&source, encoding, known));
    Outcome { value: source, diagnostics: diagnostics.into_iter().collect() }
}

fn how_known(how: Encoded) -> Option<&'static str> {
    match how {
        Encoded::Utf8 => None,
        Encoded::ByteOrderMark => Some("as its byte order mark says"),
        Encoded::Declared => Some("as its XML declaration says"),
        Encoded::Detected => Some("as its bytes suggest"),
    }
}

fn not_utf8(source: &Source, encoding: &str, known: &str) -> Diagnostic {
    let message = format!("read from {encoding}, {known}");
    let finding = Diagnostic::new(&ENCODING_NOT_UTF8, message).of(source.name());
    match first_decoded(source.text()) {
        Some(words) => finding
            .at(source.span(words), "the first letters that depend on it")
            .help("if these letters are right, save the file as UTF-8"),
        None => finding.help("save the file as UTF-8"),
    }
}

/// The first word with a letter that is not ASCII.
fn first_decoded(text: &str) -> Option<Range<usize>> {
    let odd = text.find(|letter: char| !letter.is_ascii())?;
    let start = text[..odd].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = text[odd..].find(char::is_whitespace).map_or(text.len(), |length| odd + length);
    Some(start..end)
}

/// The finding for a path that the system does not let shifr read.
pub(super) fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let message = format!("`{name}` cannot be read: {}", words(error));
    Diagnostic::new(&UNREADABLE_FILE, message).of(name).help("check the path and its permissions")
}

fn too_large(name: &str, size: Option<u64>, limit: u64) -> Diagnostic {
    let size = size.map_or_else(String::new, |size| format!("{size} bytes, "));
    let message = format!("`{name}` is too large: {size}more than the limit of {limit}");
    Diagnostic::new(&FILE_TOO_LARGE, message)
        .of(name)
        .help("split the file, or raise the limit if it is meant")
}

fn empty(name: &str, length: usize) -> Diagnostic {
    let what = if length == 0 { "is empty" } else { "holds nothing but white space" };
    Diagnostic::new(&EMPTY_FILE, format!("`{name}` {what}"))
        .of(name)
        .help("fetch the file again, or remove it")
}

fn undecodable(name: &str, reason: &Undecodable) -> Diagnostic {
    let (kind, what, help) = match reason {
        Undecodable::Binary { what } => {
            (&BINARY_FILE, format!("is {what}"), "take the text out of it and save that as UTF-8")
        }
        Undecodable::Malformed { encoding, offset } => (
            &UNDECODABLE_TEXT,
            format!("has bytes at offset {offset} that are not {encoding}"),
            "mend these bytes, or save the file anew as UTF-8",
        ),
        Undecodable::Contradiction { declared, found } => (
            &UNDECODABLE_TEXT,
            format!("declares encoding `{declared}`, but its bytes are {found}"),
            "make the XML declaration name the encoding that the file is in",
        ),
        Undecodable::UnknownEncoding { declared } => (
            &UNDECODABLE_TEXT,
            format!("declares encoding `{declared}`, which shifr does not know"),
            "save the file as UTF-8 and declare that",
        ),
    };
    Diagnostic::new(kind, format!("`{name}` {what}")).of(name).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_bytes(bytes: &[u8]) -> Result<Outcome<Source>, Diagnostic> {
        read_from(bytes, STDIN, SourceId(0), 100)
    }

    fn refusal(bytes: &[u8]) -> (&'static str, String) {
        let finding = read_bytes(bytes).map(|_| ()).expect_err("is refused");
        assert_eq!(finding.path.as_deref(), Some(STDIN));
        (finding.kind.code, finding.message)
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        for (bytes, code, message) in [
            (&b""[..], "empty-file", "`<stdin>` is empty"),
            (b" \r\n", "empty-file", "`<stdin>` holds nothing but white space"),
            (b"%PDF-1.4", "binary-file", "`<stdin>` is a PDF document"),
            (
                "фонд \u{FFFD}".as_bytes().split_last().expect("has bytes").1,
                "undecodable-text",
                "`<stdin>` has bytes at offset 9 that are not UTF-8",
            ),
            (&[b'a'; 101], "file-too-large", "`<stdin>` is too large: more than the limit of 100"),
        ] {
            assert_eq!(refusal(bytes), (code, message.to_owned()));
        }
        assert!(read_bytes(&[b'a'; 100]).is_ok());
    }

    #[test]
    fn a_missing_file_and_a_large_one_are_named_by_their_path() {
        let missing = read(Path::new("no/such.txt"), SourceId(0), LIMIT).map(|_| ());
        let missing = missing.expect_err("does not exist");
        assert!(
            missing.message.starts_with("`no/such.txt` cannot be read: "),
            "{}",
            missing.message
        );
        let large = read(Path::new("Cargo.toml"), SourceId(0), 10).map(|_| ());
        let large = large.expect_err("is longer than ten bytes").message;
        assert!(large.starts_with("`Cargo.toml` is too large: "), "{large}");
    }

    #[test]
    fn another_encoding_is_told_with_the_first_word_that_depends_on_it() {
        let outcome = read_bytes(b"No. 7\n\xE2 \xCF\xE5\xEA\xE8\xED\xE5, \xF4\xEE\xED\xE4 45")
            .expect("is text");
        assert_eq!(outcome.value.text(), "No. 7\nв Пекине, фонд 45");
        let [finding] = &outcome.diagnostics[..] else { panic!("one finding") };
        assert_eq!(finding.message, "read from windows-1251, as its bytes suggest");
        assert_eq!(finding.place(), Some(outcome.value.span(6..8)));
        assert!(read_bytes("фонд".as_bytes()).expect("is text").diagnostics.is_empty());
    }
}
