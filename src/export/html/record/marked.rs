//! Places of contradictions, marked where they stand in the text.

use std::ops::Range;

use maud::{Markup, html};

use super::reading::{Mark, Reading};
use crate::source::{Passage, Span};

impl Reading<'_> {
    /// Puts marks around content for all places that lie in it and have not been marked in a part of it.
    pub(super) fn marking(&mut self, span: Span, content: Markup) -> Markup {
        let range = span.range();
        let within = |mark: &Mark| range.start <= mark.range.start && mark.range.end <= range.end;
        let (marks, open) = std::mem::take(&mut self.open).into_iter().partition(within);
        self.open = open;
        let marks: Vec<Mark> = marks;
        marks.into_iter().fold(content, |content, mark| self.mark(&mark, &content))
    }

    fn mark(&mut self, mark: &Mark, content: &Markup) -> Markup {
        self.marked.insert(mark.id.clone());
        let (id, number) = (&mark.id, mark.number);
        let title = format!("contradiction {number}");
        html! {
            mark.place id=(id) { (content)
                @if self.in_link { sup title=(title) { "≠" (number) } } @else {
                    sup { a href={ "#contradiction-" (number) } title=(title) { "≠" (number) } }
                }
            }
        }
    }

    /// Words of the source. Where they stand letter by letter in the document, just the words in question are marked.
    pub(super) fn words(&mut self, words: &str, span: Span) -> Markup {
        let Some(at) = self.outermost(words, span) else { return html! { (words) } };
        let mark = self.open.remove(at);
        let Some(range) = part(&mark, words, span) else { return html! { (words) } };
        let of = |range: Range<usize>| {
            let start = span.range().start;
            Span::new(span.source, start + range.start..start + range.end)
        };
        let before = self.words(&words[..range.start], of(0..range.start));
        let inner = self.words(&words[range.clone()], of(range.clone()));
        let inner = self.mark(&mark, &inner);
        let after = self.words(&words[range.end..], of(range.end..words.len()));
        html! { (before) (inner) (after) }
    }

    /// The mark for the longest part of the words. Of those for the same part the last is the outermost, for the signs
    /// of the inner ones stand before its own.
    fn outermost(&self, words: &str, span: Span) -> Option<usize> {
        let parts = self.open.iter().enumerate();
        let parts =
            parts.filter_map(|(at, mark)| Some((part(mark, words, span)?.len(), mark.number, at)));
        parts.max().map(|(.., at)| at)
    }

    /// Words of a header field.
    pub(super) fn passage(&mut self, passage: &Passage) -> Markup {
        let words = self.words(&passage.value, passage.span);
        self.marking(passage.span, words)
    }
}

/// The part of the words that a mark is for; none if it is not for a part of just these.
fn part(mark: &Mark, words: &str, span: Span) -> Option<Range<usize>> {
    let whole = span.range();
    let inside = whole.start <= mark.range.start && mark.range.end <= whole.end;
    if whole.len() != words.len() || !inside || mark.range.is_empty() {
        return None;
    }
    let range = mark.range.start - whole.start..mark.range.end - whole.start;
    words.get(range.clone()).map(|_| range)
}
