//! Findings as Checkstyle gives them out, which Jenkins, reviewdog and many editors read.

use super::visible::visible;
use super::{Document, FileFindings, Finding};
use crate::diagnostic::Severity;
use crate::xml::Writer;

/// The document. Files without findings are left out.
pub(super) fn render(document: &Document) -> String {
    let mut writer = Writer::new();
    writer.block("checkstyle", &[("version", "8.0")], |out| {
        let with_findings = document.files.iter().filter(|file| !file.findings.is_empty());
        with_findings.for_each(|file| write_file(file, out));
    });
    writer.finish()
}

fn write_file(file: &FileFindings, out: &mut Writer) {
    let name = visible(file.path.as_deref().unwrap_or_default());
    out.block("file", &[("name", &name)], |out| {
        file.findings.iter().for_each(|finding| write_error(finding, out));
    });
}

fn write_error(finding: &Finding, out: &mut Writer) {
    let place = finding.place;
    let [line, column] = [place.map(|place| place.line), place.map(|place| place.column)]
        .map(|number| number.map(|number| number.to_string()));
    let source = format!("shifr.{}", finding.kind.code);
    let message = visible(&finding.message);
    let mut attributes = Vec::new();
    attributes.extend(line.as_deref().map(|line| ("line", line)));
    attributes.extend(column.as_deref().map(|column| ("column", column)));
    attributes.extend([
        ("severity", severity(finding.severity)),
        ("message", &message),
        ("source", &source),
    ]);
    out.empty_line("error", &attributes);
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::document;
    use super::*;

    #[test]
    fn a_file_holds_its_errors() {
        let expected = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<checkstyle version=\"8.0\">
  <file name=\"a.xml\">
    <error line=\"3\" column=\"10\" severity=\"error\" message=\"heading says 112, catalogue entry says 121\" source=\"shifr.cable-number-mismatch\"/>
  </file>
  <file name=\"a/b.txt\">
    <error severity=\"error\" message=\"`a/b.txt` is empty\" source=\"shifr.empty-file\"/>
  </file>
</checkstyle>
";
        assert_eq!(render(&document()), expected);
    }
}
