//! `[schema]`, and what folders say of schemas: by what the structure of documents is judged.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::rules::Folder;
use crate::files;
use crate::schemas::Pin;

/// By what documents are judged. Paths are as seen from the working directory.
#[derive(Debug, Default)]
pub struct Structure {
    /// `schema.files`: the schemas of the project, as paths, URLs or names of pins.
    pub schemas: Vec<String>,
    /// `schema` of `folders`: the schemas of folders, the outer before the inner.
    pub of_folders: Vec<(PathBuf, Vec<String>)>,
    /// `schema.catalogs`: XML catalogs.
    pub catalogs: Vec<PathBuf>,
    /// `schema.folders`: where schemas may come from, besides the project.
    pub folders: Vec<PathBuf>,
    /// `schemas`: the schemas that the project pins, by name.
    pub pins: Vec<Pin>,
}

/// The section as it stands.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Section {
    files: Vec<String>,
    catalogs: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Section {
    /// What the section and the folders of a project say.
    pub(super) fn into_structure(
        self,
        folders: &[Folder],
        pins: Vec<Pin>,
        project: &Path,
    ) -> Structure {
        let of_folder = |folder: &Folder| {
            let schemas = within(project, &pins, folder.schema.as_deref()?.to_vec());
            Some((project.join(&folder.path), schemas))
        };
        let mut of_folders: Vec<_> = folders.iter().filter_map(of_folder).collect();
        of_folders.sort_by(|(one, _), (other, _)| one.cmp(other));
        let paths =
            |paths: Vec<PathBuf>| paths.into_iter().map(|path| project.join(path)).collect();
        Structure {
            schemas: within(project, &pins, self.files),
            of_folders,
            catalogs: paths(self.catalogs),
            folders: paths(self.folders),
            pins,
        }
    }
}

/// Names of schemas as seen from the working directory; a URL stays what it is, and the name of a pin.
fn within(project: &Path, pins: &[Pin], names: Vec<String>) -> Vec<String> {
    let seen = |name: String| {
        let is_pin = pins.iter().any(|pin| pin.name.as_str() == name);
        if is_pin || name.contains("://") { name } else { files::shown(&project.join(name)) }
    };
    names.into_iter().map(seen).collect()
}
