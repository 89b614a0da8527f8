//! The mark of the leaves says one and the number several, or the other way round.

use super::{Context, Record, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{Leaves, Level, Part, Shelfmark, leaves};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "leaf-mark-mismatch",
    family: Family::Archive,
    severity: Severity::Info,
    summary: "the mark of the leaves says one and the number several, or the other way round",
    page: include_str!("../../docs/rules/leaf-mark-mismatch.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(record.cable.shelfmarks().filter_map(of_shelfmark));
}

fn of_shelfmark(shelfmark: &Shelfmark) -> Option<Diagnostic> {
    let part = shelfmark.part(Level::List)?;
    let before = &shelfmark.words.value[..shelfmark.place(part, 0).start];
    let mark = last_word(before);
    let marked = Count::of_mark(mark)?;
    // "l. 60-rev. and l. 61": the mark before the first leaf speaks of that one alone.
    let value = &part.words.value;
    let repeated = [" and l", " и л"].iter().find_map(|mark| value.find(mark));
    let own = repeated.map(|at| value[..at].trim_end_matches('.')).unwrap_or(&part.n.value);
    let counted = Count::of_leaves(&leaves(own)?)?;
    (marked != counted).then(|| {
        let message = format!(
            "`{mark}` stands for {}, `{}` is {}",
            marked.words(),
            part.words.value,
            counted.words()
        );
        Diagnostic::new(&KIND, message)
            .at(part.words.span, "as cited")
            .help("nothing need be done; `l.` or `list` is one leaf, `ll.` or `listy` are several")
    })
}

/// Whether the mark before the leaves stands for several.
pub(super) fn marks_several(shelfmark: &Shelfmark, leaves: &Part) -> bool {
    let before = &shelfmark.words.value[..shelfmark.place(leaves, 0).start];
    Count::of_mark(last_word(before)) == Some(Count::Several)
}

fn last_word(text: &str) -> &str {
    let text = text.trim_end_matches(|sign: char| !sign.is_alphabetic());
    &text[text.trim_end_matches(char::is_alphabetic).len()..]
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    One,
    Several,
}

impl Count {
    fn of_mark(mark: &str) -> Option<Count> {
        match mark.to_lowercase().as_str() {
            // Russian citations have "Л." for any number of leaves.
            "l" | "list" => Some(Count::One),
            "ll" | "listy" | "лл" | "листы" => Some(Count::Several),
            _ => None,
        }
    }

    /// Both sides of one leaf may be called one leaf or two.
    fn of_leaves(leaves: &Leaves) -> Option<Count> {
        match leaves.in_full().ranges.as_slice() {
            [range] => match range.last {
                None => Some(Count::One),
                Some(last) if last == range.first => Some(Count::One),
                Some(last) if last.number == range.first.number => None,
                Some(_) => Some(Count::Several),
            },
            _ => Some(Count::Several),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Count::One => "one leaf",
            Count::Several => "several leaves",
        }
    }
}
