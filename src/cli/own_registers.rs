//! The registers that a run goes by: the built-in ones with what the project adds.

use std::path::{Path, PathBuf};

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::encode::Registers;
use crate::files::{Checksum, Wanted};
use crate::rules::Acronyms;
use crate::source::{Source, SourceId};
use crate::{archives, files, persons, places};

/// Registers that a project has of its own, which hold the built-in ones too.
#[derive(Debug)]
pub(super) struct OwnRegisters {
    archives: Option<archives::Register>,
    persons: Option<persons::Register>,
    places: Option<places::Register>,
    acronyms: Option<Acronyms>,
    checksum: Checksum,
}

impl OwnRegisters {
    /// Reads those of a project. A register that is named must be there; one in its usual place need not be.
    pub(super) fn read(config: &Config, limit: u64) -> (OwnRegisters, RegisterFiles) {
        let mut files = RegisterFiles { limit, texts: Vec::new(), findings: Vec::new() };
        let Config { folder, archives, persons, places, acronyms, .. } = config;
        let path = |named: &Option<PathBuf>, usual: &str| {
            let usual = folder.join(usual);
            named.clone().or_else(|| usual.exists().then_some(usual))
        };
        let own = OwnRegisters {
            archives: path(archives, config::ARCHIVES).map(|path| {
                files.add(&path, |texts| archives::Register::builtin().extended(texts))
            }),
            persons: path(persons, config::PERSONS)
                .map(|path| files.add(&path, |texts| persons::Register::builtin().extended(texts))),
            places: path(places, config::PLACES)
                .map(|path| files.add(&path, |texts| places::Register::builtin().extended(texts))),
            acronyms: path(acronyms, config::ACRONYMS)
                .map(|path| files.add(&path, |texts| Acronyms::builtin().extended(texts))),
            checksum: files.checksum(),
        };
        (own, files)
    }

    pub(super) fn archives(&self) -> &archives::Register {
        self.archives.as_ref().unwrap_or_else(|| archives::Register::builtin())
    }

    pub(super) fn acronyms(&self) -> &Acronyms {
        self.acronyms.as_ref().unwrap_or_else(|| Acronyms::builtin())
    }

    pub(super) fn registers(&self) -> Registers<'_> {
        Registers {
            archives: self.archives(),
            persons: self.persons.as_ref().unwrap_or_else(|| persons::Register::builtin()),
            places: self.places.as_ref().unwrap_or_else(|| places::Register::builtin()),
        }
    }

    /// The checksum of what the project adds.
    pub(super) fn checksum(&self) -> Checksum {
        self.checksum
    }
}

/// The files of a project's registers, and what is odd about them.
pub(super) struct RegisterFiles {
    limit: u64,
    pub(super) texts: Vec<Source>,
    pub(super) findings: Vec<Diagnostic>,
}

impl RegisterFiles {
    /// Reads a file, or every file of a folder, and makes a register of it.
    fn add<R>(&mut self, path: &Path, extended: impl FnOnce(&[Source]) -> Outcome<R>) -> R {
        let Outcome { value: found, diagnostics } =
            files::find(&[path.to_owned()], &Wanted::with(&["toml"]));
        self.findings.extend(diagnostics);
        let first = self.texts.len();
        for found in found {
            let id = u32::try_from(self.texts.len()).expect("a project has fewer registers");
            match files::read(&found.path, SourceId(id), self.limit) {
                Ok(text) => self.texts.push(text.value),
                Err(finding) => self.findings.push(finding),
            }
        }
        let Outcome { value, diagnostics } = extended(&self.texts[first..]);
        self.findings.extend(diagnostics);
        value
    }

    fn checksum(&self) -> Checksum {
        Checksum::of_parts(self.texts.iter().flat_map(|text| [text.name(), text.text()]))
    }
}
