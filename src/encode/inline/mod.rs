//! Reads running text: brackets, names, numbers, dates.

mod bracket;

pub(super) use bracket::corrected;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::brackets::Partners;
use super::forward::Forward;
use super::lines::Tags;
use super::marks::{Mark, What};
use super::{Encoder, number};
use crate::cable::{CableNumber, Inline, Name, NameKind, Node, Time};
use crate::source::{Passage, Spanned, find_byte};

impl Encoder<'_> {
    /// Reads a stretch of a passage; `tags` says what is looked for besides brackets.
    pub(super) fn inline(
        &mut self,
        words: &Passage,
        range: Range<usize>,
        tags: Tags,
    ) -> Vec<Inline> {
        // A paragraph is mostly read as a whole.
        let whole = range.len() == words.value.len();
        let words = if whole { Cow::Borrowed(words) } else { Cow::Owned(words.slice(range)) };
        let words = words.as_ref();
        let partners = Partners::new(&words.value);
        let mut marks = self.marks(words, tags);
        marks.retain(|mark| partners.respects(&mark.range));
        marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
        Reader { words, partners, marks, noted: &self.noted, forward: Forward::default() }
            .read(0..words.value.len(), true)
    }
}

struct Reader<'w> {
    words: &'w Passage,
    partners: Partners,
    marks: Vec<Mark>,
    noted: &'w BTreeSet<u32>,
    forward: Forward,
}

impl Reader<'_> {
    fn text(&self, range: Range<usize>) -> &str {
        &self.words.value[range]
    }

    /// Reads a stretch; `marked` is false within a mark, for marks do not nest.
    fn read(&self, range: Range<usize>, marked: bool) -> Vec<Inline> {
        // Most stretches are one run of words; the room that a vector takes by itself would hold four.
        let mut out = Vec::with_capacity(1);
        let mut at = range.start;
        while at < range.end {
            let mark = if marked { self.next_mark(at, range.end) } else { None };
            let bracket = self.partners.next(at).filter(|&(open, _)| open < range.end);
            match (mark, bracket) {
                (Some(mark), bracket)
                    if bracket.is_none_or(|(open, _)| mark.range.start <= open) =>
                {
                    self.push_words(at..mark.range.start, &mut out);
                    out.push(self.marked(mark));
                    at = mark.range.end;
                }
                (_, Some((open, close))) => {
                    self.push_words(at..open, &mut out);
                    self.push_bracket(open..close + 1, marked, &mut out);
                    at = close + 1;
                }
                (_, None) => {
                    self.push_words(at..range.end, &mut out);
                    at = range.end;
                }
            }
        }
        out
    }

    fn next_mark(&self, from: usize, end: usize) -> Option<&Mark> {
        let first = self.forward.first(&self.marks, |mark| mark.range.start < from);
        self.marks.get(first).filter(|mark| mark.range.end <= end)
    }

    /// Words; white space with a line end in it is a line break.
    fn push_words(&self, range: Range<usize>, out: &mut Vec<Inline>) {
        let ends_line = |byte| matches!(byte, b'\n' | b'\r' | 0xC);
        let mut at = range.start;
        while let Some(found) = find_byte(self.text(at..range.end), 0, ends_line) {
            let before = self.text(at..at + found).trim_end();
            self.push_run(at..at + before.len(), out);
            let rest = self.text(at + found..range.end).trim_start();
            let next = range.end - rest.len();
            out.push(self.inline(Node::LineBreak, at + before.len()..next));
            at = next;
        }
        self.push_run(at..range.end, out);
    }

    /// Words on one line; they go on with the words that they follow at once, as behind brackets that are text.
    fn push_run(&self, range: Range<usize>, out: &mut Vec<Inline>) {
        if range.is_empty() {
            return;
        }
        let (text, span) = (self.text(range.clone()), self.words.part(range));
        match out.last_mut() {
            Some(Inline { node: Node::Words(words), span: before }) if before.end == span.start => {
                words.push_str(text);
                *before = before.to(span);
            }
            _ => out.push(Inline::words(text, span)),
        }
    }

    fn inline(&self, node: Node, range: Range<usize>) -> Inline {
        Inline::new(node, self.words.part(range))
    }

    fn marked(&self, mark: &Mark) -> Inline {
        let range = mark.range.clone();
        let n =
            || Spanned::new(number::bare(self.text(range.clone())), self.words.part(range.clone()));
        let content = self.read(range.clone(), false);
        let node = match &mark.what {
            What::Number(series) => {
                Node::Number { number: CableNumber { series: *series, n: n() }.into(), content }
            }
            What::Reference => Node::Reference { n: n().into(), content },
            What::Date(dating) => Node::Date { dating: dating.map(Box::new), content },
            What::Time(when) => Node::Time(Time { when: Some(when.clone()), content }.into()),
            What::Office => Node::Name(Name { kind: NameKind::Role, pointer: None, content }),
            What::Person(pointer) => self.name(NameKind::Person, pointer, mark, content),
            What::Place(pointer) => self.name(NameKind::Place, pointer, mark, content),
        };
        self.inline(node, range)
    }

    fn name(
        &self,
        kind: NameKind,
        pointer: &Option<String>,
        mark: &Mark,
        content: Vec<Inline>,
    ) -> Node {
        let span = self.words.part(mark.range.clone());
        let pointer = pointer.clone().map(|pointer| Spanned::new(pointer, span).into());
        Node::Name(Name { kind, pointer, content })
    }
}
