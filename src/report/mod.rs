//! Findings for people and programs.
//!
//! Rendering is a function from findings to text and nothing else: threads render what they found into
//! texts of their own, which are then printed in order.

mod format;
mod outline;
mod sources;
mod visible;
mod quoted;
mod uri;
mod excerpt;
mod pretty;
mod short;

mod fingerprint;
mod finding;
mod rendered;
mod jsonl;

mod summary;
mod statistics;
mod document;
mod json;
mod github;
mod step_summary;
mod sarif;
mod junit;
mod checkstyle;
mod gitlab;
mod html;

mod select;
mod levels;
mod baseline;
mod diff;
mod progress;

pub use baseline::{Baseline, NewBaseline, OUTDATED_BASELINE, UNREADABLE_BASELINE};
pub use diff::diff;
pub use document::{Document, FileFindings};
pub use finding::{Finding, FixOf, Place, Related, Sight};
pub use format::{Format, UnknownFormat};
pub use levels::{Level, Levels, UnknownLevel};
pub use outline::Outline;
pub use progress::{Progress, take_bar_away};
pub use rendered::{Drawn, Rendered};
pub use select::{Selection, UnknownWord};
pub use sources::Sources;
pub use statistics::{Count, Statistics};
pub use step_summary::step_summary;
pub use summary::{Summary, counted};
pub use uri::percent_encoded;

use serde::Serialize;

use crate::diagnostic::Diagnostic;

/// Renders the findings of one file, in the order in which they are given.
///
/// # Panics
///
/// If a label points into a text that is not among the sources.
pub fn render(
    format: Format,
    diagnostics: &[Diagnostic],
    sources: &Sources<'_>,
    options: Options,
) -> Rendered {
    let texts = |text: &dyn Fn(&Diagnostic) -> String| {
        Rendered::Texts(diagnostics.iter().map(text).collect())
    };
    let finding = |diagnostic: &Diagnostic| Finding::new(diagnostic, sources);
    match format {
        Format::Pretty => texts(&|diagnostic| pretty::render(diagnostic, sources, options)),
        Format::Short => texts(&|diagnostic| short::render(diagnostic, sources)),
        Format::Jsonl => texts(&|diagnostic| jsonl::render(&finding(diagnostic))),
        Format::Html => numbered(diagnostics.iter().map(|diagnostic| {
            let picture = excerpt::picture(&diagnostic.labels, sources, html::PAGE);
            let finding = finding(diagnostic);
            Finding { article: html::article(&finding, &picture), ..finding }
        })),
        Format::Json
        | Format::Github
        | Format::Sarif
        | Format::Junit
        | Format::Checkstyle
        | Format::Gitlab => numbered(diagnostics.iter().map(finding)),
    }
}

fn numbered(findings: impl Iterator<Item = Finding>) -> Rendered {
    let mut findings: Vec<_> = findings.collect();
    fingerprint::number(&mut findings);
    Rendered::Findings(findings)
}

/// Renders a whole run and hands the text on, long ones in pieces; nothing for a form whose findings are shown one by one.
pub fn render_document(format: Format, document: &Document, take: &mut dyn FnMut(&str)) {
    match format {
        Format::Pretty | Format::Short | Format::Jsonl => {}
        Format::Json => take(&json::render(document)),
        Format::Github => take(&github::render(document)),
        Format::Sarif => take(&sarif::render(document)),
        Format::Junit => take(&junit::render(document)),
        Format::Checkstyle => take(&checkstyle::render(document)),
        Format::Gitlab => take(&gitlab::render(document)),
        Format::Html => html::render(document, take),
    }
}

/// What the terminal can show; of use to [`Format::Pretty`] only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Options {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether lines may be drawn with other characters than ASCII.
    pub unicode: bool,
    /// Whether there may be colour.
    pub colour: bool,
    /// Whether places may be links to their files.
    pub links: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 100, unicode: true, colour: false, links: false }
    }
}

/// Findings that the tests of several formats share.
#[cfg(test)]
mod samples {
    use super::{Document, Format, Options, Rendered, Sources, render};
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

    /// A run over three files: a contradiction, nothing to report, an empty one.
    pub(super) fn document() -> Document {
        let (entry, heading) = (source(0, "a.xml"), source(1, "a.txt"));
        let sources = Sources::from_iter([&entry, &heading]);
        let mut document = Document::default();
        for (path, diagnostics) in [
            ("a.xml", vec![mismatch(&entry, &heading)]),
            ("clean.xml", vec![]),
            ("a/b.txt", vec![placeless()]),
        ] {
            document.summary.add_file(&diagnostics);
            document.statistics.add(&diagnostics);
            let rendered = render(Format::Html, &diagnostics, &sources, Options::default());
            let Rendered::Findings(findings) = rendered else { panic!("is part of a page") };
            document.add(Some(path), findings);
        }
        document
    }
}

#[cfg(test)]
mod tests {
    use super::samples::document;
    use super::*;
    use crate::source::{Source, SourceId};

    #[test]
    fn nothing_in_names_and_messages_breaks_a_document() {
        let evil = "a\u{0}\u{1}\u{1b}[31m\u{fffe}\r\n]]>--></script><!--\"'&%\u{202e}";
        let mut document = document();
        let finding = &mut document.files[0].findings[0];
        for text in [&mut finding.path, &mut finding.label, &mut finding.help] {
            *text = Some(evil.to_owned());
        }
        finding.message = evil.to_owned();
        finding.article = html::article(finding, &excerpt::Picture::default());
        document.files[0].path = Some(evil.to_owned());
        for format in Format::ALL {
            let mut text = String::new();
            render_document(format, &document, &mut |piece| text.push_str(piece));
            match format {
                Format::Json | Format::Sarif | Format::Gitlab => {
                    serde_json::from_str::<serde_json::Value>(&text).expect("is JSON");
                }
                Format::Junit | Format::Checkstyle => {
                    let source = Source::new(SourceId(0), format.name(), text);
                    crate::xml::parse(&source).expect("is XML");
                }
                Format::Html => assert_eq!(text.matches("</script>").count(), 1),
                Format::Github => assert_eq!(text.lines().count(), 2, "{text}"),
                Format::Pretty | Format::Short | Format::Jsonl => assert_eq!(text, ""),
            }
        }
    }
}
