//! The day in the address of a record.

use std::ops::Range;

use crate::cable::{Dating, PartialDate};
use crate::dates;
use crate::source::{Passage, Spanned};

/// The day that an address has.
pub(in crate::rules) struct InAddress {
    pub(in crate::rules) day: Spanned<Dating>,
    pub(in crate::rules) in_words: bool,
}

/// The day with which the last segment of an address begins or ends: `1950-10-11-filippov`,
/// `conversation-with-stalin-16-december-1949`.
pub(in crate::rules) fn in_address(address: &Passage) -> Option<InAddress> {
    let path = address.value.trim_end_matches('/');
    let start = path.rfind('/').map_or(0, |slash| slash + 1);
    let iso = path.get(start..start + ISO).and_then(PartialDate::from_iso);
    let (day, range) = match iso {
        Some(day) => (Dating::When(day), start..start + ISO),
        None => in_words(path, start)?,
    };
    let day = Spanned::new(day, address.part(range));
    Some(InAddress { day, in_words: iso.is_none() })
}

/// Bytes of a whole date: `1950-10-11`.
const ISO: usize = 10;

/// The day that the last three words of an address are.
fn in_words(path: &str, from: usize) -> Option<(Dating, Range<usize>)> {
    let (dash, _) = path[from..].rmatch_indices('-').nth(2)?;
    let start = from + dash + 1;
    let words = path[start..].replace('-', " ");
    let reading = dates::read_at(&words, 0, None)
        .filter(|reading| reading.names_day && reading.range.end == words.len())?;
    Some((reading.dating.ok()?, start..path.len()))
}

/// The first day that three words of the last segment of an address are: `talk-20-october-1997-1030-am`.
pub(in crate::rules) fn within_address(address: &Passage) -> Option<Spanned<Dating>> {
    let path = address.value.as_str();
    let segment = path.rfind('/').map_or(0, |slash| slash + 1);
    let words = path[segment..].replace('-', " ");
    let reading = dates::find(&words, 0, None)?;
    let Range { start, end } = reading.range;
    Some(Spanned::new(reading.dating.ok()?, address.part(segment + start..segment + end)))
}
