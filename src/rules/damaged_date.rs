//! A date has a figure that cannot be read, and is encoded as if it could be.

use super::reading::words_of;
use super::{Context, Rule, settled};
use crate::cable::{Cable, Dating, Inline, Node, for_each_inline};
use crate::dates::{self, DAMAGED_DATE};
use crate::diagnostic::Diagnostic;
use crate::source::Passage;

pub(super) static RULE: Rule = Rule::of_record(&DAMAGED_DATE, check);

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let sent = cable.correspondence.iter().filter_map(|action| action.date.as_ref());
    let fields = cable.date.iter().chain(sent);
    findings.extend(fields.filter_map(|date| finding(&date.words, date.dating)));
    for text in settled::texts(cable) {
        for_each_inline(text, &mut |inline| findings.extend(of_text(inline)));
    }
}

fn of_text(inline: &Inline) -> Option<Diagnostic> {
    let Node::Date { dating, .. } = inline.node else { return None };
    finding(&words_of(inline), dating)
}

/// Limits say all that is known, and so does a day without its year.
fn finding(words: &Passage, encoded: Option<Dating>) -> Option<Diagnostic> {
    let says_too_much = match encoded {
        None => true,
        Some(Dating::When(day)) => day.year.is_some(),
        Some(Dating::Range(..) | Dating::Between(..)) => false,
    };
    let number = dates::damaged(&words.value).filter(|_| says_too_much)?;
    let damaged = &words.value[number.clone()];
    let message = match encoded {
        Some(encoded) => {
            format!("`{damaged}` cannot be read in full, and the date is encoded as {encoded}")
        }
        None => format!("`{damaged}` cannot be read in full, and no limits of the date are given"),
    };
    Some(Diagnostic::new(&DAMAGED_DATE, message).at(words.part(number), "a figure is missing").help(
        "give the limits in `@notBefore` and `@notAfter`; a figure that another copy tells stands in `supplied`",
    ))
}
