//! Findings as JUnit test results, with the elements and attributes that Jenkins and GitLab read.

use super::visible::visible;
use super::{Document, FileFindings, Finding};
use crate::diagnostic::Severity;
use crate::files;
use crate::xml::Writer;

/// The document: a suite for each file, in it a failed case for each finding, or one that passed.
pub(super) fn render(document: &Document) -> String {
    let mut writer = Writer::new();
    let tests = document.files.iter().map(|file| file.findings.len().max(1)).sum();
    let counts = Counts::of(document.findings(), tests);
    counts.write("testsuites", "shifr", &mut writer, |out| {
        document.files.iter().for_each(|file| write_suite(file, out));
    });
    writer.finish()
}

/// How many tests there are, and what came of them.
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
}

impl Counts {
    fn of<'f>(findings: impl Iterator<Item = &'f Finding>, tests: usize) -> Counts {
        let mut counts = Counts { tests, failures: 0, errors: 0 };
        for verdict in findings.filter_map(Verdict::of) {
            match verdict {
                Verdict::Failure => counts.failures += 1,
                Verdict::Error => counts.errors += 1,
            }
        }
        counts
    }

    /// Writes an element that tells them.
    fn write(
        &self,
        element: &str,
        name: &str,
        out: &mut Writer,
        children: impl FnOnce(&mut Writer),
    ) {
        let [tests, failures, errors] =
            [self.tests, self.failures, self.errors].map(|count| count.to_string());
        let attributes = [
            ("name", name),
            ("tests", &tests),
            ("skipped", "0"),
            ("failures", &failures),
            ("errors", &errors),
        ];
        out.block(element, &attributes, children);
    }
}

/// How a test ends that does not pass.
#[derive(Clone, Copy)]
enum Verdict {
    /// It was made.
    Failure,
    /// It could not be made.
    Error,
}

impl Verdict {
    /// Information fails nothing.
    fn of(finding: &Finding) -> Option<Verdict> {
        match finding.severity {
            Severity::Error if files::stops(finding.kind) => Some(Verdict::Error),
            Severity::Error | Severity::Warning => Some(Verdict::Failure),
            Severity::Info => None,
        }
    }

    fn element(self) -> &'static str {
        match self {
            Verdict::Failure => "failure",
            Verdict::Error => "error",
        }
    }
}

fn write_suite(file: &FileFindings, out: &mut Writer) {
    let name = visible(file.path.as_deref().unwrap_or("shifr"));
    let counts = Counts::of(file.findings.iter(), file.findings.len().max(1));
    counts.write("testsuite", &name, out, |out| {
        file.findings.iter().for_each(|finding| write_case(&name, finding, out));
        if file.findings.is_empty() {
            out.empty_line("testcase", &[("name", "no findings"), ("classname", &name)]);
        }
    });
}

fn write_case(file: &str, finding: &Finding, out: &mut Writer) {
    let code = finding.kind.code;
    let name = match finding.place {
        Some(place) => format!("{code} {}:{}", place.line, place.column),
        None => code.to_owned(),
    };
    let description = description(finding);
    out.block("testcase", &[("name", &name), ("classname", file)], |out| {
        match Verdict::of(finding) {
            Some(verdict) => {
                let attributes = [("message", &*visible(&finding.message)), ("type", code)];
                out.line(verdict.element(), &attributes, |out| out.text(&description));
            }
            None => out.line("system-out", &[], |out| out.text(&description)),
        }
    });
}

fn description(finding: &Finding) -> String {
    let mut lines =
        vec![format!("{}: {}: {}", finding.location(), finding.severity, finding.message)];
    lines.extend(finding.label.clone());
    let related = finding.related.iter();
    lines.extend(related.map(|related| format!("{}: {}", related.location(), related.label)));
    lines.extend(finding.help.as_ref().map(|help| format!("help: {help}")));
    lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::samples::document;
    use super::*;

    #[test]
    fn what_passed_failed_and_was_not_looked_at_is_counted() {
        let report = render(&document());
        let totals =
            "<testsuites name=\"shifr\" tests=\"3\" skipped=\"0\" failures=\"1\" errors=\"1\">";
        assert!(report.contains(totals), "{report}");
        assert!(
            report.contains("<testcase name=\"no findings\" classname=\"clean.xml\"/>"),
            "{report}"
        );
        assert!(report.contains("heading says 112, catalogue entry says 121"));
    }
}
