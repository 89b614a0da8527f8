//! Running text as one string, with the way back to its places.
//!
//! Brackets of the source's editor are markup and do not stand in it; where an editor has decided between
//! two readings, it has the words of `corr`.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::settled;
use crate::cable::{Inline, Node, NoteKind, Said};
use crate::source::{Passage, Span, Spanned, part_of};

/// The words of a passage in a row.
///
/// Of most readings nobody asks more than the words, so where each piece of them stands is worked out when somebody
/// asks for a place.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// The words.
    pub(super) text: Cow<'a, str>,
    /// What was read.
    of: Of<'a>,
    /// The words of which the source's editor says that they stand there so.
    as_it_stands: Cow<'a, [Range<usize>]>,
    /// The pieces that the words are made of, and where each stands.
    pieces: OnceCell<Vec<Piece>>,
}

type Piece = (Range<usize>, Span);

#[derive(Debug)]
enum Of<'a> {
    /// Running text.
    Running(&'a [Inline]),
    /// Lines of it, each with the byte of the words at which it begins; the line end between two is part of none.
    Lines(Vec<(usize, &'a [Inline])>),
    /// Words that stand in one place.
    Words(&'a Passage),
}

/// Adds the words of running text to others. Gives those of them, counted from the first, of which the source's editor
/// says that they stand there so.
pub(super) fn read(content: &[Inline], text: &mut String) -> Vec<Range<usize>> {
    let (start, mut as_it_stands, mut begun) = (text.len(), Vec::new(), Vec::new());
    for_each_told(content, &mut |told| match told {
        Told::Words(words, _) => text.push_str(words),
        Told::SicBegins => begun.push(text.len() - start),
        Told::SicEnds => as_it_stands.extend(begun.pop().map(|at| at..text.len() - start)),
        Told::Sic => as_it_stands.push(last_word(&text[start..])),
    });
    as_it_stands
}

impl<'a> Reading<'a> {
    /// Running text.
    pub(super) fn of(content: &'a [Inline]) -> Self {
        let mut text = String::new();
        let as_it_stands = read(content, &mut text);
        Self::new(text.into(), Of::Running(content), as_it_stands.into())
    }

    /// Several passages, each on a line of its own.
    pub(super) fn of_lines(passages: &[&'a [Inline]]) -> Self {
        let (mut text, mut lines, mut as_it_stands) = (String::new(), Vec::new(), Vec::new());
        for passage in passages {
            if !text.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            lines.push((start, *passage));
            let marked = read(passage, &mut text).into_iter();
            as_it_stands.extend(marked.map(|words| start + words.start..start + words.end));
        }
        Self::new(text.into(), Of::Lines(lines), as_it_stands.into())
    }

    /// The words of a header field.
    pub(super) fn of_words(words: &'a Passage) -> Self {
        Self::new(words.value.as_str().into(), Of::Words(words), Cow::default())
    }

    /// What has been read before.
    pub(super) fn of_read(text: &'a str, said: Said<'a>, as_it_stands: &'a [Range<usize>]) -> Self {
        let of = match said {
            Said::Passage(content) => Of::Running(content),
            Said::Label(label) => Of::Words(label),
        };
        Self::new(text.into(), of, as_it_stands.into())
    }

    /// What the words begin with, so many bytes and to the end of a sign. Of a long paragraph often only the beginning
    /// counts.
    pub(super) fn beginning(self, bytes: usize) -> Self {
        let end = (bytes..self.text.len()).find(|&end| self.text.is_char_boundary(end));
        let text = match (self.text, end) {
            (Cow::Borrowed(text), Some(end)) => text[..end].into(),
            (Cow::Owned(text), Some(end)) => text[..end].to_owned().into(),
            (text, None) => text,
        };
        Self { text, ..self }
    }

    fn new(text: Cow<'a, str>, of: Of<'a>, as_it_stands: Cow<'a, [Range<usize>]>) -> Self {
        Self { text, of, as_it_stands, pieces: OnceCell::new() }
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
        let pieces = self.pieces.get_or_init(|| self.of.pieces());
        let behind = pieces.partition_point(|(piece, _)| piece.start <= at);
        pieces[behind.saturating_sub(1)].clone()
    }

    /// The running text of the passage that was read; none of a header field or of several lines.
    pub(super) fn running(&self) -> &'a [Inline] {
        match self.of {
            Of::Running(content) => content,
            Of::Lines(_) | Of::Words(_) => &[],
        }
    }

    /// Whether the source's editor has marked the words with `[sic]`.
    pub(super) fn is_marked(&self, range: &Range<usize>) -> bool {
        self.as_it_stands.iter().any(|marked| marked.start < range.end && range.start < marked.end)
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

impl Of<'_> {
    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        match self {
            Of::Running(content) => push_pieces(0, content, &mut pieces),
            Of::Lines(lines) => {
                lines.iter().for_each(|&(start, line)| push_pieces(start, line, &mut pieces));
            }
            Of::Words(words) => push_piece(0..words.value.len(), words.span, &mut pieces),
        }
        pieces
    }
}

fn push_pieces(mut at: usize, content: &[Inline], pieces: &mut Vec<Piece>) {
    for_each_told(content, &mut |told| {
        if let Told::Words(words, span) = told {
            push_piece(at..at + words.len(), span, pieces);
            at += words.len();
        }
    });
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
    Spanned::new(reading.text.into_owned(), settled::place(inline))
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

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
    fn a_beginning_ends_with_a_sign() {
        let mut sample = Sample::default();
        let content = vec![sample.words("Top "), sample.words("№ 5")];
        let read = |bytes| Reading::of(&content).beginning(bytes).text;
        assert_eq!([0, 4, 5, 8, 99].map(read), ["", "Top ", "Top №", "Top № ", "Top № 5"]);
        let reading = Reading::of(&content).beginning(5);
        assert_eq!(sample.at(reading.place(4..7)), "№");
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
        let reading = Reading::of(&content);
        assert_eq!(reading.text, "the VPK(b)  met");
        assert_eq!([4..10, 0..3].map(|words| reading.is_marked(&words)), [true, false]);
    }
}
