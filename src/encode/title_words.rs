//! The words of a title: its numbers and the persons it names are marked.

use std::ops::Range;

use super::brackets::{self, Meaning};
use super::{Registers, inline, names, number};
use crate::cable::{CableNumber, Inline, Name, NameKind, Node, Series};
use crate::source::{Passage, Spanned};

/// The words of the title with its numbers and its persons marked. Brackets are text in a title, but a
/// number that its editor corrects there is settled: `No. 4785 [sic, should be 4784]`.
pub(super) fn marked(
    title: &Passage,
    number: Option<&number::Marked>,
    registers: Registers<'_>,
) -> Vec<Inline> {
    let numbers = number.map_or_else(Vec::new, |number| number.each(&title.value)).into_iter();
    let numbers = numbers.map(|range| (range, None));
    let persons = names::persons(&title.value, registers).into_iter();
    let persons = persons.map(|named| (named.range, Some(named.pointer)));
    let mut marks: Vec<(Range<usize>, Option<Option<String>>)> = numbers.chain(persons).collect();
    marks.sort_by_key(|(range, _)| range.start);
    let mut out = Vec::new();
    let mut at = 0;
    for (range, name) in marks {
        out.extend(words(title, at..range.start));
        at = range.end;
        out.push(match name {
            Some(pointer) => person(title, range, pointer),
            None => self::number(title, range),
        });
    }
    out.extend(words(title, at..title.value.len()));
    out
}

fn words(title: &Passage, range: Range<usize>) -> Option<Inline> {
    let part = title.slice(range);
    (!part.value.is_empty()).then(|| Inline::words(part.value, part.span))
}

fn person(title: &Passage, range: Range<usize>, pointer: Option<String>) -> Inline {
    let span = title.part(range.clone());
    let pointer = pointer.map(|pointer| Spanned::new(pointer, span).into());
    let content = words(title, range).into_iter().collect();
    Inline::new(Node::Name(Name { kind: NameKind::Person, pointer, content }), span)
}

fn number(title: &Passage, range: Range<usize>) -> Inline {
    let part = title.slice(range.clone());
    let n = Spanned::new(number::bare(&part.value), part.span);
    let number = CableNumber { series: Series::Register, n };
    let behind = &title.value[range.end..];
    let content = words(title, range).into_iter().collect();
    let number = Inline::new(Node::Number { number: number.into(), content }, part.span);
    match correction(behind) {
        Some(right) => inline::corrected(number, right),
        None => number,
    }
}

/// The right reading that a bracket directly behind a number gives.
pub(super) fn correction(behind: &str) -> Option<String> {
    let inner = behind.strip_prefix(" [")?;
    match brackets::meaning(&inner[..inner.find(']')?]) {
        Meaning::Sic { should_be } => should_be,
        _ => None,
    }
}
