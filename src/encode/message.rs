//! Messages inside the message: texts in quotation marks that run over paragraphs or are passed on.

use std::ops::Range;

use super::lines;
use super::unit::Unit;

/// A quoted message among the units of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The units within the quotation marks.
    pub(super) lines: Range<usize>,
    /// The mark that opens it.
    pub(super) mark: char,
    /// Whether the unit behind them, outside the marks, is the message's signature.
    pub(super) signed_behind: bool,
}

impl Quoted {
    /// The unit behind the message and its signature.
    pub(super) fn end(&self) -> usize {
        self.lines.end + usize::from(self.signed_behind)
    }
}

/// Every quoted message, in order.
///
/// A quotation within one paragraph is a message only if the paragraph before it says that one
/// follows. A text that is quoted from its first word is no message inside another. Within a message
/// its own mark opens nothing, for many repeat it at every paragraph: `enclosing` holds the marks of
/// the messages around these units.
pub(super) fn find(units: &[Unit], enclosing: &[char]) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut at = 1;
    let mut unclosed = Unclosed::default();
    while at < units.len() {
        let first = units[at].text().chars().next().filter(|mark| closing(*mark).is_some());
        let opens = |mark: &char| !enclosing.contains(mark);
        let Some(mark) = first.filter(opens) else {
            at += 1;
            continue;
        };
        if ends_within(units[at].text(), mark) {
            at += 1;
            continue;
        }
        match unclosed.close(units, at, mark) {
            Some(last) if announces(&units[at - 1]) || (last > at && !is_apostrophe(mark)) => {
                let quoted = quoted(units, at..last + 1, mark);
                at = quoted.end();
                found.push(quoted);
            }
            Some(last) => at = last + 1,
            None => at += 1,
        }
    }
    found
}

fn quoted(units: &[Unit], lines: Range<usize>, mark: char) -> Quoted {
    let signature =
        units.get(lines.end).is_some_and(|unit| lines::introduces_signature(unit.text()));
    Quoted { lines, mark, signed_behind: signature }
}

fn closing(mark: char) -> Option<char> {
    Some(match mark {
        '"' => '"',
        '“' | '„' => '”',
        '«' => '»',
        '\'' => '\'',
        '‘' => '’',
        _ => return None,
    })
}

/// Whether the quotation with which a unit begins is over before the unit is: `"22" April`, `"When?" he asked.`
fn ends_within(text: &str, mark: char) -> bool {
    let Some(end) = closing(mark).filter(|_| !is_apostrophe(mark)) else { return false };
    let balanced = if mark == end {
        text.matches(mark).count().is_multiple_of(2)
    } else {
        text.matches(mark).count() <= text.matches(end).count()
    };
    balanced && !ends_with_mark(text, end)
}

/// Whether the mark that closes is an apostrophe too: such a message must be announced, and only the end of a
/// paragraph closes it.
fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '‘')
}

/// The marks that were never closed by their own or by another: one that opens later in the same way is not closed either.
#[derive(Default)]
struct Unclosed {
    own: Vec<char>,
    mixed: Vec<char>,
}

impl Unclosed {
    /// The unit at whose end the mark that opens a unit is closed. Typists mixed the marks: `“Comrade! ...` closes with
    /// `Filippov".`, and `"Comrade! ...` with `Filippov.”`.
    ///
    /// Some clerks repeat the opening mark at every paragraph; it opens nothing anew then.
    fn close(&mut self, units: &[Unit], first: usize, mark: char) -> Option<usize> {
        match mark {
            '"' => unless_known(&mut self.own, mark, || close_straight(units, first)),
            '“' => unless_known(&mut self.own, mark, || close_with(units, first, mark, '”'))
                .or_else(|| unless_known(&mut self.mixed, mark, || close_curly(units, first))),
            _ => {
                unless_known(&mut self.own, mark, || close_with(units, first, mark, closing(mark)?))
            }
        }
    }
}

fn unless_known(
    unclosed: &mut Vec<char>,
    mark: char,
    close: impl FnOnce() -> Option<usize>,
) -> Option<usize> {
    if unclosed.contains(&mark) {
        return None;
    }
    let closed = close();
    unclosed.extend(closed.is_none().then_some(mark));
    closed
}

/// Straight marks by twos quote something inside.
fn close_curly(units: &[Unit], first: usize) -> Option<usize> {
    let lone = |&at: &usize| !units[at].text().matches('"').count().is_multiple_of(2);
    close_with(units, first, '“', '"').filter(lone)
}

/// Where a straight mark is closed by another, or by a curly one that closes none that is open.
fn close_straight(units: &[Unit], first: usize) -> Option<usize> {
    let (mut open, mut curly) = (false, 0_usize);
    for (at, unit) in units.iter().enumerate().skip(first) {
        let text = unit.text();
        let text = text.strip_prefix('"').filter(|_| at > first && open).unwrap_or(text);
        let mut lone = false;
        for c in text.chars() {
            match c {
                '"' => open = !open,
                '“' => curly += 1,
                '”' if curly > 0 => curly -= 1,
                '”' => lone = true,
                _ => {}
            }
        }
        if (!open && ends_with_mark(text, '"')) || (lone && ends_with_mark(text, '”')) {
            return Some(at);
        }
    }
    None
}

/// Where a mark is closed by one that opens nothing.
fn close_with(units: &[Unit], first: usize, mark: char, end: char) -> Option<usize> {
    let ends = |unit: &Unit| ends_with_mark(unit.text(), end);
    if is_apostrophe(mark) {
        return (first..units.len()).take(LONGEST).find(|&at| ends(&units[at]));
    }
    let mut open = false;
    for (at, unit) in units.iter().enumerate().skip(first) {
        let text = unit.text();
        let repeated = at > first && open && text.starts_with(mark);
        let text = if repeated { &text[mark.len_utf8()..] } else { text };
        for c in text.chars() {
            if c == mark {
                open = true;
            } else if c == end {
                open = false;
            }
        }
        if !open && ends_with_mark(text, end) {
            return Some(at);
        }
    }
    None
}

fn ends_with_mark(text: &str, end: char) -> bool {
    text.trim_end_matches(['.', ',', '!', '?', ' ']).ends_with(end)
}

/// How many paragraphs a message may have whose mark may be an apostrophe.
const LONGEST: usize = 40;

/// Whether a paragraph says that a message follows: `Pass to Cde. Mao Zedong.`, `the following telegram:`.
fn announces(unit: &Unit) -> bool {
    unit.text().ends_with(':') || lines::passes_on(unit.text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Span, Spanned};

    fn found(texts: &[&str]) -> Vec<(usize, usize, bool)> {
        let span = Span::new(SourceId(0), 0..0);
        let units: Vec<Unit> = texts
            .iter()
            .map(|text| Unit { words: Spanned::new((*text).to_owned(), span), copies: false })
            .collect();
        let quoted = find(&units, &[]);
        quoted.iter().map(|q| (q.lines.start, q.lines.end, q.signed_behind)).collect()
    }

    #[test]
    fn quotation_marks_close_in_four_ways() {
        let signed_outside = ["Pass to Mao.", "\"One.", "Two.\"", "Signed: Filippov"];
        assert_eq!(found(&signed_outside), [(1, 3, true)]);
        assert_eq!(found(&["For Mao.", "“Comrade!", "One.", "Filippov.”"]), [(1, 4, false)]);
        assert_eq!(found(&["To me.", "\"One.", "Mao Zedong\"."]), [(1, 3, false)]);
        assert_eq!(found(&["To me.", "“One.", "Mao Zedong\"."]), [(1, 3, false)]);
        assert_eq!(found(&["To me.", "“One.", "He said \"no\"."]), []);
        assert_eq!(found(&["To me.", "\"One.", "13.6.51\""]), [(1, 3, false)]);
    }

    #[test]
    fn a_quotation_is_not_yet_a_message() {
        assert_eq!(found(&["He said.", "\"One.\"", "Two."]), []);
        assert_eq!(found(&["\"One.", "Two.\""]), []);
        assert_eq!(found(&["Word.", "\"One.", "Two."]), []);
        assert_eq!(found(&["Word.", "\"22\" April 1947", "\"When?\" he asked.", "\"Two.\""]), []);
        let repeated = ["Pass on:", "\"One.", "\"Two.", "\"Three.\"", "Four."];
        assert_eq!(found(&repeated), [(1, 4, false)]);
        assert_eq!(found(&["Tell him:", "\"One.\"", "Two."]), [(1, 2, false)]);
        assert_eq!(found(&["Tell him:", "'One.", "Don't.", "Two.'", "Three."]), [(1, 4, false)]);
        assert_eq!(found(&["Told him.", "'Tis one.", "Two.'", "Three."]), []);
    }
}
