//! Findings as one JSON object in a line each; `docs/formats.md` describes the keys.

use serde::Serialize;

use super::Sources;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Label};
use crate::source::Span;

/// Appends one line.
pub(super) fn render(diagnostic: &Diagnostic, sources: &Sources<'_>, out: &mut String) {
    let finding = Finding::new(diagnostic, sources);
    out.push_str(&serde_json::to_string(&finding).expect("numbers and strings make JSON"));
    out.push('\n');
}

/// The order of the fields is the order of the keys.
#[derive(Serialize)]
struct Finding<'a> {
    path: Option<&'a str>,
    code: &'static str,
    severity: String,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
    label: Option<&'a str>,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixOf<'a>>,
}

#[derive(Serialize)]
struct FixOf<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<EditOf<'a>>,
}

#[derive(Serialize)]
struct EditOf<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    path: &'a str,
    #[serde(flatten)]
    place: Place,
    label: &'a str,
}

/// All `None` if the finding has no place.
#[derive(Serialize, Default)]
struct Place {
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    start_byte: Option<usize>,
    end_byte: Option<usize>,
}

impl<'a> Finding<'a> {
    fn new(diagnostic: &'a Diagnostic, sources: &Sources<'a>) -> Self {
        let own = diagnostic.labels.first();
        let path = own.map(|label| sources.of(label.span).name()).or(diagnostic.path.as_deref());
        Finding {
            path,
            code: diagnostic.kind.code,
            severity: diagnostic.severity.to_string(),
            message: &diagnostic.message,
            place: own.map_or_else(Place::default, |label| Place::new(label.span, sources)),
            label: own.map(|label| label.text.as_str()),
            help: diagnostic.help.as_deref(),
            related: diagnostic
                .labels
                .iter()
                .skip(1)
                .map(|label| Related::new(label, sources))
                .collect(),
            fix: diagnostic.fix.as_ref().map(|fix| FixOf::new(fix, sources)),
        }
    }
}

impl<'a> FixOf<'a> {
    fn new(fix: &'a Fix, sources: &Sources<'_>) -> Self {
        let edit =
            |edit: &'a Edit| EditOf { place: Place::new(edit.span, sources), text: &edit.text };
        FixOf {
            title: &fix.title,
            safe: fix.applicability == Applicability::Safe,
            edits: fix.edits.iter().map(edit).collect(),
        }
    }
}

impl<'a> Related<'a> {
    fn new(label: &'a Label, sources: &Sources<'a>) -> Self {
        Related {
            path: sources.of(label.span).name(),
            place: Place::new(label.span, sources),
            label: &label.text,
        }
    }
}

impl Place {
    fn new(span: Span, sources: &Sources<'_>) -> Self {
        let source = sources.of(span);
        let range = span.range();
        let (start, end) = (source.position(range.start), source.position(range.end));
        Place {
            line: Some(start.line),
            column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
            start_byte: Some(source.lead() + range.start),
            end_byte: Some(source.lead() + range.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{mismatch, placeless, source};
    use super::*;

    #[test]
    fn keys_keep_their_order() {
        let (entry, heading) = (source(0, "a.xml"), source(1, "a.txt"));
        let finding = mismatch(&entry, &heading);
        let expected = concat!(
            r#"{"path":"a.xml","code":"cable-number-mismatch","severity":"error","#,
            r#""message":"heading says 112, catalogue entry says 121","#,
            r#""line":3,"column":10,"end_line":3,"end_column":13,"start_byte":46,"end_byte":49,"#,
            r#""label":"catalogue entry","help":"compare both with the document","#,
            r#""related":[{"path":"a.txt","#,
            r#""line":1,"column":12,"end_line":1,"end_column":15,"start_byte":24,"end_byte":27,"#,
            r#""label":"heading"}]}"#,
            "\n"
        );
        let mut out = String::new();
        render(&finding, &Sources::from_iter([&entry, &heading]), &mut out);
        assert_eq!(out, expected);
    }

    #[test]
    fn a_finding_without_place_has_every_key() {
        let mut out = String::new();
        render(&placeless(), &Sources::default(), &mut out);
        let expected = concat!(
            r#"{"path":"a/b.txt","code":"empty-file","severity":"error","#,
            r#""message":"`a/b.txt` is empty","line":null,"column":null,"end_line":null,"#,
            r#""end_column":null,"start_byte":null,"end_byte":null,"label":null,"help":null,"#,
            r#""related":[]}"#,
            "\n"
        );
        assert_eq!(out, expected);
    }
}
