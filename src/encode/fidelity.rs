//! Sees to it that nothing was lost: the text that was read prints the transcription again.

use std::ops::Range;

use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::transcription::{Transcription, paragraphs};
use crate::xml;

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
    let printed = paragraphs(body);
    let mut wanted = lines.lines.iter().flat_map(|line| letters(source.text(), line.range.clone()));
    let mut found = printed.iter().flat_map(|text| letters(text, 0..text.len()).map(|(_, c)| c));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return None,
            (Some((_, wanted)), Some(found)) if wanted == found => {}
            (Some((at, c)), _) => return Some(lost(source.span(at..at + c.len_utf8()), Some(c))),
            (None, Some(_)) => {
                let end = lines.span.range().end;
                return Some(lost(source.span(end..end), None));
            }
        }
    }
}

/// The characters that are not white space and that XML can hold, with their places.
fn letters(text: &str, range: Range<usize>) -> impl Iterator<Item = (usize, char)> {
    let start = range.start;
    text[range]
        .char_indices()
        .map(move |(at, c)| (start + at, c))
        .filter(|(_, c)| !c.is_whitespace() && xml::is_char(*c))
}

fn lost(span: crate::source::Span, c: Option<char>) -> Diagnostic {
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
