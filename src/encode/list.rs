//! Lists: paragraphs that bear numbers, letters or hyphens in a row.
//!
//! ```text
//! item   ::= [ bullet S ] label S words | bullet S words | "-" capital words
//! bullet ::= "-" | "•" | "*" | "–" | "—"                             small words behind the last
//! label  ::= figure ( "." | ")" | ".)" | "/" | "./" ) | "(" figure ")"         no "x/", which marks a footnote
//!          | letter S ( "–" | "-" )                                            small words behind it
//! figure ::= digits | letter
//! ```
//!
//! The label is kept as printed, right or wrong. Between two items of one list another may stand, with labels
//! of another kind: the points of the first item.

use std::ops::Range;

use super::Encoder;
use super::lines::Tags;
use super::unit::Unit;
use crate::cable::{Item, ItemPart, List, ListStyle};

/// An item before its words are read.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The units of its paragraphs.
    pub(super) units: Range<usize>,
    mark: Mark,
}

/// What an item begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    bullet: Option<char>,
    label: Range<usize>,
    words: usize,
    style: ListStyle,
    value: u32,
}

/// How many paragraphs an item may have.
const PARAGRAPHS: usize = 12;

/// The list that begins at a unit: two items at least.
pub(super) fn at(units: &[Unit], start: usize) -> Option<Vec<Found>> {
    items(units, start, Nesting::Allowed)
}

/// The one item at a unit, if the list goes on behind a message quoted there: `behind` is what follows the message
/// below these units, `before` what stands above the one before them.
pub(super) fn alone(
    units: &[Unit],
    at: usize,
    before: Option<&Unit>,
    behind: Option<&Unit>,
) -> Option<Vec<Found>> {
    if at > 0 && at + 1 < units.len() {
        return None;
    }
    let own = mark(units[at].text()).filter(|mark| mark.style != ListStyle::Bulleted)?;
    let follows =
        |first: &Mark, next: &Mark| next.style == first.style && next.value == first.value + 1;
    let mark_of = |unit: Option<&Unit>| mark(unit?.text());
    let behind = mark_of(behind.filter(|_| at + 1 == units.len()));
    let before = mark_of(before.filter(|_| at == 0));
    let goes_on = behind.is_some_and(|next| follows(&own, &next))
        || before.is_some_and(|first| follows(&first, &own));
    goes_on.then(|| vec![Found { units: at..at + 1, mark: own }])
}

/// Whether items may hold lists. Points of points have none: nobody could tell whose they are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nesting {
    Allowed,
    Within(ListStyle),
}

fn items(units: &[Unit], start: usize, nesting: Nesting) -> Option<Vec<Found>> {
    let mut mark =
        first_mark(units, start).filter(|mark| nesting != Nesting::Within(mark.style))?;
    let mut items = Vec::new();
    let mut at = start;
    while let Some((next_at, next)) = next_item(units, at, &mark, nesting) {
        items.push(Found { units: at..next_at, mark });
        (at, mark) = (next_at, next);
    }
    if items.is_empty() {
        return None;
    }
    let end = match points_end(units, at + 1, mark.style) {
        Some(end) if nesting == Nesting::Allowed && units[at].text().ends_with(':') => end,
        _ => at + 1,
    };
    items.push(Found { units: at..end, mark });
    Some(items)
}

/// The mark of a list's first item. A clerk's `I.` for 1 is one only if `2.` is the next, for it may be an initial.
fn first_mark(units: &[Unit], start: usize) -> Option<Mark> {
    let text = units[start].text();
    mark(text).or_else(|| {
        let words = text.strip_prefix("I. ")?;
        let second = units.get(start + 1).and_then(|next| mark(next.text()));
        let counted =
            second.is_some_and(|next| next.style == ListStyle::Numbered && next.value == 2);
        let words = text.len() - words.trim_start().len();
        counted.then_some(Mark {
            bullet: None,
            label: 0..2,
            words,
            style: ListStyle::Numbered,
            value: 1,
        })
    })
}

/// The next item of the same list: its label goes on. Paragraphs without a label between the two, and lists
/// with labels of another kind, belong to the first.
fn next_item(units: &[Unit], at: usize, mark: &Mark, nesting: Nesting) -> Option<(usize, Mark)> {
    let mut next_at = at + 1;
    for _ in 0..PARAGRAPHS {
        let next = self::mark(units.get(next_at)?.text());
        next_at = match next {
            None => next_at + 1,
            Some(next) if next.style == mark.style => {
                return goes_on(mark, &next, next_at == at + 1).then_some((next_at, next));
            }
            Some(_) if nesting == Nesting::Allowed => points_end(units, next_at, mark.style)?,
            Some(_) => return None,
        };
    }
    None
}

/// Whether one mark follows another; `adjacent` if nothing stands between.
fn goes_on(mark: &Mark, next: &Mark, adjacent: bool) -> bool {
    match mark.style {
        ListStyle::Bulleted => adjacent && mark.bullet == next.bullet,
        // A clerk's slip in the count (1, 3, 3) does not end a list whose items stand together.
        ListStyle::Numbered | ListStyle::Lettered => {
            next.value == mark.value + 1
                || (adjacent && next.value > 1 && next.value <= mark.value + 2)
                // A web page's lists were counted anew at each item: 1, 1, 1.
                || (adjacent && next.value == 1 && mark.value == 1)
        }
    }
}

/// The unit behind the list that begins at a unit, if its labels are of another style than those around it.
fn points_end(units: &[Unit], start: usize, around: ListStyle) -> Option<usize> {
    units.get(start)?;
    let points = items(units, start, Nesting::Within(around))?;
    points.last().map(|last| last.units.end)
}

/// The number with which a line begins as an item, if it has one.
pub(super) fn number(text: &str) -> Option<u32> {
    mark(text).filter(|mark| mark.style == ListStyle::Numbered).map(|mark| mark.value)
}

/// Whether a line begins with the mark of an item.
pub(super) fn begins_item(text: &str) -> bool {
    mark(text).is_some()
}

fn mark(text: &str) -> Option<Mark> {
    let quote = text.len() - text.trim_start_matches(['"', '“', '«']).len();
    let bullet = text.chars().next().filter(|sign| BULLETS.contains(sign));
    let behind = bullet.map(|sign| &text[sign.len_utf8()..]).filter(|rest| {
        match bullet {
            // Behind such a dash a point begins small: a capital may be that of somebody who speaks.
            Some('—') => rest.trim_start().starts_with(char::is_lowercase),
            Some('-') => rest.starts_with(' ') || rest.starts_with(char::is_uppercase),
            _ => rest.starts_with(' '),
        }
    });
    // "- Secretariat -": an office between two hyphens.
    if text.starts_with("- ") && (text.ends_with(" -") || text.contains(" -   ")) {
        return None;
    }
    let bullet = bullet.filter(|_| behind.is_some());
    let start = behind.map_or(0, |rest| text.len() - rest.trim_start().len());
    let figure_at = start.max(quote);
    let rest = &text[figure_at..];
    let opened = rest.starts_with('(');
    let figure = &rest[usize::from(opened)..];
    let length = figure.find(|c: char| !c.is_alphanumeric()).unwrap_or(figure.len());
    let figure = &figure[..length];
    let end = figure_at + usize::from(opened) + length;
    let closings: &[&str] = match figure {
        _ if opened => &[")"],
        "x" | "х" => &[".)", ".", ")"],
        _ => &[".)", "./", ".", ")", "/"],
    };
    let dashed = dashed_length(&text[end..]).filter(|_| !opened && is_small_letter(figure));
    let closed = closings.iter().find(|closing| text[end..].starts_with(**closing));
    let closed = closed.map(|closing| closing.len()).or(dashed);
    let end = end + closed.unwrap_or(0);
    let behind = closed.map(|_| &text[end..]).filter(|rest| begins_with_blank(rest));
    match (behind, value(figure)) {
        (Some(behind), Some((style, value))) => {
            let words = text.len() - behind.trim_start().len();
            Some(Mark { bullet, label: start..end, words, style, value })
        }
        _ if bullet.is_some() => {
            let style = ListStyle::Bulleted;
            Some(Mark { bullet, label: start..start, words: start, style, value: 0 })
        }
        _ => None,
    }
}

/// A blank, also one that does not break, or the one tab behind a label; the row of a table has more.
fn begins_with_blank(rest: &str) -> bool {
    match rest.strip_prefix('\t') {
        Some(words) => !words.contains('\t'),
        None => rest.starts_with([' ', '\u{A0}']),
    }
}

/// How long the dash is that parts a letter from what it counts: `a – thanked for the trust;`.
fn dashed_length(behind: &str) -> Option<usize> {
    let dash = [" –", " -"].iter().find(|dash| behind.starts_with(**dash))?;
    let words = behind[dash.len()..].strip_prefix(' ')?;
    words.starts_with(char::is_lowercase).then_some(dash.len())
}

fn is_small_letter(figure: &str) -> bool {
    let mut letters = figure.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_none()
}

/// The signs with which items begin.
const BULLETS: &[char] = &['-', '•', '*', '–', '—'];

fn value(figure: &str) -> Option<(ListStyle, u32)> {
    if figure.len() <= 2 && figure.bytes().all(|byte| byte.is_ascii_digit()) {
        return figure.parse().ok().map(|value| (ListStyle::Numbered, value));
    }
    let mut letters = figure.chars();
    let (letter, none) = (letters.next()?, letters.next());
    let value = match letter {
        'a'..='z' => u32::from(letter) - u32::from('a'),
        'а'..='я' => u32::from(letter) - u32::from('а'),
        _ => return None,
    };
    none.is_none().then_some((ListStyle::Lettered, value + 1))
}

impl Encoder<'_> {
    pub(super) fn list(&mut self, units: &[Unit], items: &[Found]) -> List {
        let (first, last) = (&items[0], &items[items.len() - 1]);
        let span = units[first.units.start].words.span.to(units[last.units.end - 1].words.span);
        let items =
            items.iter().map(|item| self.item(&units[item.units.clone()], &item.mark)).collect();
        List { style: first.mark.style, items, span }
    }

    fn item(&mut self, units: &[Unit], mark: &Mark) -> Item {
        let (first, rest) = units.split_first().expect("an item has the unit that bears its label");
        let words = self.inline(&first.words, mark.words..first.text().len(), Tags::default());
        let mut parts = vec![ItemPart::Paragraph(words)];
        let mut at = 0;
        while at < rest.len() {
            match items(rest, at, Nesting::Within(mark.style)) {
                Some(points) => {
                    at = points.last().map_or(at + 1, |last| last.units.end);
                    parts.push(ItemPart::List(self.list(rest, &points)));
                }
                None => {
                    parts.push(ItemPart::Paragraph(self.whole(&rest[at], Tags::default())));
                    at += 1;
                }
            }
        }
        let last = units.last().map_or(first.words.span, |unit| unit.words.span);
        Item {
            bullet: mark.bullet.map(String::from),
            label: (!mark.label.is_empty()).then(|| first.words.slice(mark.label.clone())),
            parts,
            span: first.words.span.to(last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let read =
            |text: &str| mark(text).map(|mark| (text[mark.label.clone()].to_owned(), mark.value));
        assert_eq!(read("1. One"), Some(("1.".to_owned(), 1)));
        assert_eq!(read("- 12. One"), Some(("12.".to_owned(), 12)));
        assert_eq!(read("(3) One"), Some(("(3)".to_owned(), 3)));
        assert_eq!(read("b) Two"), Some(("b)".to_owned(), 2)));
        assert_eq!(read("2.) Two"), Some(("2.)".to_owned(), 2)));
        assert_eq!(read("\"1. One"), Some(("\"1.".to_owned(), 1)));
        assert_eq!(read("1/ One"), Some(("1/".to_owned(), 1)));
        assert_eq!(read("a./ One"), Some(("a./".to_owned(), 1)));
        assert_eq!(read("- One"), Some((String::new(), 0)));
        assert_eq!(read("(1)\u{A0}One"), Some(("(1)".to_owned(), 1)));
        assert_eq!(read("1.\tOne"), Some(("1.".to_owned(), 1)));
        assert_eq!(read("• One"), Some((String::new(), 0)));
        assert_eq!(read("— one"), Some((String::new(), 0)));
        assert_eq!(read("b – two"), Some(("b –".to_owned(), 2)));
        assert_eq!(read("-One"), Some((String::new(), 0)));
        for text in [
            "1948. A year",
            "1.5 million",
            "1/2 of it",
            "x/ See there",
            "I. One",
            "A. Petrov",
            "1",
            "-one",
            "- Secretariat -",
            "- 1. to wait; -",
            "•One",
            "1.\tLuohe\t5",
            "— One, he said",
            "a – One",
            "5 – five",
            "(1 One",
            "•",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
