//! The pieces of a text that rules look for.

use crate::cable::{Block, Inline, Node};
use crate::source::has_byte;

/// A piece that rules look for: a date, a time, a number, a reference, a name, a note, the mark of a footnote, or words
/// with figures in them.
///
/// Nearly all pieces of a long text are others, so a rule need not go through them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Landmark<'a> {
    /// The piece.
    pub(super) inline: &'a Inline,
    /// What it stands inside.
    inside: Inside,
}

/// What a piece stands inside, at whatever depth.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Inside {
    /// A message inside the message.
    message: bool,
    /// A reference to another cable.
    reference: bool,
    /// A date.
    date: bool,
    /// Words that stand there so, says the source's editor.
    sic: bool,
    /// The reading that an editor has decided against.
    rejected: bool,
    /// The reading that an editor has decided for; no part of the source.
    correction: bool,
}

impl Inside {
    /// What the passages of a block stand inside.
    pub(super) fn of(block: &Block) -> Self {
        Self { message: matches!(block, Block::Message(_)), ..Self::default() }
    }
}

impl Landmark<'_> {
    /// Whether it stands in the source.
    pub(super) fn is_printed(&self) -> bool {
        !self.inside.correction
    }

    /// Whether it speaks for the record: it is part of the outer text as an editor has settled it, and not of what names
    /// another cable.
    pub(super) fn is_settled(&self) -> bool {
        !self.inside.message && !self.inside.reference && !self.inside.rejected
    }

    /// Whether it is a date or words that nobody has taken for one, as an editor has settled them and without a `sic`.
    pub(super) fn is_prose(&self) -> bool {
        !self.inside.date && !self.inside.sic && !self.inside.rejected
    }
}

/// Adds the landmarks of running text in reading order; of two readings the rejected one stands first.
pub(super) fn gather<'a>(content: &'a [Inline], inside: Inside, out: &mut Vec<Landmark<'a>>) {
    for inline in content {
        if is_landmark(&inline.node) {
            out.push(Landmark { inline, inside });
        }
        match &inline.node {
            Node::Words(_) | Node::LineBreak | Node::Gap(_) | Node::Anchor(_) => {}
            Node::Choice(choice) => {
                gather(&choice.sic, Inside { rejected: true, ..inside }, out);
                gather(&choice.corr, Inside { correction: true, ..inside }, out);
            }
            Node::Date { content, .. } => gather(content, Inside { date: true, ..inside }, out),
            Node::Reference { content, .. } => {
                gather(content, Inside { reference: true, ..inside }, out);
            }
            Node::Sic(content) => gather(content, Inside { sic: true, ..inside }, out),
            _ => gather(inline.content(), inside, out),
        }
    }
}

fn is_landmark(node: &Node) -> bool {
    match node {
        Node::Date { .. }
        | Node::Time(_)
        | Node::Number { .. }
        | Node::Reference { .. }
        | Node::Name(_)
        | Node::Note { .. }
        | Node::Anchor(_) => true,
        Node::Words(words) => has_byte(words, |byte| byte.is_ascii_digit()),
        Node::LineBreak
        | Node::Gap(_)
        | Node::Supplied(_)
        | Node::Expansion(_)
        | Node::Unclear(_)
        | Node::Sic(_)
        | Node::Choice(_)
        | Node::Foreign(_)
        | Node::Marked { .. }
        | Node::Other(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::passages::Passages;
    use super::super::sample::Sample;
    use super::*;
    use crate::cable::Said;

    #[test]
    fn a_landmark_is_small() {
        assert!(size_of::<Landmark<'_>>() <= 16);
    }

    #[test]
    fn what_a_piece_stands_inside_tells_what_it_counts_for() {
        let mut sample = Sample::default();
        let sic = vec![sample.words("of 39 May")];
        let sic = Inline::new(Node::Sic(sic), sample.passage("[sic]").span);
        let content = vec![
            sample.words("no figures"),
            sample.numbers("register 1 > 2"),
            sic,
            sample.dates("1950-10-11"),
        ];
        let named = vec![sample.words("No. 3")];
        let content = [content, vec![sample.reference(named)]].concat();
        let mut passages = Passages::default();
        passages.push(Said::Passage(&content));
        let words = |inline: &Inline| match &inline.node {
            Node::Words(words) => Some(words.clone()),
            _ => None,
        };
        let printed: Vec<_> = passages.printed().filter_map(words).collect();
        assert_eq!(printed, ["1", "of 39 May", "1950-10-11", "No. 3"]);
        let settled: Vec<_> = passages.settled().filter_map(words).collect();
        assert_eq!(settled, ["2", "of 39 May", "1950-10-11"]);
        let prose: Vec<_> = passages.prose().filter_map(words).collect();
        assert_eq!(prose, ["2", "No. 3"]);
    }
}
