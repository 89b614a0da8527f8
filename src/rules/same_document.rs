//! Whether two records are of one document.

use super::corpus::{Facts, Sketch};
use crate::cable::{CableNumber, Series};
use crate::diagnostic::Severity;
use crate::source::Passage;

/// Why two records look like one document, and how sure that is.
pub(super) struct Sameness {
    /// What they share, as the end of a sentence.
    pub(super) reason: String,
    /// A remark, where documents that differ may well share as much.
    pub(super) severity: Severity,
}

/// What speaks for one document; `likeness` is what texts must share, in hundredths.
///
/// Circulars have one text and several numbers and days, two telegrams of a day may lie on one leaf, and
/// two translations of a document have few words in common. So no sign counts alone.
pub(super) fn sameness(a: &Facts, b: &Facts, likeness: u32) -> Option<Sameness> {
    let same = |reason: String, severity| Some(Sameness { reason, severity });
    let (same_id, leaves) = (same_id(a, b), same_leaves(a, b));
    match alike(a.sketch.as_ref(), b.sketch.as_ref()) {
        Some(shared) if shared >= likeness => {
            let sure = same_id || leaves.is_some() || same_day(a, b) == Some(true);
            let severity = if sure { Severity::Warning } else { Severity::Info };
            same(format!("about {shared} of 100 groups of words are the same"), severity)
        }
        unlike => match leaves {
            Some(_) if same_day(a, b) == Some(false) => None,
            Some(count) => {
                let alone = count == 1 && unlike.is_some() && !same_id;
                let severity = if alone { Severity::Info } else { Severity::Warning };
                same("they fill the same leaves".to_owned(), severity)
            }
            None if same_id && unlike.is_none() && !contradict(a, b) => {
                same("they have the same record id or address".to_owned(), Severity::Warning)
            }
            None => None,
        },
    }
}

fn alike(a: Option<&Sketch>, b: Option<&Sketch>) -> Option<u32> {
    Some(a?.likeness(b?))
}

/// Whether the publisher means one record.
pub(super) fn same_id(a: &Facts, b: &Facts) -> bool {
    let same = |a: &Option<Passage>, b: &Option<Passage>| {
        a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a.value == b.value)
    };
    same(&a.record_id, &b.record_id) || same(&a.uri, &b.uri)
}

/// How many leaves they share, if some copy of both fills the same leaves of the same file.
fn same_leaves(a: &Facts, b: &Facts) -> Option<u32> {
    let copies = a.copies.iter();
    let both = copies.filter(|a| b.copies.iter().any(|b| a.file == b.file && a.leaves == b.leaves));
    both.map(|copy| copy.leaves.iter().map(|range| range.count()).sum()).max()
}

fn same_day(a: &Facts, b: &Facts) -> Option<bool> {
    Some(a.day()? == b.day()?)
}

fn contradict(a: &Facts, b: &Facts) -> bool {
    same_day(a, b) == Some(false) || numbers_differ(&a.numbers, &b.numbers)
}

fn numbers_differ(a: &[CableNumber], b: &[CableNumber]) -> bool {
    let of = |numbers: &[CableNumber]| -> Vec<String> {
        let register = numbers.iter().filter(|number| number.series == Series::Register);
        register.map(|number| number.n.value.clone()).collect()
    };
    let (a, b) = (of(a), of(b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|n| b.contains(n))
}
