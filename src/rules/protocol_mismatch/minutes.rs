//! A protocol itself, with the decisions in it and what is attached to them.

use super::{Decision, PROTOCOL, mentions, read};
use crate::cable::{Block, Line, Node, Series};
use crate::diagnostic::Diagnostic;
use crate::rules::read_text::ReadText;
use crate::rules::reading::Reading;
use crate::rules::settled;
use crate::source::Spanned;

/// What names another protocol: the number of a decision, alone on its line, and the head of an attachment.
pub(super) fn check(body: &ReadText<'_>, attached: &[ReadText<'_>]) -> Vec<Diagnostic> {
    let Some(protocol) = settled::lines(body.text).find_map(number) else { return Vec::new() };
    let decisions = body.blocks(Block::paragraph).flatten().filter_map(|words| decision(&words));
    let decisions = decisions.map(|decision| Spanned::new(decision.protocol, decision.span));
    let attached = attached.iter().flat_map(|text| &text.text.opener);
    let attached = attached.flat_map(|line| mentions(&Reading::of(&line.content), PROTOCOL));
    let others = decisions.chain(attached).filter(|other| other.value != protocol.value);
    others.map(|other| contradicted(other, protocol)).collect()
}

/// The number of the protocol: `PROTOCOL No. 73`.
fn number(line: &Line) -> Option<Spanned<u32>> {
    let mut found = None;
    settled::for_each(&line.content, &mut |inline| {
        if let Node::Number { number, .. } = &inline.node
            && number.series == Series::Protocol
        {
            let value = number.n.value.parse().ok();
            found = found.or(value.map(|value| Spanned::new(value, settled::place(inline))));
        }
    });
    found
}

/// A decision whose number is all that stands in a paragraph: `Pb 73/41`.
fn decision(reading: &Reading<'_>) -> Option<Decision> {
    const LONGEST: usize = 20;
    let words = reading.text.trim();
    let is_named = words.starts_with(['P', 'p', 'П', 'п']) && words.len() < LONGEST;
    is_named.then(|| read(words, reading.place(0..reading.text.len()))).flatten()
}

fn contradicted(other: Spanned<u32>, protocol: Spanned<u32>) -> Diagnostic {
    let message =
        format!("protocol {} is named in protocol {} as its own", other.value, protocol.value);
    let here = |number: Spanned<u32>| format!("protocol {} here", number.value);
    Diagnostic::new(&super::KIND, message)
        .at(other.span, here(other))
        .at(protocol.span, here(protocol))
        .help("compare the original: decisions and attachments bear the number of their protocol")
}
