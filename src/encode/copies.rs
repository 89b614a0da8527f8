//! Lists of those who got copies: lines that belong together, wherever they stand.
//!
//! ```text
//! list ::= heading entries | heading date entries | entries
//! ```

use std::ops::Range;

use super::{lines, list};
use crate::source::Source;

/// Joins the lines of each list; says of every unit whether it is one.
///
/// A date between the heading and the names stays by itself: it dates the document.
pub(super) fn joined(source: &Source, units: &[Range<usize>]) -> Vec<(Range<usize>, bool)> {
    let text =
        |at: usize| units.get(at).map_or("", |unit: &Range<usize>| &source.text()[unit.clone()]);
    let mut joined = Vec::with_capacity(units.len());
    let mut at = 0;
    while at < units.len() {
        let heading = lines::is_copies_heading(text(at));
        let of_list =
            |from: usize| (from..units.len()).take_while(|&at| is_entry(text(at), heading)).count();
        let behind = at + 1 + of_list(at + 1);
        let (names, end) = match () {
            () if heading && behind > at + 1 => (at, behind),
            () if heading && lines::is_dateline(text(at + 1)) && of_list(at + 2) > 0 => {
                joined.extend([(units[at].clone(), true), (units[at + 1].clone(), false)]);
                (at + 2, at + 2 + of_list(at + 2))
            }
            () if heading || is_entry(text(at), false) => (at, at + of_list(at).max(1)),
            () => {
                joined.push((units[at].clone(), false));
                at += 1;
                continue;
            }
        };
        joined.push((units[names].start..units[end - 1].end, true));
        at = end;
    }
    joined
}

/// `Nº 2 – to Stalin`; behind a heading also `1. Comr. Stalin` and `- to Molotov`.
fn is_entry(text: &str, behind_heading: bool) -> bool {
    let few = text.split_whitespace().count() <= LONGEST;
    few && (lines::is_copies_entry(text) || (behind_heading && list::begins_item(text)))
}

/// How many words an entry may have: a name, an office, the number of copies.
const LONGEST: usize = 12;
