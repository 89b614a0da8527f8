//! Who signed: `Signed: Filippov Zhou Enlai`, `13.1.51 ROSHCHIN`, `Mao Zedong".`

use std::ops::Range;

use super::wording::{begins_with, has_at_most};
use super::{Context, LineRule, Numbers, Part, Place, Role, Tags};
use crate::cable::{LineKind, NoteKind, Series};
use crate::dates;
use crate::encode::{number, signer};

/// ```text
/// line ::= [ date ] signer { date | number-mark number }
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: false,
    glance: |words| has_at_most(words, LONGEST),
    recognise: |words, context| {
        let parts = parts(words, context);
        let signer = parts.iter().find(|part| part.role == Role::Line(LineKind::Signed))?;
        let name = &words[signer.range.clone()];
        (!name.ends_with([':', '?', '!']) && signer::read(name, context.registers).is_some())
            .then_some(parts)
    },
};

/// How many words such a line may have: there may be many who sign.
const LONGEST: usize = 100;

/// Whether the line says that it is a signature.
pub(crate) fn introduces_signature(words: &str) -> bool {
    begins_with(words, &["signed", "подписал", "подпись"])
}

/// The signer, the date before the name and the dates and numbers behind it, in the order in which they stand.
fn parts(words: &str, context: Context<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = 0;
    if let Some(end) = date_at(words, 0, context) {
        start = words.len() - words[end..].trim_start().len();
        parts.push(dateline(0..end));
    }
    let first = first_behind(words, start, context);
    let behind = first.and_then(|first| all_behind(words, first, context));
    let end = first.filter(|_| behind.is_some()).unwrap_or(words.len());
    parts.push(signed(start..start + words[start..end].trim_end().len()));
    parts.extend(behind.into_iter().flatten());
    parts
}

fn date_at(words: &str, at: usize, context: Context<'_>) -> Option<usize> {
    dates::read_at(words, at, context.century).map(|date| date.range.end)
}

/// Where the first date or number stands behind a name.
fn first_behind(words: &str, start: usize, context: Context<'_>) -> Option<usize> {
    let date = dates::find(words, start, context.century).map(|date| date.range.start);
    let number = number::find_marked(words, start).map(|marked| marked.mark.start);
    date.into_iter().chain(number).min().filter(|&first| first > start)
}

/// The dates and numbers from there on; `None` if anything else stands between them or behind.
fn all_behind(words: &str, first: usize, context: Context<'_>) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = first;
    while words[at..].contains(char::is_alphanumeric) {
        let marked = number::marked_at(words, at);
        let (part, end) = match (date_at(words, at, context), marked) {
            (Some(end), _) => (dateline(at..end), end),
            (None, Some(marked)) => (numbered(at..marked.number.end), marked.number.end),
            (None, None) => return None,
        };
        parts.push(part);
        let rest =
            words[end..].trim_start_matches(|c: char| c.is_whitespace() || ".,;".contains(c));
        at = words.len() - rest.len();
    }
    parts.last_mut()?.range.end = words.len();
    Some(parts)
}

fn signed(range: Range<usize>) -> Part {
    let tags = Tags { signer: true, ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Signed), tags }
}

fn dateline(range: Range<usize>) -> Part {
    let tags = Tags { dates: true, ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Dateline), tags }
}

fn numbered(range: Range<usize>) -> Part {
    let tags = Tags { number: Some(Numbers::Marked(Series::Sender)), ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Note(NoteKind::Number)), tags }
}
