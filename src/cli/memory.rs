//! What earlier runs have found in the documents of this one.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::Serialize;

use super::collection::Compared;
use super::gallery::{Gallery, NewDrawings};
use super::inputs::Input;
use super::schemas::Half;
use super::session::Session;
use crate::cache::{self, Drawings, Entry, Folder, Kept, Known, Results};
use crate::catalogue;
use crate::diagnostic::Diagnostic;
use crate::files::{self, Checksum, Stamp};
use crate::pipeline::{Work, for_each_in_order};
use crate::rules::Settings;
use crate::schemas::{Choice, Library};

/// The file of results for a run.
#[derive(Debug)]
pub(super) struct Memory {
    folder: Folder,
    question: Checksum,
    limit: u64,
    started: SystemTime,
    /// What stands in the file; nothing if there is none.
    file: Vec<u8>,
    gallery: Gallery,
}

/// What findings depend on besides the documents and the files of schemas.
#[derive(Serialize)]
struct Question<'a> {
    program: (&'static str, Option<Stamp>),
    /// Names of files are as seen from here.
    here: PathBuf,
    only: (bool, bool),
    all_expected: bool,
    including: bool,
    limit: u64,
    settings: &'a Settings,
    registers: Checksum,
    schemas: &'a Choice,
}

/// How documents are checked, as far as options tell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) only: Option<Half>,
    pub(super) all_expected: bool,
    pub(super) including: bool,
}

impl Memory {
    /// What is remembered where this is asked; none where nothing can be kept.
    pub(super) fn open(session: &Session, library: &Library, asked: Asked) -> Option<Memory> {
        let here = files::settled(Path::new("."))?;
        let project = session.project()?;
        let Asked { only, all_expected, including } = asked;
        let question = Question {
            program: (env!("CARGO_PKG_VERSION"), Stamp::of_program()),
            here,
            only: (only == Some(Half::Schema), only == Some(Half::Rules)),
            all_expected,
            including,
            limit: session.limit,
            settings: session.settings(),
            registers: session.registers_checksum(),
            schemas: library.choice(),
        };
        let question = Checksum::of(&serde_json::to_vec(&question).ok()?);
        let cache = files::cache_folder()?;
        let folder = Folder::of_project(&cache, Kept::Results, &project);
        let file = folder.read(&question).unwrap_or_default();
        let gallery = Gallery::open(Folder::of_project(&cache, Kept::Drawings, &project), session)?;
        let (limit, started) = (session.limit, SystemTime::now());
        Some(Memory { folder, question, limit, started, file, gallery })
    }

    /// Which of the documents are as they were when they were last looked at. Only those are read whose stamps
    /// do not tell.
    pub(super) fn recall(&self, inputs: &[Input]) -> Recalled<'_> {
        let results = Results::read(&self.file, self.limit).unwrap_or_default();
        let mut documents = Vec::with_capacity(inputs.len());
        let stamped = |_: usize, input: &Input| Document::stamped(input, &results);
        for_each_in_order(Work::Light, inputs, stamped, |document| documents.push(document));
        let is_doubtful = |(_, document): &(usize, &Document<'_>)| document.is_doubtful;
        let doubtful = documents.iter().enumerate().filter(is_doubtful);
        let doubtful: Vec<usize> = doubtful.map(|(index, _)| index).collect();
        let reread = |_: usize, index: &usize| {
            let file = inputs[*index].file();
            (*index, file.and_then(|file| cache::checksum_of_file(&file, self.limit)))
        };
        for_each_in_order(Work::Heavy, &doubtful, reread, |(index, text)| {
            documents[index].settle(text, self.started);
        });
        Recalled { memory: self, results, documents, drawings: self.gallery.drawings() }
    }

    /// Writes down what is new. What another run has written meanwhile is kept beside it.
    fn keep(&self, news: News<'_>, library: &Library) {
        let News { documents, together, drawn, registers_are_right } = news;
        self.gallery.keep(drawn);
        if documents.is_empty() && together.is_none() {
            return;
        }
        let file = self.folder.read(&self.question).unwrap_or_default();
        let mut results = Results::read(&file, self.limit).unwrap_or_default();
        documents.into_iter().for_each(|(path, entry)| results.add(path, entry));
        if let Some((of, Compared { findings, beside })) = together {
            results.compared(of, &findings, &beside, self.started, self.limit);
        }
        results.forget_missing();
        let results = results.depending_on(&library.asked(), self.started, self.limit);
        let results = results.map(|results| results.with_registers(registers_are_right));
        if let Some(bytes) = results.and_then(|results| results.written()) {
            self.folder.write(&self.question, bytes);
        }
    }
}

/// What is remembered of the documents of a run, in their order.
#[derive(Debug)]
pub(super) struct Recalled<'b> {
    memory: &'b Memory,
    results: Results<'b>,
    documents: Vec<Document<'b>>,
    /// How findings have been shown.
    pub(super) drawings: Drawings<'b>,
}

#[derive(Debug)]
struct Document<'b> {
    /// Taken before anything is read; none of what is no file.
    stamp: Option<Stamp>,
    /// None if it must be looked at.
    entry: Option<Entry<'b>>,
    /// Whether the stamp does not tell that it is the same, and only its text does.
    is_doubtful: bool,
}

impl<'b> Document<'b> {
    /// What is known of a file with its stamp.
    fn stamped(input: &Input, results: &Results<'b>) -> Document<'b> {
        let path = input.file();
        let stamp = path.as_deref().and_then(|path| Stamp::of(path).ok());
        let entry = path.as_deref().and_then(|path| results.of(path.to_str()?)).cloned();
        let entry = entry.filter(|_| stamp.is_some());
        let has = |entry: &Entry<'_>| stamp.is_some_and(|stamp| entry.known.has(stamp));
        Document { stamp, is_doubtful: entry.as_ref().is_some_and(|entry| !has(entry)), entry }
    }

    /// Keeps what is known if the text is still the same, and then it has another stamp.
    fn settle(&mut self, text: Option<Checksum>, started: SystemTime) {
        let same = self.entry.take().filter(|entry| text == Some(entry.known.text)).zip(self.stamp);
        self.entry = same.map(|(entry, stamp)| Entry {
            known: Known::new(stamp, started, entry.known.text),
            ..entry
        });
    }
}

impl<'b> Recalled<'b> {
    /// Whether no document need be looked at.
    pub(super) fn is_complete(&self) -> bool {
        !self.documents.is_empty() && self.documents.iter().all(|document| document.entry.is_some())
    }

    /// Whether nothing was odd about the registers of the project, which are the same as then.
    pub(super) fn registers_are_right(&self) -> bool {
        self.results.registers_are_right()
    }

    pub(super) fn entry(&self, index: usize) -> Option<&Entry<'b>> {
        self.documents.get(index)?.entry.as_ref()
    }

    /// What is known of a document now that its text was read; nothing if it is no file.
    pub(super) fn known(&self, index: usize, text: Checksum) -> Option<Known> {
        let stamp = self.documents.get(index)?.stamp?;
        Some(Known::new(stamp, self.memory.started, text))
    }

    /// Writes down what this run has found.
    pub(super) fn keep(&self, inputs: &[Input], mut news: News<'b>, library: &Library) {
        news.documents.extend(self.restamped(inputs));
        self.memory.keep(news, library);
    }

    /// The entries to be written again, for the next run shall see by their stamps that they count.
    fn restamped(&self, inputs: &[Input]) -> Vec<(String, Entry<'b>)> {
        let of = |(input, document): (&Input, &Document<'b>)| {
            let entry = document.entry.as_ref().filter(|_| document.is_doubtful)?;
            Some((input.file()?.to_str()?.to_owned(), entry.clone()))
        };
        inputs.iter().zip(&self.documents).filter_map(of).collect()
    }

    /// What was found when these very documents were compared.
    pub(super) fn together(&self, of: &Checksum) -> Option<Vec<Diagnostic>> {
        self.results.together(of, catalogue::kinds(), self.memory.limit)
    }
}

/// What a run has found and shown that is not written down yet.
#[derive(Debug, Default)]
pub(super) struct News<'b> {
    pub(super) documents: Vec<(String, Entry<'b>)>,
    pub(super) together: Option<(Checksum, Compared)>,
    pub(super) drawn: NewDrawings,
    pub(super) registers_are_right: bool,
}
