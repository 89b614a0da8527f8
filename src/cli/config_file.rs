//! The `shifr.toml` of a run.

use std::path::{Path, PathBuf};

use super::arguments::Global;
use super::refusal::Refusal;
use crate::config::{self, Config};
use crate::files;
use crate::source::{Source, SourceId};

/// The `shifr.toml` that counts in the working directory, as text.
pub(super) fn source(global: &Global) -> Result<Option<Source>, Refusal> {
    path(global).map(|file| read(&file).map(|(_, source)| source)).transpose()
}

/// Where it is.
pub(super) fn path(global: &Global) -> Option<PathBuf> {
    global.config.clone().or_else(|| files::find_upwards(config::NAME))
}

/// Reads it.
pub(super) fn read(file: &Path) -> Result<(Config, Source), Refusal> {
    let read = files::read(file, SourceId(0), files::LIMIT);
    let source = read.map_err(|finding| Refusal::of(Box::new(finding), None))?.value;
    let folder = file.parent().unwrap_or(Path::new(""));
    match Config::parse(&source, folder) {
        Ok(config) => Ok((config, source)),
        Err(finding) => Err(Refusal::of(finding, Some(&source))),
    }
}
