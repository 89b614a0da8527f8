//! Sees to it that nothing was lost: the text that was read prints the transcription again.

use std::iter;

use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Source, Span};
use crate::transcription::{Transcription, for_each_paragraph};

/// The converter lost or changed a letter.
pub static LOST_TEXT: Kind = Kind {
    code: "lost-text",
    family: Family::Transcription,
    severity: Severity::Error,
    summary: "an error in shifr: the encoded text is not the transcription's; nothing was written",
    page: include_str!("../../docs/rules/lost-text.md"),
};

/// Compares the text with the lines it was read from, but for white space. A difference is shifr's own
/// fault.
pub(super) fn check(transcription: &Transcription<'_>, cable: &Cable) -> Option<Diagnostic> {
    let (lines, body) = (transcription.body.as_ref()?, cable.body.as_ref()?);
    let source = transcription.source;
    let mut wanted = Letters::new(
        lines.lines.iter().map(|line| (line.range.start, &source.text()[line.range.clone()])),
    );
    let mut parted = None;
    for_each_paragraph(body, &mut |words| {
        if parted.is_none() {
            parted = follow(&mut wanted, words);
        }
    });
    match parted {
        None => wanted.rest().is_some().then(|| lost_character(source, wanted.at))?,
        Some(Parted::At(at)) => lost_character(source, at),
        Some(Parted::BehindEnd) => {
            let end = lines.span.range().end;
            Some(lost(source.span(end..end), None))
        }
    }
}

/// Where two texts part.
enum Parted {
    /// At a byte of the transcription.
    At(usize),
    /// The transcription has ended before.
    BehindEnd,
}

/// Reads as much of the transcription as was printed.
fn follow<'t>(
    wanted: &mut Letters<'t, impl Iterator<Item = (usize, &'t str)>>,
    printed: &str,
) -> Option<Parted> {
    let mut found = Letters::new(iter::once((0, printed)));
    while let Some(found_rest) = found.rest() {
        let Some(wanted_rest) = wanted.rest() else { return Some(Parted::BehindEnd) };
        match alike(wanted_rest, found_rest) {
            0 => return Some(Parted::At(wanted.at)),
            alike => {
                wanted.skip(alike);
                found.skip(alike);
            }
        }
    }
    None
}

/// The characters of texts one after the other, without white space.
struct Letters<'t, T> {
    /// Texts that are still to come, each with the place of its beginning.
    texts: T,
    /// What is left of the text that is being read.
    rest: &'t str,
    /// Where that begins.
    at: usize,
}

impl<'t, T: Iterator<Item = (usize, &'t str)>> Letters<'t, T> {
    fn new(texts: T) -> Self {
        Self { texts, rest: "", at: 0 }
    }

    /// The text from the next character on; none if no character is left.
    fn rest(&mut self) -> Option<&'t str> {
        loop {
            match self.rest.find(|c: char| !c.is_whitespace()) {
                Some(blanks) => {
                    self.skip(blanks);
                    return Some(self.rest);
                }
                None => (self.at, self.rest) = self.texts.next()?,
            }
        }
    }

    fn skip(&mut self, bytes: usize) {
        self.at += bytes;
        self.rest = &self.rest[bytes..];
    }
}

/// How many bytes two texts have in common at their beginnings, in whole characters.
fn alike(a: &str, b: &str) -> usize {
    // Nearly always the one begins with the other, and that is seen many bytes at a time.
    let shorter = a.len().min(b.len());
    if a.as_bytes()[..shorter] == b.as_bytes()[..shorter] {
        return shorter;
    }
    let mut alike = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    while !a.is_char_boundary(alike) {
        alike -= 1;
    }
    alike
}

fn lost_character(source: &Source, at: usize) -> Option<Diagnostic> {
    let c = source.text()[at..].chars().next()?;
    Some(lost(source.span(at..at + c.len_utf8()), Some(c)))
}

fn lost(span: Span, c: Option<char>) -> Diagnostic {
    let message = match c {
        Some(c) => {
            format!("error in shifr: from `{c}` on the encoded text is not the transcription's")
        }
        None => "error in shifr: the encoded text is longer than the transcription".to_owned(),
    };
    Diagnostic::new(&LOST_TEXT, message)
        .at(span, "here they part; nothing was written for this record")
        .help("please report this together with the paragraph")
}
