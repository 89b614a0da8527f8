//! Registers that a project has of its own: their files are read at once, and understood when they are first wanted.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::files::{self, Checksum, Wanted};
use crate::rules::Acronyms;
use crate::source::{Source, SourceId};
use crate::{archives, persons, places};

/// The built-in registers with what the project adds, if it adds anything.
///
/// A run over documents that are remembered needs none of them, only to know that they are the same.
#[derive(Debug)]
pub(super) struct OwnRegisters {
    files: Files,
    archives: Option<Range<usize>>,
    persons: Option<Range<usize>>,
    places: Option<Range<usize>>,
    acronyms: Option<Range<usize>>,
    understood: OnceLock<Understood>,
}

/// What stands in the files, where there are any.
#[derive(Debug)]
struct Understood {
    archives: Option<archives::Register>,
    persons: Option<persons::Register>,
    places: Option<places::Register>,
    acronyms: Option<Acronyms>,
    findings: Vec<Diagnostic>,
}

impl OwnRegisters {
    /// Reads the files. A register that is named must be there; one in its usual place need not.
    pub(super) fn read(config: &Config, limit: u64) -> OwnRegisters {
        let Config { folder, archives, persons, places, acronyms, .. } = config;
        let mut files = Files { limit, texts: Vec::new(), findings: Vec::new() };
        let mut add = |named: &Option<PathBuf>, usual: &str| {
            let usual = folder.join(usual);
            let path = named.clone().or_else(|| usual.exists().then_some(usual))?;
            Some(files.add(&path))
        };
        let archives = add(archives, config::ARCHIVES);
        let persons = add(persons, config::PERSONS);
        let places = add(places, config::PLACES);
        let acronyms = add(acronyms, config::ACRONYMS);
        OwnRegisters { files, archives, persons, places, acronyms, understood: OnceLock::new() }
    }

    pub(super) fn archives(&self) -> &archives::Register {
        self.understood().archives.as_ref().unwrap_or_else(|| archives::Register::builtin())
    }

    pub(super) fn persons(&self) -> &persons::Register {
        self.understood().persons.as_ref().unwrap_or_else(|| persons::Register::builtin())
    }

    pub(super) fn places(&self) -> &places::Register {
        self.understood().places.as_ref().unwrap_or_else(|| places::Register::builtin())
    }

    pub(super) fn acronyms(&self) -> &Acronyms {
        self.understood().acronyms.as_ref().unwrap_or_else(|| Acronyms::builtin())
    }

    /// The checksum of what the project adds.
    pub(super) fn checksum(&self) -> Checksum {
        Checksum::of_parts(self.texts().iter().flat_map(|text| [text.name(), text.text()]))
    }

    /// The texts of the files.
    pub(super) fn texts(&self) -> &[Source] {
        &self.files.texts
    }

    /// What is odd about the files, and about what stands in them.
    pub(super) fn findings(&self) -> Vec<Diagnostic> {
        [&self.files.findings[..], &self.understood().findings].concat()
    }

    fn understood(&self) -> &Understood {
        self.understood.get_or_init(|| {
            let mut findings = Vec::new();
            Understood {
                archives: self.of(&self.archives, &mut findings, |texts| {
                    archives::Register::builtin().extended(texts)
                }),
                persons: self.of(&self.persons, &mut findings, |texts| {
                    persons::Register::builtin().extended(texts)
                }),
                places: self.of(&self.places, &mut findings, |texts| {
                    places::Register::builtin().extended(texts)
                }),
                acronyms: self
                    .of(&self.acronyms, &mut findings, |texts| Acronyms::builtin().extended(texts)),
                findings,
            }
        })
    }

    fn of<R>(
        &self,
        texts: &Option<Range<usize>>,
        findings: &mut Vec<Diagnostic>,
        extended: impl FnOnce(&[Source]) -> Outcome<R>,
    ) -> Option<R> {
        let Outcome { value, diagnostics } = extended(&self.texts()[texts.clone()?]);
        findings.extend(diagnostics);
        Some(value)
    }
}

/// The files of all registers, and what is odd about them.
#[derive(Debug)]
struct Files {
    limit: u64,
    texts: Vec<Source>,
    findings: Vec<Diagnostic>,
}

impl Files {
    /// Reads a file, or every file of a folder; gives back which texts these are.
    fn add(&mut self, path: &Path) -> Range<usize> {
        let Outcome { value: found, diagnostics } =
            files::find(&[path.to_owned()], &Wanted::with(&["toml"]));
        self.findings.extend(diagnostics);
        let first = self.texts.len();
        for found in found {
            match files::read(&found.path, SourceId::nth(self.texts.len()), self.limit) {
                Ok(text) => self.texts.push(text.value),
                Err(finding) => self.findings.push(finding),
            }
        }
        first..self.texts.len()
    }
}
