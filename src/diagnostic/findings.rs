//! Findings as they come in: of each kind no more than anybody reads.

use super::{Diagnostic, Kind, Severity};
use crate::source::Span;

/// How many findings of one kind are shown of a file.
pub const MOST: usize = 1000;

/// The findings of a file, or of a part of it.
///
/// A file may have as many findings as it has letters, if all of it is brackets. The first [`MOST`] of each
/// kind are kept as they are. Of the others there remain their number and the place of the first, which
/// one last finding of the kind tells.
#[derive(Debug, Default)]
pub struct Findings {
    kept: Vec<Diagnostic>,
    tallies: Vec<Tally>,
}

impl Findings {
    /// Takes a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        let tally = tally(&mut self.tallies, finding.kind);
        match finding.place().filter(|_| finding.count > 1 || tally.kept == MOST) {
            Some(place) => tally.leave_out(place, finding.count, finding.severity),
            None => {
                tally.kept += 1;
                self.kept.push(finding);
            }
        }
    }

    /// Takes a finding of a kind, with the kind's weight, at a place. It is made only if it is kept.
    pub fn push_at(&mut self, kind: &'static Kind, place: Span, make: impl FnOnce() -> Diagnostic) {
        let tally = tally(&mut self.tallies, kind);
        if tally.kept == MOST {
            tally.leave_out(place, 1, kind.severity);
        } else {
            self.push(make());
        }
    }

    /// What was taken, and behind it what is to be said of the rest.
    pub fn finish(self) -> Vec<Diagnostic> {
        let mut findings = self.kept;
        findings.extend(self.tallies.iter().filter_map(Tally::told));
        findings
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, findings: T) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

/// How many findings of a kind there are.
#[derive(Debug)]
struct Tally {
    kind: &'static Kind,
    kept: usize,
    left_out: Option<LeftOut>,
}

/// Findings that are not shown.
#[derive(Debug)]
struct LeftOut {
    count: usize,
    /// The place of the first of them.
    first: Span,
    /// The weight of the gravest.
    severity: Severity,
}

/// There are few kinds, so one looks through them.
fn tally<'t>(tallies: &'t mut Vec<Tally>, kind: &'static Kind) -> &'t mut Tally {
    let known = tallies.iter().position(|tally| std::ptr::eq(tally.kind, kind));
    let at = known.unwrap_or_else(|| {
        tallies.push(Tally { kind, kept: 0, left_out: None });
        tallies.len() - 1
    });
    &mut tallies[at]
}

impl Tally {
    fn leave_out(&mut self, place: Span, count: usize, severity: Severity) {
        let before = self.left_out.take();
        self.left_out = Some(match before {
            None => LeftOut { count, first: place, severity },
            Some(before) => LeftOut {
                count: before.count + count,
                first: before.first.min(place),
                severity: before.severity.max(severity),
            },
        });
    }

    fn told(&self) -> Option<Diagnostic> {
        let LeftOut { count, first, severity } = self.left_out.as_ref()?;
        let more = if *count == 1 { "1 more is" } else { &format!("{count} more are") };
        let message = format!("{more} not shown: a file may have {MOST} findings of a kind");
        let finding = Diagnostic::new(self.kind, message)
            .at(*first, "the first that is not shown")
            .help("settle those that are shown and look again")
            .weighing(*severity);
        Some(Diagnostic { count: *count, ..finding })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Family;
    use super::*;
    use crate::source::SourceId;

    static KIND: Kind = Kind {
        code: "lonely-bracket",
        family: Family::Transcription,
        severity: Severity::Warning,
        summary: "",
        page: "",
    };

    fn place(at: usize) -> Span {
        Span::new(SourceId(0), at..at + 1)
    }

    fn findings(count: usize) -> Vec<Diagnostic> {
        let mut findings = Findings::default();
        for at in 0..count {
            findings.push_at(&KIND, place(at), || Diagnostic::new(&KIND, "").at(place(at), ""));
        }
        findings.finish()
    }

    #[test]
    fn as_many_as_are_shown_need_no_last_one() {
        let findings = findings(MOST);
        assert_eq!(findings.len(), MOST);
        assert!(findings.iter().all(|finding| finding.count == 1));
    }

    #[test]
    fn the_last_one_stands_for_the_rest() {
        let findings = findings(MOST + 2);
        let last = findings.last().expect("there are findings");
        assert_eq!((findings.len(), last.count), (MOST + 1, 2));
        assert_eq!(last.message, "2 more are not shown: a file may have 1000 findings of a kind");
        assert_eq!(last.place(), Some(place(MOST)));
    }

    #[test]
    fn parts_of_a_file_are_counted_together() {
        let mut whole = Findings::default();
        whole.extend(findings(MOST + 2));
        whole.extend(findings(3));
        let error = Diagnostic::new(&KIND, "").at(place(7), "").weighing(Severity::Error);
        whole.push(error);
        let findings = whole.finish();
        let last = findings.last().expect("there are findings");
        assert_eq!((findings.len(), last.count), (MOST + 1, 6));
        assert_eq!((last.place(), last.severity), (Some(place(0)), Severity::Error));
    }
}
