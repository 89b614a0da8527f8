//! Findings: what is wrong, where, and what to do about it.
//!
//! A finding is data. Its words for the screen are made in [`crate::report`], its code's page stands
//! in `docs/rules/` and is what `shifr explain` prints.

mod findings;

pub use findings::{Findings, MOST};

use std::fmt;

use crate::source::Span;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing need be done.
    Info,
    /// Probably wrong; somebody should look.
    Warning,
    /// Wrong, or a contradiction that only an editor can settle.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// The part of a record that a kind of finding belongs to; `--select` and `--ignore` take its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// The file itself: encoding, size, name.
    File,
    /// The transcription's layout and notation.
    Transcription,
    /// XML well-formedness.
    Xml,
    /// Structure, as schemas describe it.
    Schema,
    /// The facts that every record needs.
    Record,
    /// Archives and shelfmarks.
    Archive,
    /// Cable numbers.
    Number,
    /// Dates.
    Date,
}

impl Family {
    /// Every family, in the order in which `shifr rules` lists them.
    pub const ALL: [Family; 8] = [
        Family::File,
        Family::Transcription,
        Family::Xml,
        Family::Schema,
        Family::Record,
        Family::Archive,
        Family::Number,
        Family::Date,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Family::File => "file",
            Family::Transcription => "transcription",
            Family::Xml => "xml",
            Family::Schema => "schema",
            Family::Record => "record",
            Family::Archive => "archive",
            Family::Number => "number",
            Family::Date => "date",
        }
    }
}

/// A kind of finding: what its code stands for.
#[derive(Debug)]
pub struct Kind {
    /// Reads as what is wrong, never as the cure: `cable-number-mismatch`.
    pub code: &'static str,
    /// Where it belongs.
    pub family: Family,
    /// The usual weight; a finding of the kind may weigh less.
    pub severity: Severity,
    /// One sentence for a list.
    pub summary: &'static str,
    /// The page of `docs/rules/` that `shifr explain` prints.
    pub page: &'static str,
}

/// A place with what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there, in a few words.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub kind: &'static Kind,
    /// How much this one weighs.
    pub severity: Severity,
    /// What is wrong, with the values, in one line.
    pub message: String,
    /// The place itself first, then what it contradicts; empty if a file could not be read at all.
    pub labels: Vec<Label>,
    /// The file, where labels cannot tell it: the name that its source would have.
    pub path: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// How many findings it stands for: more than one if it tells of those that are not shown.
    pub count: usize,
}

impl Diagnostic {
    /// A finding of `kind` with its usual weight and no place yet.
    pub fn new(kind: &'static Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            severity: kind.severity,
            message: message.into(),
            labels: Vec::new(),
            path: None,
            help: None,
            count: 1,
        }
    }

    /// Adds a place; the first one is the finding's own.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Names the file that the finding is about; for findings without a place.
    #[must_use]
    pub fn of(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Gives this finding another weight than its kind usually has.
    #[must_use]
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The finding's own place.
    pub fn place(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}

/// Findings as they are shown: sorted, and of each kind in one file no more than [`MOST`].
pub fn arranged(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    sort(&mut findings);
    if findings.len() > MOST {
        findings = limited(findings);
        sort(&mut findings);
    }
    findings
}

fn limited(sorted: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let source = |finding: &Diagnostic| finding.place().map(|place| place.source);
    let mut limited = Vec::new();
    let mut file = Findings::default();
    let mut of = None;
    for finding in sorted {
        if source(&finding) != of {
            of = source(&finding);
            limited.extend(std::mem::take(&mut file).finish());
        }
        file.push(finding);
    }
    limited.extend(file.finish());
    limited
}

/// Sorts findings: by place, a finding without place first, then by code.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        (a.place(), a.kind.code, &a.message).cmp(&(b.place(), b.kind.code, &b.message))
    });
}

/// A value, and what was odd on the way to it.
#[derive(Debug)]
pub struct Outcome<T> {
    /// Always there; what could not be read is missing in it and named in a finding.
    pub value: T,
    /// In no particular order.
    pub diagnostics: Vec<Diagnostic>,
}
