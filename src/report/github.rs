//! Findings as workflow commands, which GitHub shows as annotations beside the lines of a change.
//!
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>

use std::fmt::Write;

use super::visible::visible;
use super::{Document, Finding};
use crate::diagnostic::Severity;

/// What GitHub keeps of each weight for a step; what comes after is dropped without a word.
const CAP: usize = 10;

/// The commands, then what there is beyond the cap as plain lines, then how many of each there are.
pub(super) fn render(document: &Document) -> String {
    let (shown, rest) = parted(document);
    let mut text: String = shown.iter().map(|finding| command(finding, document)).collect();
    if !rest.is_empty() {
        text.push_str("::group::findings without annotation\n");
        text.extend(rest.iter().map(|finding| plain(finding)));
        text.push_str("::endgroup::\n");
    }
    let beyond = rest.len() + document.not_shown;
    if beyond > 0 {
        let shown = shown.len();
        writeln!(
            text,
            "{shown} of {} findings have an annotation, for GitHub keeps {CAP} of each weight in a step",
            shown + beyond
        )
        .expect("a String takes all text");
    }
    text
}

/// The findings that GitHub keeps, the heaviest first, and the others.
fn parted(document: &Document) -> (Vec<&Finding>, Vec<&Finding>) {
    let (mut shown, mut rest) = (Vec::new(), Vec::new());
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let mut of_weight = document.findings().filter(|finding| finding.severity == severity);
        shown.extend(of_weight.by_ref().take(CAP));
        rest.extend(of_weight);
    }
    (shown, rest)
}

// command    ::= "::" name (" " property ("," property)*)? "::" message LF
// property   ::= key "=" value
fn command(finding: &Finding, document: &Document) -> String {
    let mut properties = Vec::new();
    let path = document.path_of(finding);
    properties.extend(path.map(|path| ("file", path)));
    if let Some(place) = finding.place {
        properties.push(("line", place.line.to_string()));
        properties.push(("endLine", place.end_line.to_string()));
        // GitHub refuses columns of a place that goes over several lines.
        if place.line == place.end_line {
            properties.push(("col", place.column.to_string()));
            properties.push(("endColumn", place.end_column.to_string()));
        }
    }
    properties.push(("title", format!("shifr: {}", finding.kind.code)));
    let properties: Vec<String> =
        properties.iter().map(|(key, value)| format!("{key}={}", escaped_value(value))).collect();
    format!(
        "::{} {}::{}\n",
        name(finding.severity),
        properties.join(","),
        escaped(&message(finding))
    )
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

/// The log shows nothing but the message, so that tells the place once more.
fn message(finding: &Finding) -> String {
    let location = finding.location();
    let gap = if location.is_empty() { "" } else { ": " };
    let help = finding.help.as_ref().map_or_else(String::new, |help| format!("\nhelp: {help}"));
    format!("{location}{gap}{}{help}", finding.message)
}

/// `%`, CR and LF in the message of a command.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same in the value of a property, where `:` and `,` mean something, too.
fn escaped_value(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

/// A line that the runner cannot take for a command: `::` at its start, or the old `##[` anywhere.
fn plain(finding: &Finding) -> String {
    let Finding { severity, kind, message, .. } = finding;
    let line = format!("{severity}[{}] {}: {message}", kind.code, finding.location());
    visible(&line).replace("##[", "## [") + "\n"
}

#[cfg(test)]
mod tests {
    use super::super::samples::document;
    use super::*;

    #[test]
    fn a_finding_is_a_command() {
        let expected = "\
::error file=a.xml,line=3,endLine=3,col=10,endColumn=13,title=shifr%3A cable-number-mismatch::a.xml:3:10: \
heading says 112, catalogue entry says 121%0Ahelp: compare both with the document
::error file=a/b.txt,title=shifr%3A empty-file::a/b.txt: `a/b.txt` is empty
";
        assert_eq!(render(&document()), expected);
    }

    #[test]
    fn nothing_in_a_message_ends_it() {
        let mut document = document();
        let finding = &mut document.files[0].findings[0];
        finding.message = "50 %\n::error::x\r".to_owned();
        finding.path = Some("a,b:c.xml".to_owned());
        let text = render(&document);
        assert!(text.starts_with("::error file=a%2Cb%3Ac.xml,"), "{text}");
        assert!(text.contains("50 %25%0A::error::x%0D"), "{text}");
        assert_eq!(text.lines().count(), 2);
    }

    #[test]
    fn what_github_drops_is_counted_and_written_out() {
        let mut document = document();
        let finding = document.files[0].findings[0].clone();
        document.files[0].findings = vec![finding.clone(); 12];
        let lighter = Finding { severity: Severity::Info, message: "##[error]".into(), ..finding };
        document.files[1].findings = vec![lighter; 11];
        document.not_shown = 7;
        let text = render(&document);
        let commands = |name: &str| text.lines().filter(|line| line.starts_with(name)).count();
        assert_eq!((commands("::error "), commands("::notice ")), (10, 10));
        assert_eq!((commands("error["), commands("info[")), (3, 1));
        assert!(text.contains("\n20 of 31 findings have an annotation"), "{text}");
        let plain = text.lines().filter(|line| !line.starts_with("::"));
        assert!(!plain.into_iter().any(|line| line.contains("##[")));
    }
}
