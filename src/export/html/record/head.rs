//! The head of a text: its headings and datelines stand in the column, what offices put around them in the margin.

use maud::{Markup, html};

use super::reading::Reading;
use crate::cable::{Inline, Line, LineKind, NoteKind, Said, Text, for_each_passage, plain};

impl Reading<'_> {
    /// The head of a text. Where its marks would hang below the text they stand above it, side by side.
    pub(super) fn head(&mut self, text: &Text) -> Markup {
        if !is_crowded(text) {
            return html! { @for line in &text.opener { (self.head_line(line)) } };
        }
        let (marks, rest): (Vec<&Line>, Vec<&Line>) =
            text.opener.iter().partition(|line| is_mark(line));
        html! {
            div.marks { @for line in marks { (self.line(line)) } }
            @for line in rest { (self.head_line(line)) }
        }
    }

    fn head_line(&mut self, line: &Line) -> Markup {
        if is_rule(&line.content) {
            return html! { hr; };
        }
        if matches!(line.kind, LineKind::Note(_)) && !is_mark(line) {
            let content = self.content(&line.content);
            let content = self.marking(line.span, content);
            return html! { p.heading dir="auto" { (content) } };
        }
        self.line(line)
    }
}

/// Marks of a head that belong in the margin: not what the text is called, and not the lines drawn below that.
fn is_mark(line: &Line) -> bool {
    match &line.kind {
        LineKind::Note(NoteKind::Line | NoteKind::Kind) => false,
        LineKind::Note(_) => !is_rule(&line.content),
        LineKind::Address
        | LineKind::Salute
        | LineKind::Dateline
        | LineKind::Signed
        | LineKind::Gap
        | LineKind::Bare => false,
    }
}

/// A line that a typist drew: `======`.
fn is_rule(content: &[Inline]) -> bool {
    let words = plain(content);
    words.trim().chars().count() > 2 && words.trim().chars().all(|c| "=-–—_*".contains(c))
}

/// Whether the marks are more, or longer, than what they would stand beside.
fn is_crowded(text: &Text) -> bool {
    let marks = || text.opener.iter().filter(|line| is_mark(line));
    let marked = |width| marks().map(|line| height(&line.content, width)).sum::<usize>();
    let mut whole = 0;
    for_each_passage(text, &mut |said| match said {
        Said::Passage(content) => whole += height(content, COLUMN),
        Said::Label(_) => {}
    });
    marks().count() > FEW || marked(MARGIN) + marked(COLUMN) > whole
}

const FEW: usize = 4;

// So many letters have room in a line of each.
const MARGIN: usize = 26;
const COLUMN: usize = 76;

/// About how many lines a passage takes, with the space behind it.
fn height(content: &[Inline], width: usize) -> usize {
    let words = plain(content);
    let lines = words.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| line.chars().count() / width + 1).sum::<usize>() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Span};

    #[test]
    fn lines_that_were_drawn_are_told_from_words() {
        let is_rule = |words: &str| {
            let span = Span::new(SourceId(0), 0..words.len());
            is_rule(&[Inline::words(words, span)])
        };
        assert!(is_rule("=====") && is_rule("\n——————"));
        assert!(!is_rule("--") && !is_rule("- 5 -") && !is_rule(""));
    }
}
