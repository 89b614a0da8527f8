//! Who signed: `Signed: Filippov Zhou Enlai`, `13.1.51 ROSHCHIN`, `Mao Zedong".`

use std::ops::Range;

use super::wording::{begins_with, has_at_most};
use super::{Context, LineRule, Part, Place, Role, Tags};
use crate::cable::LineKind;
use crate::dates;
use crate::encode::signer;

/// ```text
/// line ::= [ date ] signer [ date ]
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

/// The signer and the date before or after the name, in the order in which they stand.
fn parts(words: &str, context: Context<'_>) -> Vec<Part> {
    let date = dates::find(words, 0, context.century).map(|date| date.range);
    let Some(date) = date else { return vec![signed(0..words.len())] };
    let closes = words[date.end..].trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    if closes {
        let end = words[..date.start].trim_end().len();
        return vec![signed(0..end), dateline(date.start..words.len())];
    }
    let start = words.len() - words[date.end..].trim_start().len();
    match date.start {
        0 => vec![dateline(date), signed(start..words.len())],
        _ => vec![signed(0..words.len())],
    }
}

fn signed(range: Range<usize>) -> Part {
    let tags = Tags { signer: true, ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Signed), tags }
}

fn dateline(range: Range<usize>) -> Part {
    let tags = Tags { dates: true, ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Dateline), tags }
}
