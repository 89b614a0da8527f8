//! The words of a suppression.

use super::{Suppression, findings};
use crate::diagnostic::{Diagnostic, Kind};
use crate::source::Passage;
use crate::xml::Instruction;

/// Reads an instruction; one without a reason sets nothing aside.
// suppression ::= "ignore" S code S reason
// reason      ::= "reason" S? "=" S? (["] [^"]+ ["] | ['] [^']+ ['])
pub(super) fn read(
    instruction: &Instruction,
    kinds: &[&'static Kind],
) -> Result<Suppression, Box<Diagnostic>> {
    let words = &instruction.words;
    let unreadable = || Box::new(findings::unreadable(words));
    let behind = words.value.strip_prefix("ignore").ok_or_else(unreadable)?;
    let rest = behind.trim_start();
    if rest.len() == behind.len() || rest.is_empty() {
        return Err(unreadable());
    }
    let (code, reason) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let start = words.value.len() - rest.len();
    let code = words.slice(start..start + code.len());
    let kind = kinds.iter().find(|kind| kind.code == code.value);
    let kind = kind.ok_or_else(|| Box::new(findings::unknown_code(&code, kinds)))?;
    if !gives_reason(reason).ok_or_else(unreadable)? {
        return Err(Box::new(findings::without_reason(&code)));
    }
    Ok(suppression(instruction, code, kind))
}

fn suppression(instruction: &Instruction, code: Passage, kind: &'static Kind) -> Suppression {
    Suppression {
        kind,
        scope: instruction.scope,
        code,
        instruction: instruction.span,
        is_used: false,
    }
}

/// Whether a reason is there that says something; `None` if the words are something else.
fn gives_reason(words: &str) -> Option<bool> {
    let words = words.trim();
    if words.is_empty() {
        return Some(false);
    }
    let value = words.strip_prefix("reason")?.trim_start().strip_prefix('=')?.trim();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let reason = value.strip_prefix(quote)?.strip_suffix(quote)?;
    (!reason.contains(quote)).then(|| !reason.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_stands_in_quotes() {
        for (words, gives) in [
            ("reason=\"checked, 2026\"", Some(true)),
            ("reason = 'the \"original\" has it'", Some(true)),
            ("", Some(false)),
            ("reason=\" \"", Some(false)),
            ("reason=checked", None),
            ("reason=\"checked", None),
            ("because", None),
        ] {
            assert_eq!(gives_reason(words), gives, "{words}");
        }
    }
}
