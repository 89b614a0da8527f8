//! What a run goes by: `shifr.toml`, the words of the command line, the registers.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::arguments::Global;
use super::own_registers::{OwnRegisters, RegisterFiles};
use super::printer::Printer;
use super::refusal::Refusal;
use super::run::Report;
use super::terminal::View;
use super::{config_file, selection};
use crate::catalogue;
use crate::config::{self, Config};
use crate::diagnostic::{self, Diagnostic, Outcome, Severity};
use crate::encode::{Registers, Tagging};
use crate::files::{Changed, Checksum};
use crate::report::{Baseline, Levels, NewBaseline, Selection, Sources};
use crate::rules::{Context, Settings};
use crate::source::{Source, SourceId};
use crate::transcription::Layout;
use crate::{archives, files, pipeline};

/// The settings of a run.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) config: Config,
    pub(super) limit: u64,
    /// Whether there is a `shifr.toml`.
    pub(super) has_config: bool,
    selection: Selection,
    levels: Levels,
    /// Findings that are known and not reported, and the text of their file.
    baseline: Option<(Baseline, Source)>,
    /// Findings that are to be written down instead of being reported.
    new_baseline: Option<NewBaseline>,
    /// The built-in registers with what the project adds, if it adds anything.
    own: OwnRegisters,
    /// What was odd about the project's registers.
    opening: Option<Report>,
    views: Vec<View>,
    /// The files that findings are wanted of; without it, all.
    changed: Option<Changed>,
    /// Whether warnings are given out as errors.
    error_on_warnings: bool,
}

impl Session {
    /// The settings of the project that the working directory lies in.
    pub(super) fn open(global: &Global, printer: &Printer) -> Result<Session, Refusal> {
        Session::of_file(config_file::path(global), Path::new(""), global, printer)
    }

    /// The settings of the project in that folder.
    pub(super) fn open_in(
        folder: &Path,
        global: &Global,
        printer: &Printer,
    ) -> Result<Session, Refusal> {
        let file = folder.join(config::NAME);
        Session::of_file(file.exists().then_some(file), folder, global, printer)
    }

    fn of_file(
        file: Option<PathBuf>,
        folder: &Path,
        global: &Global,
        printer: &Printer,
    ) -> Result<Session, Refusal> {
        let (config, source) = match &file {
            Some(file) => config_file::read(file).map(|(config, source)| (config, Some(source)))?,
            None => (Config::usual(folder), None),
        };
        let limit = global.max_size.unwrap_or(config.max_size).0;
        let levels =
            selection::levels(&config).map_err(|finding| Refusal::of(finding, source.as_ref()))?;
        let selection = selection::selection(global, &config, source)?;
        let (own, RegisterFiles { texts, findings, .. }) = OwnRegisters::read(&config, limit);
        let mut session = Session {
            selection,
            levels,
            baseline: None,
            new_baseline: None,
            limit,
            has_config: file.is_some(),
            own,
            opening: None,
            views: printer.views(),
            changed: None,
            error_on_warnings: global.error_on_warnings,
            config,
        };
        session.opening = Some(session.report(findings, &texts.iter().collect()));
        Ok(session)
    }

    /// The same session with the layout that the command line asks for, if it asks for one.
    pub(super) fn with_layout(mut self, layout: Option<&'static Layout>) -> Session {
        self.config.layout = layout.or(self.config.layout);
        self
    }

    /// The same session with names tagged in the running text, if the command line asks for that.
    pub(super) fn with_tagged_names(mut self, asked_for: bool) -> Session {
        self.config.tag_names |= asked_for;
        self
    }

    /// The records of a transcription, read and checked as the project wants it.
    pub(super) fn encode(&self, source: &Source) -> Outcome<Vec<pipeline::Record>> {
        let config = &self.config;
        pipeline::encode_source(
            source,
            config.layout,
            self.registers(),
            self.tagging(),
            &self.context(),
        )
    }

    /// Where names are tagged.
    fn tagging(&self) -> Tagging {
        if self.config.tag_names { Tagging::Everywhere } else { Tagging::Lines }
    }

    pub(super) fn archives(&self) -> &archives::Register {
        self.own.archives()
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.config.settings
    }

    /// What rules go by.
    pub(super) fn context(&self) -> Context<'_> {
        let Registers { archives, persons, places } = self.registers();
        let acronyms = self.own.acronyms();
        Context { archives, persons, places, acronyms, settings: self.settings() }
    }

    pub(super) fn registers(&self) -> Registers<'_> {
        self.own.registers()
    }

    /// What was odd before the run began; given out once.
    pub(super) fn take_opening(&mut self) -> Option<Report> {
        self.opening.take()
    }

    /// The findings that are wanted, in words; labels point into the source, if there is one.
    pub(super) fn report(&self, findings: Vec<Diagnostic>, sources: &Sources<'_>) -> Report {
        self.drawn(self.wanted(findings, sources), sources)
    }

    /// The findings that are wanted, as each outlet shows them.
    pub(super) fn drawn(&self, findings: Vec<Diagnostic>, sources: &Sources<'_>) -> Report {
        let rendered = self.views.iter().map(|view| view.render(&findings, sources)).collect();
        Report { path: None, rendered, findings }
    }

    /// The findings that are wanted, with the weight that they have in the project, in order.
    pub(super) fn wanted(
        &self,
        mut findings: Vec<Diagnostic>,
        sources: &Sources<'_>,
    ) -> Vec<Diagnostic> {
        // Most files have nothing to report, and need not be looked for.
        let paths = if findings.is_empty() { Paths::default() } else { Paths::of_sources(sources) };
        findings.retain_mut(|finding| {
            self.is_about_chosen(finding, sources)
                && (catalogue::blinds(finding.kind) || self.is_wanted(finding, sources, &paths))
        });
        pipeline::leave_out_echoes(&mut findings);
        if self.error_on_warnings {
            findings.iter_mut().for_each(|finding| finding.severity = stricter(finding.severity));
        }
        diagnostic::arranged(findings)
    }

    /// The same session, in which only findings about files that have changed are reported.
    pub(super) fn with_changed(mut self, changed: Option<Changed>) -> Session {
        self.changed = changed;
        self
    }

    /// How findings are shown: once for each outlet.
    pub(super) fn views(&self) -> &[View] {
        &self.views
    }

    /// Whether words of the texts are needed to show findings, and not only their places.
    pub(super) fn shows_words(&self) -> bool {
        self.views.iter().any(|view| view.format.shows_words())
    }

    /// Whether words of the texts tell which findings are wanted.
    pub(super) fn weighs_words(&self) -> bool {
        self.baseline.is_some() || self.new_baseline.is_some()
    }

    /// The folder of the project, whatever folder shifr runs in.
    pub(super) fn project(&self) -> Option<PathBuf> {
        files::settled(&Path::new(".").join(&self.config.folder))
    }

    /// The checksum of what the project adds to the registers.
    pub(super) fn registers_checksum(&self) -> Checksum {
        self.own.checksum()
    }

    /// Whether a file is one of those that findings are wanted of.
    pub(super) fn is_chosen(&self, file: &str) -> bool {
        self.changed.as_ref().is_none_or(|changed| !changed.leaves_out(Path::new(file)))
    }

    /// Whether a finding is about such a file; one of several places will do.
    fn is_about_chosen(&self, finding: &Diagnostic, sources: &Sources<'_>) -> bool {
        let names = finding.labels.iter().filter_map(|label| sources.name(label.span.source));
        let mut files = names.chain(finding.path.as_deref()).peekable();
        files.peek().is_none() || files.any(|file| self.is_chosen(file))
    }

    /// Whether a finding is reported; it gets the weight that it has in the project.
    fn is_wanted(&self, finding: &mut Diagnostic, sources: &Sources<'_>, paths: &Paths) -> bool {
        let file = paths.of(finding);
        if !self.selection.admits(finding.kind) || !self.levels.weigh(finding, file.as_deref()) {
            return false;
        }
        if let Some(new) = &self.new_baseline {
            new.add(finding, sources);
            return false;
        }
        !self.baseline.as_ref().is_some_and(|(baseline, _)| baseline.takes(finding, sources))
    }

    /// Whether findings like this one are reported, so that they may be fixed.
    pub(super) fn reports(&self, finding: &Diagnostic, file: &str) -> bool {
        let is_chosen = self.is_chosen(file);
        let file = files::settled(Path::new(file));
        is_chosen
            && self.selection.admits(finding.kind)
            && self.levels.weigh(&mut finding.clone(), file.as_deref())
    }

    /// The same session with the findings of that file taken as known, or else of the one that
    /// `shifr.toml` names.
    pub(super) fn with_baseline(mut self, file: Option<&Path>) -> Result<Session, Refusal> {
        let Some(file) = file.or(self.config.baseline.as_deref()) else { return Ok(self) };
        let read = files::read(file, LAST, self.limit);
        let source = read.map_err(|finding| Refusal::of(Box::new(finding), None))?.value;
        let baseline =
            Baseline::parse(&source).map_err(|finding| Refusal::of(finding, Some(&source)))?;
        self.baseline = Some((baseline, source));
        Ok(self)
    }

    /// The same session, in which findings are written down instead of being reported.
    pub(super) fn writing_baseline(mut self) -> Session {
        self.new_baseline = Some(NewBaseline::default());
        self
    }

    /// The text of the baseline, if one is to be written.
    pub(super) fn new_baseline(&self) -> Option<String> {
        self.new_baseline.as_ref().map(NewBaseline::text)
    }

    /// What the baseline has of the files that were looked at, and is found no more.
    pub(super) fn outdated_baseline(&self, was_looked_at: impl Fn(&str) -> bool) -> Option<Report> {
        let (baseline, source) = self.baseline.as_ref()?;
        Some(self.report(baseline.outdated(was_looked_at), &[source].into_iter().collect()))
    }
}

/// Where the texts of some findings lie, worked out once for all findings of a text.
#[derive(Default)]
struct Paths(Vec<(SourceId, Option<PathBuf>)>);

impl Paths {
    fn of_sources(sources: &Sources<'_>) -> Paths {
        let settled = |(id, name)| (id, files::settled(Path::new(name)));
        Paths(sources.names().map(settled).collect())
    }

    /// The file that a finding is about.
    fn of(&self, finding: &Diagnostic) -> Option<Cow<'_, Path>> {
        let place = finding.place();
        let known = place.and_then(|place| self.0.iter().find(|(id, _)| *id == place.source));
        match known {
            Some((_, path)) => path.as_deref().map(Cow::Borrowed),
            None => files::settled(Path::new(finding.path.as_deref()?)).map(Cow::Owned),
        }
    }
}

fn stricter(severity: Severity) -> Severity {
    match severity {
        Severity::Info => Severity::Info,
        Severity::Warning | Severity::Error => Severity::Error,
    }
}

/// The number of a text that is none of the run's inputs.
pub(super) const LAST: SourceId = SourceId(u32::MAX);
