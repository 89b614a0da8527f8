//! Lists: paragraphs that bear numbers, letters or hyphens in a row.
//!
//! ```text
//! list ::= item item { item }                         the labels count on
//! item ::= mark { paragraph | list }                  the labels of such a list are of another manner
//! ```
//!
//! The label is kept as printed, right or wrong. Between two items of one list another may stand, with labels of another
//! manner: the points of the first item.

use std::ops::Range;

use super::Encoder;
use super::label::{self, Count, Mark, capital_mark, mark, roman_mark};
use super::lines::Tags;
use super::lines::wording::has_at_most;
use super::unit::Unit;
use crate::cable::{Item, ItemPart, List};

/// An item before its words are read.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The units of its paragraphs.
    pub(super) units: Range<usize>,
    mark: Mark,
}

/// How many paragraphs an item may have.
const PARAGRAPHS: usize = 12;

/// The list that begins at a unit: two items at least.
pub(super) fn at(units: &[Unit], start: usize) -> Option<Vec<Found>> {
    items(units, start, None)
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
    let own = mark(units[at].text()).filter(|mark| mark.count != Count::Signs)?;
    let follows =
        |first: &Mark, next: &Mark| next.count == first.count && next.value == first.value + 1;
    let mark_of = |unit: Option<&Unit>| mark(unit?.text());
    let behind = mark_of(behind.filter(|_| at + 1 == units.len()));
    let before = mark_of(before.filter(|_| at == 0));
    let goes_on = behind.is_some_and(|next| follows(&own, &next))
        || before.is_some_and(|first| follows(&first, &own));
    goes_on.then(|| vec![Found { units: at..at + 1, mark: own }])
}

/// A list around another: the mark of the item that holds it, and the list around that.
#[derive(Clone, Copy)]
struct Around<'a> {
    mark: &'a Mark,
    outer: Option<&'a Around<'a>>,
}

impl<'a> Around<'a> {
    fn each(&self) -> impl Iterator<Item = &Around<'a>> {
        std::iter::successors(Some(self), |around| around.outer)
    }

    /// Whether a list within may begin with a mark: it counts otherwise than those around it, or begins to count anew in
    /// another manner. Where it begins on its line says nothing: white space does not come back from the TEI.
    fn admits(&self, first: &Mark) -> bool {
        self.each().count() <= DEEPEST
            && self.each().all(|around| {
                let anew = first.value <= 1 && !first.is_like(around.mark);
                first.count != around.mark.count || anew
            })
    }

    /// Whether a mark is of one of the lists around.
    fn goes_on_with(&self, next: &Mark) -> bool {
        self.each().any(|around| next.is_like(around.mark))
    }
}

/// How many lists may stand around one: nobody could tell whose the points of more are.
const DEEPEST: usize = 2;

fn items(units: &[Unit], start: usize, around: Option<&Around<'_>>) -> Option<Vec<Found>> {
    let mut mark = first_mark(units, start, around)?;
    let mut items = Vec::new();
    let mut at = start;
    while let Some((next_at, next)) = next_item(units, at, &mark, around) {
        items.push(Found { units: at..next_at, mark });
        (at, mark) = (next_at, next);
    }
    if items.is_empty() {
        return None;
    }
    let within = Around { mark: &mark, outer: around };
    let points = units[at].text().ends_with(':').then(|| points_end(units, at + 1, &within));
    let end = points.flatten().unwrap_or(at + 1);
    items.push(Found { units: at..end, mark });
    Some(items)
}

/// The mark of a list's first item. A clerk's `I.` may be an initial; it counts if `II.` follows, or `2.` at once; so does
/// `A.` if `B.` and `C.` follow.
fn first_mark(units: &[Unit], start: usize, around: Option<&Around<'_>>) -> Option<Mark> {
    let text = units[start].text();
    let begins = |mark: &Mark| {
        around.is_none_or(|around| around.admits(mark)) && !is_heading(units, start, mark)
    };
    let roman = roman_mark(text).filter(|mark| mark.value == 1 && begins(mark));
    let counted_on = roman.clone().filter(|mark| next_item(units, start, mark, around).is_some());
    let clerks = || {
        let second = units.get(start + 1).and_then(|next| label::number(next.text()));
        let first = Mark { count: Count::Figures, ..roman? };
        (text.starts_with("I. ") && second == Some(2) && begins(&first)).then_some(first)
    };
    let capital = || {
        let first = capital_mark(text).filter(|mark| mark.value == 1 && begins(mark));
        let second = first.as_ref().and_then(|mark| next_item(units, start, mark, around));
        let third = second.and_then(|(at, mark)| next_item(units, at, &mark, around));
        first.filter(|_| third.is_some())
    };
    counted_on.or_else(clerks).or_else(capital).or_else(|| mark(text).filter(begins))
}

/// The next item of the same list: its label goes on. Paragraphs without a label between the two, and lists
/// with labels of another manner, belong to the first.
fn next_item(
    units: &[Unit],
    at: usize,
    mark: &Mark,
    around: Option<&Around<'_>>,
) -> Option<(usize, Mark)> {
    let within = Around { mark, outer: around };
    let mut next_at = at + 1;
    for _ in 0..PARAGRAPHS {
        let unit = units.get(next_at)?;
        let Some(next) = mark_in(mark.count, unit.text()) else {
            next_at += 1;
            continue;
        };
        let of_around = around.is_some_and(|around| around.goes_on_with(&next));
        if of_around || is_heading(units, next_at, &next) {
            return None;
        }
        next_at = match points_end(units, next_at, &within) {
            Some(end) => end,
            None if next.count == mark.count && goes_on(mark, &next, next_at == at + 1) => {
                return Some((next_at, next));
            }
            None => return None,
        };
    }
    None
}

/// The mark of a line among items that are counted so.
fn mark_in(count: Count, text: &str) -> Option<Mark> {
    let own = match count {
        Count::Roman => roman_mark(text),
        Count::Capitals => capital_mark(text),
        Count::Figures | Count::Letters | Count::Signs => None,
    };
    own.or_else(|| mark(text))
}

/// Whether a line is a heading with a number, and no item: nothing but capitals stands behind it, and below it a
/// paragraph without a label.
pub(super) fn is_numbered_heading(units: &[Unit], at: usize) -> bool {
    let text = units[at].text();
    let mark = mark(text).or_else(|| roman_mark(text));
    mark.is_some_and(|mark| {
        let counted = matches!(mark.count, Count::Figures | Count::Roman);
        counted && is_in_capitals(&text[mark.words..]) && is_above_paragraph(units, at)
    })
}

/// `II. Ports`: whether a line is a heading with a Roman figure, as one before or behind it is; a signature has an initial
/// that looks alike.
pub(super) fn is_counted_title(units: &[Unit], at: usize) -> bool {
    let Some(value) = counted_title(&units[at]) else { return false };
    let reach = at.saturating_sub(REACH)..units.len().min(at + REACH);
    let is_next = |unit: &Unit| counted_title(unit).is_some_and(|other| other.abs_diff(value) == 1);
    units[reach].iter().any(is_next)
}

/// How far the next such heading may stand.
const REACH: usize = 40;

/// The number of a heading; a clerk may have counted one in capitals otherwise: `I. COAL`, `2. RAILWAYS`.
fn counted_title(unit: &Unit) -> Option<u32> {
    let in_figures = || {
        let mark = mark(unit.text())?;
        let capitals = mark.count == Count::Figures && is_in_capitals(&unit.text()[mark.words..]);
        capitals.then_some(mark)
    };
    let mark = roman_mark(unit.text()).or_else(in_figures)?;
    let words = &unit.text()[mark.words..];
    let titled = words.starts_with(char::is_uppercase) && !ends_sentence(words);
    (titled && has_at_most(words, TITLE)).then_some(mark.value)
}

/// Whether a line with a mark is no item but the heading of what follows; behind a Roman figure that may also be a few
/// words that are no sentence.
fn is_heading(units: &[Unit], at: usize, mark: &Mark) -> bool {
    let words = &units[at].text()[mark.words..];
    let titled = mark.count == Count::Roman && !ends_sentence(words) && has_at_most(words, TITLE);
    is_numbered_heading(units, at) || (titled && is_above_paragraph(units, at))
}

/// How many words such a heading may have.
const TITLE: usize = 10;

fn is_above_paragraph(units: &[Unit], at: usize) -> bool {
    units.get(at + 1).is_some_and(|next| mark(next.text()).is_none())
}

fn is_in_capitals(words: &str) -> bool {
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    letters().nth(3).is_some() && letters().all(char::is_uppercase) && !ends_sentence(words)
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with(['.', ';', ':', ',', '!', '?', ')', ']', '"', '”'])
}

/// Whether one mark follows another; `adjacent` if nothing stands between.
fn goes_on(mark: &Mark, next: &Mark, adjacent: bool) -> bool {
    match mark.count {
        Count::Signs => adjacent && mark.bullet == next.bullet,
        Count::Capitals => next.value == mark.value + 1,
        // A clerk's slip in the count (1, 3, 3) does not end a list whose items stand together.
        Count::Figures | Count::Roman | Count::Letters => {
            next.value == mark.value + 1
                || (adjacent && next.value > 1 && next.value <= mark.value + 2)
                // A web page's lists were counted anew at each item: 1, 1, 1.
                || (adjacent && next.value == 1 && mark.value == 1)
                || (mark.count == Count::Letters && RUSSIAN.contains(&(mark.value, next.value)))
        }
    }
}

/// Letters of ours that follow each other as those of the Russian alphabet do that they stand for: a, b, v, g, d.
const RUSSIAN: [(u32, u32); 3] = [(2, 22), (22, 7), (7, 4)];

/// The unit behind the list that begins at a unit, if it is one within another.
fn points_end(units: &[Unit], start: usize, around: &Around<'_>) -> Option<usize> {
    units.get(start)?;
    let points = items(units, start, Some(around))?;
    points.last().map(|last| last.units.end)
}

impl Encoder<'_> {
    pub(super) fn list(&mut self, units: &[Unit], items: &[Found]) -> List {
        self.list_within(units, items, None)
    }

    fn list_within(
        &mut self,
        units: &[Unit],
        items: &[Found],
        around: Option<&Around<'_>>,
    ) -> List {
        let (first, last) = (&items[0], &items[items.len() - 1]);
        let span = units[first.units.start].words.span.to(units[last.units.end - 1].words.span);
        let items = items
            .iter()
            .map(|item| self.item(&units[item.units.clone()], &item.mark, around))
            .collect();
        List { style: first.mark.count.style(), items, span }
    }

    fn item(&mut self, units: &[Unit], mark: &Mark, outer: Option<&Around<'_>>) -> Item {
        let (first, rest) = units.split_first().expect("an item has the unit that bears its label");
        let words = self.inline(&first.words, mark.words..first.text().len(), Tags::default());
        let mut parts = vec![ItemPart::Paragraph(words)];
        let around = Around { mark, outer };
        let mut at = 0;
        while at < rest.len() {
            match items(rest, at, Some(&around)) {
                Some(points) => {
                    at = points.last().map_or(at + 1, |last| last.units.end);
                    parts.push(ItemPart::List(self.list_within(rest, &points, Some(&around))));
                }
                None => {
                    let tags = self.number_of_point(&rest[at]).unwrap_or_default();
                    parts.push(ItemPart::Paragraph(self.whole(&rest[at], tags)));
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
