//! Options that tell by which schemas documents are judged, and how.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::memory::Asked;
use super::refusal::Refusal;
use super::session::Session;
use crate::catalogue;
use crate::config::Structure;
use crate::diagnostic::Diagnostic;
use crate::files::{self, Root};
use crate::pipeline::Checks;
use crate::relaxng::Expected;
use crate::schemas::{
    Cache, Choice, Folders, Held, Judges, Library, Location, Manner, Pin, Pins, Store,
    UNAVAILABLE_SCHEMA,
};

#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Structure")]
pub(super) struct Schemas {
    #[command(flatten)]
    naming: Naming,

    /// Check one half only: the structure, or what the rules look at
    #[arg(long, value_name = "HALF")]
    pub(super) only: Option<Half>,

    /// Tell all names that may stand in a place, not only the likely ones
    #[arg(long)]
    expected: bool,

    /// Replace every xi:include by what it names, as far as the schema sees it
    ///
    /// Findings point into the included file's own lines. Included files lie in the project or below the
    /// document's folder. Rules look at each document by itself.
    #[arg(long)]
    xinclude: bool,
}

/// Options that tell which schemas count, and where they are.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Structure")]
pub(super) struct Naming {
    /// Judge every document by this RELAX NG schema (.rng, .rnc) or the one pinned so; may be repeated
    ///
    /// [default: schema.files of shifr.toml, else what each document names in xml-model, else the profile]
    #[arg(long, value_name = "FILE|NAME")]
    schema: Vec<PathBuf>,

    /// Ask this XML catalog where the schemas are that documents name; may be repeated
    ///
    /// Those of shifr.toml are asked behind it.
    #[arg(long, value_name = "FILE")]
    catalog: Vec<PathBuf>,

    /// Neither use nor keep anything in the cache: what was found in unchanged documents, compiled schemas
    #[arg(long)]
    no_cache: bool,
}

/// A half of what is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Half {
    Schema,
    Rules,
}

impl Schemas {
    /// The schemas of the run, none of which is read yet.
    pub(super) fn library(&self, session: &Session) -> Library {
        Library::new(self.naming.choice(session))
    }

    /// Refuses a run whose schemas are not there or not correct, if it is to judge by them.
    pub(super) fn refuse_incorrect(&self, library: &Library) -> Result<(), Refusal> {
        let refused = if self.only == Some(Half::Rules) { None } else { library.refused() };
        refused.and_then(|(location, held)| refusal(location, held)).map_or(Ok(()), Err)
    }

    /// Whether the cache may be used.
    pub(super) fn uses_cache(&self) -> bool {
        !self.naming.no_cache
    }

    /// How documents are checked, as far as these options tell.
    pub(super) fn asked(&self) -> Asked {
        Asked { only: self.only, all_expected: self.expected, including: self.xinclude }
    }

    /// How documents are judged.
    pub(super) fn manner(&self) -> Manner {
        let expected = if self.expected { Expected::All } else { Expected::Likely };
        Manner { expected, including: self.xinclude }
    }
}

impl Naming {
    /// What the command line and the project say of schemas.
    pub(super) fn choice(&self, session: &Session) -> Choice {
        let Structure { schemas, of_folders, catalogs, folders, .. } = &session.config.structure;
        let pins = pins(session);
        let set = |name: &String| named(Path::new(name), &pins);
        let of_folder = |(folder, schemas): &(PathBuf, Vec<String>)| {
            Some((files::settled(folder)?, schemas.iter().map(set).collect()))
        };
        let root = Root::find(None);
        let project =
            [session.config.folder.as_path(), Path::new("")].into_iter().chain(root.folder());
        Choice {
            given: self.schema.iter().map(|name| named(name, &pins)).collect(),
            project: schemas.iter().map(set).collect(),
            of_folders: of_folders.iter().filter_map(of_folder).collect(),
            catalogs: self.catalog.iter().chain(catalogs).cloned().collect(),
            folders: Folders::new(project.chain(folders.iter().map(PathBuf::as_path))),
            pins: pins.clone(),
            cache: files::cache_folder().filter(|_| !self.no_cache).map(Cache::new),
            limit: session.limit,
        }
    }
}

/// What is asked of a document, of both halves or of one.
pub(super) fn checks<'a>(
    only: Option<Half>,
    session: &'a Session,
    judges: &'a Judges<'a>,
) -> Checks<'a> {
    Checks {
        context: session.context(),
        kinds: catalogue::kinds(),
        schemas: (only != Some(Half::Rules)).then_some(judges),
        rules: only != Some(Half::Schema),
    }
}

/// The schemas that the project pins, and the store of the user.
pub(super) fn pins(session: &Session) -> Pins {
    let store = files::cache_folder().map(|folder| Store::new(&folder));
    Pins { pins: session.config.structure.pins.clone(), store }
}

/// The schema that a name means: a pin, an address or a file. The pin comes first, so that no file that
/// happens to be called like it takes its place.
fn named(name: &Path, pins: &Pins) -> Location {
    match name.to_str() {
        Some(name) if name.contains("://") => Location::of("", name),
        Some(text) => pins.named(text).map_or_else(|| Location::File(name.into()), place_of),
        None => Location::File(name.to_owned()),
    }
}

fn place_of(pin: &Pin) -> Location {
    pin.place.clone()
}

const USUAL_HELP: &str = "correct `--schema`, or `[schema]` and `[[folders]]` of shifr.toml; `shifr schema list` names what is pinned";

fn refusal(location: &Location, held: &Held) -> Option<Refusal> {
    match held {
        Held::Ready(_) => None,
        Held::Missing { why, help } => {
            let message = match location {
                Location::File(file) if is_bare_name(file) => {
                    format!("`{location}` is neither a pinned schema nor a file")
                }
                _ => format!("the schema `{location}` cannot be had: {why}"),
            };
            let diagnostic = Diagnostic::new(&UNAVAILABLE_SCHEMA, message)
                .of(location.to_string())
                .help(help.as_deref().unwrap_or(USUAL_HELP));
            Some(Refusal::of(diagnostic))
        }
        Held::Incorrect { findings, sources } => {
            Some(Refusal::Findings { findings: findings.clone(), sources: sources.clone() })
        }
    }
}

/// Whether it was meant as the name of a pin rather than as a file.
fn is_bare_name(file: &Path) -> bool {
    file.extension().is_none() && file.components().count() == 1 && !file.exists()
}
