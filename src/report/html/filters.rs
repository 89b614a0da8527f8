//! What can be left out of the page: weights, rules, files, and what does not hold certain words.

use maud::{Markup, html};

use super::super::FileFindings;
use super::super::visible::visible;
use super::tally::Tally;
use crate::diagnostic::Severity;

/// The form, which only the script can work with and therefore shows.
pub(super) fn form(files: &[&FileFindings], rules: &[Tally<'_>]) -> Markup {
    let total: usize = files.iter().map(|file| file.findings.len()).sum();
    html! {
        form #filters autocomplete="off" hidden {
            "\n" fieldset {
                legend { "Weight" }
                @for severity in [Severity::Error, Severity::Warning, Severity::Info] {
                    (checkbox(severity, count(files, severity)))
                }
            }
            "\n" label { "Rule " select name="rule" {
                option value="" { "All rules (" (total) ")" }
                @for Tally { kind, count, .. } in rules {
                    option value=(kind.code) { (kind.code) " (" (count) ")" }
                }
            } }
            "\n" label { "File " select name="path" {
                option value="" { "All files (" (total) ")" }
                @for (name, count) in names(files) {
                    option value=(visible(name)) { (visible(name)) " (" (count) ")" }
                }
            } }
            "\n" label { "Words " input type="search" name="words"; }
            "\n" output name="shown" {}
            "\n" button type="reset" hidden { "Show all" }
            "\n"
        }
        "\n"
    }
}

fn count(files: &[&FileFindings], severity: Severity) -> usize {
    let findings = files.iter().flat_map(|file| &file.findings);
    findings.filter(|finding| finding.severity == severity).count()
}

fn checkbox(severity: Severity, count: usize) -> Markup {
    html! {
        @if count > 0 {
            label {
                input type="checkbox" name="weight" value=(severity) checked;
                " " (weight(severity)) " (" (count) ")"
            }
            " "
        }
    }
}

fn names<'f>(files: &[&'f FileFindings]) -> Vec<(&'f str, usize)> {
    let mut names: Vec<_> = files.iter().map(|file| (name_of(file), file.findings.len())).collect();
    names.sort_unstable();
    names
}

/// What a file is called on the page.
pub(super) fn name_of(file: &FileFindings) -> &str {
    file.path.as_deref().unwrap_or("the run as a whole")
}

/// What a weight is called on the page.
pub(super) fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Info",
    }
}
