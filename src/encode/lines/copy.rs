//! Which copy this is: `Copy No. 12`, `Экз. № 1`; or that it is one: `Copy`.

use super::wording::has_at_most;
use super::{Initials, LineRule, Place, mark};
use crate::cable::NoteKind;

/// ```text
/// line ::= ( "Copy" | "Экз." | "Ex." ) ( [ mark ] figures [ "of" figures [ "copies" ] ] [ ":" "for" words ] | "единственный" )
///        | "Copy" | "Sole copy" | ...
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.begin_like(&const { Initials::of(&[NAMES, ALONE]) }),
    recognise: |words, _| is_copy(words).then(|| mark(words, NoteKind::Copy))?,
};

/// Whether the words say which copy the paper is, or that it is one.
pub(super) fn is_copy(words: &str) -> bool {
    let lower = words.to_lowercase();
    if ALONE.contains(&lower.trim_end_matches('.')) {
        return true;
    }
    let Some(behind) = NAMES.iter().find_map(|name| lower.strip_prefix(name)) else {
        return false;
    };
    let marks = ["number", "nos.", "no.", "no", "nº", "n°", "№", "#"];
    let behind = behind.trim_start();
    let number = marks.iter().find_map(|mark| behind.strip_prefix(mark)).unwrap_or(behind);
    ONLY.contains(&behind.trim_end_matches('.')) || is_figures(without_holder(number))
}

const NAMES: &[&str] = &["copy", "экземпляр", "экз.", "ekz.", "ex."];

/// What says by itself that the paper is a copy, or that there is no other.
const ALONE: &[&str] = &["copy", "копия", "sole copy", "only copy", "single copy"];

/// What is said of a copy beside which there is none.
const ONLY: &[&str] = &["единственный", "edinstvennyi", "edinstvennyy", "edinstvenny"];

/// The `1` of `1: for the Ministry`, which says whose copy it is.
fn without_holder(number: &str) -> &str {
    let whose = number.split_once(": for ").filter(|(_, whom)| has_at_most(whom, HOLDER));
    whose.map_or(number, |(number, _)| number)
}

/// How many words name whoever has the copy.
const HOLDER: usize = 6;

/// `12`, `12 of 15.`, `7 of 20 copies`
fn is_figures(number: &str) -> bool {
    let number = match number.trim_end_matches('.').strip_suffix(" copies") {
        Some(counted) if counted.contains(" of ") => counted,
        _ => number,
    };
    let mut parts = number.split(" of ");
    let figures = |part: &str| {
        let part = part.trim_matches([' ', '\u{A0}', '.', ',', ';']);
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    number.matches(" of ").count() <= 1 && parts.all(figures)
}
