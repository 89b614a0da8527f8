//! Lines of a form in the words of the original, with what they mean in brackets: `Экз. № 3 [Copy No. 3]`,
//! `Рассылка [Distribution]: т. Сталину`, `g. Pkhenyan [Pyongyang]`, `ПЕКИН [Peking] – КРАСОВСКОМУ [to Krasovsky]`.

use super::wording::has_at_most;
use super::{Context, LineKind, Part, Place, Role, Tags, Words};
use crate::encode::places;

/// Reads a line without its glosses, and at the head, where a translation stands for what it translates, the glosses
/// without the words before them. The whole line is then what that is.
///
/// ```text
/// line ::= words gloss { words gloss } [ words ]
/// gloss ::= "[" words "]"
/// ```
pub(super) fn read(
    words: &Words<'_>,
    (place, context): (Place, Context<'_>),
    read: impl Fn(&Words<'_>) -> Option<Vec<Part>>,
) -> Option<Vec<Part>> {
    let (original, meant) = without_glosses(words)?;
    let glossed = || {
        let is_seat = || places::is_place(&meant, context.registers.places);
        let seat = || is_seat().then(|| address(words))?;
        read(&Words::new(&meant)).or_else(seat).filter(|_| place != Place::End)
    };
    let parts = read(&Words::new(&original)).or_else(glossed)?;
    let [only] = <[Part; 1]>::try_from(parts).ok()?;
    Some(vec![Part { range: 0..words.len(), ..only }])
}

/// The line without its glosses, and the line with each gloss in place of the words before it: `Peking – to Krasovsky`
/// of `ПЕКИН [Peking] – КРАСОВСКОМУ [to Krasovsky]`.
fn without_glosses(words: &str) -> Option<(String, String)> {
    let (mut original, mut meant) = (String::new(), String::new());
    let mut rest = words;
    for _ in 0..=MOST {
        let Some((before, behind)) = rest.split_once(" [") else { break };
        let (gloss, behind) = behind.split_once(']')?;
        let label = before.rfind(": ").map_or(0, |at| at + 2);
        let joint = before.len() - before[label..].trim_start_matches(is_joint).len();
        if !is_short(before) || !is_short(gloss) || joint == before.len() {
            return None;
        }
        original.push_str(before);
        meant.push_str(&before[..joint]);
        meant.push_str(gloss);
        rest = behind;
    }
    let rest = rest.trim_end_matches('.');
    if original.is_empty() || rest.contains('[') || !has_at_most(rest, LONGEST_REST) {
        return None;
    }
    original.push_str(rest);
    meant.push_str(rest);
    Some((original, meant))
}

/// What may part the words that one gloss explains from the next ones.
fn is_joint(sign: char) -> bool {
    matches!(sign, ' ' | '-' | '–' | '—' | ',' | ':' | ';' | '/' | '.')
}

fn address(words: &str) -> Option<Vec<Part>> {
    let tags = Tags { places: true, ..Tags::default() };
    super::whole(words, Role::Line(LineKind::Address), tags)
}

fn is_short(words: &str) -> bool {
    has_at_most(words, LONGEST)
}

/// How many glosses a line has.
const MOST: usize = 3;

/// How many words each gloss has, and the words before it.
const LONGEST: usize = 6;

/// How many words stand behind the last one: a number, or names.
const LONGEST_REST: usize = 25;
