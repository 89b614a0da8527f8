//! One input, read and looked at.

use std::sync::Arc;

use super::inputs::Input;
use super::run::Report;
use super::session::Session;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::files;
use crate::pipeline::guarded;
use crate::report::Sources;
use crate::source::{Source, SourceId};

/// Reads one input and looks at it.
pub(super) fn look_at<T>(
    session: &Session,
    id: SourceId,
    input: &Input,
    look: impl Fn(&Input, &Outcome<Source>) -> Seen<T>,
) -> Looked<T> {
    let name = files::shown(input.path());
    let report = |findings: Vec<Diagnostic>, sources: &Sources<'_>| Report {
        path: Some(name.clone()),
        ..session.report(findings, sources)
    };
    let read = match input.read(id, session.limit) {
        Ok(read) => read,
        Err(finding) => {
            let report = report(vec![finding], &Sources::default());
            return Looked { report, value: None, bytes: 0 };
        }
    };
    let mut others = Vec::new();
    let seen = guarded(&name, || look(input, &read));
    let Outcome { value: mut source, diagnostics: mut findings } = read;
    let value = match seen {
        Ok(Seen { value, findings: found, changed, included }) => {
            source = changed.unwrap_or(source);
            findings.extend(found);
            others = included;
            Some(value)
        }
        Err(finding) => {
            findings.push(*finding);
            None
        }
    };
    let others = others.iter().map(|other| &**other);
    let report = report(findings, &others.chain([&source]).collect());
    Looked { report, value, bytes: source.text().len() }
}

/// What was seen of one text.
pub(super) struct Seen<T> {
    pub(super) value: T,
    pub(super) findings: Vec<Diagnostic>,
    /// What became of the text; its findings then point into this one.
    pub(super) changed: Option<Source>,
    /// Further texts that findings point into.
    pub(super) included: Vec<Arc<Source>>,
}

impl<T> Seen<T> {
    pub(super) fn new(value: T, findings: Vec<Diagnostic>) -> Self {
        Seen { value, findings, changed: None, included: Vec::new() }
    }
}

/// What came of one input.
pub(super) struct Looked<T> {
    pub(super) report: Report,
    /// None if it could not be read, or shifr failed on it.
    pub(super) value: Option<T>,
    /// How long its text is.
    pub(super) bytes: usize,
}
