//! What is printed where: findings and documents to one stream, remarks to the other.

use std::env;

use super::arguments::{Global, ReportFile};
use super::inputs::Input;
use super::outlet::{Outlet, To, Unwritable};
use super::stream::{Stream, Target};
use super::terminal::View;
use super::verdict::Verdict;
use crate::diagnostic::Diagnostic;
use crate::files;
use crate::report::{Format, Rendered, Sources, Statistics, Summary, render_document};

/// The streams of a run.
#[derive(Debug)]
pub(super) struct Printer {
    stdout: Stream,
    stderr: Stream,
    /// The first is the stream or the file that findings go to; not the stream that carries a document.
    outlets: Vec<Outlet>,
    /// How a document looks that has colour, a trace for instance.
    document_view: View,
    /// Whether counts take the place of the findings.
    only_statistics: bool,
    /// Whether findings are shown as pictures.
    pictures: bool,
    quiet: bool,
    /// Whether a report could not be written.
    failed: bool,
}

impl Printer {
    pub(super) fn new(global: &Global, document_on_stdout: bool) -> Self {
        let (stdout, stderr) = (Stream::new(Target::Stdout), Stream::new(Target::Stderr));
        let document_view = View::of(&stdout, global);
        let view = if document_on_stdout { View::of(&stderr, global) } else { document_view };
        let stream = if document_on_stdout { Target::Stderr } else { Target::Stdout };
        let mut outlets = vec![match &global.output_file {
            Some(path) => Outlet::new(
                View::of_file(global.format),
                To::File(path.clone()),
                global.max_findings,
            ),
            None => Outlet::new(view, To::Stream(stream), global.max_findings),
        }];
        outlets.extend(global.report.iter().map(|ReportFile { format, path }| {
            let view = View::of_file(Some(*format));
            Outlet::new(view, To::File(path.clone()), global.max_findings)
        }));
        let pictures = outlets[0].view.format == Format::Pretty;
        Self {
            stdout,
            stderr,
            pictures,
            outlets,
            document_view,
            only_statistics: global.statistics,
            quiet: global.quiet,
            failed: false,
        }
    }

    pub(super) fn document_view(&self) -> View {
        self.document_view
    }

    /// How findings are shown: once for each outlet.
    pub(super) fn views(&self) -> Vec<View> {
        self.outlets.iter().map(|outlet| outlet.view).collect()
    }

    /// Whether there is somebody who watches: some hosts give their jobs a terminal.
    pub(super) fn is_watched(&self) -> bool {
        !self.quiet && env::var_os("CI").is_none()
    }

    /// Sees to it that no report is written over what is looked at.
    pub(super) fn spare(&mut self, inputs: &[Input]) {
        self.outlets.iter_mut().for_each(|outlet| outlet.spare(inputs));
    }

    /// The findings of a file, rendered for each outlet.
    pub(super) fn findings(&mut self, path: Option<&str>, rendered: Vec<Rendered>) {
        let shown: Vec<_> =
            self.outlets.iter_mut().zip(rendered).map(|(o, r)| o.take(path, r)).collect();
        if !self.only_statistics {
            let shown = shown.into_iter().flatten();
            shown.for_each(|(target, text)| self.stream(target).write(&text));
        }
    }

    /// Ends the findings of the run: documents are written, and counts if they were asked for.
    pub(super) fn close(&mut self, summary: Summary, statistics: &Statistics) {
        let hidden = self.outlets.first().map_or(0, Outlet::not_shown);
        for outlet in std::mem::take(&mut self.outlets) {
            match outlet.close(summary, statistics) {
                Ok(Some((target, format, document))) if !self.only_statistics => {
                    let stream = self.stream(target);
                    render_document(format, &document, &mut |text| stream.write(text));
                }
                Ok(_) => {}
                Err(unwritable) => self.cannot_write(&unwritable),
            }
        }
        if self.only_statistics {
            self.document(&counts(statistics, self.document_view.format));
        } else if hidden > 0 {
            let are = if hidden == 1 { "finding is" } else { "findings are" };
            self.remark(&format!("{hidden} more {are} not shown (--max-findings)"));
        }
    }

    fn cannot_write(&mut self, Unwritable { path, error }: &Unwritable) {
        let finding = files::unwritable(path, error);
        self.error(&finding.message);
        self.failed = true;
    }

    /// Findings for which the run does not even begin; they are shown whatever else was asked for.
    pub(super) fn refuse(&mut self, findings: &[Diagnostic], sources: &Sources<'_>) {
        self.only_statistics = false;
        let views = self.views();
        let rendered = views.iter().map(|view| view.render(findings, sources)).collect();
        let path = findings.first().and_then(|finding| finding.path.as_deref());
        self.findings(path, rendered);
        let (mut summary, mut statistics) = (Summary::default(), Statistics::default());
        summary.add_file(findings);
        statistics.add(findings);
        self.close(summary, &statistics);
    }

    /// What was asked for: a document, a page, a table.
    pub(super) fn document(&mut self, text: &str) {
        self.stream(Target::Stdout).write(text);
    }

    /// A remark on the run, unless nobody wants remarks.
    pub(super) fn remark(&mut self, line: &str) {
        if !self.quiet {
            self.stream(Target::Stderr).write(&format!("{line}\n"));
        }
    }

    /// How many findings of each kind there were; pictures fill more than a screen, and lines can be counted.
    pub(super) fn by_rule(&mut self, statistics: &Statistics) {
        if self.pictures && !self.only_statistics && statistics.counts().len() > 1 {
            self.remark(statistics.to_string().trim_end());
        }
    }

    /// Why a command is not carried out, in the manner of clap.
    pub(super) fn error(&mut self, message: &str) {
        self.stream(Target::Stderr).write(&format!("error: {message}\n"));
    }

    /// The stream to be written to. What was said before on the other one stands before.
    fn stream(&mut self, target: Target) -> &mut Stream {
        match target {
            Target::Stdout => &mut self.stdout,
            Target::Stderr => {
                self.stdout.flush();
                &mut self.stderr
            }
        }
    }

    /// The verdict on the run, if streams and files took what there was to say.
    pub(super) fn verdict(&mut self, verdict: Verdict) -> Verdict {
        self.stdout.flush();
        if self.stdout.failed() {
            self.error("the standard output cannot be written");
            self.failed = true;
        }
        if self.failed { Verdict::CouldNotLook } else { verdict }
    }
}

fn counts(statistics: &Statistics, format: Format) -> String {
    match format {
        Format::Json => format!("[{}]\n", statistics.json_lines().join(",")),
        Format::Jsonl => statistics.json_lines().iter().map(|line| format!("{line}\n")).collect(),
        _ => statistics.to_string(),
    }
}
