//! Lines of a form in the words of the original, with what they mean in brackets: `Экз. № 3 [Copy No. 3]`,
//! `Рассылка [Distribution]: т. Сталину`, `g. Pkhenyan [Pyongyang]`.

use super::wording::has_at_most;
use super::{Context, LineKind, Part, Place, Role, Tags, Words};
use crate::encode::places;

/// Reads a line without its gloss, and at the head, where a translation stands for what it translates, the gloss
/// without the words before it. The whole line is then what that is.
///
/// ```text
/// line ::= words "[" gloss "]" [ ":" names ]
/// ```
pub(super) fn read(
    words: &Words<'_>,
    (place, context): (Place, Context<'_>),
    read: impl Fn(&Words<'_>) -> Option<Vec<Part>>,
) -> Option<Vec<Part>> {
    let (before, rest) = words.split_once(" [").filter(|(before, _)| is_short(before))?;
    let (gloss, behind) = rest.split_once(']').filter(|(gloss, _)| is_short(gloss))?;
    let whole = |parts: Vec<Part>| match <[Part; 1]>::try_from(parts) {
        Ok([only]) => Some(vec![Part { range: 0..words.len(), ..only }]),
        Err(_) => None,
    };
    match behind.trim_end_matches('.') {
        "" => {
            let glossed = || {
                let seat =
                    || places::is_place(gloss, context.registers.places).then(|| address(words))?;
                read(&Words::new(gloss)).or_else(seat).filter(|_| place != Place::End)
            };
            read(&Words::new(before)).or_else(glossed).and_then(whole)
        }
        named if named.starts_with(':') => {
            read(&Words::new(&format!("{before}{named}"))).and_then(whole)
        }
        _ => None,
    }
}

fn address(words: &str) -> Option<Vec<Part>> {
    let tags = Tags { places: true, ..Tags::default() };
    super::whole(words, Role::Line(LineKind::Address), tags)
}

fn is_short(words: &str) -> bool {
    has_at_most(words, LONGEST)
}

/// How many words the line and its gloss have each.
const LONGEST: usize = 6;
