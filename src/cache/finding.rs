//! Findings as they are written down.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Kind, Label, Severity};
use crate::source::{SourceId, Span};

/// A finding with its code for its kind, before a project has weighed it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Written<'f> {
    #[serde(borrow)]
    code: Cow<'f, str>,
    severity: u8,
    #[serde(borrow)]
    message: Cow<'f, str>,
    #[serde(borrow)]
    labels: Vec<(Span, Words<'f>)>,
    #[serde(borrow)]
    path: Option<Words<'f>>,
    #[serde(borrow)]
    help: Option<Words<'f>>,
    count: usize,
    #[serde(borrow)]
    fix: Option<WrittenFix<'f>>,
}

/// Words that stand in a finding, or in the bytes that it is read from; without this serde would copy them.
#[derive(Debug, Serialize, Deserialize)]
struct Words<'f>(#[serde(borrow)] Cow<'f, str>);

#[derive(Debug, Serialize, Deserialize)]
struct WrittenFix<'f> {
    #[serde(borrow)]
    title: Cow<'f, str>,
    is_safe: bool,
    #[serde(borrow)]
    edits: Vec<(Span, Words<'f>)>,
}

impl<'f> Written<'f> {
    /// The finding as it is written down.
    pub fn of(finding: &'f Diagnostic) -> Written<'f> {
        let Diagnostic { kind, severity, message, labels, path, help, count, fix } = finding;
        Written {
            code: kind.code.into(),
            severity: *severity as u8,
            message: message.into(),
            labels: labels.iter().map(|label| (label.span, Words::of(&label.text))).collect(),
            path: path.as_deref().map(Words::of),
            help: help.as_deref().map(Words::of),
            count: *count,
            fix: fix.as_deref().map(WrittenFix::of),
        }
    }

    /// The finding as every run would write it down, whatever numbers the texts have in it: the first that it points
    /// into has none.
    pub(super) fn of_any_run(finding: &'f Diagnostic) -> Written<'f> {
        let mut written = Written::of(finding);
        let first = written.places().map(|place| place.source.0).next().unwrap_or_default();
        written.places().for_each(|place| place.source.0 = place.source.0.wrapping_sub(first));
        written
    }

    fn places(&mut self) -> impl Iterator<Item = &mut Span> {
        let edits = self.fix.iter_mut().flat_map(|fix| &mut fix.edits).map(|(place, _)| place);
        self.labels.iter_mut().map(|(place, _)| place).chain(edits)
    }

    /// The finding; none if there is no such kind.
    pub fn read(self, kinds: &[&'static Kind]) -> Option<Diagnostic> {
        let Written { code, severity, message, labels, path, help, count, fix } = self;
        let kind = kinds.iter().find(|kind| kind.code == code)?;
        let severity = SEVERITIES.into_iter().find(|known| *known as u8 == severity)?;
        let label = |(span, words): (Span, Words<'_>)| Label { span, text: words.read() };
        Some(Diagnostic {
            kind,
            severity,
            message: message.into_owned(),
            labels: labels.into_iter().map(label).collect(),
            path: path.map(Words::read),
            help: help.map(|words| words.read().into()),
            count,
            fix: fix.map(|fix| Box::new(fix.read())),
        })
    }

    /// The finding, whose text has another number now.
    pub(super) fn read_in(self, id: SourceId, kinds: &[&'static Kind]) -> Option<Diagnostic> {
        let mut finding = self.read(kinds)?;
        let labels = finding.labels.iter_mut().map(|label| &mut label.span);
        let edits = finding.fix.iter_mut().flat_map(|fix| &mut fix.edits);
        let places = labels.chain(edits.map(|edit| &mut edit.span));
        places.for_each(|place| place.source = id);
        Some(finding)
    }
}

const SEVERITIES: [Severity; 3] = [Severity::Info, Severity::Warning, Severity::Error];

impl<'f> Words<'f> {
    fn of(words: &'f str) -> Words<'f> {
        Words(words.into())
    }

    fn read(self) -> String {
        self.0.into_owned()
    }
}

impl<'f> WrittenFix<'f> {
    fn of(Fix { title, applicability, edits }: &'f Fix) -> WrittenFix<'f> {
        WrittenFix {
            title: title.into(),
            is_safe: *applicability == Applicability::Safe,
            edits: edits.iter().map(|edit| (edit.span, Words::of(&edit.text))).collect(),
        }
    }

    fn read(self) -> Fix {
        let WrittenFix { title, is_safe, edits } = self;
        let edit = |(span, words): (Span, Words<'_>)| Edit { span, text: words.read() };
        let edits: Vec<_> = edits.into_iter().map(edit).collect();
        if is_safe { Fix::safe(title, edits) } else { Fix::risky(title, edits) }
    }
}

/// Every place that a finding names.
pub(super) fn places(finding: &Diagnostic) -> impl Iterator<Item = Span> {
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    let labels = finding.labels.iter().map(|label| label.span);
    labels.chain(edits.map(|edit| edit.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Family;

    static KIND: Kind =
        Kind { code: "odd", family: Family::Xml, severity: Severity::Error, summary: "", page: "" };

    #[test]
    fn a_finding_is_read_back_into_its_text() {
        let at = |id, start| Span::new(SourceId(id), start..start + 2);
        let finding = |id| {
            Diagnostic::new(&KIND, "odd")
                .weighing(Severity::Info)
                .at(at(id, 3), "here")
                .at(at(id, 9), "and here")
                .of("a.xml")
                .help("look")
                .fix(Fix::risky("write 7", vec![Edit::new(at(id, 3), "7")]))
        };
        let bytes = postcard::to_stdvec(&Written::of(&finding(4))).expect("can be written");
        let written: Written<'_> = postcard::from_bytes(&bytes).expect("was written so");
        let read = written.read_in(SourceId(7), &[&KIND]).expect("is of a known kind");
        assert_eq!(format!("{read:?}"), format!("{:?}", finding(7)));
        assert!(Written::of(&finding(4)).read(&[]).is_none());
    }
}
