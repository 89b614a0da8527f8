//! Who signed: `Signed: Filippov Zhou Enlai`, `13.1.51 ROSHCHIN`, `Mao Zedong".`

use std::ops::Range;

use super::wording::{begins_with, has_at_most};
use super::{Context, LineRule, Numbers, Part, Place, Role, Tags};
use crate::cable::{LineKind, NoteKind, Series};
use crate::dates;
use crate::encode::{number, signer};

/// ```text
/// line ::= [ date ] [ number ] signer [ number ] [ date ]
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

/// The signer, and date and number before or after the name, in the order in which they stand.
fn parts(words: &str, context: Context<'_>) -> Vec<Part> {
    let date = dates::find(words, 0, context.century).map(|date| date.range);
    let Some(date) = date else { return numbered(words, 0..words.len()) };
    let closes = words[date.end..].trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    if closes {
        let mut parts = numbered(words, 0..words[..date.start].trim_end().len());
        parts.push(dateline(date.start..words.len()));
        return parts;
    }
    let start = words.len() - words[date.end..].trim_start().len();
    if date.start > 0 {
        return vec![signed(0..words.len())];
    }
    let mut parts = numbered(words, start..words.len());
    parts.insert(0, dateline(date));
    parts
}

/// `Zakharov Nº 2512`, `No. 2974 ROSHCHIN`
fn numbered(words: &str, range: Range<usize>) -> Vec<Part> {
    let text = &words[range.clone()];
    let Some(marked) = number::find_marked(text, 0) else { return vec![signed(range)] };
    let closes = text[marked.number.end..].trim_end_matches(['.', ',', ' ']).is_empty();
    let before = text[..marked.mark.start].trim_end().len();
    let behind = text.len() - text[marked.number.end..].trim_start_matches(['.', ',', ' ']).len();
    match before {
        0 => vec![
            counted(range.start..range.start + behind),
            signed(range.start + behind..range.end),
        ],
        _ if closes => vec![
            signed(range.start..range.start + before),
            counted(range.start + marked.mark.start..range.end),
        ],
        _ => vec![signed(range)],
    }
}

fn counted(range: Range<usize>) -> Part {
    let tags = Tags { number: Some(Numbers::Marked(Series::Sender)), ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Note(NoteKind::Number)), tags }
}

fn signed(range: Range<usize>) -> Part {
    let tags = Tags { signer: true, ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Signed), tags }
}

fn dateline(range: Range<usize>) -> Part {
    let tags = Tags { dates: true, ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Dateline), tags }
}
