//! The schemas of a run, each read when it is first asked for.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use elsa::sync::FrozenMap;
use serde::Serialize;

use super::cache::Cache;
use super::folders::{Folders, Opener};
use super::held::{self, Held};
use super::location::Location;
use super::named::Why;
use super::numbers::Numbers;
use super::pins::Pins;
use crate::diagnostic::Diagnostic;
use crate::files;
use crate::source::Source;
use crate::xml::catalog::Catalogs;

/// What a run says of its schemas.
#[derive(Debug, Default, Serialize)]
pub struct Choice {
    /// The schemas of the command line: they judge every document.
    pub given: Vec<Location>,
    /// The schemas that the project has for its documents.
    pub project: Vec<Location>,
    /// The schemas of folders, the outer before the inner; folders as [`files::settled`] gives them.
    pub of_folders: Vec<(PathBuf, Vec<Location>)>,
    /// XML catalogs, the first to be asked first.
    pub catalogs: Vec<PathBuf>,
    /// Where schemas may come from that documents name.
    pub folders: Folders,
    /// The schemas that the project pins.
    pub pins: Pins,
    /// Where compiled schemas are kept, if they are; no verdict depends on it.
    #[serde(skip)]
    pub cache: Option<Cache>,
    /// Larger files are not read.
    pub limit: u64,
}

impl Choice {
    /// The schemas that are set for a document, whatever it names itself.
    pub(super) fn set_for(&self, document: &Path) -> (Why, &[Location]) {
        if !self.given.is_empty() {
            return (Why::Option, &self.given);
        }
        let document = files::settled(document);
        let around = |folder: &Path| document.as_ref().is_some_and(|path| path.starts_with(folder));
        let inner = self.of_folders.iter().rev().find(|(folder, _)| around(folder));
        inner.map_or((Why::Project, &self.project), |(_, schemas)| (Why::Folder, schemas))
    }

    /// Every schema that is set, for any document.
    fn all_set(&self) -> impl Iterator<Item = &Location> {
        let folders = self.of_folders.iter().flat_map(|(_, schemas)| schemas);
        let configured = self.project.iter().chain(folders);
        self.given.iter().chain(configured.filter(|_| self.given.is_empty()))
    }
}

/// The schemas of a run. Threads share it; what is in it stays until the end.
pub struct Library {
    pub(super) choice: Choice,
    pub(super) numbers: Numbers,
    held: FrozenMap<Location, Box<OnceLock<Held>>>,
    /// Where the catalogs lead, by what documents say.
    located: FrozenMap<String, Box<Option<String>>>,
}

impl Library {
    /// An empty library.
    pub fn new(choice: Choice) -> Self {
        Self {
            choice,
            numbers: Numbers::default(),
            held: FrozenMap::new(),
            located: FrozenMap::new(),
        }
    }

    /// What the run says of its schemas.
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// Every file that was read, or would have been if it were there: verdicts depend on them.
    pub fn asked(&self) -> Vec<PathBuf> {
        self.numbers.asked()
    }

    /// The schema at a place. The first thread that asks reads it, the others wait.
    pub fn get(&self, location: &Location) -> &Held {
        let slot = match self.held.get(location) {
            Some(slot) => slot,
            None => self.held.insert(location.clone(), Box::default()),
        };
        let Choice { folders, limit, cache, pins, .. } = &self.choice;
        let opener = || Opener::new(folders.clone(), &self.numbers, *limit);
        slot.get_or_init(|| held::open(location, opener(), pins, cache.as_ref()))
    }

    /// The first schema of the command line or the project that documents cannot be judged by.
    pub fn refused(&self) -> Option<(&Location, &Held)> {
        let held = |location| (location, self.get(location));
        self.choice.all_set().map(held).find(|(_, held)| !matches!(held, Held::Ready(_)))
    }

    /// Whether the profile can stand in for a schema: that of all TEI does not matter where it is not pinned.
    pub(super) fn may_be_implied(&self, location: &Location) -> bool {
        location.is_all_tei() && self.choice.pins.at(location).is_none()
    }

    /// The schemas that are incorrect, in the order of their places.
    pub fn incorrect(&self) -> Vec<(Location, &Held)> {
        let mut places = self.held.keys_cloned();
        places.sort();
        let held = |place: Location| {
            let held = self.held.get(&place)?.get()?;
            matches!(held, Held::Incorrect { .. }).then_some((place, held))
        };
        places.into_iter().filter_map(held).collect()
    }

    /// Where the catalogs say that a schema is.
    pub(super) fn located(&self, reference: &str) -> Option<&str> {
        if self.choice.catalogs.is_empty() {
            return None;
        }
        let known = match self.located.get(reference) {
            Some(known) => known,
            None => self.located.insert(reference.to_owned(), Box::new(self.locate(reference))),
        };
        known.as_deref()
    }

    fn locate(&self, reference: &str) -> Option<String> {
        let opener = self.catalog_opener();
        self.catalogs(&opener).uri(reference)
    }

    /// What is wrong with the catalogs, when all that they name has been looked up.
    pub fn catalog_findings(&self) -> (Vec<Diagnostic>, Vec<Arc<Source>>) {
        let opener = self.catalog_opener();
        let catalogs = self.catalogs(&opener);
        let mut references = self.located.keys_cloned();
        references.sort();
        references.iter().for_each(|reference| _ = catalogs.uri(reference));
        let findings = catalogs.findings();
        (findings, opener.into_opened())
    }

    fn catalog_opener(&self) -> Opener<'_> {
        let mut folders = self.choice.folders.clone();
        for catalog in &self.choice.catalogs {
            folders = folders.with(catalog.parent().unwrap_or(Path::new("")));
        }
        Opener::new(folders, &self.numbers, self.choice.limit)
    }

    fn catalogs<'o>(&self, opener: &'o Opener<'_>) -> Catalogs<'o> {
        let locations = self.choice.catalogs.iter().map(|catalog| files::shown(catalog));
        Catalogs::new(opener, locations.collect::<Vec<_>>())
    }
}
