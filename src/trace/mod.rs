//! What became of each line of a transcription, and where it went in the TEI.
//!
//! Editors trust what they can see. The trace is told from the record alone: every piece of it knows
//! its place in the transcription, so nothing has to be noted down while it is encoded.

mod places;

use places::Placed;

use crate::cable::Cable;
use crate::source::Source;

/// One line of a transcription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// Its number in the file.
    pub line: usize,
    /// Its words.
    pub words: String,
    /// What it was taken for.
    pub taken_for: Vec<TakenFor>,
}

/// What a line, or a part of it, was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenFor {
    /// In words: `classification`, `paragraph`.
    pub what: String,
    /// Where it stands in the TEI: a path from `text/body/div`, or from `teiHeader`.
    pub address: String,
    /// Why.
    pub why: Why,
}

/// Why a line was taken for what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is a line of that kind.
    Kind,
    /// It only says what stands below it.
    Label,
    /// It fitted nothing, and has the place that is left.
    Rest,
}

/// Every line of the record that is not blank.
///
/// The record must have been read from this source. A line of the header that has no address of its own is the label of
/// a field. In the text a line that fitted nothing is a paragraph, and says so.
pub fn trace(source: &Source, cable: &Cable) -> Vec<Traced> {
    let placed = places::places(cable);
    let range = cable.span.range();
    let first = source.position(range.start).line;
    // Another record may begin where this one ends.
    let last = source.position(range.end.saturating_sub(1).max(range.start)).line;
    let mut from = 0;
    (first..=last).filter_map(|line| traced(source, line, &placed, &mut from)).collect()
}

/// The pieces stand in the order of their places; those that end before a line are done with.
fn traced(source: &Source, line: usize, placed: &[Placed], from: &mut usize) -> Option<Traced> {
    let range = source.line(line);
    let words = source.text()[range.clone()].trim().to_owned();
    if words.is_empty() {
        return None;
    }
    while placed.get(*from).is_some_and(|piece| piece.range.end <= range.start) {
        *from += 1;
    }
    let here = placed[*from..].iter().take_while(|piece| piece.range.start < range.end);
    let mut taken_for: Vec<TakenFor> = here
        .filter(|piece| piece.range.end > range.start)
        .map(|piece| piece.taken_for.clone())
        .collect();
    if taken_for.is_empty() {
        let what = "label of a field".to_owned();
        taken_for.push(TakenFor { what, address: String::new(), why: Why::Label });
    }
    Some(Traced { line, words, taken_for })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::{Registers, Tagging, encode};
    use crate::source::SourceId;
    use crate::transcription::{self, layouts};

    #[test]
    fn only_a_line_that_fitted_nothing_is_the_rest() {
        let text = "To Comrade Filippov.\n\nThe talks go on.\n\nROSHCHIN\n";
        let source = Source::new(SourceId(0), "a.txt", text);
        let read = transcription::read(&source, layouts::named("plain").ok());
        let cable = encode(&read.value[0], Registers::builtin(), Tagging::Lines).value;
        let why = |line: Traced| line.taken_for.iter().map(|taken| taken.why).collect::<Vec<_>>();
        let told: Vec<Vec<Why>> = trace(&source, &cable).into_iter().map(why).collect();
        assert_eq!(told, [[Why::Kind], [Why::Rest], [Why::Kind]]);
    }
}
