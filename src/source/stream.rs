//! A text that is read piece by piece, for it need not be held as a whole.

use std::fmt;
use std::io::{self, ErrorKind, Read};

use super::SourceId;

/// A text in UTF-8 that comes in pieces, without a byte order mark.
pub struct Stream<'r> {
    id: SourceId,
    length: usize,
    input: Box<dyn Read + 'r>,
    buffer: Vec<u8>,
    /// How many bytes of the buffer begin a character whose end has not been read.
    cut: usize,
    state: State,
}

/// What is still to come.
#[derive(Debug)]
enum State {
    More,
    Nothing,
    Broken(Broken),
}

/// Why a text does not go on, though it has not ended.
#[derive(Debug)]
pub enum Broken {
    /// The bytes that follow are no UTF-8.
    NotUtf8,
    /// The bytes that follow cannot be read.
    Unreadable(io::Error),
}

/// How long a piece is: many tokens, and so few bytes that they stay near the processor.
const PIECE: usize = 128 * 1024;

/// All bytes of the longest character but its last one.
const CUT: usize = 3;

impl<'r> Stream<'r> {
    /// A text of about `length` bytes.
    pub fn new(id: SourceId, length: usize, input: impl Read + 'r) -> Self {
        let buffer = vec![0; CUT + PIECE];
        Self { id, length, input: Box::new(input), buffer, cut: 0, state: State::More }
    }

    /// The same in pieces of at most so many bytes, but for a character that is longer.
    #[must_use]
    pub fn in_pieces_of(mut self, bytes: usize) -> Self {
        self.buffer.resize(CUT + bytes.max(1), 0);
        self
    }

    /// The number of the text in its run.
    pub fn id(&self) -> SourceId {
        self.id
    }

    /// How long the text was said to be.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Adds so many bytes of what follows to `text`, and up to a piece more, or all that is left.
    pub fn read_into(&mut self, text: &mut String, wanted: usize) {
        let enough = text.len() + wanted;
        while matches!(self.state, State::More) && text.len() < enough {
            self.piece(text);
        }
    }

    /// Whether the text has been read to its end.
    pub fn has_ended(&self) -> bool {
        matches!(self.state, State::Nothing)
    }

    /// Why nothing more can be read, though the text has not ended.
    pub fn broken(&self) -> Option<&Broken> {
        match &self.state {
            State::Broken(why) => Some(why),
            State::More | State::Nothing => None,
        }
    }

    fn piece(&mut self, text: &mut String) {
        let end = self.buffer.len() - CUT + self.cut;
        match self.input.read(&mut self.buffer[self.cut..end]) {
            Ok(0) if self.cut == 0 => self.state = State::Nothing,
            Ok(0) => self.state = State::Broken(Broken::NotUtf8),
            Ok(read) => self.take(self.cut + read, text),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => self.state = State::Broken(Broken::Unreadable(error)),
        }
    }

    /// Adds the whole characters among the first bytes of the buffer, and keeps the rest.
    fn take(&mut self, filled: usize, text: &mut String) {
        let bytes = &self.buffer[..filled];
        let (whole, is_broken) = match str::from_utf8(bytes) {
            Ok(whole) => (whole, false),
            Err(error) => {
                let whole = str::from_utf8(&bytes[..error.valid_up_to()]);
                (whole.expect("the bytes are valid up to there"), error.error_len().is_some())
            }
        };
        text.push_str(whole);
        let end = whole.len();
        self.buffer.copy_within(end..filled, 0);
        self.cut = filled - end;
        if is_broken {
            self.state = State::Broken(Broken::NotUtf8);
        }
    }
}

impl fmt::Debug for Stream<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Stream { id, length, state, .. } = self;
        f.debug_struct("Stream")
            .field("id", id)
            .field("length", length)
            .field("state", state)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], piece: usize) -> (String, Stream<'_>) {
        let mut stream = Stream::new(SourceId(0), bytes.len(), bytes).in_pieces_of(piece);
        let mut text = String::new();
        while !stream.has_ended() && stream.broken().is_none() {
            stream.read_into(&mut text, 1);
        }
        (text, stream)
    }

    #[test]
    fn characters_are_whole_wherever_pieces_end() {
        let text = "№ é 1950 𐍈, фонд 45";
        for piece in 1..=text.len() {
            let (read, stream) = read(text.as_bytes(), piece);
            assert_eq!((read.as_str(), stream.has_ended()), (text, true), "{piece}");
        }
    }

    #[test]
    fn what_is_not_utf8_breaks_the_text() {
        for (bytes, good) in [(&b"ab\xFFc"[..], "ab"), (b"ab\xE2\x84", "ab"), (b"\x84", "")] {
            for piece in 1..=bytes.len() {
                let (read, stream) = read(bytes, piece);
                assert_eq!(read, good);
                assert!(matches!(stream.broken(), Some(Broken::NotUtf8)));
            }
        }
    }
}
