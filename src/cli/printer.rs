//! What is printed where: findings and documents to one stream, remarks to the other.

use std::env;

use super::arguments::Global;
use super::stream::{Stream, Target};
use super::terminal;
use super::verdict::Verdict;
use crate::diagnostic::Diagnostic;
use crate::report::{self, Format, Options, Sources};

/// The streams of a run.
#[derive(Debug)]
pub(super) struct Printer {
    stdout: Stream,
    stderr: Stream,
    /// Where findings go: not to the stream that carries a document.
    findings: Target,
    view: View,
    /// How a document looks that has colour, a trace for instance.
    document_view: View,
    quiet: bool,
}

/// How findings are shown; threads have copies.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    pub(super) format: Format,
    pub(super) options: Options,
}

impl View {
    fn of(stream: &Stream, global: &Global) -> Self {
        let is_terminal = stream.is_terminal();
        let usual = if is_terminal { Format::Pretty } else { Format::Short };
        Self {
            format: global.format.unwrap_or(usual),
            options: terminal::options(global.color, is_terminal, |name| env::var(name).ok()),
        }
    }

    pub(super) fn render(self, findings: &[Diagnostic], sources: &Sources<'_>) -> String {
        let mut text = String::new();
        report::render(self.format, findings, sources, self.options, &mut text);
        text
    }
}

impl Printer {
    pub(super) fn new(global: &Global, document_on_stdout: bool) -> Self {
        let (stdout, stderr) = (Stream::new(Target::Stdout), Stream::new(Target::Stderr));
        let findings = if document_on_stdout { Target::Stderr } else { Target::Stdout };
        let document_view = View::of(&stdout, global);
        let view = if document_on_stdout { View::of(&stderr, global) } else { document_view };
        Self { stdout, stderr, findings, view, document_view, quiet: global.quiet }
    }

    pub(super) fn document_view(&self) -> View {
        self.document_view
    }

    pub(super) fn view(&self) -> View {
        self.view
    }

    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Findings that have been rendered.
    pub(super) fn findings(&mut self, text: &str) {
        match self.findings {
            Target::Stdout => self.stdout.write(text),
            Target::Stderr => self.stderr.write(text),
        }
    }

    /// What was asked for: a document, a page, a table.
    pub(super) fn document(&mut self, text: &str) {
        self.stdout.write(text);
    }

    /// A remark on the run, unless nobody wants remarks.
    pub(super) fn remark(&mut self, line: &str) {
        if !self.quiet {
            self.stderr.write(&format!("{line}\n"));
        }
    }

    /// Why a command is not carried out, in the manner of clap.
    pub(super) fn error(&mut self, message: &str) {
        self.stderr.write(&format!("error: {message}\n"));
    }

    /// The verdict on the run, if the streams took what there was to say.
    pub(super) fn verdict(&mut self, verdict: Verdict) -> Verdict {
        if self.stdout.failed() {
            self.error("the standard output cannot be written");
            return Verdict::CouldNotLook;
        }
        verdict
    }
}
