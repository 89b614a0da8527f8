//! Which numbers the notes of a text may have.

use std::collections::BTreeSet;

use super::number::figures;
use super::unit::Unit;
use crate::source::has_byte;

/// The figures with which lines begin, for such a line may be a note, and those in brackets that count on from 1: of many
/// texts the notes themselves are lost.
pub(super) fn numbers(units: &[Unit]) -> BTreeSet<u32> {
    let has_figure = |text: &&str| has_byte(text, |byte| byte.is_ascii_digit());
    let with_figures = || units.iter().map(Unit::text).filter(has_figure);
    let lines = || with_figures().flat_map(str::lines).filter(has_figure);
    let bracketed: BTreeSet<u32> = lines().flat_map(in_brackets).collect();
    let counted_on = (1..).take_while(|number| bracketed.contains(number));
    lines().filter_map(first).chain(counted_on).collect()
}

/// The figures with which a line begins, in brackets or not.
fn first(line: &str) -> Option<u32> {
    let line = line.trim_start().trim_start_matches('[');
    line[..figures(line)].parse().ok()
}

fn in_brackets(line: &str) -> impl Iterator<Item = u32> {
    line.split('[').skip(1).filter_map(|inner| {
        let length = figures(inner);
        inner[length..].starts_with(']').then(|| inner[..length].parse().ok())?
    })
}
