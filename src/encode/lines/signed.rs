//! Who signed: `Signed: Filippov Zhou Enlai`, `13.1.51 ROSHCHIN`, `Mao Zedong".`

use super::wording::{begins_with, closed_up, count, is_title_case};
use super::{Context, LineRule, Part, Place, Role, Tags};
use crate::cable::LineKind;
use crate::dates;

/// ```text
/// line ::= [ date ] signer [ date ]
/// signer ::= "Signed" [":"] words | greeting signer | name | office name
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: false,
    recognise: |words, context| {
        let parts = parts(words, context);
        let signer = parts.iter().find(|part| part.role == Role::Line(LineKind::Signed))?;
        is_signer(&words[signer.range.clone()], context).then_some(parts)
    },
};

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

fn signed(range: std::ops::Range<usize>) -> Part {
    let tags = Tags { signer: true, ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Signed), tags }
}

fn dateline(range: std::ops::Range<usize>) -> Part {
    let tags = Tags { dates: true, ..Tags::default() };
    Part { range, role: Role::Line(LineKind::Dateline), tags }
}

fn is_signer(words: &str, context: Context<'_>) -> bool {
    let name = words.trim_matches(|c: char| " \t.,;\"“”„«»'’".contains(c));
    if name.is_empty() || words.ends_with([':', '?', '!']) {
        return false;
    }
    introduces_signature(words)
        || begins_with(words, &["with greetings", "with communist greetings", "recorded by"])
        || begins_with_person(name, context)
        || looks_like_a_name(name)
}

/// A person of the register, with a word or two behind the name at most: a date that is damaged.
fn begins_with_person(name: &str, context: Context<'_>) -> bool {
    let persons = context.registers.persons;
    let first =
        persons.mentions(name).into_iter().next().filter(|mention| mention.range.start == 0);
    persons.named(name).is_some()
        || first.is_some_and(|mention| count(&name[mention.range.end..]) <= 2)
}

/// A few capitalised words with a surname among them, or a name in spaced capitals; and no sentence.
fn looks_like_a_name(words: &str) -> bool {
    let closed = closed_up(words);
    if closed.len() < words.len() {
        return closed.chars().all(char::is_uppercase);
    }
    let plain = words.chars().all(|c| c.is_alphabetic() || " .-'’()[]/,".contains(c));
    let surname =
        words.split([' ', '.']).any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 3);
    plain && surname && count(words) <= 8 && is_title_case(words)
}
