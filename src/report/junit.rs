//! Findings as JUnit test results: the one door to quick-junit.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite, XmlString};

use super::visible::visible;
use super::{Document, FileFindings, Finding};
use crate::diagnostic::Severity;
use crate::files;

/// The document: a suite for each file, in it a failed case for each finding, or one that passed.
pub(super) fn render(document: &Document) -> String {
    let mut report = Report::new("shifr");
    report.add_test_suites(document.files.iter().map(suite));
    report.to_string().expect("writing to memory cannot fail")
}

fn suite(file: &FileFindings) -> TestSuite {
    let name = visible(file.path.as_deref().unwrap_or("shifr")).into_owned();
    let mut suite = TestSuite::new(name.as_str());
    suite.add_test_cases(file.findings.iter().map(|finding| case(&name, finding)));
    if file.findings.is_empty() {
        suite.add_test_case(of_file(&name, "no findings", TestCaseStatus::success()));
    }
    suite
}

fn case(file: &str, finding: &Finding) -> TestCase {
    let name = match finding.place {
        Some(place) => format!("{} {}:{}", finding.kind.code, place.line, place.column),
        None => finding.kind.code.to_owned(),
    };
    match failure(finding) {
        Some(kind) => {
            let mut status = TestCaseStatus::non_success(kind);
            status.set_type(finding.kind.code);
            status.set_message(visible(&finding.message).as_ref());
            status.set_description(description(finding));
            of_file(file, &name, status)
        }
        None => {
            let mut case = of_file(file, &name, TestCaseStatus::success());
            case.set_system_out(description(finding));
            case
        }
    }
}

fn of_file(file: &str, name: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(name, status);
    case.set_classname(file);
    case
}

/// An error of JUnit is a test that could not be made, a failure one that was and failed. Information
/// fails nothing.
fn failure(finding: &Finding) -> Option<NonSuccessKind> {
    match finding.severity {
        Severity::Error if files::stops(finding.kind) => Some(NonSuccessKind::Error),
        Severity::Error | Severity::Warning => Some(NonSuccessKind::Failure),
        Severity::Info => None,
    }
}

fn description(finding: &Finding) -> XmlString {
    let mut lines =
        vec![format!("{}: {}: {}", finding.location(), finding.severity, finding.message)];
    lines.extend(finding.label.clone());
    let related = finding.related.iter();
    lines.extend(related.map(|related| {
        format!(
            "{}:{}:{}: {}",
            related.path, related.place.line, related.place.column, related.label
        )
    }));
    lines.extend(finding.help.as_ref().map(|help| format!("help: {help}")));
    XmlString::new(lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n"))
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
