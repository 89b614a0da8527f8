//! How earlier runs have shown findings, so that neither texts are read nor pictures drawn again.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::run::Report;
use super::session::Session;
use crate::cache::{About, Drawing, Drawings, Folder};
use crate::diagnostic::Diagnostic;
use crate::files::{self, Checksum, Stamp};
use crate::report::{Options, Rendered};

/// The file of drawings for the forms of a run.
#[derive(Debug)]
pub(super) struct Gallery {
    folder: Folder,
    question: Checksum,
    /// What stands in the file; nothing if there is none.
    file: Vec<u8>,
}

/// What drawings depend on besides the findings and the texts.
#[derive(Serialize)]
struct Question {
    program: (&'static str, Option<Stamp>),
    /// Links name whole paths.
    here: PathBuf,
    forms: Vec<(&'static str, Options)>,
}

impl Gallery {
    /// The gallery of a project for the forms in which this run shows findings.
    pub(super) fn open(folder: Folder, session: &Session) -> Option<Gallery> {
        let question = Question {
            program: (env!("CARGO_PKG_VERSION"), Stamp::of_program()),
            here: files::settled(Path::new("."))?,
            forms: session.views().iter().map(|view| (view.format.name(), view.options)).collect(),
        };
        let question = Checksum::of(&serde_json::to_vec(&question).ok()?);
        let file = folder.read(&question).unwrap_or_default();
        Some(Gallery { folder, question, file })
    }

    /// What stands in the file.
    pub(super) fn drawings(&self) -> Drawings<'_> {
        Drawings::read(&self.file).unwrap_or_default()
    }

    /// Writes down what is new. What another run has written meanwhile is kept beside it.
    pub(super) fn keep(&self, NewDrawings(news): NewDrawings) {
        if news.is_empty() {
            return;
        }
        let file = self.folder.read(&self.question).unwrap_or_default();
        let mut drawings = Drawings::read(&file).unwrap_or_default();
        news.into_iter().for_each(|Drawn { about, path, drawing }| {
            drawings.add(about, path, drawing);
        });
        drawings.forget_missing();
        if let Some(bytes) = drawings.written() {
            self.folder.write(&self.question, bytes);
        }
    }
}

/// What a run will write down, up to so many drawings: of a large collection the rest is drawn again, and memory does not
/// grow with what is shown.
#[derive(Debug, Default)]
pub(super) struct NewDrawings(Vec<Drawn>);

impl NewDrawings {
    /// Takes drawings as long as there is room.
    pub(super) fn take(&mut self, new: impl IntoIterator<Item = Drawn>) {
        let room = MOST.saturating_sub(self.0.len());
        self.0.extend(new.into_iter().take(room));
    }

    /// Takes what others have taken.
    pub(super) fn take_all(&mut self, others: NewDrawings) {
        self.take(others.0);
    }
}

/// How many drawings a run writes down.
const MOST: usize = 5_000;

/// A drawing that is not written down yet.
#[derive(Debug)]
pub(super) struct Drawn {
    about: About,
    path: String,
    drawing: Drawing<'static>,
}

impl Drawn {
    /// What a report looks like, of texts with that checksum; nothing if it says nothing.
    pub(super) fn of(
        about: About,
        path: &Path,
        texts: &Checksum,
        report: &Report,
    ) -> Option<Drawn> {
        let Report { rendered, findings, .. } = report;
        let path = path.to_str().filter(|_| !findings.is_empty())?.to_owned();
        Some(Drawn { about, path, drawing: Drawing::of(texts, findings, rendered)? })
    }
}

/// What was drawn before of findings about the same texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before<'b> {
    pub(super) drawings: &'b Drawings<'b>,
    pub(super) about: About,
    pub(super) texts: Checksum,
}

impl Before<'_> {
    /// How findings about a document were drawn before.
    pub(super) fn rendered(&self, path: &Path, findings: &[Diagnostic]) -> Option<Vec<Rendered>> {
        let Before { drawings, about, texts } = self;
        drawings.rendered(*about, path.to_str()?, texts, findings)
    }

    /// How a report looks that was not drawn before.
    pub(super) fn anew(&self, path: &Path, report: &Report) -> Option<Drawn> {
        Drawn::of(self.about, path, &self.texts, report)
    }
}
