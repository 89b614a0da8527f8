//! The signature with which a text ends that lost its line ends: `... I request instructions. Kovalev No. 61 10.5.49`.

use super::{Context, LineKind, NoteKind, Role, Words, signed};
use crate::encode::name_words::{is_initials, is_surname};

/// Where the signature begins.
///
/// ```text
/// text  ::= words stop close
/// close ::= NAME { date | number-mark number }        a known name, a surname, or in capitals; one date or number at least
/// ```
pub(crate) fn close_start(words: &str, context: Context<'_>) -> Option<usize> {
    let mut tail = words.len().saturating_sub(LONGEST);
    while !words.is_char_boundary(tail) {
        tail += 1;
    }
    let stops = words[tail..].match_indices(['.', '!', '?', '"', '”']);
    let behind = stops.map(|(at, stop)| tail + at + stop.len());
    let sentences =
        behind.filter(|&at| words[at..].starts_with(' ') && ends_sentence(&words[..at]));
    sentences.map(|at| at + 1).find(|&start| closes(&words[start..], context))
}

/// How many bytes such a signature has at most.
const LONGEST: usize = 100;

fn ends_sentence(words: &str) -> bool {
    !words.rsplit(' ').next().is_some_and(is_initials)
}

fn closes(words: &str, context: Context<'_>) -> bool {
    let parts = signed::RULE.read(&Words::new(words), context).unwrap_or_default();
    let is = |role: Role| parts.iter().find(|part| part.role == role);
    let dated = is(Role::Line(LineKind::Dateline)).is_some();
    let counted = is(Role::Line(LineKind::Note(NoteKind::Number))).is_some();
    let signed = is(Role::Line(LineKind::Signed)).map(|part| words[part.range.clone()].trim());
    signed.is_some_and(|name| {
        let shouted = name.chars().filter(|c| c.is_uppercase()).count() >= 3
            && !name.contains(char::is_lowercase);
        (dated || counted)
            && (shouted || is_surname(name) || context.registers.persons.named(name).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::Registers;
    use crate::encode::lines::anywhere;

    #[test]
    fn signatures_that_end_a_text() {
        let found = |text: &'static str| {
            close_start(text, anywhere(Registers::builtin())).map(|start| &text[start..])
        };
        assert_eq!(
            found("I request instructions. Kovalev No. 61 10.5.49"),
            Some("Kovalev No. 61 10.5.49")
        );
        assert_eq!(found("So it is. N. ROSHCHIN 3 May 1950"), Some("N. ROSHCHIN 3 May 1950"));
        assert_eq!(found("Petrenko met us on 3 May 1950."), None);
        assert_eq!(found("We met. Kovalev came on 3 May 1950."), None);
        assert_eq!(found("We met. Kovalev"), None);
    }
}
