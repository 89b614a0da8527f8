//! Where the records of a file begin.

use std::ops::Range;

use crate::source::Source;
use crate::transcription::RawLine;

/// Divides lines into records: one begins at every line of which `begins` says so, if there are words
/// before it. The first begins with the file.
pub(super) fn divided(lines: &[RawLine], begins: impl Fn(usize) -> bool) -> Vec<&[RawLine]> {
    let mut records = Vec::new();
    let (mut start, mut words) = (0, false);
    for (at, line) in lines.iter().enumerate() {
        if words && begins(at) {
            records.push(&lines[start..at]);
            (start, words) = (at, false);
        }
        words |= !line.blank;
    }
    records.push(&lines[start..]);
    records
}

/// Whether the first lines are a head: one to four lines of date and title, then `Citation:`.
pub(super) fn begins_with_citation(source: &Source, lines: &[RawLine]) -> bool {
    let mut filled = lines.iter().filter(|line| !line.blank).take(5);
    filled.position(|line| line.words(source) == "Citation:").is_some_and(|at| at > 0)
}

/// The lines of the page that a line begins; none if no form feed stands directly before it.
pub(super) fn page(lines: &[RawLine], at: usize) -> &[RawLine] {
    if !lines[at].page {
        return &[];
    }
    let length = lines[at + 1..].iter().take_while(|line| !line.page).count();
    &lines[at..=at + length]
}

/// The bytes of a record: from its first line to the next record, or to the end of the file.
pub(super) fn extent(source: &Source, records: &[&[RawLine]], at: usize) -> Range<usize> {
    let start = |record: &[RawLine]| record.first().map(|line| line.range.start);
    let from = if at == 0 { Some(0) } else { start(records[at]) };
    let to = records.get(at + 1).and_then(|next| start(next));
    let end = source.text().len();
    from.unwrap_or(end)..to.unwrap_or(end)
}
