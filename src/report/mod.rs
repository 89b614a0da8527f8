//! Findings for people and programs.
//!
//! Rendering is a function from findings to text and nothing else: threads render what they found into
//! texts of their own, which are then printed in order.

mod format;
mod sources;
mod visible;
mod excerpt;
mod pretty;
mod short;
mod jsonl;
mod select;
mod levels;
mod baseline;
mod diff;
mod summary;
mod progress;

pub use baseline::{Baseline, NewBaseline, OUTDATED_BASELINE, UNREADABLE_BASELINE};
pub use diff::diff;
pub use format::{Format, UnknownFormat};
pub use levels::{Level, Levels, UnknownLevel};
pub use progress::Progress;
pub use select::{Selection, UnknownWord};
pub use sources::Sources;
pub use summary::Summary;

use crate::diagnostic::Diagnostic;

/// Appends the findings to `out` in the order in which they are given.
///
/// # Panics
///
/// If a label points into a text that is not among the sources.
pub fn render(
    format: Format,
    diagnostics: &[Diagnostic],
    sources: &Sources<'_>,
    options: Options,
    out: &mut String,
) {
    for diagnostic in diagnostics {
        match format {
            Format::Pretty => pretty::render(diagnostic, sources, options, out),
            Format::Short => short::render(diagnostic, sources, out),
            Format::Jsonl => jsonl::render(diagnostic, sources, out),
        }
    }
}

/// What the terminal can show; of use to [`Format::Pretty`] only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether lines may be drawn with other characters than ASCII.
    pub unicode: bool,
    /// Whether there may be colour.
    pub colour: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 100, unicode: true, colour: false }
    }
}

/// Findings that the tests of several formats share.
#[cfg(test)]
mod samples {
    use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
    use crate::source::{Source, SourceId};

    pub(super) static MISMATCH: Kind = Kind {
        code: "cable-number-mismatch",
        family: Family::Number,
        severity: Severity::Error,
        summary: "heading and catalogue entry give different numbers",
        page: "",
    };

    /// Text of two lines, of which the second contradicts the first.
    pub(super) fn source(id: u32, name: &str) -> Source {
        Source::new(SourceId(id), name, "Шифровка № 112\n\nзапись № 121\n").after(3)
    }

    /// The contradiction between the catalogue entry of one text and the heading of another.
    pub(super) fn mismatch(entry: &Source, heading: &Source) -> Diagnostic {
        let place = |source: &Source, digits: &str| {
            let at = source.text().find(digits).expect("stands in the sample");
            source.span(at..at + digits.len())
        };
        Diagnostic::new(&MISMATCH, "heading says 112, catalogue entry says 121")
            .at(place(entry, "121"), "catalogue entry")
            .at(place(heading, "112"), "heading")
            .help("compare both with the document")
    }

    /// A finding about a file that has no text.
    pub(super) fn placeless() -> Diagnostic {
        Diagnostic::new(&crate::files::EMPTY_FILE, "`a/b.txt` is empty").of("a/b.txt")
    }
}
