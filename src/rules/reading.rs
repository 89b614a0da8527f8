//! Running text as one string, with the way back to its places.
//!
//! Brackets of the source's editor are markup and do not stand in it; where an editor has decided between
//! two readings, it has the words of `corr`.

use std::cell::OnceCell;
use std::ops::Range;

use super::settled;
use crate::cable::{Cable, Inline, Node, NoteKind, Said, Text, for_each_passage};
use crate::source::{Passage, Span, Spanned, part_of};

/// The words of a passage in a row.
///
/// Of most readings nobody asks more than the words, so where each piece of them stands is worked out when somebody
/// asks for a place.
#[derive(Debug, Default)]
pub(super) struct Reading<'a> {
    /// The words.
    pub(super) text: String,
    /// What was read, and at which byte of the words it begins; a line end between two lines is part of none.
    parts: Vec<(usize, Part<'a>)>,
    /// The words of which the source's editor says that they stand there so.
    as_it_stands: Vec<Range<usize>>,
    /// The pieces that the words are made of, and where each stands.
    pieces: OnceCell<Vec<Piece>>,
}

type Piece = (Range<usize>, Span);

#[derive(Clone, Copy, Debug)]
enum Part<'a> {
    /// Running text.
    Running(&'a [Inline]),
    /// So many bytes of words that stand in one place.
    Words(usize, Span),
}

/// Visits everything that a record says: title, citation, summary, header fields and the whole text.
pub(super) fn for_each_of_record(cable: &Cable, mut visit: impl FnMut(&Reading<'_>)) {
    cable.title.iter().for_each(|title| visit(&Reading::of(title)));
    let fields = cable.fields.iter().flat_map(|field| &field.content);
    let header = cable.citation.iter().chain(&cable.summary).chain(&cable.printed).chain(fields);
    header.for_each(|words| visit(&Reading::of_words(words)));
    settled::texts(cable).for_each(|text| for_each_of_text(text, &mut visit));
}

/// Visits every passage of a message and of the messages inside it.
///
/// A text may have millions of passages, so one reading is filled again and again.
pub(super) fn for_each_of_text(text: &Text, mut visit: impl FnMut(&Reading<'_>)) {
    let mut reading = Reading::default();
    for_each_passage(text, &mut |said| {
        reading.clear();
        match said {
            Said::Passage(content) => reading.push_all(content),
            Said::Label(label) => reading.push_words(label),
        }
        visit(&reading);
    });
}

/// Visits passages one by one, as [`for_each_of_text`] does.
pub(super) fn for_each_of<'a>(
    passages: impl Iterator<Item = &'a [Inline]>,
    mut visit: impl FnMut(&Reading<'_>),
) {
    let mut reading = Reading::default();
    for passage in passages {
        reading.clear();
        reading.push_all(passage);
        visit(&reading);
    }
}

impl<'a> Reading<'a> {
    /// Running text.
    pub(super) fn of(content: &'a [Inline]) -> Self {
        let mut reading = Reading::default();
        reading.push_all(content);
        reading
    }

    /// The pieces with which running text begins, up to so many bytes of words and to the end of a piece. Where only the
    /// beginning of a paragraph counts, a long one need not be read.
    pub(super) fn of_beginning(content: &'a [Inline], bytes: usize) -> Self {
        let mut reading = Reading::default();
        let mut pieces = content.chunks(1);
        while reading.text.len() < bytes
            && let Some(piece) = pieces.next()
        {
            reading.push_all(piece);
        }
        reading
    }

    /// Several passages, each on a line of its own.
    pub(super) fn of_lines(passages: &[&'a [Inline]]) -> Self {
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
        reading.push_words(words);
        reading
    }

    /// Where a part of the words stands.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        let (first, first_span) = self.piece(range.start);
        let (last, last_span) = self.piece(range.end.max(range.start + 1) - 1);
        let part = |piece: &Range<usize>, span: Span, part: Range<usize>| {
            part_of(span, piece.len(), part.start - piece.start..part.end - piece.start)
        };
        if first == last {
            return part(&first, first_span, range.start..range.end.min(first.end));
        }
        let start = part(&first, first_span, range.start..first.end);
        start.to(part(&last, last_span, last.start..range.end))
    }

    /// The piece that a byte of the words belongs to, and where it stands.
    fn piece(&self, at: usize) -> Piece {
        let pieces = self.pieces.get_or_init(|| pieces(&self.parts));
        let behind = pieces.partition_point(|(piece, _)| piece.start <= at);
        pieces[behind.saturating_sub(1)].clone()
    }

    /// Whether the source's editor has marked the words with `[sic]`.
    pub(super) fn is_marked(&self, range: &Range<usize>) -> bool {
        self.as_it_stands.iter().any(|marked| marked.start < range.end && range.start < marked.end)
    }

    fn push_all(&mut self, content: &'a [Inline]) {
        let Self { text, parts, as_it_stands, .. } = self;
        parts.push((text.len(), Part::Running(content)));
        let mut begun = Vec::new();
        for_each_told(content, &mut |told| match told {
            Told::Words(words, _) => text.push_str(words),
            Told::SicBegins => begun.push(text.len()),
            Told::SicEnds => as_it_stands.extend(begun.pop().map(|start| start..text.len())),
            Told::Sic => as_it_stands.push(last_word(text)),
        });
    }

    fn push_words(&mut self, words: &Passage) {
        self.parts.push((self.text.len(), Part::Words(words.value.len(), words.span)));
        self.text.push_str(&words.value);
    }

    fn clear(&mut self) {
        self.text.clear();
        self.parts.clear();
        self.as_it_stands.clear();
        self.pieces.take();
    }
}

fn last_word(text: &str) -> Range<usize> {
    let words = text.trim_end();
    words.trim_end_matches(|sign: char| !sign.is_whitespace()).len()..words.len()
}

/// What running text tells a reader, one after the other.
enum Told<'a> {
    /// Words, and where they stand.
    Words(&'a str, Span),
    /// What follows stands there so, says the source's editor,
    SicBegins,
    /// up to here.
    SicEnds,
    /// The last word stands there so.
    Sic,
}

fn for_each_told<'a>(content: &'a [Inline], visit: &mut impl FnMut(Told<'a>)) {
    for inline in content {
        match &inline.node {
            Node::Words(words) => visit(Told::Words(words, inline.span)),
            Node::LineBreak => visit(Told::Words("\n", inline.span)),
            Node::Anchor(_) | Node::Gap(_) => {}
            Node::Expansion(expansion) => {
                visit(Told::Words(&expansion.abbreviation, inline.span));
                for_each_told(&expansion.content, visit);
            }
            Node::Choice(choice) => for_each_told(&choice.corr, visit),
            Node::Sic(content) => {
                visit(Told::SicBegins);
                for_each_told(content, visit);
                visit(Told::SicEnds);
            }
            Node::Note { kind, .. } if **kind == NoteKind::Sic => visit(Told::Sic),
            // What stands inside is mostly words and nothing else.
            _ => match inline.content() {
                [Inline { node: Node::Words(words), span }] => visit(Told::Words(words, *span)),
                content => for_each_told(content, visit),
            },
        }
    }
}

fn pieces(parts: &[(usize, Part<'_>)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for &(mut at, part) in parts {
        match part {
            Part::Words(length, span) => push_piece(at..at + length, span, &mut pieces),
            Part::Running(content) => for_each_told(content, &mut |told| {
                if let Told::Words(words, span) = told {
                    push_piece(at..at + words.len(), span, &mut pieces);
                    at += words.len();
                }
            }),
        }
    }
    pieces
}

fn push_piece(piece: Range<usize>, span: Span, pieces: &mut Vec<Piece>) {
    if piece.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some((last, place)) if goes_on(last, *place, &piece, span) => {
            last.end = piece.end;
            place.end = span.end;
        }
        _ => pieces.push((piece, span)),
    }
}

/// Whether two pieces are as good as one: both are letter by letter what stands in the file, one behind the other. A
/// paragraph may be made of millions of lines.
fn goes_on(last: &Range<usize>, place: Span, piece: &Range<usize>, span: Span) -> bool {
    let exact = last.len() == place.len() && piece.len() == span.len();
    exact && last.end == piece.start && (place.source, place.end) == (span.source, span.start)
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
    fn a_beginning_is_whole_pieces() {
        let mut sample = Sample::default();
        let content = vec![sample.words("Top "), sample.words("secret"), sample.words(" no")];
        let read = |bytes| Reading::of_beginning(&content, bytes).text;
        assert_eq!([0, 4, 5, 99].map(read), ["", "Top ", "Top secret", "Top secret no"]);
        let reading = Reading::of_beginning(&content, 5);
        assert_eq!(sample.at(reading.place(4..10)), "secret");
    }

    #[test]
    fn a_part_of_lines_has_its_exact_place() {
        let mut sample = Sample::default();
        let lines = [vec![sample.words("3 copies")], vec![sample.words("to Stalin")]];
        let reading = Reading::of_lines(&[&lines[0], &lines[1]]);
        assert_eq!(reading.text, "3 copies\nto Stalin");
        assert_eq!(sample.at(reading.place(0..1)), "3");
        assert_eq!(sample.at(reading.place(12..18)), "Stalin");
    }

    #[test]
    fn what_the_editor_marked_is_known() {
        let mut sample = Sample::default();
        let sic = Node::Note { kind: NoteKind::Sic.into(), content: vec![sample.words("sic")] };
        let sic = Inline::new(sic, sample.passage("[sic]").span);
        let content = vec![sample.words("the VPK(b) "), sic, sample.words(" met")];
        let text = sample.text(vec![], vec![Block::Paragraph(content)], vec![]);
        let mut seen = Vec::new();
        for_each_of_text(&text, |reading| {
            seen.push((reading.text.clone(), [4..10, 0..3].map(|words| reading.is_marked(&words))));
        });
        assert_eq!(seen, [("the VPK(b)  met".to_owned(), [true, false])]);
    }
}
