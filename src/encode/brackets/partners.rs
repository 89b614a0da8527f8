//! Which brackets belong together.

use std::ops::Range;

use crate::encode::forward::Forward;
use crate::source::has_byte;

/// Which bracket closes which, within one unit of text.
#[derive(Debug)]
pub(in crate::encode) struct Partners {
    /// By the opening bracket.
    pairs: Vec<Pair>,
    forward: Forward,
}

/// Byte offsets of an opening bracket and its closing one, in as little room as a [`Span`](crate::source::Span) has for
/// them: a text may have millions.
#[derive(Clone, Copy, Debug)]
struct Pair {
    open: u32,
    close: u32,
}

impl Pair {
    fn open(self) -> usize {
        self.open as usize
    }

    fn close(self) -> usize {
        self.close as usize
    }
}

/// Brackets nested more deeply are text: nobody reads them as anything else.
const DEPTH: usize = 8;

/// Where a bracket closes whose pair is not found, or not yet.
const UNPAIRED: u32 = u32::MAX;

impl Partners {
    /// Pairs the brackets of a text in one pass.
    pub(in crate::encode) fn new(text: &str) -> Self {
        let mut pairs: Vec<Pair> = Vec::new();
        if !has_byte(text, |byte| byte == b']') {
            return Self { pairs, forward: Forward::default() };
        }
        let mut open = Vec::with_capacity(DEPTH);
        let mut deeper = 0;
        for (at, byte) in (0..).zip(text.bytes()) {
            match byte {
                b'[' if open.len() == DEPTH => deeper += 1,
                b'[' => {
                    // Its pair stands before those that open behind it, though it closes after them.
                    open.push(pairs.len());
                    pairs.push(Pair { open: at, close: UNPAIRED });
                }
                b']' if deeper > 0 => deeper -= 1,
                b']' => {
                    if let Some(pair) = open.pop() {
                        pairs[pair].close = at;
                    }
                }
                _ => {}
            }
        }
        pairs.retain(|pair| pair.close != UNPAIRED);
        Self { pairs, forward: Forward::default() }
    }

    /// The first pair that opens at or behind a place.
    pub(in crate::encode) fn next(&self, from: usize) -> Option<(usize, usize)> {
        let at = self.forward.first(&self.pairs, |pair| pair.open() < from);
        self.pairs.get(at).map(|pair| (pair.open(), pair.close()))
    }

    /// Whether a range cuts no pair in two.
    pub(in crate::encode) fn respects(&self, range: &Range<usize>) -> bool {
        let first = self.pairs.partition_point(|pair| pair.open() < range.start);
        let mut opened = self.pairs[first..].iter().take_while(|pair| pair.open() < range.end);
        let closed_inside = opened.all(|pair| range.contains(&pair.close()));
        closed_inside && !self.encloses_end(range)
    }

    /// Whether a bracket opened before the range closes within it. Nesting is shallow, so only the last
    /// few pairs that opened before can.
    fn encloses_end(&self, range: &Range<usize>) -> bool {
        let first = self.pairs.partition_point(|pair| pair.open() < range.start);
        self.pairs[..first].iter().rev().take(DEPTH).any(|pair| range.contains(&pair.close()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_without_partner_are_text() {
        let partners = Partners::new("a] [b] [c [d");
        assert_eq!(partners.next(0), Some((3, 5)));
        assert!(!partners.respects(&(4..9)));
        assert!(partners.respects(&(3..6)));
    }
}
