//! Running text as one string, with the way back to its places.
//!
//! Brackets of the source's editor are markup and do not stand in it; where an editor has decided between
//! two readings, it has the words of `corr`.

use std::ops::Range;

use super::settled;
use crate::cable::{Cable, Inline, Node, NoteKind, Said, Text, for_each_passage};
use crate::source::{Passage, Span, Spanned};

/// The words of a passage in a row.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The words.
    pub(super) text: String,
    /// Where they come from: a piece begins where the one before it ends.
    pieces: Vec<(usize, Passage)>,
    /// The words of which the source's editor says that they stand there so.
    as_it_stands: Vec<Range<usize>>,
}

/// Everything that a record says: title, citation, summary, header fields and the whole text.
pub(super) fn everything(cable: &Cable) -> Vec<Reading> {
    let title = cable.title.iter().map(|title| Reading::of(title));
    let fields = cable.fields.iter().flat_map(|field| &field.content);
    let header = cable.citation.iter().chain(&cable.summary).chain(&cable.printed).chain(fields);
    let header = title.chain(header.map(Reading::of_words));
    header.chain(settled::texts(cable).flat_map(of_text)).collect()
}

/// Every passage of a message and of the messages inside it.
pub(super) fn of_text(text: &Text) -> Vec<Reading> {
    let mut readings = Vec::new();
    for_each_passage(text, &mut |said| {
        readings.push(match said {
            Said::Passage(content) => Reading::of(content),
            Said::Label(label) => Reading::of_words(label),
        });
    });
    readings
}

impl Reading {
    /// Running text.
    pub(super) fn of(content: &[Inline]) -> Self {
        let mut reading = Reading::default();
        reading.push_all(content);
        reading
    }

    /// Several passages, each on a line of its own.
    pub(super) fn of_lines(passages: &[&[Inline]]) -> Self {
        let mut reading = Reading::default();
        for passage in passages {
            if !reading.text.is_empty() {
                reading.text.push('\n');
            }
            reading.push_all(passage);
        }
        reading
    }

    /// The words of a header field.
    pub(super) fn of_words(words: &Passage) -> Self {
        let mut reading = Reading::default();
        reading.push(words.value.clone(), words.span);
        reading
    }

    /// Where a part of the words stands.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        let piece = |at: usize| {
            let behind = self.pieces.partition_point(|(start, _)| *start <= at);
            &self.pieces[behind.saturating_sub(1)]
        };
        let last = range.end.max(range.start + 1) - 1;
        let ((first_start, first), (last_start, last)) = (piece(range.start), piece(last));
        let start = range.start - first_start;
        if first_start == last_start {
            return first.part(start..(range.end - first_start).min(first.value.len()));
        }
        first.part(start..first.value.len()).to(last.part(0..range.end - last_start))
    }

    /// Whether the source's editor has marked the words with `[sic]`.
    pub(super) fn is_marked(&self, range: &Range<usize>) -> bool {
        self.as_it_stands.iter().any(|marked| marked.start < range.end && range.start < marked.end)
    }

    fn push_all(&mut self, content: &[Inline]) {
        for inline in content {
            self.push_one(inline);
        }
    }

    fn push_one(&mut self, inline: &Inline) {
        let start = self.text.len();
        match &inline.node {
            Node::Words(words) => self.push(words.clone(), inline.span),
            Node::LineBreak => self.push("\n".to_owned(), inline.span),
            Node::Anchor(_) | Node::Gap(_) => {}
            Node::Expansion(expansion) => {
                self.push(expansion.abbreviation.clone(), inline.span);
                self.push_all(&expansion.content);
            }
            Node::Choice(choice) => self.push_all(&choice.corr),
            Node::Sic(content) => {
                self.push_all(content);
                self.as_it_stands.push(start..self.text.len());
            }
            Node::Note { kind: NoteKind::Sic, .. } => self.mark_last_word(),
            _ => self.push_all(inline.content()),
        }
    }

    fn push(&mut self, words: String, span: Span) {
        if !words.is_empty() {
            let start = self.text.len();
            self.text.push_str(&words);
            self.pieces.push((start, Spanned::new(words, span)));
        }
    }

    fn mark_last_word(&mut self) {
        let words = self.text.trim_end();
        let start = words.trim_end_matches(|sign: char| !sign.is_whitespace()).len();
        self.as_it_stands.push(start..words.len());
    }
}

/// The words of a piece and where they stand.
pub(super) fn words_of(inline: &Inline) -> Passage {
    let reading = Reading::of(std::slice::from_ref(inline));
    Spanned::new(reading.text, settled::place(inline))
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::cable::Block;

    #[test]
    fn a_part_has_its_place_in_the_source() {
        let mut sample = Sample::default();
        let content = vec![sample.words("Top "), sample.words("secret"), sample.words(" no")];
        let reading = Reading::of(&content);
        assert_eq!(reading.text, "Top secret no");
        assert_eq!(sample.at(reading.place(1..3)), "op");
        assert_eq!(sample.at(reading.place(4..10)), "secret");
        assert_eq!(sample.at(reading.place(2..6)), "p \nse");
        assert_eq!(sample.at(reading.place(11..13)), "no");
    }

    #[test]
    fn what_the_editor_marked_is_known() {
        let mut sample = Sample::default();
        let sic = Node::Note { kind: NoteKind::Sic, content: vec![sample.words("sic")] };
        let sic = Inline::new(sic, sample.passage("[sic]").span);
        let content = vec![sample.words("the VPK(b) "), sic, sample.words(" met")];
        let text = sample.text(vec![], vec![Block::Paragraph(content)], vec![]);
        let [reading] = &of_text(&text)[..] else { panic!("one passage") };
        assert_eq!(reading.text, "the VPK(b)  met");
        assert!(reading.is_marked(&(4..10)) && !reading.is_marked(&(0..3)));
    }
}
