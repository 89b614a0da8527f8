//! Paths as a host sees them: from the root of the repository.

use std::env;
use std::path::{Component, Path, PathBuf, absolute};

use super::shown;

/// The folder that paths in reports for a host begin at.
#[derive(Clone, Debug, Default)]
pub struct Root {
    folder: Option<PathBuf>,
}

impl Root {
    /// The folder that is told, else the nearest one above with a `.git`, else the working directory.
    pub fn find(told: Option<PathBuf>) -> Self {
        let here = env::current_dir().ok();
        let repository = || {
            let above = here.as_ref()?.ancestors();
            above.into_iter().find(|folder| folder.join(".git").exists()).map(Path::to_owned)
        };
        let folder = told.or_else(repository).or(here.clone());
        // The system tells the working directory without links, and only alike can be compared.
        Self { folder: folder.map(|folder| folder.canonicalize().unwrap_or(folder)) }
    }

    /// The folder itself, if there is a working directory.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// A path of a finding as seen from the root; as it is if it lies elsewhere.
    pub fn path_of(&self, path: &str) -> String {
        let within =
            || settled(Path::new(path))?.strip_prefix(self.folder.as_ref()?).map(shown).ok();
        within().unwrap_or_else(|| path.to_owned())
    }
}

/// The absolute path without `..`; links are taken for folders.
pub fn settled(path: &Path) -> Option<PathBuf> {
    let mut settled = PathBuf::new();
    for component in absolute(path).ok()?.components() {
        match component {
            Component::ParentDir => _ = settled.pop(),
            other => settled.push(other),
        }
    }
    Some(settled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_within_is_seen_from_the_root() {
        let here = env::current_dir().expect("there is one");
        let root = Root { folder: here.parent().map(Path::to_owned) };
        let name = here.file_name().expect("is no root").to_string_lossy();
        assert_eq!(root.path_of("a/../b.xml"), format!("{name}/b.xml"));
        assert_eq!(root.path_of("../b.xml"), "b.xml");
        assert_eq!(root.path_of("../../b.xml"), "../../b.xml");
        assert_eq!(Root::default().path_of("./b.xml"), "./b.xml");
    }
}
