//! Expressions such as `[0-9]+`: characters of one class, so many of them.

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};

/// A class with the number of its characters that a text must consist of.
#[derive(Clone, Debug)]
pub(super) struct Run {
    ascii: [bool; 128],
    /// Sorted, without gaps of no width.
    ranges: Vec<(char, char)>,
    least: usize,
    most: usize,
}

impl Run {
    /// The run that an expression is, if it is one.
    pub(super) fn of(tree: &Hir) -> Option<Self> {
        let (class, least, most) = match tree.kind() {
            HirKind::Repetition(repetition) => {
                (repetition.sub.kind(), repetition.min as usize, repetition.max)
            }
            class => (class, 1, Some(1)),
        };
        let HirKind::Class(Class::Unicode(class)) = class else { return None };
        let most = most.map_or(usize::MAX, |most| most as usize);
        Some(Self { ascii: ascii(class), ranges: ranges(class), least, most })
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        let fits = |byte: u8| byte >= 128 || self.ascii[usize::from(byte)];
        if !text.bytes().all(fits) {
            return false;
        }
        let others = text.chars().filter(|c| !c.is_ascii());
        others.into_iter().all(|c| self.contains(c)) && self.is_long_enough(text)
    }

    fn contains(&self, c: char) -> bool {
        let behind = self.ranges.partition_point(|&(first, _)| first <= c);
        behind > 0 && c <= self.ranges[behind - 1].1
    }

    /// Characters need not be counted where bytes tell that there is one, and that is enough.
    fn is_long_enough(&self, text: &str) -> bool {
        match (self.least, self.most) {
            (0, usize::MAX) => true,
            (1, usize::MAX) => !text.is_empty(),
            (least, most) => (least..=most).contains(&text.chars().count()),
        }
    }
}

fn ascii(class: &ClassUnicode) -> [bool; 128] {
    let mut ascii = [false; 128];
    for (byte, member) in (0..128_u8).zip(&mut ascii) {
        let c = char::from(byte);
        *member = class.iter().any(|range| range.start() <= c && c <= range.end());
    }
    ascii
}

fn ranges(class: &ClassUnicode) -> Vec<(char, char)> {
    class.iter().map(|range| (range.start(), range.end())).collect()
}
